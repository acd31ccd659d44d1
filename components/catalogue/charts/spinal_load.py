"""The load charts: disc pressure measured in a person, and spinal compression from models, apart.

Each names its data sets and holds none; the app builds a specification once and sends only rows. A bar
runs from nought to the figure, and solid from the low to the high end where a figure is a range. The
colours are of middle lightness, at least 3 : 1 on white and on near-black, and words say the same.
"""

import altair as alt

from components.catalogue.loads import OTHERS, OURS, PICK

STEP = 50  # px a bar with its label above
BELOW = 13  # px from the middle of a row down to its bar
LINE_HIGH, LINE_LOWER = 14, 3  # px; it hangs below the middle of its bar, clear of the label above
WIDTH = 640  # px, in a notebook; the app stretches each chart to its page
OUR_COLOUR, OTHER_COLOUR, LINE = "#0f8080", "#767f87", "#c4623c"
INK = "#55605f"  # of the labels, where the theme is not known
SHAPES = {
    "seen in the source": "circle",
    "seen quoted elsewhere": "square",
    "paper not checked": "diamond",
}
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")


def disc_pressure(ink: str = INK) -> alt.LayerChart:
    """Pressure inside a low disc of one man (MPa), each bar with standing beside it."""
    legend = alt.Legend(title=None, orient="bottom", columns=1, symbolOpacity=1)
    return _chart("Pressure inside a low disc, MPa", [], 2.5, legend, ink)


def compression(ink: str = INK) -> alt.LayerChart:
    """Compression of the low spine in models (N), over the strength of segments and a limit for work."""
    bands = [
        alt.Chart(alt.NamedData(name))
        .mark_rect(color=OTHER_COLOUR, opacity=opacity, aria=False)
        .encode(x="low:Q", x2="high:Q", tooltip=[_told("state", "Band"), _told("value", "From and to")])
        for name, opacity in (("strength", 0.14), ("usual", 0.2))
    ]
    return _chart("Compression of the low spine in a model, N", bands, 16_000, None, ink)


def _chart(
    title: str, below: list[alt.Chart], most: float, whose: alt.Legend | None, ink: str
) -> alt.LayerChart:
    ends = {"nought": "0", "most": str(most)}
    base = alt.Chart(alt.NamedData("loads")).transform_calculate(**ends)
    base = base.encode(
        y=alt.Y("label:N").sort(None).title(None).axis(_labels(ink)),
        tooltip=[_told("state", "Measured"), _told("value", "Load"), _told("seen", "How sure")],
    )
    scale = alt.Scale(domain=[0, most], nice=False)
    nought = alt.X("nought:Q").scale(scale)
    low = alt.X("low:Q").title(title).axis(grid=False, labelFlush=True, tickCount=4)
    colour = alt.Color("whose:N").scale(domain=[OURS, OTHERS], range=[OUR_COLOUR, OTHER_COLOUR]).legend(whose)
    seen = alt.Legend(title=None, orient="bottom", columns=1, symbolFillColor=OTHER_COLOUR)
    shape = alt.Shape("seen:N").scale(domain=list(SHAPES), range=list(SHAPES.values())).legend(seen)
    point = base.mark_point(aria=False, filled=True, size=80, opacity=1, yOffset=BELOW).encode(
        color=colour, shape=shape
    )
    layers = [
        *below,
        base.mark_bar(aria=False, height=6, opacity=0.35, yOffset=BELOW).encode(
            x=nought, x2="low:Q", color=colour
        ),
        base.mark_bar(aria=False, height=10, yOffset=BELOW).encode(x=low, x2="high:Q", color=colour),
        base.mark_tick(
            aria=False, color=LINE, thickness=2, size=LINE_HIGH, opacity=1, yOffset=BELOW + LINE_LOWER
        ).encode(x="line:Q"),
        point.encode(x=low),
        point.encode(x="high:Q"),
        _answers_a_click(base.encode(x=nought, x2="most:Q")),
    ]
    config = alt.Config(view=alt.ViewConfig(stroke=None))
    return alt.LayerChart(layer=layers, width=WIDTH, height=alt.Step(STEP), autosize=FIT, config=config)


def _answers_a_click(row: alt.Chart) -> alt.Chart:
    """The whole row of a move, seen by nobody: a thin bar is hard to hit with a thumb."""
    pick = alt.selection_point(name=PICK, fields=["move"], on="click", clear=False)
    moves = row.transform_filter("datum.move").mark_rect(opacity=0, cursor="pointer")
    answering: alt.Chart = moves.encode(description="state:N").add_params(pick)
    return answering


def _labels(ink: str) -> alt.Axis:
    """Two lines above each bar, inside the picture: a phone has no room beside it."""
    return alt.Axis(
        labelExpr="split(datum.label, '|')",
        labelAlign="left",
        labelPadding=-6,
        labelOffset=-BELOW,
        labelLimit=0,
        labelFontSize=12,
        labelColor=ink,
        ticks=False,
        domain=False,
    )


def _told(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(f"{field}:N").title(title)
