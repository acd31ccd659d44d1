"""What of a file can't be, though each of its records is valid by itself."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from components.exchange.whole_diary.json_values import LATEST, At, Misfit
from data.diary import Everything, Routine, Screening
from data.diary.keeping.whole import TOKENED

# Answers that hold for one visit or one press: they stay where they were given.
PASSING = frozenset({"after_skipped", "alarm_told", "morning_skipped", "rechecked_at", "rechecked_knowing"})

_LONGEST_ID = 200
_ZONES_APART = timedelta(days=1)  # so far ahead it may be where the file was written
_MOVED_AHEAD = timedelta(weeks=2)  # a session is moved within its week, which may be the next one
_A_DAY_S = 24 * 60 * 60
# Of a move in a routine: far more than any dose, and no more than a session can lay out in steps.
_MOST = {"sets": 50, "reps": 1000, "hold_s": _A_DAY_S, "sides": 2, "rest_s": _A_DAY_S, "seconds": _A_DAY_S}
_MOST_BLOCKS = 1000
_MOST_OF_A_KIND = 2000

Doubt = tuple[At, str]


def refuse_doubtful(found: Everything, now: datetime, purposes: Collection[str]) -> None:
    """Raise `Misfit` for the first thing that can't be.

    `now`: this moment, UTC. `purposes`: the ids there are; a wish for another could not be met.
    """
    wishes = found.preferences.purposes if found.preferences else ()
    unmet = [(("preferences", "purposes"), "an id is not known here")] * (not set(wishes) <= set(purposes))
    ordinary = (_identity(found), _tokens(found), _settings(found), _ahead(found, now), _sizes(found))
    for at, why in chain(unmet, *ordinary):
        raise Misfit(at, why)


def _each(found: Everything) -> Iterable[tuple[At, Any]]:
    for kind in ("check_ins", "sessions", "pauses", "routines", "own_moves", "experiments", "screenings"):
        for place, one in enumerate(getattr(found, kind)):
            yield (kind, place), one


def _identity(found: Everything) -> Iterable[Doubt]:
    seen: set[tuple[Any, str]] = set()
    for at, one in _each(found):
        if not one.id or len(one.id) > _LONGEST_ID or not one.id.isprintable():
            yield (*at, "id"), f"an id of 1 to {_LONGEST_ID} signs is expected here"
        if (at[0], one.id) in seen:
            yield (*at, "id"), "another entry has this id"
        if getattr(one, "at", found) is None:
            yield (*at, "at"), "a moment is expected here"
        seen.add((at[0], one.id))


def _tokens(found: Everything) -> Iterable[Doubt]:
    ids: dict[Any, set[str]] = {}
    for at, one in _each(found):
        ids.setdefault(at[0], set()).add(one.id)
    for kind, tokens in found.tokens.items():
        if kind not in TOKENED or not tokens.keys() <= ids.get(kind, set()):
            yield ("tokens", kind), "an entry is named that is not there"
        if len(set(tokens.values())) < len(tokens) or any(
            len(token) > _LONGEST_ID for token in tokens.values()
        ):
            yield ("tokens", kind), "each has to be another, and short"


def _settings(found: Everything) -> Iterable[Doubt]:
    for name, value in found.settings.items():
        if name in PASSING or len(name) > _LONGEST_ID:
            yield ("settings", name), "this setting is not brought in"
        if (check := _READ_BACK.get(name)) and not check(value):
            yield ("settings", name), "this setting can't be read"


def _put_off(value: str) -> bool:
    try:
        told = json.loads(value or "{}")
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and all(isinstance(one, str) for one in told.values())


# Settings that are more than a word, and whether they can be read. The others are looked at in their use.
_READ_BACK: Mapping[str, Callable[[str], bool]] = {"proposals_not_now": _put_off}


def _ahead(found: Everything, now: datetime) -> Iterable[Doubt]:
    """What was said on a day that has not come yet. An answer to the safety check would stand for ever."""
    last = now.date() + _ZONES_APART
    for at, day in _days_said(found):
        if day > last:
            yield at, "this day has not come yet"


def _days_said(found: Everything) -> Iterable[tuple[At, date]]:
    for kind in ("check_ins", "sessions", "profiles", "screenings"):
        for place, one in enumerate(getattr(found, kind)):
            moved = getattr(one, "moved", False)
            yield (kind, place, "day"), one.day - (_MOVED_AHEAD if moved else timedelta())
            if kind != "profiles":
                yield (kind, place, "at"), one.at.date()
            if isinstance(one, Screening):
                yield from _days_of_round((kind, place), one)


def _days_of_round(at: At, one: Screening) -> Iterable[tuple[At, date]]:
    for number, said in enumerate(one.history):
        yield (*at, "history", number, "day"), said.day
        yield (*at, "history", number, "at"), said.at.date()
    for flag, day in (one.cleared or {}).items():
        yield (*at, "cleared", flag), day


def _sizes(found: Everything) -> Iterable[Doubt]:
    for kind in ("plans", "profiles", "screenings", "experiments"):
        if len(getattr(found, kind)) > _MOST_OF_A_KIND:
            yield (kind,), f"at most {_MOST_OF_A_KIND:,} are expected here"
    for place, session in enumerate(found.sessions):
        for number, item in enumerate(session.items):
            if not 0 <= item.planned_s <= _A_DAY_S:
                yield ("sessions", place, "items", number, "planned_s"), "a day has fewer seconds"
    for place, trial in enumerate(found.experiments):
        if len(trial.blocks) > _MOST_BLOCKS or trial.end > LATEST:
            yield ("experiments", place, "blocks"), "an experiment ends sooner"
    for place, routine in enumerate(found.routines):
        yield from _of_routine(("routines", place), routine)
    for place, plan in enumerate(found.plans):
        yield from _of_routine(("plans", place, "routine"), plan.routine)


def _of_routine(at: At, routine: Routine | None) -> Iterable[Doubt]:
    for number, item in enumerate(routine.items if routine else ()):
        for name, most in _MOST.items():
            if not 0 <= getattr(item, name) <= most:
                yield (*at, "items", number, name), f"a number from 0 to {most} is expected here"
