# %% [markdown]
# # Building a routine as a constraint problem
#
# **I have five minutes, a mat and a sore knee. Which moves shall it be, and how is that decided?**
#
# *You learn to tell what must hold from what would be nice, why counting every routine and solving for the
# best one agree, and how to see which rule a routine breaks.*
#
# Some things must hold: nothing that doesn't suit you, no more minutes than you have. Others are wishes.
# A routine that keeps all the first and does best at the second can be worked out, not guessed.

# %%
import sys
from dataclasses import replace
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd
from IPython.display import Markdown, display

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.catalogue.dose_words import duration
from components.lessons import Exercise, cited
from components.routine import Preferences, add, build_routine, most_moves, recheck
from components.routine.building.choice import choose
from components.routine.building.goal import Option, goal
from components.routine.dose import parts, variants
from components.routine.so_far import SoFar
from components.safety import Profile, screen
from data.catalogue import load_catalogue

catalogue = load_catalogue()
# Somebody made up. Change anything here and run the rest again.
# In the first three sessions every move stays at its starting dose; this person is past them.
practised = SoFar(sessions=3, held=dict.fromkeys(catalogue.exercises, 3600))
person = Profile(conditions={"knee-pain"}, equipment={"mat", "towel", "wall"}, level=2, pain_now=3)
wish = Preferences(minutes=5, article_only=True)
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as said, on any page

# %% [markdown]
# ## What must hold
#
# First of all, each move of the article is judged for this person. A move that is out
# stays out, however well it would fill the minutes.

# %%
verdicts = screen(catalogue, person)
SAID = {"ok": "Fine", "modify": "Fine with a change", "excluded": "Not now", "unclassified": "Not known"}
moves = [move for move in catalogue.exercises.values() if move.origin == "article"]
never = [move.name for move in moves if move.stance == "avoid"]
display(
    Markdown(
        f"Never offered, whoever asks: {', '.join(never[:3])}. Nor these: {', '.join(never[3:])}. The others:"
    )
)
pd.DataFrame(
    {
        "Move": move.name,
        "Verdict": SAID[verdicts[move.id].status],
        "Why": verdicts[move.id].reasons[0].words if verdicts[move.id].reasons else "",
    }
    for move in moves
    if move.name not in never
).set_index("Move")

# %% [markdown]
# The other two things that must hold are the minutes and the number of moves. That few are kept up better than
# many is our own default.
#
# ## What would be nice
#
# Wishes stand in an order, and the earlier always wins:
#
# 1. as many as can be of the four groups (trunk, steady back, hips or legs, ease of moving);
# 2. as many of the purposes you asked for; if you asked for none and have 15 minutes or more, a walk. What is
#    advised for your body counts here too. After a fall that is balance;
# 3. as many of your favourites;
# 4. moves that fit you best. What is advised or eases you counts 2. If you asked for harder, and three sessions
#    are logged, a moderate move counts 1. A hard one counts 2, and training kit 1;
# 5. as many moves;
# 6. of as many moves, the most that need no change;
# 7. the most of the time used.
#
# So a second favourite never costs you a group. Only within the fourth is one thing weighed against another,
# and those weights are our own default. In the end two variations of one move give way to one, unless a group,
# a wish or a move would be lost by it.
#
# ## What the builder says

# %%
built = build_routine(catalogue, person, wish, practised)
display(Markdown(" ".join(built.explanation[:3])))
pd.DataFrame(
    {
        "Move": catalogue.exercises[item.exercise_id].name,
        "Repetitions": item.reps,
        "Hold, s": item.hold_s or "",
        "Takes": duration(item.seconds),
    }
    for item in built.routine.items
).set_index("Move")

# %% [markdown]
# ## Is that the best there is?
#
# This wish leaves so few moves that every routine can be counted. Each move is left out, or in at one of the
# doses on offer. A move that needs a change is only on offer at its starting dose.

