# %% [markdown]
# # What the evidence says, and how sure it is
#
# **The article says exercise helps a sore back. Who has checked, and how sure is anybody?**
#
# *You learn to hold a claim beside its evidence, to keep the size of an effect apart from how sure it is,
# and to ask what nobody has measured.*
#
# The article gives its word. Backwise keeps beside it what research adds, and how far we looked ourselves.

# %%
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

import altair as alt
import pandas as pd
from IPython.display import Markdown

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited
from data.catalogue import load_catalogue
from data.catalogue.status_words import STATUS_WORDS

catalogue = load_catalogue()
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")  # as high as said, on any page
STANDS = {
    "agree": "Agrees",
    "mixed": "Points both ways",
    "stricter": "Is less strict",
    "disagree": "Disagrees",
    "kind-only": "Knows its kind only",
    "no-data": "Has nothing",
}
GENERAL, EIGHT, SIX = "On backs in general", "The eight moves to do", "The six to leave for now"
moves = [move for move in catalogue.exercises.values() if move.origin == "article"]
statements = [
    (GENERAL, claim.article.text, claim.verdict, claim.evidence) for claim in catalogue.claims.values()
]
statements += [
    (EIGHT if move.stance == "do" else SIX, move.name, move.verdict, move.evidence) for move in moves
]
stands = Counter(verdict.value for _, _, verdict, _ in statements)
counted = "; ".join(f"{words.lower()}: {stands[key]}" for key, words in STANDS.items() if stands[key])
Markdown(
    f"The article makes {len(catalogue.claims)} general statements and judges {len(moves)} moves. How does "
    f"research stand to these {len(statements)}? {counted.capitalize()}."
)

# %% [markdown]
# ## Each statement, and how research stands to it
#
# Each mark is a statement of the article. Touch one to read it with the first thing research says beside it.
# Touch a line of the legend to see those alone.

# %%
tiles = pd.DataFrame(
    {
        "kind": kind,
        "said": text,
        "stands": STANDS[verdict.value],
        "beside": evidence[0].text if evidence else "Nothing found.",
    }
    for kind, text, verdict, evidence in statements
)
tiles["place"] = tiles.groupby("stands").cumcount() + 1
only = alt.selection_point(fields=["kind"], bind="legend")
kinds = alt.Color("kind:N").scale(domain=[GENERAL, EIGHT, SIX], range=["#7182b5", "#0f8080", "#c4623c"])
shapes = alt.Shape("kind:N").scale(domain=[GENERAL, EIGHT, SIX], range=["square", "circle", "triangle-up"])
legend = alt.Legend(orient="bottom", columns=1, title=None)
alt.Chart(tiles).mark_point(filled=True, size=190).encode(
    x=alt.X("place:Q").axis(None).scale(domain=[0.4, tiles["place"].max() + 0.6]),
    y=alt.Y("stands:N").sort(list(STANDS.values())).title(None),
    color=kinds.legend(legend),
    shape=shapes.legend(legend),
    opacity=alt.when(only).then(alt.value(1)).otherwise(alt.value(0.12)),
    tooltip=[
        alt.Tooltip("said:N").title("The article"),
        alt.Tooltip("stands:N").title("Research"),
        alt.Tooltip("beside:N").title("Beside it"),
    ],
).add_params(only).properties(
    width=420,
    height={"step": 44},
    autosize=FIT,
    description=f"How research stands to what the article says. {counted}.",
)

# %% [markdown]
# Where research agrees it often agrees with less than the words promise. So take one statement apart.
#
# ## One claim beside its evidence

# %%
helps = catalogue.claims["G10"]
Markdown(
    f"> {helps.article.text} ({STATUS_WORDS[helps.article.status]})\n\n"
    + "\n".join(f"- {claim.text} ({STATUS_WORDS[claim.status]})" for claim in helps.evidence)
)

# %% [markdown]
# SMD is a gap counted in standard deviations. With it, unlike scales can be pooled.
#
# ## How large?
#
# Four effects on pain can be put on one scale, 0 to 100. The line through each dot is the range it may well lie
# in. The upright stroke is what a large review set as large enough to matter. The numbers are read out of the catalogue's own sentences.
# That review's own effect is not drawn: we did not see it in the paper.

# %%
everything = [
    claim for _, _, _, evidence in statements for claim in evidence if "recalled" not in claim.status
]


def numbers_of(source, pattern):
    """The numbers a pattern finds in what the catalogue says of a source."""
    found = (re.search(pattern, claim.text) for claim in everything if source in claim.sources)
    return [float(number) for number in next(match for match in found if match).groups()]


