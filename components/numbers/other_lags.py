"""Other looks at sessions and pain, at other distances in time. They are shown, never judged.

Judging them too, and picking the largest, would find something in any diary.
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import pandas as pd

from components.numbers import day_sums
from components.numbers.calendar_periods import Grain, cut
from components.numbers.columns import Floats, dates
from components.numbers.pain_trend import pain_by
from components.numbers.plan_adherence import tallies
from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED

WEEKS_NEEDED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Differences in NRS points, of detrended pain; None where there is too little to compare.

    Those of days compare each weekday only with itself, as the one contrast does.
    """

    before: float | None  # pain the day before a session − the day before none
    same_day: float | None  # pain on the day of a session − on a day without
    two_days_on: float | None  # pain two days after a session − two days after none
    next_week: float | None  # mean pain of the week after one with more sessions than usual − after others
    weekly_rho: float | None = None  # rank correlation of weekly adherence and weekly mean pain, −1 to 1
    weeks: int = 0  # weeks behind it

    @property
    def n(self) -> int:
        """How many of them there are to show."""
        values = (self.before, self.same_day, self.two_days_on, self.next_week, self.weekly_rho)
        return sum(value is not None for value in values)

    def with_weeks(self, days: pd.DataFrame) -> Self:
        """The same with the look at calendar weeks."""
        rho, weeks = weekly_rho(days)
        return replace(self, weekly_rho=rho, weeks=weeks)


def looks(done: Floats, pain: Floats) -> Looks:
    """Those between days, of which sessions are `done` (1, 0 or NaN) and pain is detrended."""
    return Looks(
        before=_known(day_sums.within_weekdays(done[1:], pain[:-1])),
        same_day=_known(day_sums.within_weekdays(done, pain)),
        two_days_on=_known(day_sums.within_weekdays(done[:-2], pain[2:])),
        next_week=next_week(done, pain),
    )


def next_week(done: Floats, pain: Floats) -> float | None:
    """Mean pain of a week after one with more sessions than usual, minus that after the others.

    Weeks are counted back from the last day; a week counts with four days known, "than usual" is more than
    the median week's share of days with a session. None under eight such weeks or with all weeks alike.
    """
    share, mean = (_weekly(values) for values in (done, pain))
    today, tomorrow = share[:-1], mean[1:]
    both = day_sums.paired(today, tomorrow)
    if both.sum() < WEEKS_NEEDED:
        return None
    more = np.where(both, today > np.median(today[both]), np.nan)
    return _known(day_sums.difference(more, tomorrow))


def weekly_rho(days: pd.DataFrame) -> tuple[float | None, int]:
    """Spearman's rank correlation of a calendar week's adherence and its mean detrended pain.

    And the number of weeks with a session answered and pain on four days. None under eight of them.
    """
    weeks = cut(dates(days), Grain.WEEK)
    sessions, pain = tallies(days, weeks), pain_by(days, weeks)
    answered = np.stack([sessions[kind] for kind in ("done", "partial", "swapped", "missed")]).sum(axis=0)
    known = (answered > 0) & (pain.n >= DAYS_NEEDED)
    n = int(known.sum())
    if n < WEEKS_NEEDED:
        return None, n
    share = sessions["completed"][known] / answered[known]
    mean = day_sums.detrended(np.where(known, pain.mean, np.nan))[known]
    if np.ptp(share) == 0 or np.ptp(mean) < 1e-9:
        return None, n
    from scipy.stats import spearmanr  # half a second of imports that most visits never need

    return float(spearmanr(share, mean).statistic), n


def _weekly(values: Floats) -> Floats:
    weeks = values[values.size % DAYS_A_WEEK :].reshape(-1, DAYS_A_WEEK)
    n = np.isfinite(weeks).sum(axis=1)
    sums = np.nansum(weeks, axis=1)
    means: Floats = np.divide(sums, n, out=np.full(n.size, np.nan), where=n >= DAYS_NEEDED)
    return means


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None
