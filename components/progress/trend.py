"""Where pain is heading: the seven-day median, and a slope once there are weeks enough."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from components.progress.day_table import Bools, Floats, consecutive, numbers
from components.progress.grain import Grain, starts

DAYS_A_WEEK = 7
DAYS_NEEDED = 4  # of seven, before they stand for a week
WEEKS_NEEDED = 6
LEVEL = 0.90


@dataclass(frozen=True, slots=True)
class Trend:
    """The Theil–Sen slope of weekly mean pain, in NRS points a week.

    `slope`, `low` and `high` are None while there are fewer than six weeks with four days logged. The
    90 % interval takes the weeks as independent, which they are only roughly.
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


def seven_day_median(days: pd.DataFrame) -> Floats:
    """For each day, the median pain of the seven days up to it; NaN with fewer than four of them logged."""
    pain = pd.Series(numbers(days, "pain"))
    return pain.rolling(DAYS_A_WEEK, min_periods=DAYS_NEEDED).median().to_numpy()


def runs(known: Bools) -> Floats:
    """Numbers each unbroken run of known values from 1; NaN in the gaps, so that no line crosses one."""
    fresh = known & ~np.concatenate(([False], known[:-1]))
    return np.where(known, np.cumsum(fresh), np.nan)


def pain_by(days: pd.DataFrame, grain: Grain) -> pd.DataFrame:
    """Pain in each calendar period: `mean`, `worst`, `n` days logged, and `days`.

    Indexed by the period's first day. Where nothing was logged the numbers are missing and `n` is 0.
    """
    pain = pd.Series(numbers(days, "pain"), index=days.index)
    worst = pd.Series(numbers(days, "pain_worst"), index=days.index)
    by = starts(days["day"], grain).rename("start")
    table = pain.groupby(by).agg(["mean", "count", "size"])
    return table.rename(columns={"count": "n", "size": "days"}).assign(worst=worst.groupby(by).max())


def trend(days: pd.DataFrame) -> Trend:
    """The slope of pain over the day table, refused before six weeks of data."""
    weeks = pain_by(consecutive(days), Grain.WEEK)
    enough = weeks[weeks["n"] >= DAYS_NEEDED]
    counted = Trend(
        slope=None,
        low=None,
        high=None,
        weeks=len(enough),
        weeks_more=max(0, WEEKS_NEEDED - len(enough)),
        n=int(weeks["n"].sum()),
        days=len(days),
        first=None if days.empty else days["day"].iloc[0].date(),
        last=None if days.empty else days["day"].iloc[-1].date(),
    )
    if counted.weeks_more:
        return counted
    from scipy.stats import theilslopes  # half a second of imports that most visits never need

    at_week = (enough.index - enough.index[0]).days.to_numpy() / DAYS_A_WEEK
    fit = theilslopes(enough["mean"].to_numpy(), at_week, alpha=LEVEL)
    return replace(counted, slope=float(fit.slope), low=float(fit.low_slope), high=float(fit.high_slope))
