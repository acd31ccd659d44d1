"""The reading's pictures as pure functions over named data, as in the progress charts."""

import altair as alt
import pandas as pd

from components.numbers.day_after import Association
from components.numbers.pain_change import POINTS
from components.progress.charts.day_after_rows import SIDES, difference_rows, next_day_rows
from components.progress.charts.pain_and_sessions import COLOURS, FIT, INK, WIDTH, Data, heading, told
from data.diary.records.day import State

MOVE_STEP = 24  # px
SIDE_HEIGHT = 64  # px
DOT = 26  # px², small enough for four beside one another on a phone
_SIGNED = "datum.value > 0 ? '+' + datum.label : datum.label"
_LINES = ((-POINTS, (2, 4)), (0.0, ()), (POINTS, (2, 4)))


def next_day(days: pd.DataFrame | None = None) -> alt.VConcatChart:
    """Pain the day after a session above pain the day after none, a dot for every day."""
    data = alt.NamedData("next_day") if days is None else next_day_rows(days)
    colours = (COLOURS[State.DONE], COLOURS[State.REST])
    panels = [_side(data, side, colour) for side, colour in zip(SIDES, colours, strict=True)]
    return alt.VConcatChart(vconcat=panels, spacing=10, autosize=FIT)


def difference(record: Association | None = None) -> alt.LayerChart:
    """The difference and its interval, between lines at no difference and at 2 points either way."""
    data = alt.NamedData("difference") if record is None else difference_rows(record)
    base = alt.Chart(data).encode(tooltip=[told("said", "Difference")])
    axis = alt.Axis(labelExpr=_SIGNED, tickMinStep=1, tickCount=6, grid=False)
    x = (
        alt.X("diff:Q")
        .scale(padding=14)
        .axis(axis)
        .title("Points of pain: − lower after a session, + higher")
    )
    layers = [
        *(
            base.mark_rule(color=INK, strokeDash=dash, tooltip=False, aria=False).encode(x=alt.datum(at))
            for at, dash in _LINES
        ),
        base.mark_rule(strokeWidth=3, color=COLOURS[State.DONE]).encode(x="low:Q", x2="high:Q"),
        base.mark_point(filled=True, size=110, color=COLOURS[State.DONE], opacity=1).encode(x=x),
    ]
    return alt.LayerChart(layer=layers, width=WIDTH, height=44, title=heading("Difference"), autosize=FIT)


def moves_worse(rows: pd.DataFrame | None = None) -> alt.LayerChart:
    """For each move, the share of its sessions in which it was marked as worse, with its interval."""
    data = alt.NamedData("moves") if rows is None else rows
    base = alt.Chart(data).encode(
        y=alt.Y("move:N").sort(None).title(None).axis(labelLimit=150, labelFlush=False),
        tooltip=[told("move", "Move"), told("said", "Marked as worse")],
    )
    x = (
        alt.X("share:Q")
        .scale(domain=[0, 100])
        .title("Sessions in which it was marked, %")
        .axis(values=[0, 25, 50, 75, 100])
    )
    layers = [
        base.mark_rule(strokeWidth=2, color=INK).encode(x="low:Q", x2="high:Q"),
        base.mark_point(filled=True, size=70, color=COLOURS[State.MISSED], opacity=1).encode(x=x),
    ]
    return alt.LayerChart(layer=layers, width=WIDTH, height=alt.Step(MOVE_STEP), autosize=FIT)


def _side(data: Data, side: str, colour: str) -> alt.Chart:
    last = side == SIDES[-1]
    axis = alt.Axis(values=list(range(11)), format="d", grid=False) if last else None
    x = alt.X("x:Q").scale(domain=[-0.5, 10.5]).axis(axis)
    chart: alt.Chart = (
        alt.Chart(data, width=WIDTH, height=SIDE_HEIGHT, title=heading(f"Pain the day {side}"))
        .transform_filter(alt.datum.side == side)
        .mark_circle(size=DOT, color=colour)
        .encode(
            x=x.title("Points, 0 none to 10 worst") if last else x,
            y=alt.Y("y:Q").scale(domain=[0, 1]).axis(None),
            opacity=alt.Opacity("strength:Q").scale(None).legend(None),
            tooltip=[told("when", "Day"), told("said", "Pain the day after")],
        )
    )
    return chart
