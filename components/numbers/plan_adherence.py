"""How much of what was planned was done.

Session adherence = sessions done ÷ sessions planned and logged. A part-done session counts its share.
Planned days that nobody logged, paused days and today's open session are left out of the division and
counted beside it; extra sessions are counted beside it too, so the share never passes 100 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from components.numbers.calendar_periods import Cut, Grain, cut
from components.numbers.columns import Bools, Floats, answered, credit, dates, planned, was
from data.diary.records.day import State

DONE_SHARE = 0.8  # of its dose, from which a session counts as done where only yes or no will do
_ANSWERS = (State.DONE, State.PARTIAL, State.SWAPPED, State.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """What became of the sessions planned in a stretch of days. Every count is of days."""

    n: int
    planned: int
    done: int
    partial: int
    swapped: int
    missed: int
    not_logged: int
    still_open: int  # planned for today or later, nothing said yet
    paused: int
    extra: int
    completed: float  # the shares done of the planned sessions, summed

    @property
    def counted(self) -> int:
        """The planned sessions that were logged: what the share divides by."""
        return self.done + self.partial + self.swapped + self.missed

    @property
    def share(self) -> float | None:
        """Session adherence, 0 to 1; None where no planned session was logged."""
        return self.completed / self.counted if self.counted else None

    @property
    def formula(self) -> str:
        """How the share is worked out, with its numbers."""
        if self.share is None:
            return "Sessions done ÷ sessions planned and logged: none logged yet."
        part = ", a part as the part it was" if self.partial else ""
        sessions = f"{self.counted} session{'s' * (self.counted != 1)}"
        return f"Sessions done ÷ sessions planned and logged{part}: {100 * self.share:.0f} % of {sessions}."


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAdherence(Sessions):
    """The sessions of one calendar week."""

    week: date  # its Monday


@dataclass(frozen=True, slots=True, kw_only=True)
class Adherence(Sessions):
    """The sessions of the whole stretch, from `first` to `last`; both None in an empty diary."""

    first: date | None
    last: date | None


def short(number: float) -> str:
    """A number with one decimal, or none where it is whole."""
    return f"{number:.1f}".removesuffix(".0")


def tallies(days: pd.DataFrame, by: Cut, *, today: date | None = None) -> dict[str, Floats]:
    """The fields of `Sessions` for each period of the day table, in order."""
    return {name: by.sum(marks) for name, marks in _marks(days, today).items()}


def adherence(days: pd.DataFrame, *, today: date | None = None) -> Adherence:
    """Session adherence over the whole day table.

    `today` is the person's own day: a session planned for it that nothing was said about is still open
    and not yet "not logged".
    """
    calendar = dates(days).tolist()
    total = {name: marks.sum() for name, marks in _marks(days, today).items()}
    return Adherence(
        **_fields(total),
        first=calendar[0] if calendar else None,
        last=calendar[-1] if calendar else None,
    )


def weekly(days: pd.DataFrame, *, today: date | None = None) -> tuple[WeekAdherence, ...]:
    """Session adherence of every calendar week the day table touches, oldest first."""
    weeks = cut(dates(days), Grain.WEEK)
    table = tallies(days, weeks, today=today)
    rows = zip(*table.values(), strict=True)
    return tuple(
        WeekAdherence(week=monday, **_fields(dict(zip(table, row, strict=True))))
        for monday, row in zip(weeks.starts.tolist(), rows, strict=True)
    )


def _fields(counts: Mapping[str, float]) -> dict[str, Any]:
    """Counts as the fields of `Sessions`: whole numbers, but for the sum of shares."""
    return {name: float(n) if name == "completed" else int(n) for name, n in counts.items()}


def _marks(days: pd.DataFrame, today: date | None) -> dict[str, Floats | Bools]:
    """For each day, 1 (or the share done) in the counts it goes to and 0 in the others."""
    asked, said = planned(days), answered(days)
    ahead = dates(days) >= np.datetime64(today or date.max)
    exercised = was(days, State.EXTRA, State.DONE, State.PARTIAL, State.SWAPPED)
    return {
        "n": np.ones(len(days)),
        "planned": asked,
        **{kind: said & was(days, kind) for kind in _ANSWERS},
        "not_logged": asked & ~said & ~ahead,
        "still_open": asked & ~said & ahead,
        "paused": was(days, State.PAUSED),
        "extra": ~asked & exercised,
        "completed": np.where(said, credit(days), 0.0),
    }
