"""Stretches of days that stand out in the diary: flares and pauses.

What counts as a flare is our own default, not a published rule: pain at least 3 points above the person's
usual on two or more days running, each of them logged. The usual is the median of the four weeks before
the stretch, half of their days logged; before that nothing is called a flare.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from components.numbers.columns import Floats, dates, numbers, was
from components.numbers.pain_trend import runs
from components.numbers.usual import FAR
from data.diary.records.day import State

ABOVE_USUAL = float(FAR)  # NRS points
DAYS_RUNNING = 2
USUAL_DAYS = 28
USUAL_LOGGED = 14


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
    """Days of pain far above the usual, all of them logged. Both numbers are NRS points."""

    usual: float
    peak: float


def usual_pain(days: pd.DataFrame) -> Floats:
    """Each day's usual, NRS points: the median of the four weeks before it, NaN where too few were logged."""
    before = pd.Series(numbers(days, "pain")).rolling(USUAL_DAYS, min_periods=USUAL_LOGGED).median().shift(1)
    usual: Floats = before.to_numpy(dtype=float)
    return usual


def flares(days: pd.DataFrame) -> tuple[Flare, ...]:
    """The flares of the day table, oldest first."""
    calendar, pain = dates(days).tolist(), numbers(days, "pain")
    before, values = usual_pain(days).tolist(), pain.tolist()
    found = []
    first = 0
    while first < len(values):
        end = first
        while end < len(values) and values[end] >= before[first] + ABOVE_USUAL:  # unknown is never a flare
            end += 1
        if end - first >= DAYS_RUNNING:
            peak = max(values[first:end])
            found.append(Flare(calendar[first], calendar[end - 1], before[first], peak))
        first = max(end, first + 1)
    return tuple(found)


def pauses(days: pd.DataFrame) -> tuple[Stretch, ...]:
    """The stretches of paused days, oldest first."""
    calendar = dates(days).tolist()
    run = runs(was(days, State.PAUSED))
    numbers_of_runs = np.unique(run[np.isfinite(run)])
    edges = [np.flatnonzero(run == number) for number in numbers_of_runs]
    return tuple(Stretch(calendar[at[0]], calendar[at[-1]]) for at in edges)
