"""How well a move fits a person beyond being allowed: what their conditions want, what eases, their level.

The weights are our own default.
"""

from components.routine.so_far import SoFar
from components.safety import Profile
from components.safety.filter import conditions_of, eases, is_sore
from data.catalogue import Catalogue, Exercise
from data.catalogue.model import Want

WANTED = 2  # by a condition, or because it goes the way that eases
KIT = 1  # uses what one has at hand for training
BUILDS = {"strength", "stability"}  # what gains most from going up
HOUSEHOLD = {"mat", "bed", "towel", "wall", "chair", "table"}  # found in any home, so nothing to train with
HARDER = 3  # the level of people who asked for more


def wants(catalogue: Catalogue, profile: Profile) -> tuple[Want, ...]:
    """What the person's conditions want, each once, unless another of them bars or limits it.

    Nothing on a day of strong pain.
    """
    if is_sore(profile):
        return ()
    conditions = conditions_of(catalogue, profile)
    have = {condition.id for condition in conditions}
    found: dict[str, Want] = {}
    for want in (want for condition in conditions for want in condition.wanted):
        if not have & {*want.unless}:
            found.setdefault(want.words, want)
    return tuple(found.values())


def merit(
    catalogue: Catalogue, profile: Profile, exercise: Exercise, wanted: tuple[Want, ...], so_far: SoFar
) -> int:
    """From 0 to `MOST_MERIT`. On a day of strong pain what eases is a favourite instead."""
    if is_sore(profile):
        return 0
    helps = any(want.fits(exercise) for want in wanted) or eases(catalogue, profile, exercise)
    builds = profile.level == HARDER and not so_far.first and bool(BUILDS & {*exercise.purpose})
    fitting = exercise.level - 1 if builds else 0  # the gentlest moves are not what was asked for
    kit = fitting > 0 and bool({*exercise.equipment} - HOUSEHOLD)
    return WANTED * helps + fitting + KIT * kit


def near_siblings(one: Exercise, other: Exercise) -> bool:
    """Whether one is an easier or harder way of the other, for some of the same."""
    ways = {way.move for way in (*one.easier, *one.harder)} | {
        way.move for way in (*other.easier, *other.harder)
    }
    return bool(ways & {one.id, other.id}) and bool({*one.covers} & {*other.covers})
