"""Every sentence made from the records of progress; `captions` holds the ones that stand before a chart.

A sentence says its n and what is missing. None says that one thing brings about another, and none shows
a p-value.
"""

from math import inf

import pandas as pd

from components.progress.adherence import Adherence, Score, Sessions, WeekAdherence
from components.progress.association import (
    EFFECTIVE_LEAST,
    MISSING_MOST,
    SIDE_DAYS,
    STICKY,
    Association,
    Failed,
    Gate,
)
from components.progress.change import FRACTION, POINTS, Change, Direction, Week
from components.progress.day_table import said
from components.progress.grain import Grain, named, short_date
from components.progress.points import HARDLY
from components.progress.points import span as _span
from components.progress.points import way as _way
from components.progress.trend import Trend

UPS_AND_DOWNS = "Natural ups and downs can do this too."
CHANCE = "This may be chance."
BOTH_WAYS = "Pain may also change what you do."

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
        "Sessions and the next day's pain": counted(association.days_more, "more day")
        + " with both answered",
    }
    missing = (change.days_more, trend.weeks_more, association.days_more)
    return tuple(f"{what}: {need}." for (what, need), n in zip(needs.items(), missing, strict=True) if n)


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


def of_score(score: Score | None) -> str:
    """The running score, how it moves and by how much at most."""
    if score is None:
        return "The score starts with the first planned session you log."
    return (
        f"Score {100 * score.value:.0f} of 100 after {counted(score.sessions, 'session')}. "
        f"One session moves it by at most {100 * score.step:.1f}; "
        "rest days, pauses and days not logged leave it as it is."
    )


def score_formula(score: Score) -> str:
    """How the score is worked out, with this diary's numbers."""
    return (
        "For each planned and logged session: score = m × score + (1 − m) × share done, with "
        f"m = 0.5^(√f ÷ 13) = {1 - score.step:.3f} and f = {score.per_day:.2f} planned sessions a day."
    )


def of_trend(record: Trend) -> str:
    """The slope of pain in words, or how many weeks it still needs."""
    if record.slope is None or record.low is None or record.high is None:
        return f"No trend yet: {counted(record.weeks_more, 'more week')} with at least four days logged."
    basis = f"over {counted(record.weeks, 'week')} ({record.n} of {record.days} days logged)"
    unit, weeks = next((unit, weeks) for most, unit, weeks in _UNITS if record.weeks <= most)
    slope, low, high = (value * weeks for value in (record.slope, record.low, record.high))
    if abs(slope) < HARDLY:
        return f"Pain has kept about level {basis}."
    span = f"from one {unit} to the next roughly {_span(low, high)}"
    if low <= 0 <= high:
        return f"No clear trend {basis}: {span}. {UPS_AND_DOWNS}"
    verb = "fallen" if slope < 0 else "risen"
    return f"Pain has {verb} by about {abs(slope):.1f} points a {unit} {basis}: {span}. {UPS_AND_DOWNS}"


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
        f"Mean pain was {_week(record.baseline)} in the baseline week, then {_week(record.before)} and "
        f"{_week(record.latest)} in the last two weeks."
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


def of_association(record: Association) -> tuple[str, ...]:
    """Sessions and the next day's pain: the finding first, then what to hold against it."""
    if record.gate is Gate.TOO_EARLY:
        n, more = record.n_paired, counted(record.days_more, "more day")
        return (f"Too early to say, {more} ({n} of {n + record.days_more} so far).",)
    if record.gate is Gate.SUPPRESSED:
        return (_suppressed(record), _missing(record), CHANCE, BOTH_WAYS)
    if record.diff is None:
        return (_picture(record), _missing(record), CHANCE, BOTH_WAYS)
    return (_finding(record, record.diff), *_against(record, record.diff), CHANCE, BOTH_WAYS)


def counted(n: int, what: str) -> str:
    """A number of things, in the plural unless there is one."""
    return f"{n} {what}" + ("" if n == 1 else "s")


def _share(record: Sessions) -> str:
    parts = (
        (record.done, "in full"),
        (record.partial, "in part"),
        (record.swapped, "swapped"),
        (record.missed, "missed"),
    )
    detail = ", ".join(f"{n} {how}" for n, how in parts if n)
    return f"{record.formula} That is {detail}."


