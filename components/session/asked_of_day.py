"""What a day asks for: the plan's session, the relief set on a bad day, or nothing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from components.routine import build_routine
from components.routine.rechecking import Rechecked, recheck
from components.routine.week_asks import Week
from components.safety.blocking import strong_pain
from components.safety.filter import PAIN_FOR_RELIEF_ONLY, is_sore, lies_on_side
from data.catalogue import Catalogue
from data.diary import Pause, Plan, Preferences, Profile, Routine, SessionItem
from data.verdicts import BuiltStatus, DayAsks

RELIEF_MINUTES = 5
JUST_NOW = timedelta(hours=2)  # how long what was said of now holds: for this session, not the evening's
RELIEF_WALK_MINUTES = 8  # where walking eases: a slow walk of five, and time to get into it and for one more
REST = (
    "None of our easing moves fits today: each goes a way that hurts, or needs what you can't take or "
    "haven't got. Rest the way it hurts least, and move about a little when you can. That is enough."
)
SIDE = "You could try lying on your side, with a pillow between your knees."


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do on a day: of the plan's moves only those that are fine for the person now."""

    kind: DayAsks
    routine: Routine | None = None
    rechecked: Rechecked | None = None  # what of the plan no longer holds
    words: str = ""  # why a bad day has no relief set


def asked(
    catalogue: Catalogue,
    profile: Profile,
    day: date,
    plan: Plan | None,
    pauses: tuple[Pause, ...],
    hidden: Collection[str] = frozenset(),
    week: Week | None = None,
) -> Asked:
    """What `day` asks of the person, given the plan in force and their pain in `profile.pain_now`.

    `week`: what was done and moved in it; without it the plan's own days count. With pain of 7 or more the
    planned session gives way to a short relief set, without the moves `hidden` from it. Where such
    pain is an alarm, the day asks for a call, whatever the plan says.
    """
    if strong_pain(catalogue, profile):
        return Asked(DayAsks.CALL)
    if plan is None or plan.routine is None:
        return Asked(DayAsks.NO_PLAN)
    if any(pause.covers(day) for pause in pauses):
        return Asked(DayAsks.PAUSED)
    if not (week or plan).asks_on(day):
        return Asked(DayAsks.REST)
    return wanted(catalogue, profile, plan.routine, hidden)


def wanted(
    catalogue: Catalogue, profile: Profile, routine: Routine | None, hidden: Collection[str] = frozenset()
) -> Asked:
    """A session of this routine, or the relief set where None; with pain of 7 or more always the latter.

    Where such pain is an alarm, neither.
    """
    if strong_pain(catalogue, profile):
        return Asked(DayAsks.CALL)
    if routine is None or is_sore(profile):
        return _relief(catalogue, profile, hidden)
    rechecked = recheck(catalogue, replace(profile, pain_now=None), routine)
    return Asked(DayAsks.SESSION, rechecked.routine, rechecked)


def _relief(catalogue: Catalogue, profile: Profile, hidden: Collection[str]) -> Asked:
    """A few easing moves, as for a bad day however the day is."""
    sore = replace(profile, pain_now=max(profile.pain_now or 0, PAIN_FOR_RELIEF_ONLY))
    by_name = any(catalogue.vocabulary.eases[way].moves for way in profile.eases)
    minutes = RELIEF_WALK_MINUTES if by_name else RELIEF_MINUTES
    built = build_routine(catalogue, sore, Preferences(minutes, hidden=hidden))
    rest = f"{REST} {SIDE}" if lies_on_side(profile) else REST
    why = rest if built.status is BuiltStatus.IMPOSSIBLE else " ".join(built.explanation)
    return Asked(DayAsks.RELIEF, built.routine, words="" if built.routine else why)


def without(today: Asked, move: str) -> Asked:
    """What the day asks for without one move; the same where nothing else would be left."""
    if today.kind is not DayAsks.SESSION or today.routine is None:
        return today
    items = tuple(item for item in today.routine.items if item.exercise_id != move)
    return replace(today, routine=replace(today.routine, items=items)) if items else today


def items_done(routine: Routine, done: frozenset[str]) -> tuple[SessionItem, ...]:
    """The routine's moves as a session keeps them: planned seconds, and whether each was done."""
    return tuple(
        SessionItem(item.exercise_id, item.seconds, 1.0 if item.exercise_id in done else 0.0)
        for item in routine.items
    )


def minutes_done(session_items: tuple[SessionItem, ...]) -> float:
    """Minutes of exercise in the parts that were done."""
    return round(sum(item.planned_s * item.share for item in session_items) / 60, 1)
