"""The progress charts as pure functions over named data.

Without a day table a chart names its data sets and holds none: the app builds that specification once
and sends only `datasets(days)`. With a day table the rows are bound, for a notebook. Colours are of
middle lightness, at least 3 : 1 on white and on near-black, and always beside a glyph.
"""

import altair as alt
import pandas as pd

from components.numbers.calendar_periods import WEEKDAYS
from components.progress.charts.bands import FLARE, NOTHING, Aside, aside_rows
from components.progress.charts.pain_and_session_rows import (
    LABELS,
    calendar_rows,
    pain_rows,
    state_rows,
    week_columns,
    week_pain_rows,
    week_rows,
)
from data.diary.records.day import State

__all__ = [
    "calendar",
    "calendar_datasets",
    "calendar_rows",
    "datasets",
    "pain_and_adherence",
    "pain_rows",
    "state_rows",
    "week_pain_rows",
    "week_rows",
    "weekly",
    "weekly_datasets",
]

PAIN = "#7182b5"
INK = "#767f87"
COLOURS = {
    State.DONE: "#0f8080",
    State.PARTIAL: "#4b9f9a",
    State.SWAPPED: "#3f86a8",
    State.EXTRA: "#2f7f5f",
    State.REST: "#767f87",
    State.PAUSED: "#7182b5",
    State.MISSED: "#c4623c",
    State.NOT_LOGGED: "#9c9284",
    State.MOVED: "#5e8f8f",
}
# Alpha: nothing was asked, nothing is known, or another day holds it.
FAINT = {State.REST: "40", State.NOT_LOGGED: "60", State.MOVED: "50"}
# The start of a year or a month is named alone, any other tick by its day.
DATE_LABEL = (
    "hours(datum.value) ? '' : timeFormat(datum.value, date(datum.value) > 1 ? '%-d %b' "
    ": month(datum.value) ? '%b' : '%Y')"
)
Y_LABELS = 24  # px, the same in every panel so that their days stand above one another
WIDTH = 640  # px, in a notebook; the app stretches each chart to its page
TILE = 22  # px
PAIN_HEIGHT, BAR_HEIGHT = 150, 90  # px
SESSIONS = "Planned sessions, extra ones on top"
# Of the ways to fit, only this one keeps stacked panels inside the page and leaves the height alone.
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
SHARED_TIME = alt.Resolve(scale=alt.ScaleResolveMap(x="shared"))

PANEL_DATA = ("pain", "states", "weeks", "columns", "baseline", "bands", "picked")
PICK = "pick_week"  # the selection's name

Data = alt.NamedData | pd.DataFrame


def datasets(days: pd.DataFrame, aside: Aside = NOTHING) -> dict[str, pd.DataFrame]:
    """The rows that `pain_and_adherence` draws, by the names of its data sets."""
    drawn = {"pain": pain_rows(days), "states": state_rows(days), "weeks": week_rows(days)}
    return drawn | {"columns": week_columns(days)} | aside_rows(days, aside)


