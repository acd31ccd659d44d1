"""How often the one question is answered rightly: a tally over made-up diaries whose truth is known.

Beside it, on the same pairs of days, what rules seen in other trackers would have said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.numbers import bootstrap, day_sums
from components.numbers.bootstrap import LEVEL, Drawn
from components.numbers.columns import Floats
from components.numbers.day_after import Association, answer
from components.numbers.day_after_gates import CHANCE_MOST, PAIRS_FOR_LINK, POINTS_LEAST, Failed, Gate
from components.numbers.day_pairs import after
from components.numbers.pain_trend import trend
from components.numbers.usual import DAYS_A_WEEK
from studies.made_up_diaries import SEED, Diaries, Scenario, day_tables, diaries


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What became of `n` diaries of one scenario: counts of diaries unless it says points."""

    n: int
    pictured: int  # dots were shown: pairs enough, with few enough gaps, of independent days enough
    shown: int  # a difference and its range were shown
    apart: int  # silent, since weekday and session can't be told apart
    links: int  # "possible link"
    right: int  # of those, lower after a session
    medium: int  # of those, with medium confidence
    warned: int  # of the links, told that pain may be what decides about the session
    mixed_links: int  # "possible link" if weekdays were not looked at
    held: int  # of the ranges shown, that held the truth
    plain: int  # of the ranges shown, drawn neither for gaps nor twice as wide
    plain_held: int
    lengthened: int  # of the ranges shown, lengthened because gaps fall unequally
    lengthened_held: int
    doubled: int  # of the ranges shown, drawn twice as wide because days resemble their neighbours
    doubled_held: int
    mixed: int  # of the ranges shown, tried as ranges of the difference of mixed weekdays: rhythms only
    mixed_held: int  # of those, that would have held the truth
    width: float  # mean width of the ranges shown, in points; NaN without any
    link_points: float  # mean difference of the links, in points; NaN without any
    slopes: int  # slopes of pain shown with a range, where the true one is known
    slopes_held: int
    three_three: int  # peers: three days on each side and a difference of one point
    pearson: int  # peers: p < .05 of Pearson's correlation
    slope_percent: float  # peers: mean "confidence" of slope × 20, in per cent


def tally(scenario: Scenario, n: int, seed: int = SEED) -> Tally:
    """Answers the question for `n` diaries of the scenario, by our rules and by those of peers."""
    made = diaries(scenario, n, seed)
    sessions = np.where(np.isfinite(made.pain), made.done, np.nan)
    people = list(zip(sessions, made.pain, strict=True))
    records = [answer(done, pain, np.zeros(pain.size, dtype=bool)) for done, pain in people]
    counts: dict[str, Any] = {
        **_links(records),
        **_ranges(records, -scenario.effect),
        **_mixed(scenario, people, records),
        **_slopes(scenario, made),
        **_peers(people),
    }
    return Tally(n=n, **counts)


def _links(records: Sequence[Association]) -> dict[str, Any]:
    """How many are told a link, and what goes with it."""
    links = [record for record in records if record.gate is Gate.POSSIBLE_LINK]
    return {
        "pictured": sum(record.pictured for record in records),
        "apart": sum(record.diff is None and Failed.SAME_WEEKDAYS in record.failed for record in records),
        "links": len(links),
        "right": sum(_points(record) < 0 for record in links),
        "medium": sum(record.confidence == "medium" for record in links),
        "warned": sum(record.pain_may_decide for record in links),
        "mixed_links": sum(map(_linked_anyway, records)),
        "link_points": _mean([_points(record) for record in links]),
    }


def _ranges(records: Sequence[Association], truth: float) -> dict[str, Any]:
    """How many ranges are shown, by how they were drawn, and how many hold the truth."""
    shown = [record for record in records if record.interval is not None]
    drawn = {way: [record for record in shown if record.drawn is way] for way in Drawn}
    held = {way: sum(_holds(record.interval, truth) for record in drawn[way]) for way in Drawn}
    return {
        "shown": len(shown),
        "held": sum(held.values()),
        "plain": len(drawn[Drawn.PLAIN]),
        "plain_held": held[Drawn.PLAIN],
        "lengthened": len(drawn[Drawn.LENGTHENED]),
        "lengthened_held": held[Drawn.LENGTHENED],
        "doubled": len(drawn[Drawn.DOUBLED]),
        "doubled_held": held[Drawn.DOUBLED],
        "width": _mean([float(np.ptp(record.interval)) for record in shown if record.interval]),
    }


def _mixed(
    scenario: Scenario, people: Sequence[tuple[Floats, Floats]], records: Sequence[Association]
) -> dict[str, Any]:
    """The ranges of mixed weekdays, where the scenario has a rhythm of the week."""
    spans = [
        mixed_range(*person, record)
        for person, record in zip(people, records, strict=True)
        if scenario.rhythm and record.interval is not None
    ]
    return {"mixed": len(spans), "mixed_held": sum(_holds(span, -scenario.effect) for span in spans)}


def _slopes(scenario: Scenario, made: Diaries) -> dict[str, Any]:
    """The trend's ranges, where the scenario has a slope; and a peer's confidence in one."""
    slopes = [] if scenario.slope is None else [trend(days) for days in day_tables(made)]
    spans = [(slope.low, slope.high) for slope in slopes if slope.low is not None and slope.high is not None]
    return {
        "slopes": len(spans),
        "slopes_held": sum(_holds(span, scenario.slope or 0.0) for span in spans),
        "slope_percent": _mean([slope_confidence(pain) for pain in made.pain]),
    }


def _peers(people: Sequence[tuple[Floats, Floats]]) -> dict[str, Any]:
    """How many would be told a link by rules of other apps."""
    pairs = [after(*person) for person in people]
    return {
        "three_three": sum(three_three(*pair) for pair in pairs),
        "pearson": sum(pearson(*pair) for pair in pairs),
    }


Range = tuple[float, float] | None


def mixed_range(done: Floats, pain: Floats, record: Association) -> Range:
    """The range that the difference of mixed weekdays would have."""
    today, tomorrow = done[:-1], day_sums.detrended(pain)[1:]
    few = bootstrap.wider_for_few(today.size / bootstrap.BLOCK_DAYS, LEVEL)
    return bootstrap.widened(
        bootstrap.block_interval(today, tomorrow, LEVEL, day_sums.mixed),
        around=day_sums.difference(today, tomorrow),
        times=few * (2 if record.drawn is Drawn.DOUBLED else 1),
    )


def _linked_anyway(record: Association) -> bool:
    """Whether it would be a possible link if weekdays were not looked at."""
    if record.p is None or record.halves is None or record.mixed_diff is None:
        return False
    return (
        record.n_paired >= PAIRS_FOR_LINK
        and record.p <= CHANCE_MOST
        and record.halves[0] * record.halves[1] > 0
        and abs(record.mixed_diff) >= POINTS_LEAST
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
    slope = float(np.polyfit(at / DAYS_A_WEEK, pain[at], 1)[0])
    return min(abs(slope) * 20, 95.0)


def _points(record: Association) -> float:
    return record.diff if record.diff is not None else float("nan")


def _holds(span: Range, truth: float) -> bool:
    return span is not None and span[0] <= truth <= span[1]


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
