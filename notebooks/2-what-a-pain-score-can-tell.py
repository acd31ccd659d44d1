# %% [markdown]
# # What a pain score can tell
#
# **My pain went from 8 to 4. Did something help?**
#
# *You learn how far a score moves by itself, why a bad day tends to be followed by better ones, and how large
# a change has to be to mean something.*
#
# Perhaps. First look at what happens to people whom nothing helps and nothing harms. They are made up, so
# we know the truth: their usual pain never changes.

# %%
import sys
from datetime import date, timedelta
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited, own_days
from components.numbers import Direction, change
from components.numbers.pain_change import FRACTION, POINTS
from components.progress.made_up_diary import synthetic_days
from components.progress.words.sentences import of_change
from data.catalogue import load_catalogue
from data.diary.day_table import as_frame, day_table
from data.diary.records import CheckIn

USUAL = 4.5  # points; these three are chosen for the lesson, not measured
SPREAD = 1.8  # points, the standard deviation around the usual
STICKY = 0.5  # how much of today's distance from the usual is still there tomorrow
rng = np.random.default_rng(2026)
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as said, on any page


def steady(people, days):
    """Pain scores of people whose usual pain never changes, one row each."""
    shocks = rng.normal(0, SPREAD * np.sqrt(1 - STICKY**2), (people, days))
    wander = np.empty((people, days))
    wander[:, 0] = rng.normal(0, SPREAD, people)
    for day in range(1, days):
        wander[:, day] = STICKY * wander[:, day - 1] + shocks[:, day]
    return np.clip(np.rint(USUAL + wander), 0, 10)


Markdown(
    f"Made up: a usual pain of {USUAL:g} of 10. Its ups and downs have a standard deviation of {SPREAD:g}. "
    f"Half of how far today is from the usual is still there tomorrow."
)

# %% [markdown]
# ## One person, eight weeks, nothing happening

# %%
one = steady(1, 56)[0]
jumps = np.abs(np.diff(one))
moved = (
    f"From one day to the next the score moved by 2 points or more {(jumps >= 2).sum()} times in "
    f"{jumps.size}. It went from {one.min():.0f} to {one.max():.0f}."
)
display(Markdown(moved))
rows = pd.DataFrame({"day": np.arange(1, one.size + 1), "pain": one})
axes = {"x": alt.X("day:Q").title("Day"), "y": alt.Y("pain:Q").scale(domain=[0, 10]).title("Pain, 0 to 10")}
alt.Chart(rows).mark_line(color="#7182b5", point={"color": "#7182b5"}).encode(
    **axes, tooltip=[alt.Tooltip("day:Q").title("Day"), alt.Tooltip("pain:Q").title("Pain")]
).properties(
    width=420, height=200, autosize=FIT, description=f"Pain of one steady person over 56 days. {moved}"
)

# %% [markdown]
# ## Starting on a bad day
#
# People look for help, and start a diary, when it is bad. Take 4,000 steady people and follow only those
# who happen to score 7 or more on the first day.

# %%
many = steady(4000, 57)
started_badly = many[many[:, 0] >= 7]
later = started_badly[:, 8:15].mean(axis=1)
better = np.mean(started_badly[:, 0] - later >= POINTS)
back = (
    f"The {len(started_badly)} who started at 7 or more began at {started_badly[:, 0].mean():.1f} on average. "
    f"A week later they are at {later.mean():.1f}, and {100 * better:.0f} of 100 look at least "
    f"{POINTS:g} points better. Nothing was done."
)
display(Markdown(back))
days = np.arange(15)
paths = pd.concat(
    pd.DataFrame({"day": days, "pain": group[:, :15].mean(axis=0), "who": who})
    for who, group in (("Everyone", many), ("Started at 7 or more", started_badly))
)
who = alt.Color("who:N").scale(domain=["Everyone", "Started at 7 or more"], range=["#767f87", "#c4623c"])
dash = alt.StrokeDash("who:N").scale(domain=["Everyone", "Started at 7 or more"], range=[[5, 4], [1, 0]])
legend = alt.Legend(orient="bottom", columns=1, title=None)
alt.Chart(paths).mark_line(strokeWidth=3).encode(
    x=alt.X("day:Q").title("Days since the start"),
    y=alt.Y("pain:Q").scale(domain=[0, 10]).title("Mean pain, 0 to 10"),
    color=who.legend(legend),
    strokeDash=dash.legend(legend),
    tooltip=[
        alt.Tooltip("who:N").title("Who"),
        alt.Tooltip("day:Q").title("Days since the start"),
        alt.Tooltip("pain:Q").title("Mean pain").format(".1f"),
    ],
).properties(width=420, height=220, autosize=FIT, description=f"Mean pain day by day. {back}")

