# %% [markdown]
# # Which of three shows a real effect?
#
# **Three people did their sessions and wrote down their pain. Whose pain do the sessions lower?**
#
# *You learn to look at the day of the session and the weeks around it before you believe the day after, and
# how often simple rules are fooled.*
#
# This is a classroom: the three diaries are made up, so the truth is known. In one of them a session lowers
# the next day's pain by a point. In the other two it changes nothing.

# %%
import sys
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited
from components.numbers import Gate, association
from components.numbers.day_pairs import next_day_pain
from components.progress.words.sentences import of_association
from data.catalogue import load_catalogue
from studies.classroom import TRUTHS, classroom

SEED = 2026  # another number makes another class of three; run everything again
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as said, on any page
pupils = classroom(SEED)


def points(number):
    return f"{number:+.1f}".replace("-", "−")


# %% [markdown]
# ## Look at the three
#
# Each dot is a day with a session, each cross a day without. Touch one for its numbers.


# %%
def drawn(pupil):
    done = pupil.days["state"].isin(["done", "extra"])
    rows = pd.DataFrame(
        {
            "day": np.arange(1, len(done) + 1),
            "pain": pupil.days["pain"].astype(float),
            "session": np.where(done, "Session", "No session"),
        }
    )
    fortnights = [rows["pain"].iloc[part].mean() for part in (slice(0, 14), slice(-14, None))]
    sessions = [int(done.iloc[part].sum()) for part in (slice(0, 45), slice(45, None))]
    told = (
        f"Diary {pupil.number}: mean pain {fortnights[0]:.1f} in the first two weeks and {fortnights[1]:.1f} in "
        f"the last two, {sessions[0]} sessions in the first half and {sessions[1]} in the second."
    )
    base = alt.Chart(rows).encode(
        x=alt.X("day:Q").title("Day").scale(domain=[0, len(rows) + 1], nice=False),
        y=alt.Y("pain:Q").scale(domain=[0, 10]).title(None).axis(values=[0, 5, 10]),
    )
    sides = alt.Scale(domain=["Session", "No session"], range=["#0f8080", "#9c9284"])
    shapes = alt.Scale(domain=["Session", "No session"], range=["circle", "cross"])
    legend = alt.Legend(orient="top", title=None) if pupil is pupils[0] else None
    dots = base.mark_point(filled=True, size=42, opacity=1).encode(
        color=alt.Color("session:N").scale(sides).legend(legend),
        shape=alt.Shape("session:N").scale(shapes).legend(legend),
        tooltip=[
            alt.Tooltip("day:Q").title("Day"),
            alt.Tooltip("pain:Q").title("Pain"),
            alt.Tooltip("session:N").title("That day"),
        ],
    )
    title = alt.TitleParams(f"Diary {pupil.number}: pain, 0 to 10", anchor="start")
    return alt.LayerChart(
        layer=[base.mark_line(color="#9c9284", strokeWidth=1), dots],
        width=420,
        height=120,
        autosize=FIT,
        title=title,
        description=told,
    )


for pupil in pupils:
    display(drawn(pupil))

# %% [markdown]
# ## The numbers one would look at


# %%
def looked_at(pupil):
    after, after_none = next_day_pain(pupil.days)
    pain = pupil.days["pain"]
    return {
        "First two weeks": pain.iloc[:14].mean(),
        "Last two weeks": pain.iloc[-14:].mean(),
        "The day after a session": after.mean(),
        "The day after none": after_none.mean(),
        "On the day of a session": pain[pupil.days["state"].isin(["done", "extra"])].mean(),
        "On a day without": pain[~pupil.days["state"].isin(["done", "extra"])].mean(),
    }


numbers = pd.DataFrame({f"Diary {pupil.number}": looked_at(pupil) for pupil in pupils})
numbers = numbers.map(lambda mean: f"{mean:.1f}")
numbers.index.name = "Mean pain"
numbers

# %% [markdown]
# ## Your turn: choose