# %%
names, options, doses = [], [], []
for move in catalogue.exercises.values():
    verdict = verdicts[move.id]
    if move.origin == "article" and verdict.allowed:
        upto = None if verdict.status == "ok" else 1
        seconds = [parts(numbers, move.dose.move_s).seconds for numbers in variants(move.dose)[:upto]]
        groups = sum(
            1 << bit for bit, group in enumerate(catalogue.vocabulary.covers) if group in move.covers
        )
        names.append(move.name)
        doses.append([0, *seconds])
        options.append(Option(groups, 0, False, verdict.status == "ok", tuple(seconds)))

which = np.indices([len(each) for each in doses]).reshape(len(doses), -1)  # a row a move, a column a routine
taken = which > 0
takes = sum(np.array(each)[dose] for each, dose in zip(doses, which, strict=True))
covers = np.bitwise_or.reduce(taken * np.array([option.covers for option in options])[:, None])
counts = np.array(
    [
        np.bitwise_count(covers),
        taken.sum(axis=0),
        (taken & np.array([[option.unchanged] for option in options])).sum(axis=0),
        takes,
    ]
)
limit, most = 60 * wish.minutes, most_moves(wish.minutes)
holds = (takes <= limit) & (counts[1] <= most)
best = max(map(tuple, counts[:, holds].T))
chosen = [catalogue.exercises[item.exercise_id] for item in built.routine.items]
same = (
    len({group for move in chosen for group in move.covers}),
    len(chosen),
    sum(verdicts[move.id].status == "ok" for move in chosen),
    built.routine.seconds,
)
Markdown(
    f"There are {which.shape[1]:,} ways to put them together, and {holds.sum():,} keep to {wish.minutes} minutes and "
    f"{most} moves. The best of all has {best[0]} groups, {best[1]} moves, {best[2]} of them without a change, "
    f"and takes {duration(int(best[3]))}. The builder's has {same[0]}, {same[1]}, {same[2]} and "
    f"{duration(same[3])}: **{'the same' if same == best else 'not the same'}**."
)

# %% [markdown]
# Each dot is a set of moves, each at its shortest dose; touch one to see which. Right of the line it takes
# too long. More groups come first, so the best stands in the highest band that reaches left of the line.

# %%
short = (which <= 1).all(axis=0) & (which > 0).any(axis=0)
sets = pd.DataFrame(
    {
        "minutes": np.round(takes[short] / 60, 2),
        "moves": counts[1][short],
        "groups": [f"{n} group{'s' if n > 1 else ''}" for n in counts[0][short]],
        "who": [
            ", ".join(name for name, is_in in zip(names, col, strict=True) if is_in)
            for col in taken[:, short].T
        ],
    }
)
ours = {move.name for move in chosen}
KINDS = ("The builder's", "Fits", "Too long")
sets["kind"] = [
    KINDS[0] if set(who.split(", ")) == ours else KINDS[1 if minutes <= wish.minutes else 2]
    for who, minutes in zip(sets["who"], sets["minutes"], strict=True)
]
full = sets[(sets["groups"] == "4 groups") & (sets["minutes"] <= wish.minutes)]
told = (
    f"{len(sets)} sets of moves by minutes and number of moves. {(sets['minutes'] <= wish.minutes).sum()} fit "
    f"into {wish.minutes} minutes. All four groups are reached by {len(full)} of those, the builder's among them."
)
legend = alt.Legend(orient="bottom", columns=1, title=None)
dots = (
    alt.Chart(sets)
    .mark_point(filled=True, opacity=1)
    .encode(
        x=alt.X("minutes:Q").title("Minutes at the shortest doses"),
        y=alt.Y("groups:N").sort("descending").title(None),
        yOffset=alt.YOffset("moves:O").sort("descending"),
        size=alt.when(alt.datum.kind == KINDS[0]).then(alt.value(200)).otherwise(alt.value(30)),
        shape=alt.Shape("kind:N").scale(domain=KINDS, range=["diamond", "circle", "circle"]).legend(legend),
        color=alt.Color("kind:N").scale(domain=KINDS, range=["#c4623c", "#0f8080", "#9c9284"]).legend(legend),
        tooltip=[
            alt.Tooltip("who:N").title("Moves"),
            alt.Tooltip("minutes:Q").title("Minutes").format(".1f"),
            alt.Tooltip("groups:N").title("Covers"),
        ],
    )
)
line = (
    alt.Chart()
    .mark_rule(strokeDash=[5, 4], strokeWidth=2, color="#767f87", description="The minutes there are")
    .encode(x=alt.datum(wish.minutes))
)
alt.LayerChart(layer=[dots, line], width=420, height=320, autosize=FIT, description=told)

