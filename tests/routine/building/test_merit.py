"""What comes first beyond being allowed: what a condition wants, what eases, the level asked for."""

from collections.abc import Iterator
from itertools import combinations, permutations

import pytest

from components.routine import Preferences, Routine, build_routine
from components.routine.building.merit import near_siblings, wants
from components.routine.so_far import SoFar
from components.safety import Profile
from components.safety.filter import eases
from data.catalogue import Effect
from tests.routine.generate import ready, real

HOME = frozenset({"mat", "towel", "wall", "chair"})
ALONE = frozenset({"chair"})
PRACTISED = SoFar(sessions=6)
BALANCE = {"heel-to-toe-stand", "side-steps"}
ON_YOUR_FEET = {"sit-to-stand", "calf-raise", "wall-sit", "step-up", "farmers-carry"}
BENDING = {
    "single-knee-to-chest",
    "double-knee-to-chest",
    "child-pose",
    "chair-lean",
    "seated-cat-cow",
    "cat-cow",
}
SPINE = {"cat-cow", "seated-cat-cow", "pelvic-tilt", "thoracic-rotation", "press-up", "straight-arm-press-up"}


def built(person: Profile, minutes: int, so_far: SoFar = PRACTISED) -> Routine:
    found = build_routine(real(), person, Preferences(minutes), so_far)
    assert found.routine
    assert found.status == "built"
    return found.routine


def ids(routine: Routine) -> set[str]:
    return {item.exercise_id for item in routine.items}


@pytest.mark.parametrize("minutes", [10, 20])
@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize(
    ("conditions", "kit", "wanted"),
    [
        ({"falls"}, HOME, [BALANCE, ON_YOUR_FEET]),
        ({"falls"}, ALONE, [ON_YOUR_FEET]),
        ({"osteoporosis"}, HOME, [BALANCE, ON_YOUR_FEET]),
        ({"vertebral-fracture"}, HOME, [BALANCE, ON_YOUR_FEET]),
        ({"falls", "knee-pain", "osteoporosis"}, HOME, [BALANCE, ON_YOUR_FEET]),
        ({"hypermobility"}, HOME, [BALANCE]),
        ({"spondyloarthritis"}, HOME, [SPINE]),
        ({"spondyloarthritis", "neck-pain"}, HOME, [SPINE]),
        ({"spinal-stenosis", "leg-symptoms"}, HOME, [BENDING]),
        ({"spondylolisthesis"}, HOME, [BENDING]),
    ],
)
def test_what_a_condition_wants_comes_in_though_it_needs_a_change(
    conditions: set[str], kit: frozenset[str], wanted: list[set[str]], level: int, minutes: int
) -> None:
    routine = built(Profile(conditions=conditions, equipment=kit, level=level), minutes)
    assert [want for want in wanted if not want & ids(routine)] == []


def test_the_routine_says_what_came_first_and_that_it_may_need_a_change() -> None:
    found = build_routine(real(), ready(conditions={"falls"}), Preferences(10))
    assert any("balance and strength on your feet" in words for words in found.explanation)


def test_bending_is_not_advised_beside_what_bars_or_limits_it() -> None:
    """Bending hurts with it, or it keeps out or cuts short a bend that bears nothing."""
    catalogue, wrong = real(), []
    bend = catalogue.exercises["double-knee-to-chest"]
    for one, other in permutations(catalogue.conditions.values(), 2):
        bends = any(want.words == "bending forward" for want in one.wanted)
        rules = [rule for rule in other.rules if "flexion" in rule.when.named() and rule.when.matches(bend)]
        hurts = any(when.matches(bend) for when in other.hurts_when)
        named = other.moves.get(bend.id)
        barred = any(rule.effect is Effect.EXCLUDE or rule.limit for rule in rules)
        if bends and (hurts or barred or (named and named.effect is Effect.EXCLUDE)):
            me = Profile(conditions={one.id, other.id}, equipment=HOME, level=1)
            if any(want.words == "bending forward" for want in wants(catalogue, me)):
                wrong.append((one.id, other.id))
    assert wrong == []


@pytest.mark.parametrize("conditions", [{"osteoporosis"}, {"vertebral-fracture"}, {"flexion-intolerant"}])
@pytest.mark.parametrize("bends", ["spinal-stenosis", "spondylolisthesis"])
def test_no_routine_says_that_bending_comes_first_to_who_should_not_round(
    conditions: set[str], bends: str
) -> None:
    found = build_routine(real(), ready(conditions={bends, *conditions}), Preferences(15))
    assert not any("bending forward" in words for words in found.explanation)


@pytest.mark.parametrize("way", ["bending", "arching", "lying", "walking"])
def test_what_eases_counts_on_every_day(way: str) -> None:
    def eased(person: Profile) -> int:
        asking = ready(eases={way})
        return sum(eases(real(), asking, real().exercises[move]) for move in ids(built(person, 10)))

    assert eased(ready(eases={way})) > min(eased(ready()), 1)


def test_harder_means_moves_of_that_level_and_the_kit_at_hand_once_first_sessions_are_over() -> None:
    moves = real().exercises
    for minutes in (10, 20, 30):
        hard = ids(built(ready(level=3, pain_now=0), minutes))
        assert sum(moves[move].level > 1 for move in hard) >= len(hard) - 2, minutes
        assert {"weights", "bar"} <= {kit for move in hard for kit in moves[move].equipment}, minutes
        first = ready(level=3, pain_now=0), minutes, SoFar()
        assert ids(built(*first)) == ids(built(ready(level=2, pain_now=0), *first[1:])), minutes


def pairs(person: Profile, minutes: int, so_far: SoFar) -> Iterator[tuple[str, str]]:
    for one, other in combinations(sorted(ids(built(person, minutes, so_far))), 2):
        if near_siblings(real().exercises[one], real().exercises[other]):
            yield one, other


def test_no_two_variations_of_one_move_stand_together_while_others_are_free() -> None:
    people = [
        ready(level=level, conditions=c) for level in (1, 2, 3) for c in ((), ("falls",), ("knee-pain",))
    ]
    together = [
        (person.level, person.conditions, minutes, pair)
        for person in people
        for minutes in (5, 10, 20, 30)
        for so_far in (SoFar(), PRACTISED)
        for pair in pairs(person, minutes, so_far)
    ]
    assert together == []


def test_time_left_in_first_sessions_is_walked_though_the_walk_needs_a_change() -> None:
    routine = built(Profile(conditions={"falls"}, equipment=HOME, level=1), 20, SoFar())
    assert routine.seconds > 17 * 60