# %%
(real,) = (pupil for pupil in pupils if pupil.has_effect)
exercise = Exercise(
    ask="In which diary do the sessions themselves lower pain?",
    answer=real.number,
    within=0,
    why="There, and only there, a session does something.",
    hint="The truth stands below. Look what gave this diary the air of an effect.",
    choices=tuple(f"Diary {pupil.number}" for pupil in pupils),
)
exercise

# %% [markdown]
# ## The truth

# %%
pd.DataFrame({"Diary": f"Diary {pupil.number}", "What is true": pupil.truth} for pupil in pupils).set_index(
    "Diary"
)

# %% [markdown]
# We know because we made them so. Of a real diary nobody knows it, and none of the three looks made up.
#
# ## What gives it away
#
# A session can only work on what comes after it. So compare three days: the one before, the day itself, and
# the one after. Where pain is lower on the day itself, it is more likely that a good day let the session
# happen. Each diary's slow rise or fall is taken out first.
#
# In real life a session may also ease pain on the same day. A diary can't tell that from a good day.

# %%
records = {pupil: association(pupil.days) for pupil in pupils}
WHEN = {"reverse_diff": "The day before", "same_day_diff": "The day itself", "diff": "The day after"}
gaps = pd.DataFrame(
    {
        "diary": f"Diary {pupil.number}",
        "when": words,
        "gap": getattr(record, field),
        "said": f"{points(getattr(record, field))} points",
    }
    for pupil, record in records.items()
    for field, words in WHEN.items()
    if getattr(record, field) is not None
)
order = list(WHEN.values())
widest = np.ceil(gaps["gap"].abs().max() * 2) / 2
told = "; ".join(f"{row.diary}, {row.when.lower()}: {row.gap:+.1f}" for row in gaps.itertuples())
legend = alt.Legend(orient="bottom", columns=1, title=None)
dots = (
    alt.Chart(gaps)
    .mark_point(filled=True, size=130, opacity=1)
    .encode(
        x=alt.X("gap:Q").title("Pain with a session minus without").scale(domain=[-widest, widest]),
        y=alt.Y("diary:N").title(None),
        yOffset=alt.YOffset("when:N").sort(order),
        color=alt.Color("when:N").scale(domain=order, range=["#9c9284", "#c4623c", "#0f8080"]).legend(legend),
        shape=alt.Shape("when:N")
        .scale(domain=order, range=["square", "triangle-up", "circle"])
        .legend(legend),
        tooltip=[
            alt.Tooltip("diary:N").title("Diary"),
            alt.Tooltip("when:N").title("Pain on"),
            alt.Tooltip("said:N").title("With a session"),
        ],
    )
)
zero = (
    alt.Chart()
    .mark_rule(strokeDash=[5, 4], color="#767f87", description="No difference")
    .encode(x=alt.datum(0))
)
alt.LayerChart(
    layer=[zero, dots],
    width=420,
    height=240,
    autosize=FIT,
    description=f"Pain with a session minus without. {told}.",
)

# %% [markdown]
# ## What Backwise says of each

# %%
DECIDES = "It adds that pain may be what decides about the session."
Markdown(
    "\n".join(
        f"- **Diary {pupil.number}.** {of_association(record)[0]} {DECIDES if record.pain_may_decide else ''}"
        for pupil, record in records.items()
    )
)

# %% [markdown]
# A true effect of one point is modest, and Backwise would rather keep silent than claim a link that isn't
# there. So it can miss the right one, and it says so: no clear link is not the same as no effect.
#
# ## How often one is fooled
#
# One class proves little. So here are many, and three ways to choose.

# %%
CLASSES = 40


def fell_most(three):
    """The number of the diary whose pain fell most from the first to the last two weeks."""
    falls = [p.days["pain"].iloc[:14].mean() - p.days["pain"].iloc[-14:].mean() for p in three]
    return int(np.argmax(falls)) + 1


def biggest_gap(three):
    """The number of the diary in which the day after a session is best against the day after none."""
    return int(np.argmin([np.subtract(*(side.mean() for side in next_day_pain(p.days))) for p in three])) + 1