def calendar_datasets(days: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows that `calendar` draws, by the name of its data set."""
    return {"calendar": calendar_rows(days)}


def weekly_datasets(days: pd.DataFrame, aside: Aside = NOTHING) -> dict[str, pd.DataFrame]:
    """The rows that `weekly` draws, by the names of its data sets."""
    drawn = {"week_pain": week_pain_rows(days), "weeks": week_rows(days), "columns": week_columns(days)}
    return drawn | {"picked": aside_rows(days, aside)["picked"]}


def pain_and_adherence(days: pd.DataFrame | None = None, aside: Aside = NOTHING) -> alt.VConcatChart:
    """Pain above what each day was above the sessions of each week, on one time axis.

    Behind pain lie the band of 2 points about the baseline week, the flares and the pauses, where the
    `aside` holds them; the week picked is framed in every panel.
    """
    data: dict[str, Data] = (
        {name: alt.NamedData(name) for name in PANEL_DATA} if days is None else {**datasets(days, aside)}
    )
    return _stacked(
        _panel([*_behind(data), *_pain(data["pain"])], PAIN_HEIGHT, "Pain, 0 none to 10 worst"),
        _panel([_frame(data), *_states(data["states"])], TILE, "What became of the plan"),
        _panel(
            [_answering(data, 2, _time_axis()), *_weeks(data["weeks"]), _frame(data, _time_axis())],
            BAR_HEIGHT,
            SESSIONS,
        ),
        answering=2,
    )


def weekly(days: pd.DataFrame | None = None, aside: Aside = NOTHING) -> alt.VConcatChart:
    """Pain of each week as a bar above its sessions."""
    names = ("week_pain", "weeks", "columns", "picked")
    data: dict[str, Data] = (
        {name: alt.NamedData(name) for name in names} if days is None else {**weekly_datasets(days, aside)}
    )
    return _stacked(
        _panel(
            [_answering(data, 0), _frame(data), *_week_pain(data["week_pain"])],
            PAIN_HEIGHT,
            "Mean pain, 0 none to 10 worst",
        ),
        _panel(
            [*_weeks(data["weeks"]), _frame(data, _time_axis())],
            BAR_HEIGHT,
            SESSIONS,
        ),
        answering=0,
    )


def calendar(days: pd.DataFrame | None = None) -> alt.LayerChart:
    """What each day of the last weeks was: a row for each weekday, a column for each week."""
    data = alt.NamedData("calendar") if days is None else calendar_rows(days)
    base = alt.Chart(data).encode(
        y=alt.Y("weekday:O").sort(list(WEEKDAYS)).scale(domain=list(WEEKDAYS)).title(None),
        tooltip=[told("when", "Day"), told("label", "Session"), told("said", "Pain")],
    )
    week = alt.X("week:O").sort(None).title(None).scale(paddingInner=0.04)
    tiles = _tiles(base, week.axis(labelAngle=0, labelOverlap=True), week)
    return alt.LayerChart(layer=tiles, width=WIDTH, height=len(WEEKDAYS) * TILE, autosize=FIT)


def _pain(data: Data) -> list[alt.Chart]:
    base = alt.Chart(data).encode(x=alt.X("middle:T").axis(None))
    points = base.mark_point(filled=True, size=28, color=PAIN, opacity=0.75).encode(
        y=_nrs("pain:Q"), tooltip=[told("when", "When"), told("said", "Pain"), told("note", "Note")]
    )
    line = base.transform_filter("isValid(datum.line)").mark_line(color=PAIN, strokeWidth=2.5)
    return [points, line.encode(y=alt.Y("line:Q"), detail="run:N")]


def _week_pain(data: Data) -> list[alt.Chart]:
    base = alt.Chart(data).encode(tooltip=[told("when", "When"), told("said", "Pain")])
    bar = base.mark_rect(xOffset=1, x2Offset=-1, color=PAIN).encode(
        x=alt.X("start:T").axis(None),
        x2="end:T",
        y=_nrs("pain:Q"),
        y2=alt.Y2Datum(0),
        opacity=alt.Opacity("strength:Q").scale(None).legend(None),
    )
    number = base.mark_text(dy=-8, fontSize=12, color=INK).encode(
        x=alt.X("middle:T").axis(None), y="pain:Q", text="number:N"
    )
    return [bar, number]


def _behind(data: dict[str, Data]) -> list[alt.Chart]:
    """The baseline band, flares, pauses and the week picked, to stand behind pain.

    They are told in the chart's words; a list of marks without a mark would be read out as nothing.
    """
    baseline = _spanning(alt.Chart(data["baseline"])).encode(tooltip=[told("said", "Baseline week")])
    bands = alt.Chart(data["bands"]).encode(tooltip=[told("when", "When"), told("said", "What")])
    shade = (
        alt.when(alt.datum.glyph == FLARE).then(alt.value(COLOURS[State.MISSED])).otherwise(alt.value(INK))
    )
    return [
        baseline.mark_rect(color=COLOURS[State.DONE], opacity=0.2, aria=False).encode(
            y=_nrs("low:Q"), y2="high:Q"
        ),
        baseline.mark_rule(color=COLOURS[State.DONE], strokeDash=[4, 3], aria=False).encode(y="mean:Q"),
        _spanning(bands).mark_rect(opacity=0.2, aria=False).encode(color=shade),
        bands.mark_text(fontSize=11, aria=False).encode(
            x=alt.X("middle:T").axis(None), y=alt.value(7), text="glyph:N", color=shade
        ),
        _frame(data),
    ]


def _frame(data: dict[str, Data], axis: alt.Axis | None = None) -> alt.Chart:
    """A frame about the week picked."""
    framed: alt.Chart = _spanning(alt.Chart(data["picked"]), axis).mark_rect(
        color=INK, opacity=0.2, stroke=INK, strokeWidth=2, aria=False
    )
    return framed


def _taps(panel: int) -> alt.TopLevelSelectionParameter:
    """Taps on weeks in the panel at this place; each puts its week among those held, or takes it out."""
    taps = alt.PointSelectionConfig(type="point", fields=["week"], on="click", toggle="true", clear=False)
    return alt.TopLevelSelectionParameter(name=PICK, select=taps, views=[_view(panel)])


def _view(place: int) -> str:
    """The name of what answers a tap; Altair wants it to end with the panel's place."""
    return f"week_{place}"


def _answering(data: dict[str, Data], place: int, axis: alt.Axis | None = None) -> alt.Chart:
    """The whole column of a week, seen by nobody, behind its bar: a low bar is hard to hit with a thumb.

    A longer period has none, since a tap on it picks nothing.
    """
    columns = alt.Chart(data["columns"], name=_view(place)).transform_filter("datum.week")
    weeks = _spanning(columns, axis)
    answering: alt.Chart = weeks.mark_rect(opacity=0, aria=False, cursor="pointer")
    return answering


def _spanning(chart: alt.Chart, axis: alt.Axis | None = None) -> alt.Chart:
    """From a start to an end."""
    spanning: alt.Chart = chart.encode(x=alt.X("start:T").title(None).axis(axis), x2="end:T")
    return spanning


def _states(data: Data) -> list[alt.Chart]:
    base = alt.Chart(data).encode(tooltip=[told("when", "When"), told("what", "Sessions")])
    tile, glyph = _tiles(base, alt.X("start:T").axis(None), alt.X("middle:T").axis(None))
    return [tile.encode(x2="end:T"), glyph]


def _weeks(data: Data) -> list[alt.Chart]:
    lines = {"when": "When", "label": "Days", "days": "Number", "what": "All"}
    base = alt.Chart(data).encode(tooltip=[told(field, title) for field, title in lines.items()])
    labels = alt.Axis(format="d", tickMinStep=1, tickCount=4, minExtent=Y_LABELS, maxExtent=Y_LABELS)
    bar = base.mark_rect(xOffset=1, x2Offset=-1, yOffset=-0.5, y2Offset=0.5).encode(
        x=alt.X("start:T").title(None).axis(_time_axis()),
        x2="end:T",
        y=alt.Y("low:Q").title(None).axis(labels),
        y2="high:Q",
        color=_colour(),
    )
    glyph = _glyph(base.transform_filter("datum.glyph"))
    return [bar, glyph.encode(x=alt.X("middle:T"), y=alt.Y("centre:Q"))]


def _panel(layers: list[alt.Chart], height: int, title: str) -> alt.LayerChart:
    return alt.LayerChart(layer=layers, width=WIDTH, height=height, title=heading(title))


def _stacked(*panels: alt.LayerChart, answering: int) -> alt.VConcatChart:
    return alt.VConcatChart(
        vconcat=list(panels),
        spacing=12,
        autosize=FIT,
        resolve=SHARED_TIME,
        params=[_taps(answering)],
    )


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
    columns = alt.ExprRef("containerSize()[0] < 340 ? 1 : 2")  # two would be cut off on a small phone
    legend = alt.Legend(orient="bottom", columns=columns, title=None, symbolType="square")
    return alt.Color("label:N").scale(scale).legend(legend)


def _nrs(field: str) -> alt.Y:
    """Pain on its whole scale, from none to the worst."""
    axis = alt.Axis(values=[0, 5, 10], minExtent=Y_LABELS, maxExtent=Y_LABELS)
    return alt.Y(field).scale(domain=[0, 10]).title(None).axis(axis)


def _time_axis() -> alt.Axis:
    return alt.Axis(labelExpr=DATE_LABEL, grid=False, labelFlush=True, labelOverlap=True)


def heading(text: str) -> alt.TitleParams:
    """What stands above a panel."""
    return alt.TitleParams(text, anchor="start", frame="group", fontSize=13, offset=6)


def told(field: str, title: str) -> alt.Tooltip:
    """A line of what a mark tells."""
    return alt.Tooltip(f"{field}:N").title(title)