matters = numbers_of("COC21", r"It set (\d+) of 100 points")[0]
stretching = numbers_of("HAY21", r"on stretching.* ([\d.]+) of 100 points less pain \(([\d.]+) to ([\d.]+)\)")
press_ups = numbers_of("HAY21", r"on press-ups.* ([\d.]+) of 100 points less pain \(([\d.]+) to ([\d.]+)\)")
steps = numbers_of("MACEDO10", r"by ([\d.]+) of 100 points \(([\d.]+) to ([\d.]+)\)")
running = numbers_of("AST24", r"by ([\d.]+) of 100 points \(([\d.]+) to ([\d.]+)\)")
sizes = pd.DataFrame(
    [
        ("Stretching", *stretching, "network review, another review found none"),
        ("Method of press-ups", *press_ups, "network review, another review found none"),
        ("A little more each time", *steps, "review of 15 trials"),
        ("Run-walking", *running, "one trial, 40 people"),
    ],
    columns=["what", "effect", "low", "high", "sure"],
)
sizes["matters"] = matters
sizes["label"] = ["\n".join(textwrap.wrap(what, 18)) for what in sizes["what"]]
told = "; ".join(f"{row.what}: {row.effect:g} ({row.low:g} to {row.high:g})" for row in sizes.itertuples())
labels = alt.Axis(labelExpr="split(datum.label, '\\n')", labelOverlap=False, labelLimit=160)
base = alt.Chart(sizes).encode(
    y=alt.Y("label:N").sort(None).title(None).axis(labels),
    tooltip=[
        alt.Tooltip("what:N").title("What"),
        alt.Tooltip("effect:Q").title("Better by, of 100"),
        alt.Tooltip("low:Q").title("From"),
        alt.Tooltip("high:Q").title("To"),
        alt.Tooltip("sure:N").title("How sure"),
    ],
)
along = alt.X("low:Q").title("Better than without, points of 100").scale(domain=[0, 30])
line = base.mark_rule(strokeWidth=3, color="#0f8080").encode(x=along, x2="high:Q")
dot = base.mark_point(filled=True, size=110, color="#0f8080", opacity=1).encode(x="effect:Q")
stroke = base.mark_tick(thickness=4, size=30, color="#c4623c").encode(x="matters:Q")
alt.LayerChart(
    layer=[line, stroke, dot], width=420, height={"step": 60}, autosize=FIT, description=f"{told}."
)

# %%
Markdown(
    f"Of these only run-walking, in one small trial, reaches the {matters:g} points set as important. Its range is "
    f"{(running[2] - running[1]) / (steps[2] - steps[1]):.1f} times as wide as that of the review of 15 trials. The two "
    "upper ranges come from a review that others disagree with. **The size of an effect and how sure it is are two "
    "things.**"
)

# %% [markdown]
# ## Almost half fewer, of what?
#
# A risk ratio compares two groups. At 1 they do alike, at 0.5 one has half as many new spells.

# %%
taught = numbers_of("STE16", r"risk ratio ([\d.]+), ([\d.]+) to ([\d.]+)")
alone = numbers_of("STE16", r"alone cut them by .*\(risk ratio ([\d.]+), ([\d.]+) to ([\d.]+)\)")
ratios = pd.DataFrame(
    [
        ("Exercise and teaching", *taught, "certainty not seen"),
        ("Exercise alone", *alone, "low to very low certainty"),
    ],
    columns=["what", "ratio", "low", "high", "sure"],
)
said = "; ".join(f"{row.what}: {row.ratio:g} ({row.low:g} to {row.high:g})" for row in ratios.itertuples())
base = alt.Chart(ratios).encode(
    y=alt.Y("what:N").sort(None).title(None).axis(labelLimit=160),
    tooltip=[
        alt.Tooltip("what:N").title("What"),
        alt.Tooltip("ratio:Q").title("Risk ratio"),
        alt.Tooltip("low:Q").title("From"),
        alt.Tooltip("high:Q").title("To"),
        alt.Tooltip("sure:N").title("How sure"),
    ],
)
along = alt.X("low:Q").title("Risk ratio of a new spell within a year").scale(domain=[0.3, 1.1])
alt.LayerChart(
    layer=[
        base.mark_rule(strokeWidth=3, color="#0f8080").encode(x=along, x2="high:Q"),
        base.mark_point(filled=True, size=110, color="#0f8080", opacity=1).encode(x="ratio:Q"),
        alt.Chart()
        .mark_rule(strokeDash=[5, 4], color="#767f87", description="No difference")
        .encode(x=alt.datum(1)),
    ],
    width=420,
    height={"step": 44},
    autosize=FIT,
    description=f"Risk ratio of a new spell within a year. {said}. At 1 there is no difference.",
)

