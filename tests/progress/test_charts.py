import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from components.numbers import association
from components.numbers.flares_and_pauses import flares
from components.numbers.pain_change import Week, baseline_week
from components.progress.charts import day_after_charts as reading
from components.progress.charts import pain_and_sessions
from components.progress.charts.bands import Aside
from components.progress.charts.pain_and_session_rows import LABELS
from components.progress.made_up_diary import synthetic_days
from data.diary.records import State
from tests.numbers.diaries import MONDAY, diary

CHARTS = {
    pain_and_sessions.pain_and_adherence: pain_and_sessions.datasets,
    pain_and_sessions.weekly: pain_and_sessions.weekly_datasets,
    pain_and_sessions.calendar: pain_and_sessions.calendar_datasets,
    reading.next_day: lambda days: {"next_day": reading.next_day_rows(days)},
}
MARKS = 460  # where every second week has a pause of its own
SIZES = [1, 3, 27, 28, 35, 36, 98, 180, 181, 189, 200, 820, 1260, 1300, 3653, 7305]
each_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)


def views(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every single view of a specification, with the data it draws from."""
    for key in ("vconcat", "layer"):
        for view in spec.get(key, ()):
            yield from views({"data": spec.get("data"), **view})
    if "mark" in spec:
        yield spec


def fields(encoding: object) -> Iterator[str]:
    """Every field an encoding reads."""
    if isinstance(encoding, dict):
        if isinstance(encoding.get("field"), str):
            yield encoding["field"]
        for value in encoding.values():
            yield from fields(value)
    if isinstance(encoding, list):
        for value in encoding:
            yield from fields(value)


def busy(days: int) -> pd.DataFrame:
    """A diary in which every kind of day comes up in every week, and pain on each."""
    return diary(("DPSMNEZRV" * days)[:days], [float(number % 11) for number in range(days)])


@each_chart
def test_a_specification_is_valid_and_carries_no_rows(chart: Any) -> None:
    spec = chart().to_dict()
    assert "datasets" not in spec
    assert "values" not in json.dumps(spec.get("data", {}))


@each_chart
def test_every_named_data_set_is_sent_with_every_field_it_is_asked_for(chart: Any) -> None:
    sent = CHARTS[chart](synthetic_days(days=60))
    drawn = {view["data"]["name"] for view in views(chart().to_dict())}
    assert drawn == set(sent)
    for view in views(chart().to_dict()):
        assert set(fields(view["encoding"])) <= set(sent[view["data"]["name"]].columns)


@each_chart
@pytest.mark.parametrize("days", [0, 1, 3, 60])
def test_a_day_table_binds_its_own_rows(chart: Any, days: int) -> None:
    table = synthetic_days(days=60).iloc[:days]
    bound = chart(table).to_dict()
    rows = sum(len(values) for values in bound["datasets"].values())
    assert rows == sum(len(frame) for frame in CHARTS[chart](table).values())


@each_chart
def test_nothing_in_a_chart_moves_and_only_a_tap_on_a_drawn_week_selects(chart: Any) -> None:
    spec = chart().to_dict()
    assert not any("params" in view for view in views(spec))
    answering = {view["name"] for view in views(spec) if "name" in view}
    for param in spec.get("params", ()):
        assert (param["select"]["type"], param["select"]["fields"]) == ("point", ["week"])
        assert set(param["views"]) == answering


def test_a_bar_that_is_no_single_week_answers_no_tap() -> None:
    weeks = pain_and_sessions.week_columns(synthetic_days(days=60, end=date(2026, 3, 29)))["week"]
    assert weeks.iloc[-1] == "2026-03-23"
    assert not any(pain_and_sessions.week_columns(synthetic_days(days=400))["week"])
    for chart in (pain_and_sessions.weekly, pain_and_sessions.pain_and_adherence):
        pointed = [view for view in views(chart().to_dict()) if "cursor" in view["mark"]]
        assert [view["transform"] for view in pointed] == [[{"filter": "datum.week"}]]


@each_chart
def test_no_background_is_named_so_both_themes_work(chart: Any) -> None:
    assert "background" not in json.dumps({k: v for k, v in chart().to_dict().items() if k != "config"})


def test_three_panels_share_one_time_axis_and_none_has_a_second_y_axis() -> None:
    spec = pain_and_sessions.pain_and_adherence().to_dict()
    assert spec["resolve"] == {"scale": {"x": "shared"}}
    assert len(spec["vconcat"]) == 3
    assert not any("resolve" in panel for panel in spec["vconcat"])
    bottom = [view["encoding"].get("x", {}) for view in views(spec["vconcat"][-1])]
    above = [view["encoding"].get("x", {}) for panel in spec["vconcat"][:-1] for view in views(panel)]
    assert all(x["axis"] is None for x in above if "field" in x)
    assert any(x.get("axis") for x in bottom)


def test_stacked_panels_fit_the_width_of_the_page() -> None:
    assert pain_and_sessions.pain_and_adherence().to_dict()["autosize"] == {
        "type": "fit-x",
        "contains": "padding",
    }


def test_the_line_is_cut_at_every_gap() -> None:
    lines = [
        view
        for view in views(pain_and_sessions.pain_and_adherence().to_dict())
        if view["mark"]["type"] == "line"
    ]
    assert [line["encoding"]["detail"]["field"] for line in lines] == ["run"]
    rows = pain_and_sessions.pain_rows(diary("R" * 20, [5.0] * 7 + [None] * 8 + [5.0] * 5))
    drawn = rows[rows["line"].notna()]
    assert drawn["run"].nunique() == 2
    for _, run in drawn.groupby("run"):
        assert (run["middle"].diff().dropna() == pd.Timedelta(days=1)).all()


def test_a_day_without_pain_has_no_dot() -> None:
    rows = pain_and_sessions.pain_rows(diary("RRR", [4, None, 6]))
    assert rows["pain"].tolist() == [4, 6]


def test_notes_reach_tooltips_and_nothing_else() -> None:
    for view in views(pain_and_sessions.pain_and_adherence().to_dict()):
        elsewhere = {name: channel for name, channel in view["encoding"].items() if name != "tooltip"}
        assert "note" not in set(fields(elsewhere))


def test_a_long_note_is_cut_short() -> None:
    rows = pain_and_sessions.pain_rows(diary("D", [4], note="a" * 2000))
    assert rows["note"].str.len().tolist() == [120]


@pytest.mark.parametrize("days", SIZES)
def test_no_chart_draws_more_than_about_four_hundred_marks(days: int) -> None:
    for table in (busy(days), synthetic_days(days=days)):
        aside = Aside(baseline_week(table), flares(table), MONDAY)
        sent = (
            pain_and_sessions.datasets(table, aside)
            | pain_and_sessions.calendar_datasets(table)
            | pain_and_sessions.weekly_datasets(table)
        )
        marks = {name: len(rows) for name, rows in sent.items()}
        glyphs = {n: int((sent[n]["glyph"] != "").sum()) for n in ("states", "weeks", "calendar", "bands")}
        runs = sent["pain"]["run"].nunique()
        drawn = sum(marks[n] + glyphs[n] for n in ("states", "weeks", "bands"))
        assert marks["pain"] + runs + drawn + 2 * marks["baseline"] <= MARKS
        assert marks["calendar"] + glyphs["calendar"] <= 400
        assert 2 * marks["week_pain"] + marks["weeks"] + glyphs["weeks"] <= 400
        assert len(reading.next_day_rows(table)) <= 400


def test_ten_years_have_one_dot_a_month_and_one_bar_a_year() -> None:
    sent = pain_and_sessions.datasets(synthetic_days(days=3653, end=date(2025, 12, 31)))
    assert len(sent["pain"]) == 120
    assert sent["states"]["when"].tolist() == [str(year) for year in range(2016, 2026)]


def test_a_dot_lands_at_noon_of_its_own_day_and_says_the_date_as_text() -> None:
    rows = pain_and_sessions.pain_rows(diary("RR", [4, 6], start=date(2024, 2, 29)))
    assert rows["middle"].tolist() == [pd.Timestamp(2024, 2, 29, 12), pd.Timestamp(2024, 3, 1, 12)]
    assert rows["when"].tolist() == ["Thu 29 Feb 2024", "Fri 1 Mar 2024"]


def test_times_carry_no_zone_for_a_browser_to_shift() -> None:
    for rows in pain_and_sessions.datasets(synthetic_days(days=60)).values():
        times = rows.select_dtypes("datetime")
        assert len(times.columns) >= 1
        assert all(times[name].dt.tz is None for name in times)


def test_tiles_cover_every_day_once() -> None:
    for days in (1, 35, 36, 200, 3653):
        rows = pain_and_sessions.state_rows(synthetic_days(days=days))
        assert (rows["start"].iloc[1:].to_numpy() == rows["end"].iloc[:-1].to_numpy()).all()
        assert rows["end"].iloc[-1] - rows["start"].iloc[0] == pd.Timedelta(days=days)


def test_a_tile_is_its_day() -> None:
    rows = pain_and_sessions.state_rows(diary("DPSMNERZ"))
    kinds = [State.DONE, State.PARTIAL, State.SWAPPED, State.MISSED, State.NOT_LOGGED, State.EXTRA]
    assert rows["label"].tolist() == [LABELS[kind] for kind in (*kinds, State.REST, State.PAUSED)]
    assert rows["start"].tolist() == list(pd.date_range(MONDAY, periods=8))


@pytest.mark.parametrize(
    ("week", "state"),
    [
        ("DDDDDRR", State.DONE),
        ("DDDDPRR", State.DONE),
        ("DDMRRRR", State.PARTIAL),
        ("MMRRRRR", State.MISSED),
        ("NNRRRRR", State.NOT_LOGGED),
        ("ERRRRRR", State.EXTRA),
        ("ZZRRRRR", State.PAUSED),
        ("RRRRRRR", State.REST),
        ("NNDRRRR", State.DONE),
    ],
)
def test_a_week_is_what_became_of_its_logged_sessions(week: str, state: State) -> None:
    rows = pain_and_sessions.state_rows(diary(week * 6))
    assert set(rows["label"]) == {LABELS[state]}


def test_a_bar_piles_up_the_planned_days_and_extras_on_top() -> None:
    rows = pain_and_sessions.week_rows(diary("DDEMNZR"))
    assert rows[["label", "low", "high", "days"]].values.tolist() == [
        [LABELS[State.DONE], 0, 2, 2],
        [LABELS[State.MISSED], 2, 3, 1],
        [LABELS[State.NOT_LOGGED], 3, 4, 1],
        [LABELS[State.EXTRA], 4, 5, 1],
    ]


def test_the_calendar_shows_whole_weeks_up_to_the_newest_day() -> None:
    rows = pain_and_sessions.calendar_rows(diary("D" * 200, start=date(2026, 1, 1)))
    assert rows["week"].nunique() == 16
    assert rows["weekday"].iloc[0] == "Mon"
    assert rows["when"].iloc[-1] == "Sun 19 Jul 2026"
    assert not rows.duplicated(["week", "weekday"]).any()


def test_the_calendar_puts_a_day_in_its_own_week_and_row() -> None:
    rows = pain_and_sessions.calendar_rows(diary("DM", start=date(2026, 3, 1)))
    assert rows[["week", "weekday", "label"]].values.tolist() == [
        ["23 Feb", "Sun", LABELS[State.DONE]],
        ["2 Mar", "Mon", LABELS[State.MISSED]],
    ]


def test_every_pair_of_days_is_a_dot_in_the_column_of_its_pain() -> None:
    rows = reading.next_day_rows(diary("DMDM", [5, 3, 6, 3]))
    assert rows[["side", "said", "when"]].values.tolist() == [
        ["after a session", "3 of 10", "Mon 2 Mar 2026"],
        ["after a session", "3 of 10", "Wed 4 Mar 2026"],
        ["after none", "6 of 10", "Tue 3 Mar 2026"],
    ]
    assert rows["x"].round().tolist() == [3, 3, 6]


@pytest.mark.parametrize("days", [60, 365, 1000])
def test_there_are_as_many_dots_as_the_sentence_counts_and_no_two_in_one_place(days: int) -> None:
    table = synthetic_days(days=days)
    link = association(table)
    rows = reading.next_day_rows(table)
    assert rows["side"].value_counts().to_dict() == {
        "after a session": link.n_done,
        "after none": link.n_not_done,
    }
    assert not rows.round(6).duplicated(["side", "x", "y"]).any()
    assert rows["y"].between(0, 1).all()


def test_the_difference_is_drawn_as_the_reading_gives_it() -> None:
    link = association(synthetic_days(days=120))
    (row,) = reading.difference_rows(link).to_dict("records")
    assert (row["diff"], row["low"], row["high"]) == (link.diff, *(link.interval or ()))
    assert reading.difference_rows(association(synthetic_days(days=10))).empty


def test_a_week_picked_is_framed_and_its_dots_stand_out() -> None:
    table = synthetic_days(days=60, end=date(2026, 3, 29))
    monday = date(2026, 3, 9)
    (frame,) = pain_and_sessions.datasets(table, Aside(picked=monday))["picked"].to_dict("records")
    assert (frame["start"], frame["end"]) == (pd.Timestamp(2026, 3, 9), pd.Timestamp(2026, 3, 16))
    rows = reading.next_day_rows(table, monday)
    strong = rows.loc[rows["strength"] == 1, "when"]
    assert len(strong) > 0
    assert set(pd.to_datetime(strong, format="%a %d %b %Y").dt.isocalendar().week) == {11}


def test_the_baseline_band_reaches_two_points_either_way_but_not_off_the_scale() -> None:
    week = Week(MONDAY, MONDAY, 7, 9.0)
    (band,) = pain_and_sessions.datasets(diary("RRR"), Aside(baseline=week))["baseline"].to_dict("records")
    assert (band["low"], band["mean"], band["high"]) == (7, 9, 10)
    assert pain_and_sessions.datasets(diary("RRR"))["baseline"].empty


def test_flares_and_pauses_are_told_apart_by_their_glyph() -> None:
    calm, bad = [3.0] * 20, [7.0, 7.0, 8.0]
    table = diary("R" * 23 + "ZZ" + "R", [*calm, *bad, 3, 3, 3])
    rows = pain_and_sessions.datasets(table, Aside(flares=flares(table)))["bands"]
    assert rows[["glyph", "when"]].values.tolist() == [
        ["▲", "Sun 22 Mar 2026 to Tue 24 Mar 2026"],
        ["⏸", "Wed 25 Mar 2026 to Thu 26 Mar 2026"],
    ]
    assert rows["said"].tolist() == ["flare, up to 8 of 10; four weeks before it 3", "pause"]


def test_a_week_without_pain_has_no_bar_and_a_thin_one_is_pale() -> None:
    rows = pain_and_sessions.week_pain_rows(diary("R" * 21, [4, 6, *[None] * 12, *[5] * 7]))
    assert rows["number"].tolist() == ["5", "5"]
    assert rows["when"].tolist() == ["Week of 2 Mar 2026", "Week of 16 Mar 2026"]
    assert rows["strength"].iloc[0] < rows["strength"].iloc[1] == 1


def luminance(colour: str) -> float:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [pain_and_sessions.PAIN, *pain_and_sessions.COLOURS.values()])
def test_colours_stand_out_in_light_and_dark(colour: str) -> None:
    assert contrast(colour, "#ffffff") >= 3
    assert contrast(colour, "#0e1117") >= 3


def test_every_state_has_a_colour_and_a_glyph_of_its_own() -> None:
    assert set(pain_and_sessions.COLOURS) == set(State)
    assert len({label[0] for label in LABELS.values()}) == len(State)
    assert len(set(pain_and_sessions.COLOURS.values())) == len(State)


def test_the_legend_of_the_sessions_has_one_column_on_a_small_phone() -> None:
    spec = json.dumps(pain_and_sessions.pain_and_adherence().to_dict())

    assert '"columns": {"expr": "containerSize()[0] < 340 ? 1 : 2"}' in spec
