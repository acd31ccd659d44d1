"""A routine is in water or on land, whatever one has at hand, and stays so when it is changed."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from components.routine import Preferences, add, build_routine, recheck, swap
from components.routine.building.built import Built
from components.routine.dose import dose_of, item, start
from components.routine.medium import mixed
from components.routine.verdicts import judged
from components.safety import Profile
from components.session.advice.ladder import Ladder
from components.session.advice.told import Told
from data.catalogue.model import WATER
from data.diary import Routine, RoutineItem
from tests.routine.generate import ready, real

DAY = date(2026, 6, 1)
HOME = frozenset({"mat", "towel", "wall", "chair"})
KITS = [
    frozenset({WATER, *others})
    for number in (0, 1, 2)
    for others in combinations(sorted(real().vocabulary.equipment.keys() - {WATER}), number)
] + [HOME | {WATER}, frozenset(real().vocabulary.equipment)]
WISHES = [
    Preferences(20),
    Preferences(10, {"aerobic"}),
    Preferences(30, {"aerobic", "mobility"}, favourites={"water-walking"}),
]


def planned(move: str) -> RoutineItem:
    exercise = real().exercises[move]
    return item(exercise, start(dose_of(exercise)))


def built(profile: Profile, wish: Preferences) -> Built:
    return build_routine(real(), profile, wish)


def moves(built: Built) -> list[str]:
    return [i.exercise_id for i in built.routine.items] if built.routine else []


def test_no_kit_mixes_moves_in_water_and_on_land() -> None:
    wrong, wet, dry = [], 0, 0
    for n, kit in enumerate(KITS):
        for cannot in ((), ("floor",), ("floor", "standing")):
            found = moves(built(Profile(equipment=kit, cannot=cannot, level=2), WISHES[n % len(WISHES)]))
            wrong += [(kit, cannot, found)] if mixed(real(), found) else []
            wet += "water-walking" in found
            dry += bool(found) and "water-walking" not in found
    assert not wrong
    assert min(wet, dry) > 2


def test_who_has_a_pool_and_nothing_else_gets_a_routine_in_it_and_is_told_the_rest_is_not_covered() -> None:
    found = built(Profile(equipment={WATER}, level=1), Preferences(15))
    assert moves(found) == ["water-walking"]
    assert {gap.group for gap in found.gaps} == {"trunk", "stability"}


def test_with_a_mat_too_the_routine_is_on_land_and_says_how_to_get_one_in_water() -> None:
    on_land = built(Profile(equipment=HOME | {WATER}, level=2), Preferences(15))
    assert not on_land.gaps
    assert "water-walking" not in moves(on_land)
    assert on_land.left_out["water-walking"].reasons[-1].rule == "in-water"
    assert "Left out: " in " ".join(on_land.explanation)
    wished = Preferences(15, {"aerobic"}, favourites={"water-walking"})
    assert moves(built(Profile(equipment=HOME | {WATER}, level=2), wished)) == ["water-walking"]


def test_a_pool_takes_nothing_from_what_a_routine_on_land_covers() -> None:
    for condition in real().conditions:
        person = Profile(conditions={condition}, equipment=HOME, level=2)
        with_pool = built(replace(person, equipment=HOME | {WATER}), Preferences(10))
        assert with_pool.covered == built(person, Preferences(10)).covered, condition


def test_by_hand_a_move_of_the_other_kind_is_refused_unless_it_takes_the_place_of_the_only_one() -> None:
    land = Routine("Mine", (planned("cat-cow"), planned("bird-dog")))
    with pytest.raises(ValueError, match="in water or on land"):
        add(real(), ready(), land, "water-walking")
    with pytest.raises(ValueError, match="in water or on land"):
        swap(real(), ready(), land, "cat-cow", "water-walking")
    water = swap(real(), ready(), replace(land, items=land.items[:1]), "cat-cow", "water-walking")
    assert [i.exercise_id for i in water.items] == ["water-walking"]


def test_a_routine_kept_from_before_is_left_with_what_is_on_land() -> None:
    found = recheck(real(), ready(), Routine("Old", (planned("cat-cow"), planned("water-walking"))))
    assert found.routine
    assert [i.exercise_id for i in found.routine.items] == ["cat-cow"]
    assert "What is done in water is left out." in " ".join(found.problems)


def test_no_move_rests_or_goes_on_in_the_other_medium() -> None:
    verdicts = judged(real(), ready(level=3))
    steps = Ladder(real(), Told((), (), (), DAY, verdicts=verdicts), {}, 6)
    wrong = []
    for id_, move in real().exercises.items():
        if move.dose:
            ways = [way.item for way in (steps.harder(move), steps.easier(move)) if way]
            named = [i.exercise_id for i in (*ways, steps.elsewhere(move)) if i]
            wrong += [(id_, other) for other in named if mixed(real(), (id_, other))]
    assert not wrong
