"""Changing a routine by hand. Every edit returns a new routine; none lets in a move that is not fine.

An edit that can't be made raises `ValueError` with a sentence for the person.
"""

from dataclasses import replace

from components.routine.dose import Numbers, dose_of, item, start
from components.routine.medium import APART, mixed
from components.routine.order import turn
from components.routine.verdicts import judged, note
from components.safety import Profile, Verdict
from components.safety.blocking import blocking
from components.safety.limits import limited
from data.catalogue import Catalogue, Effect, Exercise
from data.diary import Routine, RoutineItem
from data.unfit import Unfit


def swap(catalogue: Catalogue, profile: Profile, routine: Routine, old: str, new: str) -> Routine:
    """The routine with `new` in the place of `old`, at its starting dose."""
    at = _index(routine, old)
    fresh = _fresh(catalogue, profile, routine, new)
    items = (*routine.items[:at], fresh, *routine.items[at + 1 :])
    return _one_medium(catalogue, replace(routine, items=items))


def add(catalogue: Catalogue, profile: Profile, routine: Routine, new: str) -> Routine:
    """The routine with `new` at its starting dose, before the first move whose turn comes later."""
    fresh = _fresh(catalogue, profile, routine, new)
    its_turn = turn(catalogue.exercises[new])
    turns = [_known_turn(catalogue, other) for other in routine.items]
    at = next((i for i, other in enumerate(turns) if other > its_turn), len(turns))
    return _one_medium(catalogue, replace(routine, items=(*routine.items[:at], fresh, *routine.items[at:])))


def remove(routine: Routine, exercise_id: str) -> Routine:
    """The routine without a move. The last one can't be removed."""
    at = _index(routine, exercise_id)
    return replace(routine, items=routine.items[:at] + routine.items[at + 1 :])


def move_up(routine: Routine, exercise_id: str) -> Routine:
    """The routine with a move one earlier; the first stays where it is."""
    at = _index(routine, exercise_id)
    return _exchanged(routine, at - 1, at) if at else routine


def move_down(routine: Routine, exercise_id: str) -> Routine:
    """The routine with a move one later; the last stays where it is."""
    at = _index(routine, exercise_id)
    return _exchanged(routine, at, at + 1) if at + 1 < len(routine.items) else routine


def with_dose(
    catalogue: Catalogue,
    profile: Profile,
    routine: Routine,
    exercise_id: str,
    *,
    sets: int | None = None,
    reps: int | None = None,
    hold_s: int | None = None,
    rest_s: int | None = None,
) -> Routine:
    """The routine with another dose of a move, within what its ranges and cautions leave."""
    at = _index(routine, exercise_id)
    exercise, verdict = _suitable(catalogue, profile, exercise_id)
    given = {"sets": sets, "reps": reps, "hold_s": hold_s, "rest_s": rest_s}
    numbers = Numbers.of(routine.items[at])._replace(**{k: v for k, v in given.items() if v is not None})
    changed = item(exercise, numbers, note(catalogue, verdict))
    return replace(routine, items=(*routine.items[:at], changed, *routine.items[at + 1 :]))


def _fresh(catalogue: Catalogue, profile: Profile, routine: Routine, exercise_id: str) -> RoutineItem:
    exercise, verdict = _suitable(catalogue, profile, exercise_id)
    if any(other.exercise_id == exercise_id for other in routine.items):
        raise Unfit(f"{exercise.name} is in this routine already.")
    return item(exercise, start(dose_of(exercise)), note(catalogue, verdict))


def _one_medium(catalogue: Catalogue, routine: Routine) -> Routine:
    if mixed(catalogue, (each.exercise_id for each in routine.items)):
        raise Unfit(APART)
    return routine


def _suitable(catalogue: Catalogue, profile: Profile, exercise_id: str) -> tuple[Exercise, Verdict]:
    """The move with its dose as the person's cautions leave it, and its verdict."""
    if exercise_id not in catalogue.exercises:
        raise Unfit("The catalogue has no such move.")
    if block := blocking(catalogue, profile):
        raise Unfit(block.reason.words)
    verdict = judged(catalogue, profile)[exercise_id]
    if not verdict.allowed:
        why = next(r.words for r in verdict.reasons if r.effect is Effect.EXCLUDE)
        raise Unfit(f"{catalogue.exercises[exercise_id].name}: not now. {why}")
    return limited(catalogue.exercises[exercise_id], verdict.limit), verdict


def _known_turn(catalogue: Catalogue, other: RoutineItem) -> tuple[int, int]:
    exercise = catalogue.exercises.get(other.exercise_id)
    return turn(exercise) if exercise else (-1, 0)


def _index(routine: Routine, exercise_id: str) -> int:
    for at, other in enumerate(routine.items):
        if other.exercise_id == exercise_id:
            return at
    raise Unfit("This routine has no such move.")


def _exchanged(routine: Routine, first: int, second: int) -> Routine:
    items = list(routine.items)
    items[first], items[second] = items[second], items[first]
    return replace(routine, items=tuple(items))
