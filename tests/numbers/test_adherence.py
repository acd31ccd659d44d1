from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.numbers import adherence, weekly
from tests.numbers.diaries import MONDAY, diary

laws = settings(deadline=None, max_examples=60)
any_days = st.lists(st.sampled_from("DPSMNERZO"), max_size=60)


def test_a_week_is_the_shares_done_over_the_sessions_planned_and_logged() -> None:
    (week,) = weekly(diary("DRPRMNR"))
    assert (week.week, week.n, week.planned, week.counted) == (MONDAY, 7, 4, 3)
    assert (week.done, week.partial, week.missed, week.not_logged) == (1, 1, 1, 1)
    assert week.completed == pytest.approx(1.5)
    assert week.share == pytest.approx(0.5)


def test_the_formula_shows_its_own_numbers() -> None:
    assert adherence(diary("DPM")).formula == (
        "Sessions done ÷ sessions planned and logged, a part as the part it was: 50 % of 3 sessions."
    )


def test_extra_sessions_stand_apart_and_never_lift_the_share_past_all() -> None:
    record = adherence(diary("DEDEEED"))
    assert (record.extra, record.share) == (4, 1.0)


def test_a_swapped_session_counts_in_full() -> None:
    assert adherence(diary("SM")).share == pytest.approx(0.5)


def test_nothing_planned_has_no_share_rather_than_nought() -> None:
    record = adherence(diary("REEZO"))
    assert (record.planned, record.share) == (0, None)


def test_planned_days_nobody_logged_are_counted_apart_and_not_as_missed() -> None:
    record = adherence(diary("DNNN"))
    assert (record.not_logged, record.missed, record.share) == (3, 0, 1.0)


def test_an_empty_diary_has_counts_of_nought_and_no_share() -> None:
    record = adherence(diary(""))
    assert (record.n, record.planned, record.share, record.first) == (0, 0, None, None)
    assert weekly(diary("")) == ()


def test_todays_open_session_is_not_yet_not_logged() -> None:
    days = diary("DNN")
    assert adherence(days).not_logged == 2
    record = adherence(days, today=MONDAY + timedelta(2))
    assert (record.not_logged, record.still_open, record.planned) == (1, 1, 3)


def test_a_session_done_today_counts_at_once() -> None:
    record = adherence(diary("MD"), today=MONDAY + timedelta(1))
    assert (record.still_open, record.share) == (0, 0.5)


def test_weeks_run_from_monday_to_sunday_and_cover_the_ends() -> None:
    weeks = weekly(diary("D" * 10, start=date(2026, 3, 6)))  # a Friday
    assert [(week.week, week.n) for week in weeks] == [
        (date(2026, 3, 2), 3),
        (date(2026, 3, 9), 7),
    ]


def test_a_week_across_the_new_year_stays_one_week() -> None:
    weeks = weekly(diary("D" * 7, start=date(2025, 12, 29)))
    assert [(week.week, week.n) for week in weeks] == [(date(2025, 12, 29), 7)]


def test_a_table_with_a_day_left_out_is_refused() -> None:
    with pytest.raises(ValueError, match="every calendar day"):
        adherence(diary("DDD").drop(index=1))


@laws
@given(any_days)
def test_adherence_lies_between_nothing_and_all_of_it(days: list[str]) -> None:
    for record in (adherence(diary(days)), *weekly(diary(days))):
        assert record.share is None or 0 <= record.share <= 1


@laws
@given(any_days)
def test_the_weeks_add_up_to_the_whole(days: list[str]) -> None:
    whole, weeks = adherence(diary(days)), weekly(diary(days))
    for count in ("n", "planned", "counted", "not_logged", "paused", "extra"):
        assert sum(getattr(week, count) for week in weeks) == getattr(whole, count)
    assert sum(week.completed for week in weeks) == pytest.approx(whole.completed)


@laws
@given(any_days, st.integers(0, 60), st.integers(1, 20))
def test_a_pause_neither_adds_nor_removes(days: list[str], at: int, length: int) -> None:
    tables = [diary(some) for some in (days, [*days[:at], *"Z" * length, *days[at:]])]
    before, after = map(adherence, tables)
    assert (after.share, after.not_logged) == (before.share, before.not_logged)
    assert after.paused == before.paused + length


@laws
@given(any_days, st.integers(0, 60), st.integers(1, 20))
def test_planned_days_nobody_logged_change_neither_share_nor_step_towards_zero(
    days: list[str], at: int, length: int
) -> None:
    silent = [*days[:at], *"N" * length, *days[at:]]
    assert adherence(diary(silent)).share == adherence(diary(days)).share


def test_what_a_day_was_wins_over_what_the_plan_had_asked() -> None:
    days = diary("DZRE")
    days["planned"] = True
    record = adherence(days)
    assert (record.planned, record.not_logged, record.paused, record.share) == (1, 0, 1, 1.0)
