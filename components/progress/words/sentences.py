"""Every sentence made from the records of progress; `captions` holds the ones that stand before a chart.

A sentence says its n and what is missing. None says that one thing brings about another, and none shows
a p-value.
"""

from math import inf

import pandas as pd

from components.numbers.calendar_periods import short_date
from components.numbers.columns import said
from components.numbers.day_after import Association
from components.numbers.day_after_gates import Failed
from components.numbers.pain_change import FRACTION, POINTS, Change, Direction, Week
from components.numbers.pain_trend import Trend
from components.numbers.plan_adherence import Adherence, Sessions, WeekAdherence
from components.progress.words.counts_in_words import HARDLY, counted, span
from components.progress.words.day_after_sentences import SAME_WEEKDAYS
from components.progress.words.day_after_sentences import of_association as of_association

UPS_AND_DOWNS = "Natural ups and downs can do this too."
# In how many of 100 made-up diaries a slope's range held the truth; a test keeps it to docs/study.csv.
SLOPES_HELD = (82, 95)


# A slope is told by the week, month or year, so that a slow change over years does not round away.
_UNITS = ((26, "week", 1.0), (156, "month", 52 / 12), (inf, "year", 52.0))


def logged(days: pd.DataFrame) -> str:
    """How many days have any entry of their own."""
    if days.empty:
        return "Nothing logged yet"
    return f"{int(said(days).sum())} of {counted(len(days), 'day')} logged"


def still_needed(trend: Trend, change: Change, association: Association) -> tuple[str, ...]:
    """What can't be said yet, and how many more days each needs; empty once everything can."""
    needs = {
        "Comparing weeks": counted(change.days_more, "more day") + " with pain logged",
        "A trend": counted(trend.weeks_more, "more week") + " with at least four days logged",
        "Sessions and the next day's pain": _pairs_needed(association),
    }
    missing = (change.days_more, trend.weeks_more, association.days_more)
    return tuple(f"{what}: {need}." for (what, need), n in zip(needs.items(), missing, strict=True) if n)


def _pairs_needed(record: Association) -> str:
    more = counted(record.days_more, "more day")
    if Failed.SAME_WEEKDAYS in record.failed:
        return f"{SAME_WEEKDAYS}; it takes about {more} like these"
    return f"{more} with both answered"


def of_adherence(record: Adherence) -> str:
    """Session adherence in words, with everything that stays outside it."""
    if not record.planned:
        return _outside(record) or "No session was planned in these days."
    if record.share is None:
        return " ".join(filter(None, ("No planned session has been logged yet.", _outside(record))))
    return f"{_share(record)} {_outside(record)}".strip()


def of_week(record: WeekAdherence) -> str:
    """One week's adherence in words."""
    week = f"Week of {short_date(record.week)}"
    if record.share is None:
        return f"{week}: nothing to count. {_outside(record)}".strip()
    return f"{week}: {_share(record)} {_outside(record)}".strip()


def of_trend(record: Trend) -> str:
    """The slope of pain in words, or how many weeks it still needs."""
    if record.slope is None or record.low is None or record.high is None:
        return f"No trend yet: {counted(record.weeks_more, 'more week')} with at least four days logged."
    basis = f"over {counted(record.weeks, 'week')} ({record.n} of {record.days} days logged)"
    unit, weeks = next((unit, weeks) for most, unit, weeks in _UNITS if record.weeks <= most)
    slope, low, high = (value * weeks for value in (record.slope, record.low, record.high))
    if abs(slope) < HARDLY:
        return f"Pain has kept about level {basis}."
    ends = f"from one {unit} to the next roughly {span(low, high)}"
    held = f"Of 100 made-up diaries, ranges like it held the answer in {SLOPES_HELD[0]} to {SLOPES_HELD[1]}."
    if low <= 0 <= high:
        return f"No clear trend {basis}: {ends}. {held} {UPS_AND_DOWNS}"
    fallen = f"{'fallen' if slope < 0 else 'risen'} by about {abs(slope):.1f} points a {unit}"
    return f"Pain has {fallen} {basis}: {ends}. {held} {UPS_AND_DOWNS}"


def of_change(record: Change) -> str:
    """The last two weeks against the baseline week."""
    if record.direction is Direction.TOO_EARLY:
        return f"No comparison yet: {counted(record.days_more, 'more day')} with pain logged."
    if record.baseline is None or record.before is None or record.latest is None:
        return (
            "The last two weeks have too few days logged to compare: "
            f"{counted(record.days_more, 'more day')} with pain logged."
        )
    means = (
        f"Mean pain was {_week(record.baseline)} in the baseline week. "
        f"In the last two weeks it was {_week(record.before)} and {_week(record.latest)}."
    )
    bar = f"at least {POINTS:.0f} points and {100 * FRACTION:.0f} %, two weeks running"
    if record.direction is Direction.STEADY:
        return f"No clear change, which would be {bar}. {means}"
    swings = ""
    if record.spread is not None:
        swings = f" That is more than the {record.spread:.1f} points by which weeks differ here anyway."
    if record.direction is Direction.BETTER:
        return f"Pain is clearly lower: {bar}. {means}{swings} {UPS_AND_DOWNS}"
    return (
        f"Pain is clearly higher: {bar}. {means}{swings} {UPS_AND_DOWNS} "
        "Please go through the safety questions again before the next session."
    )


def _share(record: Sessions) -> str:
    parts = (
        (record.done, "in full"),
        (record.partial, "in part"),
        (record.swapped, "swapped"),
        (record.missed, "skipped"),
    )
    detail = ", ".join(f"{n} {how}" for n, how in parts if n)
    return f"{record.formula} That is {detail}."


def _outside(record: Sessions) -> str:
    """What is counted beside the share, as sentences; empty where there is nothing."""
    beside = (
        (record.not_logged, f"{counted(record.not_logged, 'planned session')} not logged"),
        (record.still_open, f"{counted(record.still_open, 'session')} still open"),
        (record.paused, f"{counted(record.paused, 'day')} paused"),
        (record.extra, f"{counted(record.extra, 'extra session')}"),
    )
    told = ", ".join(words for n, words in beside if n)
    return f"Not in it: {told}." if told else ""


def _week(week: Week) -> str:
    span = f"{short_date(week.first)} to {short_date(week.last)}"
    return f"{week.mean:.1f} ({span}, {counted(week.n, 'day')} logged)"
