"""How much first routines ask for: the starting dose until three sessions are logged, then by steps."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from components.routine import Preferences, build_routine
from components.routine.building.draft_view import history
from components.routine.dose import Numbers, dose_of, hold_step, start
from components.routine.so_far import SoFar, so_far
from components.safety import Profile
from data.catalogue import load_catalogue
from data.diary import Diary, Outcome, Plan, Routine, RoutineItem, Session, SessionItem

CATALOGUE = load_catalogue()
USUAL = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)
DAY = date(2026, 3, 2)


def above_start(items: tuple[RoutineItem, ...]) -> list[tuple[str, Numbers]]:
    found = []
    for item in items:
        first = start(dose_of(CATALOGUE.exercises[item.exercise_id]))
        asked = Numbers.of(item)
        if asked.sets > first.sets or asked.reps > first.reps or asked.hold_s > first.hold_s:
            found.append((item.exercise_id, asked))
    return found


def test_no_first_routine_asks_for_more_than_the_starting_dose() -> None:
    wrong = []
    for size in (0, 1, 2):
        for conditions in list(combinations(CATALOGUE.conditions, size))[::5]:
            for minutes in (10, 30):
                person = Profile(conditions=conditions, equipment=USUAL.equipment, level=2)
                built = build_routine(CATALOGUE, person, Preferences(minutes), SoFar(sessions=2))
                assert built.routine
                wrong += [(conditions, minutes, *one) for one in above_start(built.routine.items)]
    assert not wrong


def test_the_time_is_filled_with_more_moves_instead() -> None:
    first = build_routine(CATALOGUE, USUAL, Preferences(15))
    assert first.routine
    assert first.routine.seconds > 0.8 * 15 * 60
    assert CATALOGUE.rules["first-sessions"].words in first.explanation


def test_after_three_sessions_there_may_be_more_but_no_longer_hold_than_before() -> None:
    later = build_routine(CATALOGUE, USUAL, Preferences(20), SoFar(sessions=3)).routine
    assert later
    assert above_start(later.items)
    for item in later.items:
        assert item.hold_s <= start(dose_of(CATALOGUE.exercises[item.exercise_id])).hold_s


@pytest.mark.parametrize(("held", "most"), [(30, 35), (110, 115), (118, 120), (None, 30)])
def test_a_hold_grows_by_a_step_from_the_last_good_one(held: int | None, most: int) -> None:
    assert hold_step(dose_of(CATALOGUE.exercises["child-pose"])) == 5
    done = SoFar(sessions=9, held={"child-pose": held} if held else {})
    for minutes in range(5, 31, 5):
        routine = build_routine(CATALOGUE, USUAL, Preferences(minutes), done).routine
        assert routine
        assert all(item.hold_s <= most for item in routine.items if item.exercise_id == "child-pose")


def test_what_was_held_is_read_from_the_plan_of_the_day_and_only_where_it_went_well() -> None:
    pose = CATALOGUE.exercises["child-pose"]
    thirty = RoutineItem("child-pose", 1, 1, 30, 1, 15, seconds=55)
    plan = Plan(DAY, Routine("Mine", (thirty,)), {0, 2, 4})

    def session(
        days: int, share: float = 1.0, pain: int | None = None, worse: tuple[str, ...] = ()
    ) -> Session:
        done = SessionItem(pose.id, 55, share, "", pain)
        outcome = Outcome.DONE if share == 1 else Outcome.PARTIAL
        return Session(DAY + timedelta(days), outcome, (done,), worse=worse)

    assert so_far([session(0)], [plan]) == SoFar(1, {"child-pose": 30})
    assert so_far([session(0, pain=6), session(2, worse=("child-pose",))], [plan]).held == {}
    assert so_far([session(0, share=0.5)], [plan]).held == {}
    assert so_far([session(-9)], [plan]) == SoFar(1, {})


@pytest.mark.parametrize(("years", "sessions"), [(0, 4), (2, 0)])
def test_after_more_than_a_year_away_a_person_starts_anew(diary: Diary, years: int, sessions: int) -> None:
    for number in range(4):
        diary.add_session(DAY + timedelta(days=number))
    assert history(diary, DAY + timedelta(days=30 + 365 * years)).sessions == sessions
