from dataclasses import replace

import pytest

from components.routine import Preferences, Routine, build_routine, recheck
from components.routine.dose import Numbers, parts
from data.catalogue import Catalogue
from data.diary import RoutineItem
from tests.routine.generate import of_the_article, ready


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The article's own moves, so that what a routine holds is known beforehand."""
    return of_the_article()


@pytest.fixture
def routine(catalogue: Catalogue) -> Routine:
    built = build_routine(catalogue, ready(), Preferences(20)).routine
    assert built is not None
    return built


def moves(routine: Routine | None) -> list[str]:
    return [item.exercise_id for item in routine.items] if routine else []


def test_a_routine_just_built_is_fine(catalogue: Catalogue, routine: Routine) -> None:
    again = recheck(catalogue, ready(), routine)
    assert again.fine
    assert again.routine == routine


def test_moves_that_no_longer_suit_are_named_with_reasons_and_left_out(
    catalogue: Catalogue, routine: Routine
) -> None:
    again = recheck(catalogue, ready(conditions={"spondylolisthesis"}), routine)
    assert "press-up" in again.not_now
    assert all(verdict.reasons for verdict in again.not_now.values())
    assert set(moves(again.routine)) == set(moves(routine)) - again.not_now.keys()
    assert not again.fine


def test_a_move_that_now_needs_a_change_carries_it(catalogue: Catalogue, routine: Routine) -> None:
    again = recheck(catalogue, ready(conditions={"wrist-pain"}), routine)
    assert again.routine is not None
    assert next(item for item in again.routine.items if item.exercise_id == "cat-cow").note


def test_a_change_no_longer_needed_is_dropped(catalogue: Catalogue, routine: Routine) -> None:
    noted = replace(routine, items=tuple(item._replace(note="Old advice.") for item in routine.items))
    again = recheck(catalogue, ready(), noted)
    assert again.routine == routine


def test_a_smuggled_move_to_avoid_is_left_out(catalogue: Catalogue, routine: Routine) -> None:
    smuggled = replace(routine, items=(*routine.items, RoutineItem("sit-up", 1, 8, 0, 1, 30, 60)))
    again = recheck(catalogue, ready(level=3), smuggled)
    assert again.not_now["sit-up"].status == "excluded"
    assert "sit-up" not in moves(again.routine)


def test_a_dose_out_of_range_is_said_and_goes_back_to_the_start(
    catalogue: Catalogue, routine: Routine
) -> None:
    odd = tuple(item._replace(reps=99) if item.exercise_id == "bird-dog" else item for item in routine.items)
    again = recheck(catalogue, ready(), replace(routine, items=odd))
    assert len(again.problems) == 1
    assert again.problems[0].startswith("Bird dog: repetitions 99 (here 6 to 12) no longer fits.")
    assert again.routine is not None
    assert next(item for item in again.routine.items if item.exercise_id == "bird-dog").reps == 6


def test_a_changed_time_is_said_and_put_right(catalogue: Catalogue, routine: Routine) -> None:
    odd = tuple(
        item._replace(seconds=1) if item.exercise_id == "bird-dog" else item for item in routine.items
    )
    again = recheck(catalogue, ready(), replace(routine, items=odd))
    dose = catalogue.exercises["bird-dog"].dose
    assert again.routine is not None
    assert dose is not None
    found = next(item for item in again.routine.items if item.exercise_id == "bird-dog")
    seconds = parts(
        Numbers(found.sets, found.reps, found.hold_s, found.sides, found.rest_s), dose.move_s
    ).seconds
    assert found.seconds == seconds
    assert again.problems == (f"Bird dog now takes {seconds} s, not 1 s.",)


def test_a_move_the_catalogue_has_lost_is_said(catalogue: Catalogue, routine: Routine) -> None:
    odd = replace(routine, items=(RoutineItem("moonwalk", 1, 8, 0, 1, 30, 60), *routine.items))
    again = recheck(catalogue, ready(), odd)
    assert again.routine == routine
    assert again.problems == (
        "One of its moves is gone: deleted, or no longer in the catalogue. It is left out.",
    )


def test_a_red_flag_that_blocks_leaves_nothing(catalogue: Catalogue, routine: Routine) -> None:
    again = recheck(catalogue, ready(red_flags={"rf-saddle"}), routine)
    assert again.routine is None
    assert set(again.not_now) == set(moves(routine))
    assert again.problems == (catalogue.rules["level-emergency"].words,)


def test_strong_pain_leaves_only_what_eases(catalogue: Catalogue, routine: Routine) -> None:
    again = recheck(catalogue, ready(pain_now=8), routine)
    assert all("relief" in catalogue.exercises[move].purpose for move in moves(again.routine))
    assert again.not_now["wall-sit"].reasons[0].rule == "pain-today"
