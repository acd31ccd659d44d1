"""A walk belongs: alone in ten minutes, in every routine from fifteen on, unless something bars it."""

import pytest

from components.routine import Preferences, Routine, build_routine
from components.routine.dose import variants
from components.routine.so_far import SoFar
from components.routine.verdicts import judged
from components.safety import Profile
from data.catalogue import Range
from tests.routine.generate import dose, ready, real

KIT = frozenset({"mat", "towel", "wall", "chair"})


def built(profile: Profile, wish: Preferences) -> Routine:
    routine = build_routine(real(), profile, wish).routine
    assert routine
    return routine


def heart_and_lungs(routine: Routine) -> list[str]:
    moves = real().exercises
    return [i.exercise_id for i in routine.items if "aerobic" in moves[i.exercise_id].purpose]


@pytest.mark.parametrize("minutes", [6, 10, 15, 30])
def test_a_wish_for_heart_and_lungs_is_met_by_a_walk_that_fits(minutes: int) -> None:
    routine = built(Profile(equipment=KIT, level=1), Preferences(minutes, {"aerobic"}))
    assert "brisk-walking" in heart_and_lungs(routine)
    assert routine.seconds <= 60 * minutes


def test_a_walk_goes_from_its_shortest_to_its_start_by_minutes() -> None:
    walk = dose(reps=(1, 1), move_s=0).model_copy(update={"hold_s": Range(low=300, start=450, high=1800)})
    assert [numbers.hold_s for numbers in variants(walk)] == [300, 360, 420, 450]
    assert [numbers.hold_s for numbers in variants(walk, 545)] == [300, 360, 420, 480, 540]


@pytest.mark.parametrize("minutes", [15, 20, 30])
def test_from_fifteen_minutes_on_a_walk_is_in_under_every_condition_that_allows_it(minutes: int) -> None:
    missing, barred = [], []
    for condition in real().conditions:
        profile = Profile(conditions={condition}, equipment=KIT, level=2)
        said = judged(real(), profile)["brisk-walking"]
        if not (said.allowed and said.offered):
            barred.append(condition)
        elif "brisk-walking" not in heart_and_lungs(built(profile, Preferences(minutes))):
            missing.append(condition)
    assert not missing
    assert len(barred) < 3


@pytest.mark.parametrize(("kept_up", "most"), [(None, 600), (420, 600), (905, 900), (1800, 1800)])
def test_a_routine_built_anew_keeps_the_walk_a_person_has_come_to(kept_up: int | None, most: int) -> None:
    done = SoFar(9, {"brisk-walking": kept_up} if kept_up else {})
    routine = build_routine(
        real(), Profile(equipment=KIT, level=2), Preferences(30, {"aerobic"}), done
    ).routine
    assert routine
    (walk,) = (i for i in routine.items if i.exercise_id == "brisk-walking")
    assert most - 60 <= walk.hold_s <= most or routine.seconds > 29 * 60
    assert walk.hold_s % 60 == 0


def test_where_a_walk_is_barred_another_move_for_heart_and_lungs_stands_in() -> None:
    hidden = Preferences(15, hidden={"brisk-walking"})
    assert "easy-cycling" in heart_and_lungs(built(ready(), hidden))
    wheelchair = Profile(equipment={"chair"}, cannot={"standing", "floor"}, level=1)
    assert heart_and_lungs(built(wheelchair, Preferences(15))) == ["chair-boxing"]


def test_a_walk_pushes_itself_into_nothing_shorter_and_no_other_wish() -> None:
    without = Preferences(14, hidden={id_ for id_, e in real().exercises.items() if "aerobic" in e.purpose})
    assert len(built(ready(), Preferences(14)).items) == len(built(ready(), without).items)
    assert heart_and_lungs(built(ready(), Preferences(20, {"strength"}))) == []
    assert "brisk-walking" not in heart_and_lungs(built(ready(pain_now=8), Preferences(15)))
