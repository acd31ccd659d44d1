"""What became of a session, move by move, and how the back took it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from data.diary.records.checks import (
    NOTE_LIMIT,
    check_day,
    check_moment,
    check_nrs,
    check_scales,
    check_text,
    freeze,
    monday_of,
    nrs,
)
from data.unfit import Unfit


class Outcome(StrEnum):
    """What the person says became of a session, the best first."""

    DONE = "done"
    PARTIAL = "partial"
    SWAPPED = "swapped"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a session or a move was left out; of a session also that it was the relief set."""

    HURT = "hurt"
    TOO_HARD = "too_hard"
    TOO_TIRED = "too_tired"
    UNWELL = "unwell"
    NO_TIME = "no_time"
    NO_KIT = "no_kit"
    FORGOT = "forgot"
    OTHER = "other"
    RELIEF_SET = "relief_set"


class SessionItem(NamedTuple):
    """One planned move and how much of its dose was done, 0 to 1."""

    exercise_id: str
    planned_s: int
    share: float
    reason: Reason | None = None
    pain: int | None = None  # NRS, how much it hurt where it was broken off for pain; None is not said
    words: str = ""  # why, in words of the person's own

    @property
    def hurt(self) -> bool:
        """Whether it was said to hurt."""
        return self.pain is not None or self.reason is Reason.HURT


def _with_reason(item: SessionItem) -> SessionItem:
    if item.reason is None or isinstance(item.reason, Reason):
        return item
    return item._replace(reason=Reason(item.reason) if item.reason else None)


def _each_once(items: Iterable[SessionItem]) -> tuple[SessionItem, ...]:
    """The moves of a session, each once: what was said of one twice is taken together."""
    found: dict[str, SessionItem] = {}
    for item in items:
        first = found.get(item.exercise_id)
        found[item.exercise_id] = item if first is None else _together(first, item)
    return tuple(found.values())


def _together(one: SessionItem, two: SessionItem) -> SessionItem:
    planned = one.planned_s + two.planned_s
    done = one.planned_s * one.share + two.planned_s * two.share
    return SessionItem(
        one.exercise_id,
        planned,
        done / planned if planned else max(one.share, two.share),
        one.reason or two.reason,
        max((pain for pain in (one.pain, two.pain) if pain is not None), default=None),
        "\n".join(words for words in (one.words, two.words) if words),
    )


def _check_moved(day: date, to: date) -> None:
    check_day(to)
    if monday_of(to) != monday_of(day):
        raise Unfit("A session can be moved to another day of its week, from Monday to Sunday.")


_NONE: frozenset[str] = frozenset()  # one for all: Python makes a new one each time


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a day: what the person did of a routine, or why not, and how the back took it.

    What nobody said of the pain, the effort and the leg is None: unknown, never none.
    """

    day: date
    outcome: Outcome
    items: tuple[SessionItem, ...] = ()
    minutes: float | None = None  # exercised; None is not said
    reason: Reason | None = None  # why it was skipped, or that it was the relief set
    note: str = ""
    at: datetime | None = None
    id: str = ""
    pain_before: int | None = nrs("Pain before")  # right before
    pain_after: int | None = nrs("Pain after")  # right after
    next_morning: int | None = nrs("Pain the next morning")
    effort: int | None = nrs("Effort")
    worse: Collection[str] = ()  # ids of the moves that made it worse
    words: str = ""  # what was done instead or why not, in words of the person's own
    leg_spread: bool | None = None  # pain further down a leg since; in older entries also numb or weak
    leg_weak: bool | None = None  # new numbness or weakness since
    # Of one done: the planned day it stands for. Of one skipped: the day it is moved to. None: its own day.
    planned_for: date | None = None
    offset_min: int | None = None  # of the clock it was said by, minutes east of UTC; None is not known
    later: bool = False  # filled in on another day than the one it is about

    def __post_init__(self) -> None:
        freeze(
            self,
            outcome=Outcome(self.outcome),
            items=_each_once(map(_with_reason, self.items)),
            reason=Reason(self.reason) if self.reason else None,
            worse=frozenset(self.worse) or _NONE,
        )
        if self.planned_for == self.day or (self.items and self.outcome is Outcome.SKIPPED):
            freeze(self, planned_for=None)  # its own day; or begun and broken off, which moves nothing
        check_day(self.day)
        if self.planned_for is not None:
            _check_moved(self.day, self.planned_for)
        for item in self.items:
            check_text("A reason", item.words, NOTE_LIMIT)
            check_nrs("Pain in a move", item.pain)
        check_scales(self)
        if any(not 0 <= item.share <= 1 for item in self.items):
            raise Unfit("The share done of a move is between 0 and 1.")
        if self.outcome is Outcome.PARTIAL and not any(item.planned_s > 0 for item in self.items):
            raise Unfit("Say which of the moves you did.")
        if self.minutes is not None and not 0 <= self.minutes <= 24 * 60:
            raise Unfit("A session takes 0 to 1440 minutes.")
        check_text("A note", self.note, NOTE_LIMIT)
        check_text("What was done instead", self.words, NOTE_LIMIT)
        check_moment(self.at, self.offset_min)

    @property
    def moved(self) -> bool:
        """Whether it says only that the day's session is meant for another day: neither done nor skipped."""
        return self.outcome is Outcome.SKIPPED and self.planned_for is not None

    @property
    def weak(self) -> bool | None:
        """New numbness or weakness; one question once asked for both, so that its no was a no to both."""
        return False if self.leg_weak is None and self.leg_spread is False else self.leg_weak

    @property
    def share(self) -> float:
        """Completed dose ÷ planned dose, 0 to 1. A swapped session counts in full."""
        if self.outcome is Outcome.SKIPPED:
            return 0.0
        if self.outcome is not Outcome.PARTIAL:
            return 1.0
        planned = sum(item.planned_s for item in self.items)
        return sum(item.planned_s * item.share for item in self.items) / planned
