"""What a tick makes of a day's routine: a session done, done in part, or not done and why."""

from datetime import date

from components.session.asked_of_day import items_done, minutes_done
from data.diary import Outcome, Reason, Routine, Session
from data.unfit import Unfit


def all_done(day: date, routine: Routine, *, relief: bool) -> Session:
    """Every move of it; the relief set stands in for what the plan asked."""
    items = items_done(routine, frozenset(item.exercise_id for item in routine.items))
    outcome = Outcome.SWAPPED if relief else Outcome.DONE
    return Session(day, outcome, items, minutes_done(items), Reason.RELIEF_SET if relief else None)


def partly_done(day: date, routine: Routine, done: frozenset[str]) -> Session:
    """These moves of it. Raises ValueError where they are none of it."""
    items = items_done(routine, done)
    if not any(item.share for item in items):
        raise Unfit("Say which of the moves you did.")
    outcome = Outcome.DONE if all(item.share == 1 for item in items) else Outcome.PARTIAL
    return Session(day, outcome, items, minutes_done(items))


def not_done(day: date, routine: Routine, why: Reason | None) -> Session:
    """None of it."""
    return Session(day, Outcome.SKIPPED, items_done(routine, frozenset()), 0.0, why)


def something_else(day: date, what: str, minutes: float | None) -> Session:
    """Another thing, in the person's own words. Raises ValueError where there are none."""
    if not what.strip():
        raise Unfit("Say in a word what you did.")
    return Session(day, Outcome.SWAPPED, (), minutes, words=what.strip())
