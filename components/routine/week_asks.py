"""What a week still asks for, by its plan and what was logged in it: today's session, and those left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.diary import Day, Diary, Plan, State

_ACTED = (State.DONE, State.PARTIAL, State.SWAPPED)


@dataclass(frozen=True, slots=True)
class Week:
    """The days of one week, Monday to Sunday, and the plan in force on the day looked at."""

    plan: Plan | None
    days: Sequence[Day]

    @property
    def planned(self) -> int:
        """How many sessions it asks for."""
        return sum(one.planned for one in self.days)

    @property
    def done(self) -> int:
        """How many of them were done, a part as one."""
        return sum(one.planned and one.state in _ACTED for one in self.days)

    def of(self, day: date) -> Day:
        return self.days[day.weekday()]

    def asks_on(self, day: date) -> bool:
        """Whether a session is asked for on this day: its own, one moved here, or one of so many a week."""
        if self.plan is None or self.plan.routine is None:
            return False
        if self.plan.times_a_week is None:
            return self.of(day).planned
        return self.of(day).state in _ACTED or self.done < self.planned

    def in_words(self, day: date) -> str:
        """How far a week of so many is, or where a day's session went; empty where nothing is to be said."""
        if self.plan is not None and self.plan.times_a_week is not None:
            if self.done >= self.planned:
                return "This week asks for no more sessions. Rest is part of it."
            part = sum(one.planned and one.state is State.PARTIAL for one in self.days)
            so_far = f"{self.done - part} of {self.planned} sessions of this week done"
            return f"{so_far}{f', {part} in part' if part else ''}. Any day will do."
        if self.of(day).state is State.MOVED:
            return "This day's session has moved to another day of its week."
        return ""

    def open_before(self, day: date) -> tuple[date, ...]:
        """The days before this one whose session is not done, by a plan of weekdays."""
        if self.plan is None or self.plan.times_a_week is not None:
            return ()
        return tuple(
            one.day for one in self.days if one.day < day and one.planned and one.state not in _ACTED
        )

    def free(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last` that can take a session: none planned, nothing done, no pause."""
        return tuple(
            one.day
            for one in self.days
            if first <= one.day <= last and not one.planned and one.state in (State.REST, State.MOVED)
        )


def week_of(diary: Diary, day: date) -> Week:
    """The week in which a day lies, as the diary knows it."""
    monday = day - timedelta(days=day.weekday())
    return Week(diary.plan_on(day), diary.day_records(monday, monday + timedelta(days=6)))
