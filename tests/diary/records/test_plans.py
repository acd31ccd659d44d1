"""A plan counts from its start on; changing one never rewrites days that have been."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from data.diary import Diary, Plan, PlanRefused, State
from tests.diary.filled import MORNING, day, fill


def states(diary: Diary, start: int, end: int) -> list[State]:
    return [one.state for one in diary.day_records(day(start), day(end))]


def test_the_plan_in_force_is_the_one_with_the_latest_start(diary: Diary) -> None:
    first = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    second = diary.set_plan(routine=MORNING, weekdays={1, 3}, start=day(7), made_on=day(5))
    assert [diary.plan_on(day(number)) for number in (-1, 0, 6, 7, 99)] == [
        None,
        first,
        first,
        second,
        second,
    ]
    assert diary.plans() == (first, second)


def test_a_plan_comes_back_as_it_was_made(diary: Diary) -> None:
    plan = Plan(day(3), MORNING, {2, 4}, day(1))
    assert diary.set_plan(plan) == plan
    assert diary.plans() == (plan,)


def test_a_new_plan_leaves_the_days_before_its_start_as_they_were(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays={0, 2, 4}, start=day(0))
    before = diary.day_records(day(0), day(6))
    diary.set_plan(routine=MORNING, weekdays={1}, start=day(7))
    assert diary.day_records(day(0), day(6)) == before


def test_a_changed_routine_leaves_the_plan_as_it_was(diary: Diary) -> None:
    filled = fill(diary)
    diary.save_routine(replace(filled.routine, name="Other", items=MORNING.items[:1]))
    kept = diary.plan_on(day(7))
    assert kept is not None
    assert kept.routine == filled.routine


def test_a_plan_for_the_same_start_made_later_takes_its_place(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays={0}, start=day(7), made_on=day(0))
    new = diary.set_plan(routine=MORNING, weekdays={1}, start=day(7), made_on=day(0))
    assert diary.plans() == (new,)


def test_a_plan_made_before_the_one_there_is_is_refused(diary: Diary) -> None:
    kept = diary.set_plan(routine=MORNING, weekdays={0}, start=day(7), made_on=day(5))
    with pytest.raises(PlanRefused):
        diary.set_plan(routine=MORNING, weekdays={1}, start=day(9), made_on=day(2))
    assert diary.plans() == (kept,)


def test_after_a_flight_west_a_change_takes_the_place_of_the_plan_made_on_the_day_ahead(diary: Diary) -> None:
    kept = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    diary.set_plan(routine=MORNING, weekdays={1}, start=day(5))
    changed = diary.set_plan(routine=MORNING, weekdays={2}, start=day(4))
    assert changed.start == day(5)
    assert diary.plans() == (kept, changed)


def test_a_plan_that_reaches_back_is_refused(diary: Diary) -> None:
    with pytest.raises(ValueError, match="starts today or later"):
        diary.set_plan(routine=MORNING, weekdays={0}, start=day(0), made_on=day(1))
    assert diary.plans() == ()


def test_saving_the_same_plan_twice_is_saving_it_once(diary: Diary) -> None:
    plan = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    diary.set_plan(plan)
    diary.remove_plan(plan)
    assert diary.plans() == ()


def test_a_stopped_plan_asks_for_nothing_and_can_begin_again(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays=range(7), start=day(0))
    diary.stop_plan(day(2))
    assert diary.plan_on(day(1)) is not None
    assert diary.plan_on(day(2)) is None
    again = diary.set_plan(routine=MORNING, weekdays={0}, start=day(7))
    assert diary.plan_on(day(8)) == again
    assert not any(one.planned for one in diary.day_records(day(2), day(6)))


def test_undoing_a_plan_brings_back_the_one_it_replaced(diary: Diary) -> None:
    first = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    second = diary.set_plan(routine=MORNING, weekdays={1}, start=day(0))
    stop = diary.stop_plan(day(1))
    for undone, left in ((stop, (second,)), (second, (first,)), (first, ())):
        diary.remove_plan(undone, today=day(0))
        assert diary.plans() == left


def test_only_the_latest_change_can_be_undone(diary: Diary) -> None:
    first = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    second = diary.set_plan(routine=MORNING, weekdays={1}, start=day(7))
    with pytest.raises(PlanRefused):
        diary.remove_plan(first)
    assert diary.plans() == (first, second)


def test_a_plan_that_has_begun_on_an_earlier_day_is_not_undone(diary: Diary) -> None:
    plan = diary.set_plan(routine=MORNING, weekdays={0}, start=day(0))
    with pytest.raises(PlanRefused, match="already begun"):
        diary.remove_plan(plan, today=day(1))
    assert diary.plans() == (plan,)


def test_a_pause_takes_its_days_out_of_the_plan_and_gives_them_back_when_deleted(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays={0, 2}, start=day(0))
    pause = diary.add_pause(day(1), day(2))
    assert states(diary, 0, 3) == [State.NOT_LOGGED, State.PAUSED, State.PAUSED, State.REST]
    diary.delete(pause)
    assert states(diary, 0, 3) == [State.NOT_LOGGED, State.REST, State.NOT_LOGGED, State.REST]


def test_pauses_come_by_their_first_day_and_may_overlap(diary: Diary) -> None:
    later, earlier = diary.add_pause(day(5), day(9)), diary.add_pause(day(3), day(6), "travel")
    assert diary.pauses() == (earlier, later)


def test_a_plan_holds_across_leap_day_and_new_year(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays={1}, start=date(2028, 2, 1))
    planned = [one.day for one in diary.day_records(date(2028, 2, 28), date(2028, 3, 7)) if one.planned]
    assert planned == [date(2028, 2, 29), date(2028, 3, 7)]


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"times_a_week": 0}, "1 to 7"),
        ({"times_a_week": 8}, "1 to 7"),
        ({"times_a_week": 3, "weekdays": {0}}, "either"),
        ({}, "at least one weekday"),
        ({"routine": None, "times_a_week": 3}, "needs a routine"),
    ],
)
def test_a_plan_asks_by_weekdays_or_so_many_times_a_week(told: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Plan(**{"start": day(0), "routine": MORNING} | told)


def test_a_plan_of_so_many_times_a_week_is_kept_as_it_is(diary: Diary) -> None:
    kept = diary.set_plan(routine=MORNING, times_a_week=3, start=day(2))
    assert diary.plans() == (kept,)
    assert (kept.times_a_week, kept.weekdays, kept.a_week) == (3, frozenset(), 3)
