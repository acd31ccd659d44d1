# %% [markdown]
# # Does exercise help you?
#
# **On days after a session my pain is lower. Is that the exercise?**
#
# *You learn why days that resemble each other fool the usual test, what a fair test does instead, and what no
# diary can tell.*
#
# It may be, or it may be a run of good days that would have come anyway. First, made-up diaries in which
# sessions and pain have nothing to do with each other.

# %%
import sys
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display
from scipy.stats import ttest_ind

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited, own_days
from components.numbers import Gate, association
from components.progress.made_up_diary import EFFECT, synthetic_days
from components.progress.words.sentences import of_association
from data.catalogue import load_catalogue

FIT = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as said, on any page
DAYS, DIARIES, CHANCE = 60, 400, 0.05
rng = np.random.default_rng(2026)


def wandering(stickiness):
    """A series around 0 that keeps so much of today's distance tomorrow."""
    series = rng.normal(0, 1, DAYS)
    for day in range(1, DAYS):
        series[day] = stickiness * series[day - 1] + np.sqrt(1 - stickiness**2) * series[day]
    return series


def gaps(done, pain):
    """Mean pain where done minus where not, in place and for every slide of one series past the other."""
    slides = np.stack([np.roll(done, shift) for shift in range(done.size)])
    on, off = slides.sum(axis=1), (~slides).sum(axis=1)
    return (slides @ pain) / on - (~slides @ pain) / off


def surprising(done, pain):
    """Whether the usual test, and sliding, would each call this more than chance."""
    every = np.abs(gaps(done, pain))
    sliding = np.mean(every >= every[0] - 1e-9)
    return ttest_ind(pain[done], pain[~done]).pvalue < CHANCE, sliding <= CHANCE


Markdown(f"{DIARIES} diaries of {DAYS} days for each kind of person below. None has an effect to find.")

# %% [markdown]
# ## Why the usual test is fooled
#
# Pain sticks: today is like yesterday. So do habits. Two things that each come in runs often line up for
# a while by chance. A test that takes every day for a new coin toss calls that a finding.
#
# Sliding is fairer: push the sessions one day along, then two, and so on, the last days going to the front.
# Each slide keeps the runs and breaks any real link. If many slides give as big a difference as the true
# place does, the difference is nothing special.

# %%
SORTS = {"Not sticky": 0.0, "A little": 0.3, "Sticky": 0.6, "Very sticky": 0.8}
TESTS = ("Usual test", "Sliding")
fooled = []
for sort, stickiness in SORTS.items():
    found = []
    while len(found) < DIARIES:
        done, pain = wandering(stickiness) > 0, wandering(stickiness)
        if 8 <= done.sum() <= DAYS - 8:  # with fewer there is nothing to compare
            found.append(surprising(done, pain))
    rates = 100 * np.mean(found, axis=0)
    fooled += [{"days": sort, "test": test, "rate": rate} for test, rate in zip(TESTS, rates, strict=True)]
fooled = pd.DataFrame(fooled)
sticky = fooled[fooled["days"] == "Very sticky"].set_index("test")["rate"]
told = (
    f"With very sticky days the usual test finds what isn't there in {sticky['Usual test']:.0f} of "
    f"100. Sliding does so in {sticky['Sliding']:.0f}. About {100 * CHANCE:.0f} is what both promise."
)
display(Markdown(told))
alt.Chart(fooled).mark_bar().encode(
    x=alt.X("rate:Q").title("False findings in 100 diaries"),
    y=alt.Y("days:N").sort(list(SORTS)).title(None),
    yOffset=alt.YOffset("test:N").sort(TESTS),
    color=alt.Color("test:N")
    .scale(domain=TESTS, range=["#c4623c", "#0f8080"])
    .legend(orient="bottom", columns=1, title=None),
    tooltip=[
        alt.Tooltip("days:N").title("Days"),
        alt.Tooltip("test:N").title("Test"),
        alt.Tooltip("rate:Q").title("False findings in 100").format(".1f"),
    ],
).properties(width=420, height=220, autosize=FIT, description=told)

# %% [markdown]
# ## And when there is an effect?
#
# Now made-up diaries in which a session does lower the next day's pain. Backwise asks one question chosen
# beforehand, the next day, and never goes looking for the lag that looks best.

# %%
read = [association(synthetic_days(seed)) for seed in range(60)]
caught = sum(record.gate is Gate.POSSIBLE_LINK for record in read)


def points(number):
    return f"{number:+.1f}".replace("-", "−")


Markdown(
    f"The truth built in is {points(EFFECT)} points on the next day. Of {len(read)} diaries of 84 days, {caught} get "
    "the sentence about a possible link. So no link found never means no effect."
)

# %% [markdown]
# ## One diary, or yours
#
# The sentences below are what the progress page would say. In Jupyter you can have your own diary read here:
# set `OWN` to `True` and run the cell. Keep such a notebook to yourself. Backwise never shows a notebook that
# was run or changed since it was made.

# %%
OWN = False  # True: the diary Backwise keeps on this computer, instead of a made-up one
days = own_days() if OWN else synthetic_days()
Markdown(
    f"{'Your' if OWN else 'A made-up'} diary of {len(days)} days:\n\n"
    + "\n".join(f"- {sentence}" for sentence in of_association(association(days)))
)

# %% [markdown]
# ## What no diary can tell
#
# Pain also decides what you do: on a bad day you may well leave a session out. Then good days and
# sessions go together though nothing was helped. Sliding protects from chance, not from this.
#
# What does protect is to let a coin decide. First let chance say which weeks have the move and which
# don't. Write down what you will compare and when you stop. Then keep to it. Switching back and forth
# several times finds more than one change from without to with (see the source below). Warning signs and
# a bad flare end any experiment at once.
#
# ## Your turn

# %%
need = next(n for n in range(2, 366) if 1 / n <= CHANCE)
exercise = Exercise(
    ask=(
        "A diary of n days has n places to slide to, its own among them. If its own is the most extreme of "
        f"all, chance is put at 1 ÷ n. From how many days on can that reach {CHANCE:g}?"
    ),
    answer=need,
    within=0,
    why=f"1 ÷ {need} = {1 / need:g}. With fewer days sliding can tell no result from chance, however clear.",
    hint=f"Which n makes 1 ÷ n equal to {CHANCE:g}?",
)
exercise

# %% [markdown]
# ## Sources

# %%
Markdown(cited(load_catalogue(), ["LIN16", "design"]))