# %%
fewer = goal(options, limit, most)
Markdown(
    f"{told}\n\nWith all {len(catalogue.exercises)} moves and half an hour nobody could count like this. The "
    "builder writes the same rules as equations with whole numbers and hands them to an exact solver, HiGHS. "
    f"It must prove that nothing is better; else there is no routine. Here it finds "
    f"{fewer.covers.bit_count()} groups and {fewer.moves} moves, as the counting did."
)

# %% [markdown]
# ## Break a rule and see
#
# Change the routine or the person, and hold one against the other. Each line names what no longer holds.

# %%
routine = built.routine


def broken(who, what):
    """What no longer holds of the routine for somebody, or holds only with another change."""
    found = recheck(catalogue, who, routine)
    rows = [(id_, verdict.reasons[-1].words) for id_, verdict in found.not_now.items()]
    before = {item.exercise_id: item.note for item in routine.items}
    for item in found.routine.items if found.routine else ():
        if item.note and item.note != before[item.exercise_id]:
            rows.append((item.exercise_id, f"Fine with a change: {item.note}"))
    return [(what, catalogue.exercises[id_].name, words) for id_, words in rows]


try:
    add(catalogue, person, routine, "sit-up")
except ValueError as refusal:
    name, words = str(refusal).split(": ", 1)
    refused = ("Add a sit-up", name, words.replace("not now", "Not now", 1))
without_mat = replace(person, equipment=person.equipment - {"mat"})
pd.DataFrame(
    [
        refused,
        *broken(replace(person, pain_now=8), "Pain is 8 today"),
        *broken(without_mat, "There is no mat"),
        *broken(replace(person, conditions={"osteoporosis"}), "Thin bones, not a sore knee"),
    ],
    columns=["You change", "Move", "What is said"],
).set_index("You change")

# %% [markdown]
# ## And with more minutes?

# %%
more = []
for minutes in (5, 8, 10, 15, 20):
    longer = build_routine(catalogue, person, Preferences(minutes=minutes), practised)
    more.append(
        {
            "Minutes": minutes,
            "Moves": len(longer.routine.items),
            "At most": most_moves(minutes),
            "Groups": len(longer.covered),
            "Takes": duration(longer.routine.seconds),
        }
    )
pd.DataFrame(more).set_index("Minutes")

# %% [markdown]
# These are drawn from all the moves, not the article's alone. Each line is proven best, and the same wishes
# always give the same routine.
#
# Best means best by the list above, no more. Nobody has shown that four groups do a back more good than
# two. The order of the wishes is our own default.
#
# ## Your turn

# %%
TRUNK, STABILITY, LEGS, MOBILITY = 1, 2, 4, 8
five = {
    "A": (TRUNK, 150),
    "B": (TRUNK | STABILITY, 200),
    "C": (LEGS, 120),
    "D": (MOBILITY, 90),
    "E": (MOBILITY, 60),
}
puzzle = [Option(covered, 0, False, True, (seconds,)) for covered, seconds in five.values()]
picks = [list(five)[pick.option] for pick in choose(puzzle, 300, most=5)]
exercise = Exercise(
    ask=(
        "Five moves, 300 seconds. A: trunk, 150 s. B: trunk and stability, 200 s. C: legs, 120 s. "
        "D: mobility, 90 s. E: mobility, 60 s. First the most groups, then the most moves, then the most time. "
        "How many seconds does the best routine take?"
    ),
    answer=sum(five[letter][1] for letter in picks),
    within=0,
    why=(
        f"{' and '.join(picks)} cover three groups. C, D and E are one move more, but cover only two, and "
        "groups come first. B with E covers as many and takes less of the time."
    ),
    hint="Which two moves cover three groups within 300 s? There are two ways; take the longer.",
)
exercise

# %% [markdown]
# ## Sources

# %%
Markdown(cited(catalogue, ["article", "design"]))
