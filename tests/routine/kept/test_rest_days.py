"""A day between strength moves: suggested where two days follow each other, and never more than that."""

from collections.abc import Collection

import pytest

from components.routine import Routine
from components.routine.dose import dose_of, item, start
from components.routine.rest_days import in_a_row, strength_in_a_row
from data.catalogue import load_catalogue
from data.diary import Diary
from tests.app.diaries import TODAY
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()
NUDGE = "Strength moves do better with a day between"


def of(*moves: str) -> Routine:
    known = CATALOGUE.exercises
    return Routine("Mine", tuple(item(known[move], start(dose_of(known[move]))) for move in moves))


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [
        ((), False),
        ((3,), False),
        ((0, 2, 4), False),
        ((1, 3, 5), False),
        ((0, 1), True),
        ((6, 0), True),
        ((5, 6), True),
        ((0, 2, 4, 6), True),
        (range(7), True),
    ],
)
def test_days_follow_each_other_sunday_and_monday_too(weekdays: Collection[int], expected: bool) -> None:
    assert in_a_row(weekdays) is expected


def test_only_a_routine_with_a_move_for_strength_wants_a_day_between() -> None:
    assert strength_in_a_row(CATALOGUE, of("cat-cow", "bird-dog"), (0, 1))
    assert not strength_in_a_row(CATALOGUE, of("cat-cow", "hamstring-stretch"), (0, 1))
    assert not strength_in_a_row(CATALOGUE, of("cat-cow", "bird-dog"), (0, 2))


@pytest.fixture
def diary(settled: Diary) -> Diary:
    return settled


def test_choosing_days_in_a_row_is_answered_with_a_suggestion_and_can_still_be_made_the_plan(
    diary: Diary,
) -> None:
    kept = diary.save_routine(of("cat-cow", "bird-dog"))
    app = visit("routine").button(key=f"open_{kept.id}").click().run()
    assert NUDGE not in shown(app)

    app.button_group(key="plan_days").set_value([6, 0]).run()
    assert_well(app)
    assert NUDGE in shown(app)
    assert "Rule day-between: our own default, for a physiotherapist to check." in shown(app)
    app.button(key="make_plan_save").click().run()

    assert_well(app)
    plan = diary.plan_on(TODAY)
    assert plan is not None
    assert plan.weekdays == {6, 0}


def test_a_routine_for_mobility_alone_is_planned_for_every_day_without_a_word(diary: Diary) -> None:
    kept = diary.save_routine(of("cat-cow", "hamstring-stretch"))
    app = visit("routine").button(key=f"open_{kept.id}").click().run()

    app.button_group(key="plan_days").set_value(list(range(7))).run()

    assert NUDGE not in shown(app)
