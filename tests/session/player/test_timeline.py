"""The laid-out session: every second, set and side the routine asks for, and nothing else."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.routine import build_routine
from components.routine.dose import CHANGE_OVER_S, CHANGE_SIDE_S, Numbers, dose_of, item, parts, start
from components.session.player.timeline import Step, timeline
from data.catalogue import load_catalogue
from data.diary import Preferences, Profile, Routine, RoutineItem

CATALOGUE = load_catalogue()
MOVES = [exercise for exercise in CATALOGUE.exercises.values() if exercise.dose]


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Any moves of the catalogue in any order, each at any dose it allows."""
    items = []
    for exercise in draw(st.lists(st.sampled_from(MOVES), min_size=1, max_size=6, unique_by=lambda e: e.id)):
        dose = dose_of(exercise)
        ranges = (dose.sets, dose.reps, dose.hold_s, None, dose.rest_s)
        sets, reps, hold_s, sides, rest_s = (
            draw(st.integers(r.low, r.high)) if r else default
            for r, default in zip(ranges, (0, 0, 0, dose.sides, 0), strict=True)
        )
        items.append(item(exercise, Numbers(sets, reps, hold_s, sides, rest_s)))
    return Routine("Any", tuple(items))


def of(steps: tuple[Step, ...], wanted: RoutineItem) -> list[Step]:
    return [step for step in steps if step.exercise_id == wanted.exercise_id]


@given(routines())
def test_a_session_takes_exactly_the_seconds_the_routine_promises(routine: Routine) -> None:
    assert sum(step.seconds for step in timeline(CATALOGUE, routine)) == routine.seconds


@given(routines())
def test_every_part_of_a_move_takes_the_seconds_the_builder_counts_for_it(routine: Routine) -> None:
    steps = timeline(CATALOGUE, routine)

    for wanted in routine.items:
        spent: Counter[str] = Counter()
        for step in of(steps, wanted):
            spent[step.kind] += step.seconds
        promised = parts(Numbers.of(wanted), dose_of(CATALOGUE.exercises[wanted.exercise_id]).move_s)
        assert spent["next_move"] + spent["get_ready"] == promised.change_over_s
        assert spent["work"] == promised.work_s
        assert spent["change_side"] == promised.side_changes_s
        assert spent["rest"] == promised.rest_s


@given(routines())
def test_every_set_is_there_on_each_side_with_all_its_repetitions(routine: Routine) -> None:
    steps = timeline(CATALOGUE, routine)

    for wanted in routine.items:
        work = [step for step in of(steps, wanted) if step.kind == "work"]
        sides = ["left", "right"] if wanted.sides == 2 else [None]
        assert [(step.set, step.side) for step in work] == [
            (number, side) for number in range(1, wanted.sets + 1) for side in sides
        ]
        assert {(step.reps, step.hold_s) for step in work} == {(wanted.reps, wanted.hold_s)}


@given(routines())
def test_left_and_right_get_the_same(routine: Routine) -> None:
    worked: Counter[tuple[str, str | None]] = Counter()
    for step in timeline(CATALOGUE, routine):
        if step.kind == "work":
            worked[step.exercise_id, step.side] += step.seconds

    for wanted in routine.items:
        assert worked[wanted.exercise_id, "left"] == worked[wanted.exercise_id, "right"]


@given(routines())
def test_every_step_takes_time_says_what_to_mind_and_has_a_name_of_its_own(routine: Routine) -> None:
    steps = timeline(CATALOGUE, routine)

    assert all(step.seconds > 0 and step.cue for step in steps)
    assert len({step.id for step in steps}) == len(steps)
    assert timeline(CATALOGUE, routine) == steps


@given(routines())
def test_every_step_but_the_last_says_what_comes_next(routine: Routine) -> None:
    *before, last = timeline(CATALOGUE, routine)

    assert all(step.next for step in before)
    assert last.kind == "work"
    assert not last.next


def test_a_one_sided_move_in_two_sets_is_laid_out_step_by_step() -> None:
    bird_dog = CATALOGUE.exercises["bird-dog"]
    routine = Routine("One", (item(bird_dog, Numbers(2, 6, 5, 2, 45)),))

    assert [(s.kind, s.set, s.side, s.seconds) for s in timeline(CATALOGUE, routine)] == [
        ("next_move", 1, "left", 10),
        ("get_ready", 1, "left", 5),
        ("work", 1, "left", 54),
        ("change_side", 1, "right", CHANGE_SIDE_S),
        ("work", 1, "right", 54),
        ("rest", 1, None, 45),
        ("work", 2, "left", 54),
        ("change_side", 2, "right", CHANGE_SIDE_S),
        ("work", 2, "right", 54),
    ]
    assert routine.seconds == CHANGE_OVER_S + 4 * 54 + 2 * CHANGE_SIDE_S + 45


def test_what_a_person_has_to_change_about_a_move_is_the_cue() -> None:
    built = build_routine(CATALOGUE, Profile(equipment={"mat"}, level=2), Preferences(10)).routine
    assert built is not None
    changed = replace(built, items=(built.items[0]._replace(note="Keep it small."), *built.items[1:]))

    first = CATALOGUE.exercises[changed.items[0].exercise_id]
    cues = {(s.kind, s.cue) for s in timeline(CATALOGUE, changed) if s.exercise_id == first.id}

    assert {cue for kind, cue in cues if kind == "work"} == {
        " ".join(["Keep it small.", *(first.steps[number - 1] for number in first.doing)])
    }
    setting_up = {" ".join(["Keep it small.", *first.steps])}
    assert {cue for kind, cue in cues if kind in ("next_move", "get_ready")} == setting_up


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"exercise_id": "handstand"}, "no such move"),
        ({"exercise_id": "sit-up"}, "no dose"),
        ({"reps": 0}, "no repetition"),
        ({"seconds": 10}, "does not take 10 s"),
    ],
)
def test_a_routine_that_can_not_be_played_as_promised_is_refused(
    changed: dict[str, object], words: str
) -> None:
    whole = item(CATALOGUE.exercises["bird-dog"], Numbers(1, 6, 5, 2, 45))

    with pytest.raises(ValueError, match=words):
        timeline(CATALOGUE, Routine("Odd", (whole._replace(**changed),)))


def test_every_move_tells_all_its_steps_before_and_its_work_while_it_lasts() -> None:
    wrong = []
    for exercise in MOVES:
        steps = timeline(CATALOGUE, Routine("One", (item(exercise, start(dose_of(exercise))),)))
        before = {step.cue for step in steps if step.kind in ("next_move", "get_ready")}
        work = {step.cue for step in steps if step.kind == "work"}
        told = {" ".join(exercise.steps[number - 1] for number in exercise.doing)}
        if before != {" ".join(exercise.steps)} or work != told or not exercise.doing:
            wrong.append(exercise.id)

    assert not wrong
