"""Pain over the blocks of an experiment, every day a dot. The ways differ by letter and shape."""

from functools import cache
from typing import Any

import altair as alt

from components.progress.charts.pain_and_sessions import COLOURS, DATE_LABEL, FIT, PAIN, WIDTH
from data.diary import State

INK = {"A": COLOURS[State.DONE], "B": PAIN}
BAND = 0.13  # how strongly a block is shaded
HEIGHT = 220


def pain_by_block() -> alt.LayerChart:
    """Named data: "blocks" as bands with their mean, "pain" as dots, hollow where it went otherwise."""
    blocks, pain = alt.Chart(alt.NamedData("blocks")), alt.Chart(alt.NamedData("pain"))
    time = alt.Axis(labelExpr=DATE_LABEL, grid=False, labelFlush=True, labelOverlap=True)
    ink = alt.Color("arm:N").scale(domain=list(INK), range=list(INK.values())).legend(None)
    told = [alt.Tooltip("when:N").title("Days"), alt.Tooltip("arm:N").title("Way")]
    said = alt.Tooltip("said:N").title("Pain")
    band = blocks.mark_rect(opacity=BAND, xOffset=1, x2Offset=-1).encode(
        x=alt.X("start:T").title(None).axis(time), x2="end:T", color=ink, tooltip=[*told, said]
    )
    name = blocks.mark_text(baseline="top", fontSize=14, fontWeight="bold").encode(
        x=alt.X("middle:T"), y=alt.value(4), text="arm:N", color=ink
    )
    mean = (
        blocks.transform_filter("isValid(datum.mean)")
        .mark_rule(strokeWidth=2.5)
        .encode(x=alt.X("start:T"), x2="end:T", y=alt.Y("mean:Q"), color=ink, tooltip=[*told, said])
    )
    dots = pain.mark_point(size=40).encode(
        x=alt.X("at:T"),
        y=alt.Y("pain:Q").scale(domain=[0, 10]).title(None).axis(values=[0, 2, 4, 6, 8, 10]),
        color=ink,
        fill=alt.Fill("arm:N").scale(domain=list(INK), range=list(INK.values())).legend(None),
        shape=alt.Shape("arm:N").scale(domain=list(INK), range=["circle", "diamond"]).legend(None),
        fillOpacity=alt.when("datum.otherwise").then(alt.value(0)).otherwise(alt.value(1)),
        tooltip=[*told, said, alt.Tooltip("kept:N").title("Session")],
    )
    title = alt.TitleParams("Pain, 0 none to 10 worst", anchor="start", frame="group", fontSize=13, offset=6)
    return alt.LayerChart(
        layer=[band, name, mean, dots], width=WIDTH, height=HEIGHT, autosize=FIT, title=title
    )


@cache
def pain_by_block_spec() -> dict[str, Any]:
    """The chart without rows, built once per process."""
    return dict(pain_by_block().to_dict())