def backwise(three):
    """The number of the one diary with a possible link that pain itself doesn't explain; 0 if none or more."""
    read = {p.number: association(p.days) for p in three}
    found = [n for n, one in read.items() if one.gate is Gate.POSSIBLE_LINK and not one.pain_may_decide]
    return found[0] if len(found) == 1 else 0


WAYS = {"Whose pain fell most": fell_most, "Best day after a session": biggest_gap, "Backwise": backwise}
OUTCOMES = ("Right", "Says nothing", "Wrong")
classes = [classroom(SEED + more) for more in range(1, CLASSES + 1)]
outcome = []
for three in classes:
    right = next(p.number for p in three if p.has_effect)
    for way, choose in WAYS.items():
        chosen = choose(three)
        outcome.append((way, OUTCOMES[0] if chosen == right else OUTCOMES[2] if chosen else OUTCOMES[1]))
counts = pd.DataFrame(outcome, columns=["way", "outcome"]).value_counts().rename("classes").reset_index()
counts["place"] = [OUTCOMES.index(kind) for kind in counts["outcome"]]
tally = counts.set_index(["way", "outcome"])["classes"]
told = " ".join(
    f"{way}: right in {tally.get((way, 'Right'), 0)}, wrong in {tally.get((way, 'Wrong'), 0)}"
    + (f", silent in {tally[way, 'Says nothing']}." if (way, "Says nothing") in tally else ".")
    for way in WAYS
)
display(Markdown(f"Of {CLASSES} classes. {told}"))
alt.Chart(counts).mark_bar().encode(
    x=alt.X("classes:Q").title(f"Of {CLASSES} classes").scale(domain=[0, CLASSES]),
    y=alt.Y("way:N").sort(list(WAYS)).title(None).axis(labelLimit=160),
    color=alt.Color("outcome:N")
    .scale(domain=OUTCOMES, range=["#0f8080", "#9c9284", "#c4623c"])
    .legend(legend),
    order=alt.Order("place:Q"),
    tooltip=[
        alt.Tooltip("way:N").title("Way to choose"),
        alt.Tooltip("outcome:N").title("Its choice"),
        alt.Tooltip("classes:Q").title("Classes"),
    ],
).properties(width=420, height={"step": 44}, autosize=FIT, description=f"Of {CLASSES} classes. {told}")

# %% [markdown]
# The whole study behind the progress page counts 1,000 diaries of each of these three kinds (docs/study.md).
# Beside our rule it tries two of other trackers. One takes three days with and three without a session, a point
# apart. One is a plain correlation. How many of the 1,000 each calls a link:

# %%
study = pd.read_csv(root / "docs" / "study.csv")


def counted(scenario):
    """The saved study's row for this kind of diary."""
    is_it = study["gaps"] == scenario.gaps.value
    for field in ("days", "phi", "effect", "habit", "course", "rhythm"):
        is_it &= study[field] == getattr(scenario, field)
    return study[is_it].iloc[0]


kinds = ("An effect of 1 point", "Good days decide", "Better by itself")
rows = {kind: counted(scenario) for kind, scenario in zip(kinds, TRUTHS.values(), strict=True)}
pd.DataFrame(
    {
        "The truth": kind,
        "Backwise": row["links"],
        "Warned": row["warned"],
        "3 and 3": row["three_three"],
        "Correlation": row["pearson"],
    }
    for kind, row in rows.items()
).set_index("The truth")

# %% [markdown]
# "Warned" counts those of Backwise's links that it tells may be pain deciding.
#
# The second kind is the trap: where people go on good days, every rule is fooled, ours too. A warning is
# all a diary can give. A coin can give more: let it decide beforehand on which weeks a move is done, and
# good days no longer choose.
#
# The lesson "Does exercise help you?" reads your own diary the same way. Nobody knows its truth.

# %% [markdown]
# ## Sources

# %%
Markdown(cited(load_catalogue(), ["LIN16", "design"]))
