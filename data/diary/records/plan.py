"""Which routine a person wants to do when, and the days on which the plan rests."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from data.diary.records.checks import NOTE_LIMIT, check_day, check_text, freeze
from data.diary.records.routine import Routine
from data.unfit import Unfit


@dataclass(frozen=True, slots=True)
class Plan:
    """From `start` on: this routine on these weekdays (0 is Monday), or `times_a_week` on any day.

    Without a routine it asks for nothing. A plan never reaches back before the day it was made, so changing
    it can't rewrite the past.
    """

    start: date
    routine: Routine | None
    weekdays: Collection[int] = frozenset()
    made_on: date | None = None  # None: the start day itself
    times_a_week: int | None = None  # 1 to 7, on any day of the week, Monday to Sunday; None: by weekdays

    def __post_init__(self) -> None:
        check_day(self.start)
        freeze(self, weekdays=frozenset(self.weekdays), made_on=self.made_on or self.start)
        if not all(0 <= weekday <= 6 for weekday in self.weekdays):
            raise Unfit("A weekday is a number from 0 (Monday) to 6 (Sunday).")
        if self.times_a_week is not None and not 1 <= self.times_a_week <= 7:
            raise Unfit("A plan asks for 1 to 7 sessions a week.")
        if self.times_a_week is not None and self.weekdays:
            raise Unfit("A plan has either its weekdays or a number of sessions a week.")
        if (self.routine is None) != (not self.a_week):
            raise Unfit("A plan needs a routine and at least one weekday.")
        if self.made_on is not None and self.start < self.made_on:
            raise Unfit("A plan starts today or later; what has been stays as it was.")

    @property
    def a_week(self) -> int:
        """How many sessions it asks for in a whole week."""
        return self.times_a_week or len(self.weekdays)

    def asks_on(self, day: date) -> bool:
        """Whether a session is meant for `day` (once in force); of so many a week, any day may be one."""
        return day >= self.start and (self.times_a_week is not None or day.weekday() in self.weekdays)


class _Begins(Protocol):
    @property
    def start(self) -> date: ...


Turn = TypeVar("Turn", bound=_Begins)


def in_turn(plans: Iterable[Turn]) -> tuple[Turn, ...]:
    """The plans by their start, each in force until the next begins; of several for a day the last given."""
    by_start = {plan.start: plan for plan in plans}
    return tuple(by_start[start] for start in sorted(by_start))


def in_force(plans: Iterable[Plan], day: date) -> Plan | None:
    """The plan that holds on a day; None where none has begun, or the latest asks for nothing."""
    begun = [plan for plan in in_turn(plans) if plan.start <= day]
    return begun[-1] if begun and begun[-1].routine else None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the plan asks for nothing: a flare, illness, travel. Both ends count."""

    start: date
    end: date
    reason: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        check_day(self.start)
        check_day(self.end)
        check_text("A reason", self.reason, NOTE_LIMIT)
        if self.end < self.start:
            raise Unfit("A pause ends on the day it starts or later.")
        if (self.end - self.start).days > 366:
            raise Unfit("A pause is a year long at most.")

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end
