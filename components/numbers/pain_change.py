"""Whether pain has changed in a way that means something: seven-day means against a baseline week.

Single days are never compared: people start a diary on bad days, and pain falls back from those whatever
is done.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from components.numbers.columns import Dates, Floats, dates, numbers
from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED, NOTICED

SKIPPED = 3  # days at the start, which tend to be bad ones
POINTS = float(NOTICED)  # NRS points (Ostelo 2008)
FRACTION = 0.30  # of the baseline (Ostelo 2008)
SPREAD_WEEKS = 6  # from this week on, the change must also pass the person's own ups and downs
DIFFERENCES_NEEDED = 3


class Direction(StrEnum):
    """What the last two weeks say against the baseline week."""

    TOO_EARLY = "too_early"  # no baseline week yet, or no two weeks after it
    NOT_ENOUGH_LATELY = "not_enough_lately"  # one of the last two weeks has under four days logged
    STEADY = "steady"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of pain; for the baseline, the stretch that holds the first seven logged days."""

    first: date
    last: date
    n: int  # days logged
    mean: float  # NRS points


@dataclass(frozen=True, slots=True)
class Change:
    """Mean pain of the last two weeks against the baseline week.

    `direction` is better or worse only where both weeks differ from the baseline by at least 2 points
    and 30 %, the same way, and, from the sixth week on, by more than `spread`: 1.96 × the standard
    deviation of the differences between one week and the next in this diary. The weeks are None until
    all three can be compared.
    """

    direction: Direction
    baseline: Week | None = None
    before: Week | None = None  # the week before the last
    latest: Week | None = None
    spread: float | None = None  # NRS points; None before the sixth week or with too few weeks
    days_more: int = 0  # days with pain logged until there is something to compare

    @property
    def difference(self) -> float | None:
        """Latest week − baseline week, in NRS points."""
        if self.baseline is None or self.latest is None:
            return None
        return self.latest.mean - self.baseline.mean


def change(days: pd.DataFrame) -> Change:
    """Compares the last two weeks of the day table with its baseline week."""
    calendar, pain = dates(days), numbers(days, "pain")
    weeks = _weeks(pain)
    if not weeks or not _ready(pain):
        direction = Direction.NOT_ENOUGH_LATELY if weeks else Direction.TOO_EARLY
        return Change(direction, days_more=_days_more(pain))
    baseline, before, latest = (_week(calendar, pain, week) for week in weeks)
    late = len(pain) - _first(pain) >= SPREAD_WEEKS * DAYS_A_WEEK
    spread = _spread(pain) if late else 0.0
    needed = max(POINTS, FRACTION * baseline.mean)
    held = min(abs(week.mean - baseline.mean) for week in (before, latest))
    signs = {np.sign(week.mean - baseline.mean) for week in (before, latest)}
    meant = spread is not None and held >= needed - 1e-9 and held > spread and len(signs) == 1
    direction = (Direction.BETTER if signs == {-1} else Direction.WORSE) if meant else Direction.STEADY
    return Change(direction, baseline, before, latest, spread if late else None)


def baseline_week(days: pd.DataFrame) -> Week | None:
    """The first seven days with pain logged once the first days are skipped; None until they are there."""
    pain = numbers(days, "pain")
    at = _baseline(pain)
    return None if at is None else _week(dates(days), pain, at)


def _first(pain: Floats) -> int:
    """The first day with pain logged; the length of the diary where there is none."""
    return int(np.argmax(np.isfinite(pain))) if np.isfinite(pain).any() else len(pain)


def _weeks(pain: Floats) -> tuple[slice, slice, slice] | None:
    """Where the baseline week and the last two weeks lie; None where they don't all fit yet."""
    baseline, end = _baseline(pain), len(pain)
    if baseline is None or end - 2 * DAYS_A_WEEK < baseline.stop:
        return None
    middle = end - DAYS_A_WEEK
    return baseline, slice(middle - DAYS_A_WEEK, middle), slice(middle, end)


def _baseline(pain: Floats) -> slice | None:
    """Where the baseline week lies."""
    at = np.flatnonzero(np.isfinite(pain))
    at = at[at >= _first(pain) + SKIPPED][:DAYS_A_WEEK]
    return slice(int(at[0]), int(at[-1]) + 1) if at.size == DAYS_A_WEEK else None


def _ready(pain: Floats) -> bool:
    """Whether all three weeks are there with days enough."""
    weeks = _weeks(pain)
    return weeks is not None and all(np.isfinite(pain[week]).sum() >= DAYS_NEEDED for week in weeks)


def _days_more(pain: Floats) -> int:
    """How many days, each with pain logged, until the weeks can be compared."""
    most = SKIPPED + 3 * DAYS_A_WEEK
    return next(k for k in range(1, most + 1) if _ready(np.concatenate((pain, np.zeros(k)))))


def _week(day: Dates, pain: Floats, at: slice) -> Week:
    logged = pain[at][np.isfinite(pain[at])]
    return Week(day[at.start].item(), day[at.stop - 1].item(), logged.size, float(logged.mean()))


def _spread(pain: Floats) -> float | None:
    """1.96 × the standard deviation of week-to-week differences, weeks counted back from the last day."""
    weeks = pain[len(pain) % DAYS_A_WEEK :].reshape(-1, DAYS_A_WEEK)
    known = np.isfinite(weeks)
    n = known.sum(axis=1)
    totals = np.where(known, weeks, 0.0).sum(axis=1)
    means = np.where(n >= DAYS_NEEDED, totals / np.maximum(n, 1), np.nan)
    differences = np.diff(means)
    differences = differences[np.isfinite(differences)]
    if differences.size < DIFFERENCES_NEEDED:
        return None
    return float(1.96 * differences.std(ddof=1))