def _outside(record: Sessions) -> str:
    """What is counted beside the share, as sentences; empty where there is nothing."""
    beside = (
        (record.not_logged, f"{counted(record.not_logged, 'planned day')} not logged"),
        (record.still_open, f"{counted(record.still_open, 'session')} still open"),
        (record.paused, f"{counted(record.paused, 'day')} paused"),
        (record.extra, f"{counted(record.extra, 'extra session')}"),
    )
    told = ", ".join(words for n, words in beside if n)
    return f"Not in it: {told}." if told else ""


def _week(week: Week) -> str:
    span = f"{short_date(week.first)} to {short_date(week.last)}"
    return f"{week.mean:.1f} ({span}, {counted(week.n, 'day')} logged)"


def _missing(record: Association) -> str:
    n = record.n_possible - record.n_paired
    worst = ""
    if record.worst_case is not None and n:
        worst = f" Had all of them gone against it, the difference would be {_way(record.worst_case)}."
    return (
        f"{n} of {record.n_possible} pairs are missing ({100 * record.missing_share:.0f} %), and people "
        f"tend to skip their bad days.{worst}"
    )


def _suppressed(record: Association) -> str:
    why = (
        f"more than {100 * MISSING_MOST:.0f} % of the pairs are missing"
        if Failed.MISSING in record.failed
        else f"neighbouring days resemble each other so much that {record.n_paired} pairs count like fewer "
        f"than {EFFECTIVE_LEAST:.0f}"
    )
    return f"Not enough to go on: {why}. It takes {counted(record.days_more, 'more day')} without gaps."


def _picture(record: Association) -> str:
    short_side = {Failed.DONE_DAYS, Failed.NOT_DONE_DAYS} & set(record.failed)
    return (
        f"Too early for a number, {counted(record.days_more, 'more day')}. "
        f"The picture shows {_pairs(record)}."
        + (f" Each side needs at least {SIDE_DAYS}." if short_side else "")
    )


def _pairs(record: Association) -> str:
    since = f" since {named(record.first, Grain.DAY)}" if record.first else ""
    return (
        f"{record.n_paired} pairs of a day and the day after{since}, "
        f"{record.n_done} with a session and {record.n_not_done} without"
    )


def _finding(record: Association, diff: float) -> str:
    span = f" (roughly {_span(*record.interval)})" if record.interval is not None else ""
    found = f"in {_pairs(record)}, pain the day after a session averaged {_way(diff)} than after none{span}."
    if record.gate is Gate.ESTIMATE:
        return f"Too early for a verdict, {counted(record.days_more, 'more day')}. So far, {found}"
    if record.gate is Gate.NO_CLEAR_LINK:
        return f"No clear link: {found} That is not the same as no effect."
    return f"A possible link, with {record.confidence} confidence: {found} The two moved together."


def _range(record: Association) -> str:
    """How often such a range is right, as counted in docs/study.md."""
    made_up = "in made-up diaries with a known answer, ranges drawn like it held the answer"
    if record.phi is not None and record.phi > STICKY:
        return (
            "Neighbouring days resemble each other a lot here, so the range is drawn twice as wide to be on "
            f"the safe side: {made_up} nearly always."
        )
    return f"The range is approximate: {made_up} about 9 times in 10."


def _against(record: Association, diff: float) -> tuple[str, ...]:
    """What to hold against the finding."""
    told = [_missing(record)]
    if record.interval is not None:
        told.append(_range(record))
    if record.n_eff is not None:
        told.append(
            f"Allowing for days that resemble their neighbours, {record.n_paired} pairs count like about "
            f"{record.n_eff:.0f}."
        )
    if abs(diff) < POINTS:
        told.append(f"People usually notice a change of {POINTS:.0f} points; this is less.")
    if record.reverse_diff is not None:
        itself = record.same_day_diff
        told.append(
            "A second look, the other way round: pain the day before a session was "
            f"{_way(record.reverse_diff)} than before none"
            + (f", and on the day itself {_way(itself)} than on a day without" if itself is not None else "")
            + (
                ". That is at least as much, so pain may be what decides about the session."
                if record.pain_may_decide
                else "."
            )
        )
    return tuple(told)
