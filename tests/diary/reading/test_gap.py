"""After days without a word Today says which they are, and takes one answer for all of them."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components.diary.gap import gap_before
from components.numbers.calendar_periods import short_date
from data.diary import Diary, Plan, State
from tests.app.diaries import TODAY, usual_routine
from tests.app.visiting import assert_well, shown, visit

AGO = 16


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def diary(settled: Diary) -> Diary:
    """Someone with three sessions a week, back after fifteen days without a word."""
    routine = settled.save_routine(usual_routine())
    settled.set_plan(Plan(back(40), routine, {0, 2, 4}, back(40)))
    settled.add_check_in(back(AGO), pain=4)
    return settled


def days_of(diary: Diary) -> list[State]:
    return [one.state for one in diary.day_records(back(AGO - 1), back(1))]


def answered(diary: Diary, key: str) -> AppTest:
    app = visit("today")
    assert all(short_date(end) in shown(app) for end in (back(AGO - 1), back(1)))
    app.button(key=key).click().run()
    assert_well(app)
    assert not gap_before(diary, TODAY)
    return app


@pytest.mark.parametrize("key", ["gap_pause", "gap_nothing", "gap_open"])
def test_one_answer_holds_for_the_whole_gap_and_can_be_taken_back(diary: Diary, key: str) -> None:
    before = days_of(diary)
    planned = before.count(State.NOT_LOGGED)
    app = answered(diary, key)

    found = days_of(diary)
    expected = {
        "gap_pause": [State.PAUSED] * (AGO - 1),
        "gap_nothing": [State.MISSED if one is State.NOT_LOGGED else one for one in before],
        "gap_open": before,
    }
    assert (planned >= 6, found) == (True, expected[key])
    app.button(key="undo").click().run()
    assert days_of(diary) == before
    assert len(gap_before(diary, TODAY)) == AGO - 1


def test_a_gap_ends_at_any_word_and_a_short_one_is_none(diary: Diary) -> None:
    diary.add_check_in(back(5), note="away")
    assert [one.day for one in gap_before(diary, TODAY)] == [back(number) for number in (4, 3, 2, 1)]
    diary.add_check_in(back(3), pain=2)
    assert gap_before(diary, TODAY) == ()


def test_days_without_a_planned_session_are_no_gap(settled: Diary) -> None:
    settled.add_check_in(back(AGO), pain=4)
    assert gap_before(settled, TODAY) == ()


def test_a_week_of_so_many_that_fell_short_is_asked_about_once(settled: Diary) -> None:
    monday = back(TODAY.weekday() + 7)
    settled.set_plan(Plan(monday, settled.save_routine(usual_routine()), (), monday, 3))
    settled.add_session(monday)
    settled.add_check_in(TODAY, pain=3)
    for number in range(1, 3 + TODAY.weekday()):
        settled.add_check_in(back(number), pain=3)

    def week() -> list[State]:
        days = settled.day_records(monday, monday + timedelta(days=6))
        return [one.state for one in days if one.planned]

    before = week()
    app = visit("today")
    assert "Last week 1 of 3 sessions were logged. Was that all?" in shown(app)
    app.button(key="week_all_done").click().run()

    assert_well(app)
    assert "Last week" not in shown(visit("today"))
    assert (before.count(State.NOT_LOGGED), week().count(State.MISSED)) == (2, 2)
    app.button(key="undo").click().run()
    assert week() == before
    assert "Last week" in shown(visit("today"))
