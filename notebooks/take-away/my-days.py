# %% [markdown]
# # My days
#
# What Backwise's progress page draws and says from your days, worked out again on your own computer. It takes
# your whole diary, as the page does when its range is "All". Run it from top to bottom:
# **Run → Run All Cells**. Nothing is sent anywhere.
#
# It reads `days.csv`, which lies beside it; `README.md` says what each column means. Your notes stay in
# that file and in the tooltips of your pain_and_sessions. Once you have run this notebook it holds your days too: keep
# it as you would keep a letter from your clinician.
#
# It describes; it does not diagnose, and it can't show what causes what. Pain also changes what you do.

# %%
from dataclasses import asdict, fields
from pathlib import Path
from textwrap import fill

import altair as alt
import pandas as pd

from components.diary.days_csv import days_from_csv
from components.numbers.day_after import association
from components.numbers.flares_and_pauses import flares, steady_pain
from components.numbers.pain_change import baseline_week, change
from components.numbers.pain_trend import trend
from components.numbers.plan_adherence import adherence, weekly
from components.progress.charts import day_after_charts as reading
from components.progress.charts import pain_and_sessions
from components.progress.charts.bands import Aside
from components.progress.words import chart_captions, sentences, week_remarks

days = days_from_csv(Path("days.csv"))
today = days["day"].iloc[-1].date() if len(days) else None  # your days were taken on the last of them
sessions, since, slope = adherence(days, today=today), change(days), trend(days)
baseline, found, link = baseline_week(days), flares(days), association(days)


def drawn_here(spec, **_options):
    """A chart handed to Jupyter, which draws Vega-Lite up to version 5 itself and fetches nothing for it."""
    return {"application/vnd.vegalite.v5+json": spec, "text/plain": spec["description"]}


alt.renderers.register("drawn_here", drawn_here)
alt.renderers.enable("drawn_here")


def say(*sentences):
    """Each sentence on lines of its own, none broken within a word."""
    for sentence in sentences:
        print(fill(sentence, 96))


def told(chart, words):
    """A chart below the words that say what it shows."""
    say(words)
    return chart.properties(description=words)


say(sentences.logged(days))

# %% [markdown]
# ## In plain words

# %%
say(week_remarks.in_plain_words(since), week_remarks.sessions_in_plain_words(sessions))
say(*(f"Still needed. {need}" for need in sentences.still_needed(slope, since, link)))

# %% [markdown]
# ## Week by week

# %%
told(pain_and_sessions.weekly(days), chart_captions.before_weekly(days, today=today)) if len(days) else None

# %%
weeks = weekly(days, today=today)
pd.DataFrame([{"week": week.week, **asdict(week), "share": week.share} for week in weeks])

# %% [markdown]
# ## The last weeks as a calendar

# %%
told(pain_and_sessions.calendar(days), chart_captions.before_calendar(days)) if len(days) else None

# %% [markdown]
# ## Pain
#
# The panels your clinician sees. Behind pain lie your baseline week with 2 points either way, flares and
# pauses. "Clearly" lower or higher means at least 2 points and 30 %, two weeks running, and more than your
# own weeks differ anyway.

# %%
say(sentences.of_change(since), sentences.of_trend(slope))
say(week_remarks.of_baseline(baseline), week_remarks.of_flares(found, steady_pain(days)))

# %%
panels = pain_and_sessions.pain_and_adherence(days, Aside(baseline, found))
told(panels, chart_captions.panels_in_words(days, today=today)) if len(days) else None

# %% [markdown]
# ## Sessions done
#
# A day nobody logged is not a missed one, and rest and pauses are not failures.

# %%
say(sentences.of_adherence(sessions))

# %% [markdown]
# ## A session today, pain tomorrow
#
# One question, chosen before looking: is pain the day after a session different from pain the day after
# none? With few days there is no picture, then a picture without a number, then a number without a verdict.

# %%
say(*sentences.of_association(link))

# %%
told(reading.next_day(days), chart_captions.before_next_day(link)) if link.pictured else None

# %%
told(reading.difference(link), chart_captions.before_difference(link)) if link.diff is not None else None

# %% [markdown]
# ## Every number
#
# What each sentence above was made from. `None` means that there are too few days to say, never zero. The
# p-value of the last question works its gate and is not shown: on its own it is read as more than it is.

# %%
for record in (sessions, since, slope, link):
    print(type(record).__name__)
    for name in [field.name for field in fields(record) if field.name != "p"]:
        print(f"  {name}: {getattr(record, name)}")