# %% [markdown]
# A ratio says nothing until you know how many it is a part of. That is the sum at the end.
#
# ## Two kinds of sure
#
# How sure **research** is stands in the sentence, such as "low certainty". How far **we**
# checked that the source says so stands behind it. A thing seen in the source can be very unsure, and a
# thing we did not check in the paper quite certain.

# %%
checked = pd.DataFrame(
    {"kind": kind, "checked": STATUS_WORDS[claim.status], "text": claim.text}
    for kind, _, _, evidence in statements
    for claim in evidence
)
order = [words for words in STATUS_WORDS.values() if words in set(checked["checked"])]
per = checked.groupby(["checked", "kind"], as_index=False).size()
per["place"] = [(GENERAL, EIGHT, SIX).index(kind) for kind in per["kind"]]
per["label"] = ["\n".join(textwrap.wrap(words, 20)) for words in per["checked"]]
totals = checked["checked"].value_counts()
how = "; ".join(f"{words}: {totals[words]}" for words in order)
alt.Chart(per).mark_bar().encode(
    x=alt.X("size:Q").title("Sentences of evidence").axis(tickMinStep=5),
    y=alt.Y("label:N")
    .sort(["\n".join(textwrap.wrap(words, 20)) for words in order])
    .title(None)
    .axis(labels),
    color=kinds.legend(legend),
    order=alt.Order("place:Q"),
    tooltip=[
        alt.Tooltip("checked:N").title("How far checked"),
        alt.Tooltip("kind:N").title("About"),
        alt.Tooltip("size:Q").title("Sentences"),
    ],
).properties(
    width=420,
    height={"step": 40},
    autosize=FIT,
    description=f"Sentences of evidence by how far we checked. {how}.",
)


# %%
def speak_of(word):
    return sum(
        bool(re.search(f"{word} certainty|certainty was {word}", text, re.I)) for text in checked["text"]
    )


sure = {word: speak_of(word) for word in ("high", "moderate", "low")}
Markdown(
    f"Of these {len(checked)} sentences, {sure['moderate']} speaks of moderate certainty, {sure['low']} of low "
    f"and {sure['high'] or 'none'} of high. The others name none: a single measurement, a hand-out, or a "
    "review whose certainty we did not see. No word about certainty is not a good sign."
)

# %% [markdown]
# ## What nobody has measured
#
# No evidence is not evidence of nothing, nor of harm. It is a gap, and it is shown as one.

# %%
bare = [text for _, text, verdict, evidence in statements if verdict.value == "no-data"]
beyond = [move for move in catalogue.exercises.values() if move.origin == "beyond"]
untried = [move for move in beyond if move.verdict.value == "no-data"]
ends = [
    span.given_by(end)
    for move in moves
    if move.dose
    for span in (move.dose.sets, move.dose.reps, move.dose.hold_s, move.dose.rest_s)
    if span
    for end in {span.low, span.high}
]
Markdown(
    "\n".join(f"- {text}" for text in bare)
    + f"\n\nFor these statements and moves of the article we found no research that could settle them. The same holds for "
    f"{len(untried)} of the {len(beyond)} moves Backwise adds. And the dose? Of the {len(ends)} numbers in the "
    f"doses of the eight moves, the article gives {ends.count('article')}. The others are our own default. No "
    "dose is proven best."
)

# %% [markdown]
# ## Your turn

# %%
PEOPLE, SPELLS = 100, 40
exercise = Exercise(
    ask=(
        f"Suppose that of {PEOPLE} people like you {SPELLS} would have a new spell within a year. With exercise "
        f"and teaching the risk ratio is {taught[0]:g}. How many of the {PEOPLE} would then be spared one?"
    ),
    answer=round(SPELLS * (1 - taught[0]), 1),
    within=0.5,
    why=(
        f"{SPELLS} × {taught[0]:g} = {SPELLS * taught[0]:g} still have one, so {SPELLS * (1 - taught[0]):g} are "
        f"spared. With the ends of the range it is {SPELLS * (1 - taught[2]):.0f} to "
        f"{SPELLS * (1 - taught[1]):.0f}. If only 10 of {PEOPLE} were due one, it would be "
        f"{10 * (1 - taught[0]):.1f}: the same ratio, a smaller gain."
    ),
    hint="First work out how many still have a spell: the number without, times the ratio.",
)
exercise

# %% [markdown]
# ## Sources

# %%
Markdown(
    cited(
        catalogue,
        [
            "article",
            "AST24",
            "HAY21",
            "OWE20",
            "FER22",
            *(source for claim in helps.evidence for source in claim.sources),
        ],
    )
)
