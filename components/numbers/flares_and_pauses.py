"""Stretches of days that stand out in the diary: flares and pauses.

What counts as a flare is our own default, not a published rule: pain at least 3 points above its steady
level on two or more days running, each of them logged. The steady level is the median of the four weeks
before the stretch, half of their days logged; before that nothing is called a flare.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from components.numbers.columns import Floats, dates, numbers, was
from components.numbers.pain_trend import runs
from components.numbers.usual import FAR, STEADY
from data.diary.records.day import State

DAYS_RUNNING = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def n(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Flare(Stretch):
    """Days of pain far above the steady level, all of them logged. Both numbers are NRS points."""

    steady: float
    peak: float


def steady_pain(days: pd.DataFrame) -> Floats:
    """Each day's steady level, NRS points; NaN where too few of the days before were logged."""
    return STEADY.levels(numbers(days, "pain"))


def flares(days: pd.DataFrame) -> tuple[Flare, ...]:
    """The flares of the day table, oldest first."""
    return flares_of(dates(days).tolist(), numbers(days, "pain"))


def flares_of(calendar: Sequence[date], pain: Floats) -> tuple[Flare, ...]:
    """The flares of days that follow one another, oldest first; NaN is a day not logged."""
    before, values = STEADY.levels(pain).tolist(), pain.tolist()
    found = []
    first = 0
    while first < len(values):
        end = first
        while end < len(values) and values[end] >= before[first] + FAR:  # unknown is never a flare
            end += 1
        if end - first >= DAYS_RUNNING:
            peak = max(values[first:end])
            found.append(Flare(calendar[first], calendar[end - 1], before[first], peak))
        first = max(end, first + 1)
    return tuple(found)


def flare_now(pain: Mapping[date, float], today: date) -> Flare | None:
    """The flare that holds today, or yesterday where nothing has been said of today yet."""
    first = min(pain, default=today)
    calendar = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    latest = today if today in pain else today - timedelta(days=1)
    found = flares_of(calendar, np.array([pain.get(day, np.nan) for day in calendar]))
    return found[-1] if found and found[-1].last >= latest else None


def pauses(days: pd.DataFrame) -> tuple[Stretch, ...]:
    """The stretches of paused days, oldest first."""
    calendar = dates(days).tolist()
    run = runs(was(days, State.PAUSED))
    numbers_of_runs = np.unique(run[np.isfinite(run)])
    edges = [np.flatnonzero(run == number) for number in numbers_of_runs]
    return tuple(Stretch(calendar[at[0]], calendar[at[-1]]) for at in edges)
