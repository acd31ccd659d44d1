"""What the diary keeps out of the relief set: moves that hurt or rest, ways that sent pain down a leg.

How long each counts is our own default.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from components.numbers.usual import DAYS_A_WEEK
from components.session.advice.move_history import DayPain, blamed, daily_pain, session_light, when
from components.session.advice.taking_up import REST_DAYS
from data.catalogue import Catalogue, Exercise
from data.catalogue.model import Ease
from data.diary import CheckIn, Plan, Session, in_force
from data.verdicts import Colour

HURT_DAYS = 2 * DAYS_A_WEEK


def not_for_relief(
    catalogue: Catalogue,
    sessions: Sequence[Session],
    check_ins: Sequence[CheckIn],
    plans: Sequence[Plan],
    day: date,
) -> frozenset[str]:
    """The moves a relief set goes without on this day, from what was said up to it."""
    pain = daily_pain(check_ins, sessions)
    known = catalogue.exercises
    ways = [way for way in catalogue.vocabulary.eases.values() if way.against]
    barred = [way for way in ways if _spread(catalogue, way, sessions, pain)]
    hurt = {move for one in sessions if (day - one.day).days <= HURT_DAYS for move in blamed(one)}
    off = {id_ for id_, move in known.items() if any(way.goes(move) for way in barred)}
    return frozenset(hurt | off | resting(plans, day))


def resting(plans: Sequence[Plan], day: date) -> frozenset[str]:
    """The moves that a plan of the last week held, one to come holds again, and the one in force doesn't."""
    week = (in_force(plans, day - timedelta(days=n)) for n in range(1, REST_DAYS + 1))
    had = {move for plan in week for move in _moves(plan)}
    back = {move for plan in plans if plan.start > day for move in _moves(plan)}
    return frozenset(had & back - {*_moves(in_force(plans, day))})


def _moves(plan: Plan | None) -> Iterator[str]:
    if plan and plan.routine:
        yield from (item.exercise_id for item in plan.routine.items)


def _spread(
    catalogue: Catalogue, way: Ease, sessions: Sequence[Session], pain: Mapping[date, DayPain]
) -> bool:
    """Whether pain spread into a leg with moves that go this way, and no session with one went well since.

    Which moves those were the person said by marking them; else any of the session may have done it.
    """
    spread = False
    for session in sorted(sessions, key=when):
        done = {item.exercise_id for item in session.items if item.share > 0}
        leg = bool(session.leg_spread or session.weak)
        if not _any_goes(catalogue, way, (blamed(session) or done) if leg else done - blamed(session)):
            continue
        red = session_light(session, pain).colour is Colour.RED
        spread = leg or (spread and (red or session.leg_spread is None))
    return spread


def _any_goes(catalogue: Catalogue, way: Ease, moves: set[str] | frozenset[str]) -> bool:
    found: Iterator[Exercise] = (catalogue.exercises[m] for m in moves if m in catalogue.exercises)
    return any(way.goes(move) for move in found)
