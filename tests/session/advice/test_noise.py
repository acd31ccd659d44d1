"""A point of chance never rests a plan, and pain that climbs is never stepped up."""

from random import Random

import pytest

from components.routine import Preferences, build_routine
from components.safety import Profile
from data.catalogue import load_catalogue
from data.diary import Routine
from tests.session.advice.weeks_lived import DAYS, Lived, lived, steady

CATALOGUE = load_catalogue()
PEOPLE = 8  # of every usual pain
CLIMB_FROM = 14
SLOWED = {"down", "easier", "rest", "clinician", "recovery", "screen"}


@pytest.fixture(scope="module")
def routine() -> Routine:
    """What a person with the usual things at home begins with."""
    person = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)
    built = build_routine(CATALOGUE, person, Preferences(10)).routine
    assert built
    return built


def lived_with_small_rises(routine: Routine, usual: int, seed: int) -> Lived:
    """Nothing changes: a point of chance either way, a point more in three sessions of ten."""
    random = Random(f"{usual} {seed}")
    pain = steady(random, usual)
    risen = [random.random() < 0.3 for _ in pain]
    return lived(CATALOGUE, routine, pain, lambda day, before: before + risen[day])


def test_six_weeks_of_steady_pain_rest_nothing_and_hardly_anyone_ends_below_the_start(
    routine: Routine,
) -> None:
    weeks = {(u, n): lived_with_small_rises(routine, u, n) for u in range(2, 7) for n in range(PEOPLE)}
    assert not [person for person, each in weeks.items() if each.whole_rests or each.days("rest")]
    assert sum(each.below_start for each in weeks.values()) <= len(weeks) / 8
    assert sum(bool(each.days("up", "harder")) for each in weeks.values()) > len(weeks) / 3


@pytest.mark.parametrize("days_a_point", [2, 3, 4, 7])
def test_pain_that_climbs_is_never_stepped_up_and_is_slowed_in_time(
    routine: Routine, days_a_point: int
) -> None:
    late, up = [], []
    for usual in (0, 2, 4):
        pain = [min(10, usual + max(0, day - CLIMB_FROM) // days_a_point) for day in range(DAYS + 1)]
        found = lived(CATALOGUE, routine, pain, lambda _, before: min(10, before + 1))
        up += [day for day in found.days("up", "harder") if day > CLIMB_FROM + days_a_point]
        slowed = [day for day in found.days(*SLOWED) if day > CLIMB_FROM]
        late += [usual] if not slowed or slowed[0] > CLIMB_FROM + 3 * days_a_point + 4 else []
    assert (up, late) == ([], [])


def test_what_builds_strength_or_stability_goes_up_before_what_only_stretches(routine: Routine) -> None:
    found = lived(CATALOGUE, routine, [2] * (DAYS + 1), lambda _, before: before)
    went_up = [p.exercise_id for day in found.days("up") for p in found.proposed[day] if p.kind == "up"]
    first = [{"strength", "stability"} & {*CATALOGUE.exercises[str(move)].purpose} for move in went_up[:4]]
    assert len(first) == 4
    assert all(first)
