"""A graded way back to a move the article leaves out: when it opens, the next step, and what stops it.

Proposed and never scheduled: no routine holds any of it. When it opens and how long a step lasts is our own
default; going up step by step is known to do no worse than other exercise (Macedo 2010).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from statistics import fmean

from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED
from components.safety import Reason
from components.safety.filter import every_reason
from components.safety.limits import cuts
from components.session.advice.ladder import CALM_SESSIONS, calm_sessions
from components.session.advice.move_history import (
    DayPain,
    after_effect,
    daily_pain,
    means,
    session_light,
    usual_at,
    week_is_worse,
)
from components.session.advice.told import Told
from components.session.advice.traffic_light import TOLERABLE
from data.catalogue import Catalogue, Effect, Exercise
from data.catalogue.model.way_back import WayBack, WayBackStep, as_move
from data.diary import Profile, Session
from data.verdicts import Colour

PAIN_MOST = 3  # mean of the last week, NRS
QUIET_DAYS = 14  # since a session was too much
STEP_DAYS = 7  # on a step, before the next
_BODY = ("conditions", "cannot")  # what of a verdict speaks of the person's body


@dataclass(frozen=True, slots=True)
class Taken:
    """The step a person has taken up, by its id, and the day they did."""

    step: str
    on: date


@dataclass(frozen=True, slots=True)
class OnWay:
    """Where a person is on one way: the rule that says so, and the step it proposes, if any."""

    way: WayBack
    rule: str
    steps: tuple[WayBackStep, ...]  # those this person may see, from the first on
    at: WayBackStep | None = None
    proposed: WayBackStep | None = None
    closed_by: tuple[Reason, ...] = ()  # why the first step not shown isn't

    @property
    def open(self) -> bool:
        """Whether there is something to take up or to go on with."""
        return self.at is not None or self.proposed is not None


def read_taken(kept: str) -> dict[str, Taken]:
    """What the diary keeps of the ways taken up, by move; what can't be read is not on any way."""
    try:
        return {move: Taken(said["step"], date.fromisoformat(said["on"])) for move, said in _pairs(kept)}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _pairs(kept: str) -> list[tuple[str, dict[str, str]]]:
    return list(json.loads(kept or "{}").items())


def written(taken: Mapping[str, Taken]) -> str:
    """The same as the diary keeps it."""
    return json.dumps({move: {"step": said.step, "on": str(said.on)} for move, said in taken.items()})


def standing(
    catalogue: Catalogue, profile: Profile, told: Told, move: str, taken: Taken | None
) -> OnWay | None:
    """Where the person is on the way to `move`; None where there is no way to it."""
    way = catalogue.ways_back.get(move)
    if way is None:
        return None
    against = closed(catalogue, profile, way)
    steps = tuple(takewhile(lambda step: not against[step.id], way.steps))
    blocking = next((against[step.id] for step in way.steps if against[step.id]), ())
    pain = daily_pain(told.check_ins, told.sessions)
    at = next((step for step in steps if taken and step.id == taken.step), None)
    here = OnWay(way, "way-closed", steps, at, None, blocking)
    if not steps:
        return here
    if taken and at:
        return _onward(catalogue, told, pain, here, at, taken)
    waits = waits_for(told, pain)
    return replace(here, rule=waits or "way-open", proposed=None if waits else steps[0])


def closed(catalogue: Catalogue, profile: Profile, way: WayBack) -> dict[str, tuple[Reason, ...]]:
    """For each step what of the person's body speaks against it; empty where nothing does."""
    goal = catalogue.exercises[way.id]
    found = {}
    for step in way.steps:
        move = catalogue.exercises[step.move] if step.move else as_move(goal, step)
        reasons = every_reason(catalogue, move, profile)
        found[step.id] = tuple(r for r in reasons if _speaks_against(r, move, described=step.move is None))
    return found


def _speaks_against(reason: Reason, move: Exercise, *, described: bool) -> bool:
    """Whether this closes a step: also a change, where the step would tell nobody of it or goes past it."""
    if reason.field.partition(":")[0] not in _BODY:
        return False
    return reason.effect is Effect.EXCLUDE or (
        reason.effect is Effect.MODIFY and (described or cuts(move, reason.limit))
    )


def waits_for(told: Told, pain: Mapping[date, DayPain]) -> str:
    """The rule that says what calm is missing; empty once things are calm."""
    today = told.today
    week = means(pain, today, DAYS_A_WEEK)
    if len(week) < DAYS_NEEDED:
        return "way-unknown"
    if fmean(week.values()) > PAIN_MOST or week[max(week)] > TOLERABLE:
        return "way-pain"
    if week_is_worse(pain, today):
        return "week-worse"
    if _trouble(told, pain, today - timedelta(days=QUIET_DAYS)):
        return "way-trouble"
    good = [s for s in _known(told, pain) if session_light(s, pain).colour is not Colour.RED]
    return "" if len(good) >= CALM_SESSIONS else "way-sessions"


def _onward(
    catalogue: Catalogue,
    told: Told,
    pain: Mapping[date, DayPain],
    here: OnWay,
    at: WayBackStep,
    taken: Taken,
) -> OnWay:
    number = here.steps.index(at)
    if _trouble(told, pain, taken.on):
        earlier = here.steps[number - 1] if number else None
        return replace(here, rule="way-back" if earlier else "way-pause", proposed=earlier)
    if number + 1 == len(here.way.steps):
        return replace(here, rule="way-there")
    if number + 1 == len(here.steps):
        return replace(here, rule="way-closed")
    waits = waits_for(told, pain)
    if waits:
        return replace(here, rule=waits)
    if (told.today - taken.on).days < STEP_DAYS:
        return replace(here, rule="way-stay")
    following = here.steps[number + 1]
    if following.after_endurance and calm_sessions(catalogue, told.sessions, pain) < CALM_SESSIONS:
        return replace(here, rule="way-endurance")
    return replace(here, rule="way-next", proposed=following)


def _known(told: Told, pain: Mapping[date, DayPain]) -> Iterator[Session]:
    return (s for s in told.sessions if s.share > 0 and session_light(s, pain).known)


def _trouble(told: Told, pain: Mapping[date, DayPain], since: date) -> bool:
    """Whether a session from `since` on was too much, or left pain up for two days."""
    late = [s for s in told.sessions if s.day >= since]
    red = any(session_light(s, pain).colour is Colour.RED for s in late)
    return red or any(after_effect(s, usual_at(s, pain), pain) for s in late)
