# %% [markdown]
# # Measuring adherence honestly
#
# **I planned four sessions a week. How much of it did I do, and what about the days I never wrote down?**
#
# *You learn how one diary gives five percentages, what to do about days nobody wrote down, and why the rule
# belongs beside the number.*
#
# Adherence is how much of a plan was done. It sounds like one division. The trouble is what goes into it.
#
# The diary below is made up. In Jupyter you can have your own counted: set `OWN` to `True` and run everything
# again. Keep such a notebook to yourself. Backwise never shows one that was run or changed since it was made.

# %%
import sys
from datetime import date, timedelta
from pathlib import Path

import altair as alt
import pandas as pd
from IPython.display import Markdown, display

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited, own_days
from components.numbers import adherence
from components.progress.made_up_diary import sample, synthetic_days
from data.catalogue import load_catalogue
from data.diary.day_table import as_frame, day_table
from data.diary.records import Outcome, Plan, Session, SessionItem

OWN = False  # True: the diary Backwise keeps on this computer; keep such a notebook to yourself
days = own_days() if OWN else synthetic_days()
record = adherence(days)
if not record.counted:
    raise ValueError("This diary has no planned session with anything logged yet.")
display(
    Markdown(
        f"Here is {'your own' if OWN else 'a made-up'} diary of {record.n} days. The plan asked for "
        f"{record.planned} sessions; it asked for nothing on {record.paused} days of pause. Extra sessions: "
        f"{record.extra}."
    )
)
pd.DataFrame(
    {
        "What became of it": ["Done", "Part done", "Swapped", "Missed", "Not logged"],
        "Sessions": [record.done, record.partial, record.swapped, record.missed, record.not_logged],
    }
).set_index("What became of it")

# %% [markdown]
# ## Five ways to divide
#
# The same diary, with one decision changed each time. In all of them a session on another day of its week,
# from Monday to Sunday, counts once for a planned one:

# %%
planned, counted, full = record.planned, record.counted, record.done + record.swapped
paused_sessions = round(planned / (record.n - record.paused) * record.paused)
ways = pd.DataFrame(
    [
        ("Part sessions count in full", (full + record.partial) / counted),
        ("Extra sessions fill gaps", (record.completed + record.extra) / counted),
        ("As Backwise counts", record.share),
        ("Not logged counts as missed", record.completed / planned),
        ("A pause counts as missed too", record.completed / (planned + paused_sessions)),
    ],
    columns=["way", "share"],
)
ways["said"] = [f"{100 * share:.0f} %" for share in ways["share"]]
spread = "; ".join(f"{way}: {said}" for way, said in zip(ways["way"], ways["said"], strict=True))
base = alt.Chart(ways).encode(
    x=alt.X("share:Q").scale(domain=[0, 1.15]).axis(format=".0%", values=[0, 0.5, 1]).title("Adherence"),
    y=alt.Y("way:N").sort(None).title(None).axis(labelLimit=220),
    tooltip=[alt.Tooltip("way:N").title("Way"), alt.Tooltip("said:N").title("Adherence")],
)
mine = alt.when(alt.datum.way == "As Backwise counts")
bars = base.mark_bar().encode(color=mine.then(alt.value("#0f8080")).otherwise(alt.value("#9c9284")))
numbers = base.mark_text(align="left", dx=5, color="#767f87", fontWeight="bold").encode(text="said:N")
alt.LayerChart(layer=[bars, numbers], width=420, height={"step": 34}, description=f"{spread}.")

# %%
least, most = ways["share"].min(), ways["share"].max()
Markdown(
    f"From {100 * least:.0f} to {100 * most:.0f} % out of one diary. A number without its rule says little, "
    f"so Backwise shows the rule with it:\n\n> {record.formula}"
)

# %% [markdown]
# ## Not logged is not missed, and not done either
#
# Leaving days out is only fair if they are like the others. But a day without a session may well be the
# day you don't write. Nobody knows, but the two ends can be worked out.

# %%
low = record.completed / planned
high = (record.completed + record.not_logged) / planned
Markdown(
    f"If all {record.not_logged} sessions nobody logged were missed, adherence was {100 * low:.0f} %. If all "
    f"were done, {100 * high:.0f} %. The truth lies between; {100 * record.share:.0f} % is the share of what "
    "is known. The fewer days are left blank, the closer the two ends."
)

# %% [markdown]
# ## Why a pause is not a failure
#
# A pause for a flare or an illness, said as such, leaves the division. That could hide a month of doing
# nothing. So paused days are always shown beside the share, never left out in silence.
#
# ## And what is a good number?
#
# We know of no proven line between enough and too little. The 80 % one often meets is a habit of the field
# (not checked against a paper). A review found that up to 70 % of people don't do what they were given to
# do at home (Beinart and others). Having done part of a plan is common, and a smaller plan may fit you better.
#
# ## Your turn

# %%
MONDAY = date(2026, 1, 5)
week = sample(days=7, end=MONDAY + timedelta(6)).plan
items = [SessionItem("cat-cow", 300, 1.0), SessionItem("bird-dog", 300, 0.0)]
sessions = [
    Session(MONDAY, Outcome.DONE),
    Session(MONDAY + timedelta(2), Outcome.PARTIAL, tuple(items)),
    Session(MONDAY + timedelta(4), Outcome.SKIPPED),
]
plan = Plan(MONDAY, week.routine, {0, 2, 4, 5})
asked = adherence(as_frame(day_table(MONDAY, MONDAY + timedelta(6), sessions=sessions, plans=[plan])))
exercise = Exercise(
    ask=(
        "A week has four planned sessions: one done, one half done, one missed, one not logged. What is its "
        "adherence in per cent, as Backwise counts?"
    ),
    answer=round(100 * asked.share, 1),
    within=0.5,
    why=asked.formula,
    hint="Leave out the session nobody logged, and let the half session count as a half.",
)
exercise

# %% [markdown]
# ## Sources

# %%
Markdown(cited(load_catalogue(), ["BEI13", "design"]))
