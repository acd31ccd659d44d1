"""How a dose becomes numbers, and numbers become seconds.

The parts of a move's time are named one by one: the guided session plays the very same parts, so what a
routine promises and what a session takes are one sum.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Self

from components.catalogue.dose_table import KEPT_UP_S, MINUTE_S
from components.routine.so_far import SoFar
from data.catalogue.model import Dose, Exercise, Range
from data.diary import RoutineItem
from data.unfit import Unfit

GET_READY_S = 5  # the count before the first repetition; part of the change-over
CHANGE_OVER_S = 15  # from the move before into this one
CHANGE_SIDE_S = 5
HOLD_STEP_S = 2
STRETCH_STEP_S = 5
STRETCH_FROM_S = 15  # a move whose shortest hold is this long is a stretch

GivenBy = Literal["article", "default"]


class Numbers(NamedTuple):
    """One dose: sets of repetitions on each side, each held, with a rest between sets."""

    sets: int
    reps: int  # on each side
    hold_s: int  # 0: the move is not held
    sides: int
    rest_s: int

    @classmethod
    def of(cls, item: RoutineItem) -> Self:
        """The dose an item asks for."""
        return cls(item.sets, item.reps, item.hold_s, item.sides, item.rest_s)


class Parts(NamedTuple):
    """Where a move's seconds go."""

    change_over_s: int
    work_s: int
    side_changes_s: int
    rest_s: int

    @property
    def seconds(self) -> int:
        """All of them together."""
        return sum(self)


def rep_seconds(hold_s: int, move_s: int) -> int:
    """One repetition: the way out and back, and the hold between."""
    return hold_s + move_s


def parts(numbers: Numbers, move_s: int) -> Parts:
    """The seconds of a dose, part by part. Rest lies between sets, a change of side within each."""
    sets, reps, hold_s, sides, rest_s = numbers
    return Parts(
        change_over_s=CHANGE_OVER_S,
        work_s=sets * sides * reps * rep_seconds(hold_s, move_s),
        side_changes_s=sets * (sides - 1) * CHANGE_SIDE_S,
        rest_s=(sets - 1) * rest_s,
    )


def variants(dose: Dose, held_s: int = 0) -> tuple[Numbers, ...]:
    """The doses a routine may ask for: the start, then fuller ones, each longer than the one before.

    Repetitions rise to the top of their range first, then the hold, then the sets one by one: the order
    in which a person would progress. A hold rises only to what the article itself gives, or to what this
    person has held well (`held_s`): a longer one is a harder move, and a matter of progress, not of minutes
    to fill. What is kept up for minutes, as a walk is, may be split over the day: it goes by minutes from
    its shortest to its start, or to what they have kept up (our own default).
    """
    if dose.hold_s and kept_up(dose):
        return tuple(start(dose)._replace(hold_s=hold_s) for hold_s in _minutes(dose.hold_s, held_s))
    found: list[Numbers] = []
    longest = -1
    for numbers in _ladder(dose, held_s):
        if (seconds := parts(numbers, dose.move_s).seconds) > longest:
            found.append(numbers)
            longest = seconds
    return tuple(found)


def kept_up(dose: Dose) -> bool:
    """Whether it is kept up for minutes, as a walk is."""
    return dose.hold_s is not None and dose.hold_s.low >= KEPT_UP_S


def _minutes(hold_s: Range, held_s: int) -> Iterator[int]:
    longest = max(hold_s.start, min(held_s - held_s % MINUTE_S, hold_s.high))
    yield from range(hold_s.low, longest, MINUTE_S)
    yield longest


def on_offer(dose: Dose, so_far: SoFar, held_s: int | None) -> tuple[Numbers, ...]:
    """The doses a routine may ask of this person: none above the start in their first sessions.

    After those none is held longer than the start, or than what they last held well (`held_s`) and a step.
    """
    first = start(dose)
    longest = max(first.hold_s, held_s + hold_step(dose)) if held_s is not None else first.hold_s
    offered = [numbers for numbers in variants(dose, held_s or 0) if numbers.hold_s <= longest]
    if so_far.first:
        offered = [n for n in offered if n.sets <= first.sets and n.reps <= first.reps]
        offered = [n for n in offered if n.hold_s <= first.hold_s]
    return tuple(offered)


