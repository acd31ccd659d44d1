"""The progress charts as pure functions over named data.

Without a day table a chart names its data sets and holds none: the app builds that specification once
and sends only `datasets(days)`. With a day table the rows are bound, for a notebook. Colours are of
middle lightness, at least 3 : 1 on white and on near-black, and always beside a glyph.
"""

import altair as alt
import pandas as pd

from components.progress.rows import (
    LABELS,
    SIDES,
    calendar_rows,
    next_day_rows,
    pain_rows,
    state_rows,
    week_rows,
)
from data.diary.records import State

__all__ = [
    "calendar",
    "calendar_datasets",
    "calendar_rows",
    "datasets",
    "next_day",
    "next_day_datasets",
    "next_day_rows",
    "pain_and_adherence",
    "pain_rows",
    "state_rows",
    "week_rows",
]

PAIN = "#7182b5"
COLOURS = {
    State.DONE: "#0f8080",
    State.PARTIAL: "#4b9f9a",
    State.SWAPPED: "#3f86a8",
    State.EXTRA: "#2f7f5f",
    State.REST: "#767f87",
    State.PAUSED: "#7182b5",
    State.MISSED: "#c4623c",
    State.NOT_LOGGED: "#9c9284",
}
FAINT = {State.REST: "40", State.NOT_LOGGED: "60"}  # alpha: nothing was asked, or nothing is known
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
# The start of a year or a month is named alone, any other tick by its day.
DATE_LABEL = (
    "hours(datum.value) ? '' : timeFormat(datum.value, date(datum.value) > 1 ? '%-d %b' "
    ": month(datum.value) ? '%b' : '%Y')"
)
Y_LABELS = 24  # px, the same in every panel so that their days stand above one another
WIDTH = 640  # px, in a notebook; the app stretches each chart to its page
TILE = 22  # px
# Of the ways to fit, only this one keeps stacked panels inside the page and leaves the height alone.
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
SHARED_TIME = alt.Resolve(scale=alt.ScaleResolveMap(x="shared"))

Data = alt.NamedData | pd.DataFrame


