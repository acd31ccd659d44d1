"""A routine as a link: moves, doses, each move's fingerprint and the catalogue's version; nothing else.

The text is `1~version~move~move...~check`, a move is `id.sets.reps.hold.sides.rest.fingerprint`, and
`check` tells a link that was cut off or changed on its way. All of it is safe in a URL as it stands. A
name, a note, a profile or a pain never goes in: notes say what a person's conditions ask for.
"""

import hashlib
import re
from dataclasses import dataclass, replace

from components.routine.dose import Numbers, allowed, dose_of, item, mended
from data.catalogue import Catalogue, Dose, Exercise, Range
from data.catalogue.model import Stance
from data.catalogue.own_moves import OwnExercise
from data.diary import Routine, RoutineItem
from data.unfit import Unfit

FORMAT = "1"
LONGEST = 4000  # characters; browsers and messengers cut longer addresses
OPENED_NAME = "Routine from a link"

_NOT_A_LINK = "This is not a routine link."
_DAMAGED = "This link was cut off or changed on its way. Ask for it again."
_TEXT = re.compile(r"[A-Za-z0-9.~-]*")
_MOVE = re.compile(r"([A-Za-z0-9-]{1,80})" + r"\.([0-9]{1,4})" * 5 + r"\.([0-9a-f]{1,16})")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link holds, for whoever opens it; whether it suits them is for `recheck` to say."""

    routine: Routine | None
    changes: tuple[str, ...] = ()  # what the catalogue has changed since the link was made
    problems: tuple[str, ...] = ()  # what of the link can't be opened


def link(catalogue: Catalogue, routine: Routine) -> str:
    """The routine as URL-safe text, always the same for the same moves, doses and catalogue.

    Raises `ValueError` for a routine that this catalogue would not open again as it is.
    """
    moves = [_written(catalogue, item_) for item_ in routine.items]
    body = "~".join((FORMAT, catalogue.version, *moves))
    text = f"{body}~{_check(body)}"
    if len(text) > LONGEST:
        raise Unfit("This routine is too long for a link.")
    return text


def shareable(catalogue: Catalogue, routine: Routine) -> tuple[Routine | None, int]:
    """What of a routine may be handed out, and how many moves stay behind: a person's own are theirs alone.

    `catalogue` is the one everybody has.
    """
    items = tuple(item_ for item_ in routine.items if item_.exercise_id in catalogue.exercises)
    return replace(routine, items=items) if items else None, len(routine.items) - len(items)


def open_link(catalogue: Catalogue, text: str) -> Opened:
    """The routine a link holds, checked move by move against this catalogue. Never raises."""
    text = text.strip()
    if len(text) > LONGEST:
        return Opened(None, problems=("This link is too long to be a routine.",))
    body, _, check = text.rpartition("~")
    format_, *rest = body.split("~")
    if format_ != FORMAT or len(rest) < 2 or not _TEXT.fullmatch(text):
        return Opened(None, problems=(_NOT_A_LINK,))
    moves = [_MOVE.fullmatch(move) for move in rest[1:]]
    if check != _check(body) or not all(moves):
        return Opened(None, problems=(_DAMAGED,))
    return _opened(catalogue, [_read(move) for move in moves if move])


def _written(catalogue: Catalogue, item_: RoutineItem) -> str:
    if item_.exercise_id not in catalogue.exercises:
        raise Unfit("The catalogue has no such move.")
    if isinstance(catalogue.exercises[item_.exercise_id], OwnExercise):
        raise Unfit("A move of your own is never part of a link.")
    numbers = Numbers.of(item(_or_less(catalogue.exercises[item_.exercise_id]), Numbers.of(item_)))
    return ".".join((item_.exercise_id, *map(str, numbers), catalogue.fingerprint(item_.exercise_id)))


def _or_less(exercise: Exercise) -> Exercise:
    """The move with doses below its usual lowest let in: someone's cautions may leave them no more."""
    dose = dose_of(exercise)
    down = {name: range_.model_copy(update={"low": min(range_.low, 1)}) for name, range_ in _ranges(dose)}
    return exercise.model_copy(update={"dose": dose.model_copy(update=down)})


def _ranges(dose: Dose) -> tuple[tuple[str, Range], ...]:
    held = (("hold_s", dose.hold_s),) if dose.hold_s else ()
    return (("sets", dose.sets), ("reps", dose.reps), *held)


def _check(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:8]


def _read(move: re.Match[str]) -> tuple[str, Numbers, str]:
    exercise_id, *numbers, fingerprint = move.groups()
    return exercise_id, Numbers(*map(int, numbers)), fingerprint


def _opened(catalogue: Catalogue, moves: list[tuple[str, Numbers, str]]) -> Opened:
    items: dict[str, RoutineItem] = {}
    changes: list[str] = []
    problems: list[str] = []
    for exercise_id, numbers, fingerprint in moves:
        exercise = catalogue.exercises.get(exercise_id)
        if exercise is None:
            changes.append(f"{exercise_id} is no longer in the catalogue, and is left out.")
        elif refusal := _refusal(exercise, exercise_id in items):
            problems.append(refusal)
        else:
            less = _or_less(exercise)
            fitting, said = (numbers, "") if allowed(dose_of(less), numbers) else mended(exercise, numbers)
            items[exercise_id] = item(less, fitting)
            if fingerprint != catalogue.fingerprint(exercise_id):
                changes.append(f"{exercise.name} has been revised since this link was made.")
            if said:
                changes.append(said)
    if not items:
        return Opened(None, (), (*problems, *changes, "None of this link's moves can be opened."))
    routine = Routine(OPENED_NAME, tuple(items.values()), catalogue.version)
    return Opened(routine, tuple(changes), tuple(problems))


def _refusal(exercise: Exercise, again: bool) -> str:
    if exercise.stance == Stance.AVOID or exercise.dose is None:
        return f"{exercise.name} is on the not-now list, and is left out."
    if exercise.unknown():
        return f"{exercise.name} is not described well enough to be offered, and is left out."
    return f"{exercise.name} stands in this link twice; the first counts." if again else ""