def hold_step(dose: Dose) -> int:
    """The seconds by which a hold grows: more for a stretch, a minute for what is kept up for minutes."""
    if kept_up(dose):
        return MINUTE_S
    return STRETCH_STEP_S if dose.hold_s and dose.hold_s.low >= STRETCH_FROM_S else HOLD_STEP_S


def start(dose: Dose) -> Numbers:
    """The dose to start with."""
    hold = dose.hold_s or _NO_HOLD
    return Numbers(dose.sets.start, dose.reps.start, hold.start, dose.sides, dose.rest_s.start)


def _ladder(dose: Dose, held_s: int) -> Iterator[Numbers]:
    first = start(dose)
    yield first
    sets, _, hold_s, sides, rest_s = first
    yield Numbers(sets, dose.reps.high, hold_s, sides, rest_s)
    if dose.hold_s:
        hold_s = (
            dose.hold_s.high if "high" in dose.hold_s.article else max(hold_s, min(held_s, dose.hold_s.high))
        )
    for more_sets in range(sets, dose.sets.high + 1):
        yield Numbers(more_sets, dose.reps.high, hold_s, sides, rest_s)


def outside(dose: Dose, numbers: Numbers) -> tuple[str, ...]:
    """What of these numbers the dose does not allow, one phrase each: empty when all of them fit."""
    wrong = [
        f"{name} {number} (here {_span(range_)})"
        for name, number, range_ in _ranged(dose, numbers)
        if not range_.low <= number <= range_.high
    ]
    if numbers.sides != dose.sides:
        wrong.append(f"sides {numbers.sides} (here {dose.sides})")
    return tuple(wrong)


def allowed(dose: Dose, numbers: Numbers) -> bool:
    """Whether every number lies within the dose's ranges."""
    return not outside(dose, numbers)


def eased(dose: Dose, numbers: Numbers) -> Numbers:
    """The numbers, none of them above the dose's highest."""
    return numbers._replace(
        sets=min(numbers.sets, dose.sets.high),
        reps=min(numbers.reps, dose.reps.high),
        hold_s=min(numbers.hold_s, dose.hold_s.high) if dose.hold_s else 0,
    )


def given_by(dose: Dose, numbers: Numbers) -> dict[str, GivenBy]:
    """Who gives each number: the article, or our own default. A move that is not held has no hold."""
    said: dict[str, GivenBy] = {
        "sets": dose.sets.given_by(numbers.sets),
        "reps": dose.reps.given_by(numbers.reps),
        "sides": dose.sides_by,
        "rest_s": dose.rest_s.given_by(numbers.rest_s),
    }
    return said | {"hold_s": dose.hold_s.given_by(numbers.hold_s)} if dose.hold_s else said


def mended(exercise: Exercise, numbers: Numbers) -> tuple[Numbers, str]:
    """The numbers if they fit the move, else its starting dose and a sentence that says so.

    Raises `ValueError` for a move without a dose.
    """
    dose = dose_of(exercise)
    wrong = outside(dose, numbers)
    if not wrong:
        return numbers, ""
    return start(dose), f"{exercise.name}: {', '.join(wrong)} no longer fits. It opens at its starting dose."


def dose_of(exercise: Exercise) -> Dose:
    """The move's dose. Raises `ValueError` for a move that has none, which is never scheduled."""
    if exercise.dose is None:
        raise Unfit(f"{exercise.name} has no dose, so it can't be part of a routine.")
    return exercise.dose


def item(exercise: Exercise, numbers: Numbers, note: str = "") -> RoutineItem:
    """The move at this dose as a routine keeps it. Raises `ValueError` if the dose is not the move's."""
    dose = dose_of(exercise)
    if wrong := outside(dose, numbers):
        raise Unfit(f"{exercise.name}: this dose does not fit: {', '.join(wrong)}.")
    seconds = parts(numbers, dose.move_s).seconds
    return RoutineItem(exercise.id, *numbers, seconds=seconds, note=note)


_NO_HOLD = Range(low=0, start=0, high=0)


def _ranged(dose: Dose, numbers: Numbers) -> tuple[tuple[str, int, Range], ...]:
    return (
        ("sets", numbers.sets, dose.sets),
        ("repetitions", numbers.reps, dose.reps),
        ("seconds held", numbers.hold_s, dose.hold_s or _NO_HOLD),
        ("seconds of rest", numbers.rest_s, dose.rest_s),
    )


def _span(range_: Range) -> str:
    return str(range_.low) if range_.low == range_.high else f"{range_.low} to {range_.high}"
