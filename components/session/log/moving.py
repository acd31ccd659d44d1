"""A planned session on another day of its week: said to be done there, or moved there."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from components.routine.week_asks import Week
from components.session.log.all_or_part import all_done
from data.diary import Outcome, Routine, Session, State


class OtherDays(NamedTuple):
    """The days of its week that can take a day's session: on these it may have been done, or be done yet."""

    done_on: tuple[date, ...] = ()
    move_to: tuple[date, ...] = ()


def other_days(week: Week, day: date, today: date) -> OtherDays:
    """Where the planned session of `day` can go. None of a plan for so many a week: any day is its day."""
    of_day = week.of(day)
    if not of_day.planned or week.plan is None or week.plan.times_a_week is not None:
        return OtherDays()
    monday = day - timedelta(days=day.weekday())
    done = of_day.state not in (State.NOT_LOGGED, State.MISSED)
    return OtherDays(
        tuple(to for to in week.free(monday, today) if to != day) if day <= today else (),
        () if done else tuple(to for to in week.free(today, monday + timedelta(days=6)) if to != day),
    )


def done_on(planned: date, day: date, routine: Routine, *, relief: bool) -> Session:
    """Every move of the session planned for one day, done on another."""
    return replace(all_done(day, routine, relief=relief), planned_for=planned)


def done_then(session: Session, day: date, planned: date) -> Session:
    """A session logged for the day it was planned for, but done on another."""
    return replace(session, day=day, planned_for=session.planned_for or planned)


def moved_to(planned: date, day: date) -> Session:
    """The session planned for one day, to be done on another."""
    return Session(planned, Outcome.SKIPPED, planned_for=day)