def datasets(days: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows that `pain_and_adherence` draws, by the names of its data sets."""
    return {"pain": pain_rows(days), "states": state_rows(days), "weeks": week_rows(days)}


def calendar_datasets(days: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows that `calendar` draws, by the name of its data set."""
    return {"calendar": calendar_rows(days)}


def next_day_datasets(days: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows that `next_day` draws, by the name of its data set."""
    return {"next_day": next_day_rows(days)}


def pain_and_adherence(days: pd.DataFrame | None = None) -> alt.VConcatChart:
    """Pain above what each day was above the sessions of each week, on one time axis."""
    names = ("pain", "states", "weeks")
    data = {name: alt.NamedData(name) for name in names} if days is None else datasets(days)
    panels = [_pain(data["pain"]), _states(data["states"]), _weeks(data["weeks"])]
    for panel in panels:
        panel.width = WIDTH
    return alt.VConcatChart(vconcat=panels, spacing=12, autosize=FIT, resolve=SHARED_TIME)


def calendar(days: pd.DataFrame | None = None) -> alt.LayerChart:
    """What each day of the last weeks was: a row for each weekday, a column for each week."""
    data = alt.NamedData("calendar") if days is None else calendar_rows(days)
    base = alt.Chart(data).encode(
        y=alt.Y("weekday:O").sort(WEEKDAYS).scale(domain=WEEKDAYS).title(None),
        tooltip=[_told("when", "Day"), _told("label", "Session"), _told("said", "Pain")],
    )
    week = alt.X("week:O").sort(None).title(None).scale(paddingInner=0.04)
    tiles = _tiles(base, week.axis(labelAngle=0, labelOverlap=True), week)
    return alt.LayerChart(layer=tiles, width=WIDTH, height=len(WEEKDAYS) * TILE, autosize=FIT)


def next_day(days: pd.DataFrame | None = None) -> alt.LayerChart:
    """Pain the day after a session above pain the day after none; the number in a dot is its days."""
    data = alt.NamedData("next_day") if days is None else next_day_rows(days)
    base = alt.Chart(data).encode(
        x=alt.X("pain:Q").scale(domain=[-0.5, 10.5]).title("Pain the day after, 0 none to 10 worst"),
        y=alt.Y("side:N").scale(domain=list(SIDES)).title(None),
        tooltip=[_told("side", "Day"), _told("pain", "Pain the day after"), _told("told", "Days")],
    )
    shades = alt.Scale(domain=list(SIDES), range=[COLOURS[State.DONE], COLOURS[State.REST]])
    dots = base.mark_circle(opacity=1).encode(
        size=alt.Size("n:Q").scale(domainMin=0, range=[140, 800]).legend(None),
        color=alt.Color("side:N").scale(shades).legend(None),
    )
    counts = base.mark_text(fontSize=11, fontWeight="bold", color="white").encode(text="n:Q")
    return alt.LayerChart(layer=[dots, counts], width=WIDTH, height=120, autosize=FIT)


def _pain(data: Data) -> alt.LayerChart:
    base = alt.Chart(data).encode(x=alt.X("middle:T").axis(None))
    y = alt.Y("pain:Q").scale(domain=[0, 10]).title(None)
    points = base.mark_point(filled=True, size=28, color=PAIN, opacity=0.75).encode(
        y=y.axis(values=[0, 5, 10], minExtent=Y_LABELS, maxExtent=Y_LABELS),
        tooltip=[_told("when", "When"), _told("said", "Pain"), _told("note", "Note")],
    )
    line = base.transform_filter("isValid(datum.line)").mark_line(color=PAIN, strokeWidth=2.5)
    layers = [points, line.encode(y=alt.Y("line:Q"), detail="run:N")]
    return alt.LayerChart(layer=layers, height=150, title=_heading("Pain, 0 none to 10 worst"))


def _states(data: Data) -> alt.LayerChart:
    base = alt.Chart(data).encode(tooltip=[_told("when", "When"), _told("what", "Sessions")])
    tile, glyph = _tiles(base, alt.X("start:T").axis(None), alt.X("middle:T").axis(None))
    return alt.LayerChart(
        layer=[tile.encode(x2="end:T"), glyph], height=TILE, title=_heading("What became of the plan")
    )


def _weeks(data: Data) -> alt.LayerChart:
    base = alt.Chart(data).encode(
        tooltip=[
            _told("when", "When"),
            _told("label", "Days"),
            _told("days", "Number"),
            _told("what", "All"),
        ]
    )
    labels = alt.Axis(format="d", tickMinStep=1, tickCount=4, minExtent=Y_LABELS, maxExtent=Y_LABELS)
    bar = base.mark_rect(xOffset=1, x2Offset=-1, yOffset=-0.5, y2Offset=0.5).encode(
        x=alt.X("start:T").title(None).axis(_time_axis()),
        x2="end:T",
        y=alt.Y("low:Q").title(None).axis(labels),
        y2="high:Q",
        color=_colour(),
    )
    glyph = _glyph(base.transform_filter("datum.glyph"))
    layers = [bar, glyph.encode(x=alt.X("middle:T"), y=alt.Y("centre:Q"))]
    return alt.LayerChart(layer=layers, height=90, title=_heading("Planned sessions, extra ones on top"))


def _tiles(base: alt.Chart, edge: alt.X, middle: alt.X) -> list[alt.Chart]:
    """A coloured tile for each row and its glyph upon it."""
    tile = base.mark_rect(xOffset=0.5, x2Offset=-0.5).encode(x=edge, color=_colour())
    return [tile, _glyph(base).encode(x=middle)]


def _glyph(base: alt.Chart) -> alt.Chart:
    """The state's sign, white on a full colour and grey on a faint one."""
    faint = alt.when(alt.FieldOneOfPredicate("label", [LABELS[state] for state in FAINT]))
    ink = faint.then(alt.value(COLOURS[State.REST])).otherwise(alt.value("white"))
    mark: alt.Chart = base.mark_text(fontSize=12, fontWeight="bold").encode(text="glyph:N", color=ink)
    return mark


def _colour() -> alt.Color:
    shown = [COLOURS[state] + FAINT.get(state, "") for state in LABELS]
    scale = alt.Scale(domain=list(LABELS.values()), range=shown)
    legend = alt.Legend(orient="bottom", columns=2, title=None, symbolType="square")
    return alt.Color("label:N").scale(scale).legend(legend)


def _time_axis() -> alt.Axis:
    return alt.Axis(labelExpr=DATE_LABEL, grid=False, labelFlush=True, labelOverlap=True)


def _heading(text: str) -> alt.TitleParams:
    return alt.TitleParams(text, anchor="start", frame="group", fontSize=13, offset=6)


def _told(field: str, title: str) -> alt.Tooltip:
    return alt.Tooltip(f"{field}:N").title(title)
