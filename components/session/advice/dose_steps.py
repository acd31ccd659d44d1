"""One step up or down in a dose: repetitions first, then the hold, then sets; down in the opposite order."""

from math import ceil

from components.routine.dose import Numbers, allowed, hold_step, kept_up, parts, start
from data.catalogue import Dose

REPS_STEP = 2
FEW_REPS = 6  # below this one repetition is a step: two would be half as much again
MOST_SETS = 3
SMALLEST_SHARE = 0.5  # of the starting dose


def steps_up(dose: Dose, now: Numbers) -> tuple[Numbers, ...]:
    """The next step up, with a smaller one after it where there is one. Empty at the top of the range.

    A dose outside its ranges has no step: it has to be mended first.
    """
    if not allowed(dose, now):
        return ()
    if now.reps < dose.reps.high:
        reps = {min(now.reps + _reps_step(now.reps), dose.reps.high), now.reps + 1}
        return tuple(now._replace(reps=number) for number in sorted(reps, reverse=True))
    if dose.hold_s and now.hold_s < dose.hold_s.high:
        longer = min(_longer(dose, now.hold_s), dose.hold_s.high)
        holds = {longer} if kept_up(dose) else {longer, now.hold_s + 1}
        return tuple(now._replace(hold_s=number) for number in sorted(holds, reverse=True))
    if now.sets < min(dose.sets.high, MOST_SETS):
        more = now._replace(sets=now.sets + 1)
        return tuple(dict.fromkeys((more, more._replace(reps=_just_more(dose, now)))))
    return ()


def step_down(dose: Dose, now: Numbers) -> Numbers | None:
    """The step before this dose, or None where it is already as small as it gets."""
    if not allowed(dose, now):
        return None
    first = start(dose)
    shortest, fewest = (
        _least(dose.hold_s.low if dose.hold_s else 0, first.hold_s),
        _least(dose.reps.low, first.reps),
    )
    if now.sets > dose.sets.low:
        return now._replace(sets=now.sets - 1)
    if now.hold_s > first.hold_s:
        return now._replace(hold_s=max(_shorter(dose, now.hold_s), first.hold_s))
    if now.reps > fewest:
        return now._replace(reps=max(now.reps - _reps_step(now.reps - REPS_STEP), fewest))
    if now.hold_s > shortest:
        return now._replace(hold_s=max(_shorter(dose, now.hold_s), shortest))
    return None


def volume(dose: Dose, numbers: Numbers) -> int:
    """Seconds of work: every repetition of every set and side with its hold, no rest and no change-over."""
    return parts(numbers, dose.move_s).work_s


def _longer(dose: Dose, hold_s: int) -> int:
    """A step more; of what is kept up for minutes the next whole one."""
    step = hold_step(dose)
    return hold_s + step - (hold_s % step if kept_up(dose) else 0)


def _shorter(dose: Dose, hold_s: int) -> int:
    step = hold_step(dose)
    return hold_s - ((hold_s % step if kept_up(dose) else 0) or step)


def _just_more(dose: Dose, now: Numbers) -> int:
    """The fewest repetitions with which one set more is more work: a whole set at once can be too much."""
    return max(dose.reps.low, now.reps * now.sets // (now.sets + 1) + 1)


def _reps_step(lower: int) -> int:
    return REPS_STEP if lower >= FEW_REPS else 1


def _least(low: int, begin: int) -> int:
    return max(low, ceil(begin * SMALLEST_SHARE))