# %% [markdown]
# This is regression to the mean. After a day out of the usual, the next ones tend to be more usual. The same
# happens after an unusually good day, the other way.
#
# ## How much is a change that matters?

# %%
first_week, fifth_week = many[:, 0:7].mean(axis=1), many[:, 28:35].mean(axis=1)
fall = first_week - fifth_week
single = np.mean(np.abs(many[:, 0] - many[:, 28]) >= POINTS)
either = np.mean((fall >= POINTS) | (fall >= FRACTION * first_week))
both = np.mean((fall >= POINTS) & (fall >= FRACTION * first_week))
Markdown(
    f"What is the smallest change that matters? Experts said {POINTS:g} points, or {100 * FRACTION:.0f} % of "
    f"where you began (Ostelo and others). They meant getting better. Among our steady people:\n\n"
    f"- two single days four weeks apart differ by {POINTS:g} points or more in {100 * single:.0f} of 100;\n"
    f"- the mean of a week four weeks later is lower by {POINTS:g} points or by {100 * FRACTION:.0f} % in "
    f"{100 * either:.0f} of 100;\n"
    f"- by {POINTS:g} points and {100 * FRACTION:.0f} % in {100 * both:.0f} of 100."
)

# %% [markdown]
# So Backwise compares weeks, never days, skips the first three days, asks for both amounts, and asks that
# they hold for two weeks. Here it reads 300 diaries of steady people.

# %%
START = date(2026, 1, 5)


def diary(scores):
    said = [CheckIn(START + timedelta(day), pain=int(pain)) for day, pain in enumerate(scores)]
    return as_frame(day_table(START, said[-1].day, check_ins=said))


read = [change(diary(scores)).direction for scores in many[:300, :56]]
pd.DataFrame(
    {
        "Backwise says": ["Better", "Worse", "No clear change"],
        "Diaries": [read.count(Direction.BETTER), read.count(Direction.WORSE), read.count(Direction.STEADY)],
    }
).set_index("Backwise says")

# %% [markdown]
# Rarely wrong about steady people, and for that it will miss small changes that are real. A change it does
# report can still have come by itself: no score says why.
#
# ## One diary, or yours
#
# In Jupyter you can have your own diary read here: set `OWN` to `True` and run the cell. Keep such a notebook
# to yourself. Backwise never shows a notebook that was run or changed since it was made.

# %%
OWN = False  # True: the diary Backwise keeps on this computer, instead of a made-up one
days = own_days() if OWN else synthetic_days()
steps = days["pain"].diff().abs().dropna()
Markdown(
    f"{'Your' if OWN else 'A made-up'} diary of {len(days)} days: from one day to the next pain moved by "
    f"{POINTS:g} points or more {(steps >= POINTS).sum()} times in {len(steps)}.\n\n> {of_change(change(days))}"
)

# %% [markdown]
# ## Your turn

# %%
exercise = Exercise(
    ask=(
        f"One of these made-up people, with a usual pain of {USUAL:g}, scores 8 today. Half of the distance "
        "is still there tomorrow. What pain do you expect tomorrow, if nothing is done?"
    ),
    answer=USUAL + STICKY * (8 - USUAL),
    within=0.26,
    why=(
        f"{USUAL:g} + half of {8 - USUAL:g} = {USUAL + STICKY * (8 - USUAL):g}. Whatever they try today will "
        "look as if it helped."
    ),
    hint="How far is 8 from the usual? Half of that is left tomorrow.",
)
exercise

# %% [markdown]
# ## Sources

# %%
Markdown(cited(load_catalogue(), ["OST08", "design"]))
