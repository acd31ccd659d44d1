# %% [markdown]
# # Why these eight and not those six?
#
# **Does the load on the spine explain why the article recommends eight moves and asks you to leave six for now?**
#
# *You learn what is known of the load on a spine, why two scales never share an axis, and that a load is not
# an injury.*
#
# The article gives its reasons in words. Somebody has measured or modelled the load of some of these
# moves, so we can look.

# %%
import sys
import textwrap
from pathlib import Path

import altair as alt
import pandas as pd
from IPython.display import Markdown, display

root = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "data" / "catalogue").is_dir())
sys.path.insert(0, str(root))

from components.lessons import Exercise, cited
from data.catalogue import load_catalogue
from data.catalogue.status_words import STATUS_WORDS

catalogue = load_catalogue()
moves = [move for move in catalogue.exercises.values() if move.origin == "article"]
LISTS = {"do": "One of the eight", "avoid": "One of the six", "compare": "To compare"}

measured = [(move.stance, load) for move in moves for load in move.loads if load.plotted]
measured += [
    ("compare", state)
    for state in catalogue.load_states.values()
    if state.plotted and state.role in ("state", "reference")
]
figures = pd.DataFrame(
    {
        "scale": load.scale,
        "state": load.state,
        "low": load.low,
        "high": load.high,
        "list": LISTS[kind],
        "known": STATUS_WORDS[load.claim.status],
        "sources": load.claim.sources,
    }
    for kind, load in measured
)
with_figure = {move.name for move in moves if any(load.plotted for load in move.loads)}
without = [move.name for move in moves if move.name not in with_figure]
Markdown(
    f"Of {len(moves)} moves, {len(with_figure)} have a load figure sound enough to draw. "
    f"Nothing is drawn for: {', '.join(without)}."
)

# %% [markdown]
# ## Pressure inside a disc
#
# One man had a pressure needle in a disc low in his back and went through his day. Where a move made the
# pressure swing, a line joins its lowest and highest value. Lying down is low, bending forward is high.


# %%
def drawn(scale, title, in_words):
    rows = figures[figures["scale"] == scale].sort_values(["high", "state"], ascending=[False, True])
    rows = rows.assign(label=["\n".join(textwrap.wrap(state, 22)) for state in rows["state"]])
    names = [name for name in LISTS.values() if name in set(rows["list"])]
    labels = alt.Axis(labelExpr="split(datum.label, '\\n')", labelOverlap=False, labelLimit=160)
    where = alt.Y("label:N").sort(None).title(None).axis(labels)
    along = alt.X("low:Q").title(title).scale(domain=[0, 1.05 * rows["high"].max()])
    colour = alt.Color("list:N").scale(domain=names, range=["#0f8080", "#c4623c", "#767f87"][: len(names)])
    base = alt.Chart(rows.drop(columns="sources")).encode(
        y=where,
        color=colour.legend(orient="bottom", columns=1, title=None),
        tooltip=[
            alt.Tooltip("state:N").title("What"),
            alt.Tooltip("low:Q").title("From"),
            alt.Tooltip("high:Q").title("To"),
            alt.Tooltip("known:N").title("How far checked"),
        ],
    )
    shapes = alt.Shape("list:N").scale(domain=names, range=["circle", "triangle-up", "square"][: len(names)])
    ends = base.mark_point(filled=True, size=90, opacity=1).encode(shape=shapes)
    line = base.mark_rule(strokeWidth=3).encode(x=along, x2="high:Q")
    layers = [line, ends.encode(x="low:Q"), ends.encode(x="high:Q")]
    size = {"width": 420, "height": {"step": 44}}
    return alt.LayerChart(layer=layers, **size, description=in_words)


def told(scale, unit):
    rows = figures[figures["scale"] == scale]
    eight, six = (rows[rows["list"] == LISTS[kind]] for kind in ("do", "avoid"))
    top = eight.loc[eight["high"].idxmax()]
    below = six[six["high"] <= top["high"]]
    heaviest = rows.loc[rows["high"].idxmax()]
    lower = f"{len(below)} of {len(six)}: {', '.join(below['state'])}" if len(below) else "none"
    return (
        f"The highest figure is {heaviest['high']:g} {unit}: {heaviest['state']}. Among the eight it is "
        f"{top['high']:g} {unit}: {top['state']}. Figures of the six that are no higher than that: {lower}."
    )


def checked(scale):
    known = figures[figures["scale"] == scale]["known"].value_counts().sort_index()
    return "How far these figures were checked: " + "; ".join(f"{n} {how}" for how, n in known.items()) + "."


display(Markdown(f"{told('disc-pressure', 'MPa')}\n\n{checked('disc-pressure')}"))
drawn("disc-pressure", "Pressure in the disc, MPa", told("disc-pressure", "MPa"))

# %% [markdown]
# ## Compression in a computer model
#
# Another way is to measure how hard muscles work and let a model work out how hard they squeeze the
# spine. That is another scale: its newtons can't be put beside the pressures above.

# %%
display(Markdown(f"{told('model-compression', 'N')}\n\n{checked('model-compression')}"))
drawn("model-compression", "Compression in the model, N", told("model-compression", "N"))

# %% [markdown]
# So load sorts the lists only roughly. Sit-ups lie high, but a bird dog, one of the eight, can lie above
# a leg raise with bent knees, one of the six.

# %% [markdown]
# ## A load is not an injury
#
# What the catalogue says beside the sit-up's figures, with how far each was checked:

# %%
Markdown(
    "\n".join(
        f"- {claim.text} ({STATUS_WORDS[claim.status]})" for claim in catalogue.exercises["sit-up"].evidence
    )
)

# %% [markdown]
# ## So why six to leave for now?
#
# Because the article is careful while a back hurts. How research stands to it differs from move to move:

# %%
pd.DataFrame(
    {
        "Move": move.name,
        "Article and research": move.verdict.value.replace("-", " "),
    }
    for move in moves
    if move.stance == "avoid"
).set_index("Move")

# %% [markdown]
# "Agree" and "disagree" say whether research broadly stands with the article. "Mixed" says that it points both
# ways, "no data" that there is none. "Stricter" says that the article asks for more care than research does. None of the six is shown to harm everyone, and none of the figures was
# taken from you.
#
# ## Your turn

# %%
pressure = figures[figures["scale"] == "disc-pressure"].set_index("state")["high"]
exercise = Exercise(
    ask="How many times the pressure of standing at ease is that of bending forward? Use the first chart.",
    answer=round(pressure["standing, bent forward"] / pressure["standing at ease"], 2),
    within=0.1,
    why=(
        f"{pressure['standing, bent forward']:g} ÷ {pressure['standing at ease']:g}. It was one man; how "
        "far it holds for you, nobody knows."
    ),
    hint="Divide the pressure standing bent forward by the one standing at ease.",
)
exercise

# %% [markdown]
# ## Sources

# %%
beside = [source for claim in catalogue.exercises["sit-up"].evidence for source in claim.sources]
Markdown(cited(catalogue, ["article", *figures["sources"].explode(), *beside]))
