"""Where pain is heading: the seven-day median, and a slope once there are weeks enough."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.numbers.autocorrelation import autocorrelation, beyond_blocks, unbiased
from components.numbers.calendar_periods import Cut, Grain, cut
from components.numbers.columns import Bools, Floats, dates, numbers
from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED

WEEKS_NEEDED = 6
LEVEL = 0.90


@dataclass(frozen=True, slots=True)
class Trend:
    """The Theil–Sen slope of weekly mean pain, in NRS points a week.

    `slope`, `low` and `high` are None while there are fewer than six weeks with four days logged. The
    interval, meant to be of 90 %, is that of independent weeks, drawn wider by what the days, taken as a
    first-order series, carry over from week to week. How often it holds the truth: docs/study.md.
    """

    slope: float | None
    low: float | None
    high: float | None
    weeks: int  # weeks with at least four days logged
    weeks_more: int  # how many such weeks are still missing
    n: int  # days with pain logged
    days: int
    first: date | None
    last: date | None
    phi: float | None = None  # lag-one autocorrelation of days around the slope


def seven_day_median(days: pd.DataFrame) -> Floats:
    """For each day, the median pain of the seven days up to it; NaN with fewer than four of them logged."""
    pain = pd.Series(numbers(days, "pain"))
    return pain.rolling(DAYS_A_WEEK, min_periods=DAYS_NEEDED).median().to_numpy()


def runs(known: Bools) -> Floats:
    """Numbers each unbroken run of known values from 1; NaN in the gaps, so that no line crosses one."""
    fresh = known & ~np.concatenate(([False], known[:-1]))
    return np.where(known, np.cumsum(fresh), np.nan)


class PainBy(NamedTuple):
    """Pain in each calendar period; numbers are NaN where nothing was logged."""

    mean: Floats
    worst: Floats
    n: Floats  # days logged


def pain_by(days: pd.DataFrame, by: Cut) -> PainBy:
    """Pain in each period of the day table, in order."""
    pain = numbers(days, "pain")
    n = by.sum(np.isfinite(pain))
    mean = np.divide(by.sum(np.nan_to_num(pain)), n, out=np.full(n.size, np.nan), where=n > 0)
    return PainBy(mean, by.max(numbers(days, "pain_worst")), n)


def trend(days: pd.DataFrame) -> Trend:
    """The slope of pain over the day table, refused before six weeks of data."""
    calendar = dates(days)
    weeks = cut(calendar, Grain.WEEK)
    pain = pain_by(days, weeks)
    enough = pain.n >= DAYS_NEEDED
    counted = Trend(
        slope=None,
        low=None,
        high=None,
        weeks=int(enough.sum()),
        weeks_more=max(0, WEEKS_NEEDED - int(enough.sum())),
        n=int(pain.n.sum()),
        days=len(days),
        first=calendar[0].item() if len(days) else None,
        last=calendar[-1].item() if len(days) else None,
    )
    if counted.weeks_more:
        return counted
    from scipy.stats import theilslopes  # half a second of imports that most visits never need

    at_week = (weeks.starts[enough].astype("int64") - weeks.starts[0].astype("int64")) / DAYS_A_WEEK
    fit = theilslopes(pain.mean[enough], at_week, alpha=LEVEL)
    slope = float(fit.slope)
    days_left = numbers(days, "pain") - slope / DAYS_A_WEEK * np.arange(len(days))
    phi = autocorrelation(days_left)
    wider = beyond_blocks(unbiased(phi, counted.n, trend_taken_out=True), DAYS_A_WEEK)
    low, high = (slope + wider * (float(end) - slope) for end in (fit.low_slope, fit.high_slope))
    return replace(counted, slope=slope, low=low, high=high, phi=phi)
