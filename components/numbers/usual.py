"""The one place that says what pain was before a day, and which differences mean something.

Pain is NRS, 0 to 10, a number a day; a day on which nothing was said has no entry and is never taken for 0.
What pain was before is always a median of days that came before: one that takes today in rises with the pain
it is to be held against. How much of a rise counts, and over how many days, is our own default; that pain
should not rise from week to week is one of the rules of the pain-monitoring model for tendons (Silbernagel
2007, doi 10.1177/0363546506298279, as quoted by others). 2 points is what people notice (Ostelo 2008).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import fmean, median
from typing import NamedTuple

import pandas as pd

from components.numbers.columns import Floats

NOISE = 1  # a difference of a point can be chance
NOTICED = 2  # the difference people notice
FAR = 3  # far above what was before

DAYS_A_WEEK = 7
DAYS_NEEDED = 4  # of seven, before they stand for a week


class Before(NamedTuple):
    """The median of so many days before a day, where enough of them are known."""

    days: int
    known: int  # of them, at least

    def level(self, pain: Mapping[date, float], day: date) -> float | None:
        """The median before `day`, without it; None where too few days are known."""
        told = _known(pain, day - timedelta(days=1), self.days)
        return median(told) if len(told) >= self.known else None

    def levels(self, pain: Floats) -> Floats:
        """The same before each day of a run of days, NaN for what is not known."""
        rolling = pd.Series(pain).rolling(self.days, min_periods=self.known)
        found: Floats = rolling.median().shift(1).to_numpy(dtype=float)
        return found


USUAL = Before(14, 1)  # what a session and the days after it are held against
LATELY = Before(7, 1)  # what a jump is held against: nothing that was ever logged keeps it from being seen
STEADY = Before(28, 14)  # what a flare is held against: a bad week does not move it


def week_rise(pain: Mapping[date, float], today: date, known: int = 1, weeks: int = 1) -> float | None:
    """Mean of the seven days up to today less that of the seven that ended so many weeks before.

    None where fewer than `known` days of one of them are known.
    """
    now, before = (_known(pain, today - timedelta(days=n), DAYS_A_WEEK) for n in (0, weeks * DAYS_A_WEEK))
    return fmean(now) - fmean(before) if min(len(now), len(before)) >= known else None


def _known(pain: Mapping[date, float], last: date, days: int) -> list[float]:
    return [pain[day] for n in range(days) if (day := last - timedelta(days=n)) in pain]
