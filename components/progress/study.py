"""How often the one question is answered rightly: a tally over made-up diaries whose truth is known.

Beside it, on the same pairs of days, what rules seen in other trackers would have said.
"""

from dataclasses import dataclass

import numpy as np

from components.progress import lagged
from components.progress.association import LEVEL, STICKY, Association, Gate, association, next_day_pain
from components.progress.day_table import Floats, numbers
from components.progress.study_diaries import SEED, Scenario, day_tables, diaries


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of `n` diaries of one scenario: counts of diaries unless it says points."""

    n: int
    shown: int  # a difference and an interval were shown
    links: int  # "possible link"
    right: int  # of those, lower after a session
    medium: int  # of those, with medium confidence
    warned: int  # of the links, told that pain may be what decides about the session
    held: int  # of the intervals shown, that held the truth
    doubled: int  # of the intervals shown, drawn twice as wide because days resemble their neighbours
    doubled_held: int  # of those, that held the truth
    bare_held: int  # of the intervals shown, that would have held it as bare percentiles of the bootstrap
    width: float  # mean width of the intervals shown, in points; NaN without any
    link_points: float  # mean difference of the links, in points; NaN without any
    three_three: int  # peers: three days on each side and a difference of one point
    pearson: int  # peers: p < .05 of Pearson's correlation
    slope_percent: float  # peers: mean "confidence" of slope × 20, in per cent


def tally(scenario: Scenario, n: int, seed: int = SEED) -> Tally:
    """Answers the question for `n` diaries of the scenario, by our rules and by those of peers."""
    tables = day_tables(diaries(scenario, n, seed))
    records = [association(days) for days in tables]
    shown = [record for record in records if record.interval is not None]
    doubled = [record for record in shown if record.phi is not None and record.phi > STICKY]
    links = [record for record in records if record.gate is Gate.POSSIBLE_LINK]
    pairs = [next_day_pain(days) for days in tables]
    return Tally(
        n=n,
        shown=len(shown),
        links=len(links),
        right=sum(_points(record) < 0 for record in links),
        medium=sum(record.confidence == "medium" for record in links),
        warned=sum(record.pain_may_decide for record in links),
        held=sum(_holds(record, -scenario.effect) for record in shown),
        doubled=len(doubled),
        doubled_held=sum(_holds(record, -scenario.effect) for record in doubled),
        bare_held=sum(_holds(record, -scenario.effect, _bare(scenario.days)) for record in shown),
        width=_mean([float(np.ptp(_span(record))) for record in shown]),
        link_points=_mean([_points(record) for record in links]),
        three_three=sum(three_three(*pair) for pair in pairs),
        pearson=sum(pearson(*pair) for pair in pairs),
        slope_percent=_mean([slope_confidence(numbers(days, "pain")) for days in tables]),
    )


def three_three(after_session: Floats, after_none: Floats) -> bool:
    """A peer's rule: three days with, three without, means at least one point apart."""
    if min(after_session.size, after_none.size) < 3:
        return False
    return bool(abs(after_session.mean() - after_none.mean()) >= 1)


def pearson(after_session: Floats, after_none: Floats) -> bool:
    """A peer's rule: Pearson's r between session and pain has p < .05, as if no day knew of the last."""
    from scipy.special import stdtr  # half a second of imports that most visits never need

    pain = np.concatenate((after_session, after_none))
    side = np.arange(pain.size) < after_session.size
    if pain.size < 3 or np.ptp(pain) == 0 or side.all() or not side.any():
        return False
    r = abs(np.corrcoef(side, pain)[0, 1])
    t = r * np.sqrt((pain.size - 2) / max(1 - r * r, 1e-12))
    return bool(2 * stdtr(pain.size - 2, -t) < 0.05)


def slope_confidence(pain: Floats) -> float:
    """A peer's number: the slope of pain in points a week, times 20, at most 95, printed as per cent."""
    at = np.flatnonzero(np.isfinite(pain))
    if at.size < 2:
        return 0.0
    slope = float(np.polyfit(at / 7, pain[at], 1)[0])
    return min(abs(slope) * 20, 95.0)


def _points(record: Association) -> float:
    return record.diff if record.diff is not None else float("nan")


def _span(record: Association) -> tuple[float, float]:
    return record.interval if record.interval is not None else (float("nan"), float("nan"))


def _holds(record: Association, truth: float, narrower: float = 1.0) -> bool:
    """Whether the interval, made `narrower` times as narrow around the difference, holds the truth."""
    low, high = _span(record)
    away = (truth - _points(record)) * narrower
    return low <= _points(record) + away <= high


def _bare(days: int) -> float:
    """How many times as wide an interval of so many days is as its bare percentiles."""
    return lagged.wider_for_few((days - 1) / lagged.BLOCK_DAYS, LEVEL)


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
