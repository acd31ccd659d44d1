"""Did pain and exercise move together? One question, chosen beforehand, and strict about small diaries.

The question: is pain on the day after a session different from pain on the day after none? Pain has its
slow trend taken out first, or a diary that improves while somebody gets going would answer for it; and
each weekday is compared only with itself, or a week's rhythm would. Everything here describes; nothing can
show a cause, since pain also changes what people do.
"""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Literal

import numpy as np
import pandas as pd

from components.numbers import bootstrap, day_sums
from components.numbers.autocorrelation import autocorrelation, effective_n
from components.numbers.bootstrap import Drawn
from components.numbers.columns import Bools, Floats, dates, numbers
from components.numbers.day_after_gates import (
    CHANCE_MOST,
    COMPARABLE_LEAST,
    EFFECTIVE_LEAST,
    MISSING_MOST,
    PAIRS_FOR_LINK,
    PAIRS_FOR_NUMBER,
    PAIRS_TO_DRAW,
    POINTS_LEAST,
    SIDE_DAYS,
    Failed,
    Gate,
)
from components.numbers.day_pairs import WINDOW_DAYS, newest, sessions_done
from components.numbers.other_lags import Looks, looks
from components.numbers.usual import DAYS_A_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """Pain the day after a session compared with pain the day after none, in NRS points.

    A pair is a day of which it is known whether a session was done, and a next day with pain logged. A
    session counts as done from 80 % of its dose on, as not done at none of it; days in between are left
    out, as are pauses. An unplanned day without a session counts as not done only if the person entered
    something for it; otherwise nothing is known of it.
    """

    gate: Gate
    failed: tuple[Failed, ...]
    days_more: int  # further pairs until the next step; 0 where more of them promise nothing
    n_paired: int
    n_done: int
    n_not_done: int
    n_possible: int  # pairs there could have been
    missing_share: float  # of those, 0 to 1
    phi: float | None = None  # lag-one autocorrelation of detrended pain; None before 14 pairs
    n_eff: float | None = None  # independent days the pairs are worth
    n_comparable: float | None = None  # evenly split pairs the comparison within weekdays is worth
    diff: float | None = None  # mean after a session − mean after none, each weekday only with itself
    interval: tuple[float, float] | None = None  # 90 %, approximate
    stretched: float | None = None  # points by which gaps lengthen it at either end
    mixed_diff: float | None = None  # the difference whatever the weekday
    p: float | None = None  # of the circular shifts of mixed weekdays; it works the gate and is never shown
    halves: tuple[float, float] | None = None  # the mixed difference in each half of the pairs
    worst_case: float | None = None  # `diff` if all that is missing had gone against it
    others: Looks | None = None  # other distances in time, shown and never judged
    first: date | None = None  # of the days read
    last: date | None = None
    seed: int = bootstrap.SEED  # of the draws behind the interval

    @property
    def reverse_diff(self) -> float | None:
        """Pain the day before a session − pain the day before none."""
        return self.others.before if self.others else None

    @property
    def same_day_diff(self) -> float | None:
        """Pain on the day of a session − pain on a day without."""
        return self.others.same_day if self.others else None

    @property
    def drawn(self) -> Drawn:
        """In which way the interval is drawn."""
        if self.phi is not None and self.phi > bootstrap.STICKY:
            return Drawn.DOUBLED
        return Drawn.LENGTHENED if (self.stretched or 0.0) >= bootstrap.GAPS_SHOW else Drawn.PLAIN

    @property
    def pictured(self) -> bool:
        """Whether there are pairs enough, with few enough gaps, for a picture of them."""
        return self.gate not in (Gate.TOO_EARLY, Gate.SUPPRESSED)

    @property
    def pain_may_decide(self) -> bool:
        """Whether before or on a session's day pain differs by a point, and by no less than the day after.

        The day itself tells most: where people go on good days, the day before and the day after are
        equally far from the pain that decided (docs/study.md).
        """
        earlier = max(abs(self.reverse_diff or 0.0), abs(self.same_day_diff or 0.0))
        return self.diff is not None and earlier >= max(abs(self.diff), POINTS_LEAST)

    @property
    def confidence(self) -> Literal["low", "medium"] | None:
        """How far to lean on a possible link; None where there is none. It is never high."""
        if self.gate is not Gate.POSSIBLE_LINK or self.diff is None:
            return None
        if self.pain_may_decide:
            return "low"
        values = (*(self.interval or (0.0,)), self.worst_case or 0.0)
        return "medium" if all(value * self.diff > 0 for value in values) else "low"


def association(days: pd.DataFrame) -> Association:
    """Answers the one question over the newest year of the day table."""
    window = newest(days)
    calendar = dates(window)
    done, left_out = sessions_done(window)
    record = answer(done, numbers(window, "pain"), left_out)
    if record.others is not None:
        record = replace(record, others=record.others.with_weeks(window))
    if not len(window):
        return record
    return replace(record, first=calendar[0].item(), last=calendar[-1].item())


def answer(done: Floats, pain: Floats, left_out: Bools) -> Association:
    """The same without dates and weekly looks, from what is known of each day.

    `done` is 1, 0 or NaN, `pain` as logged or NaN, `left_out` where a day is not to be compared.
    """
    record = _counted(done, pain, possible=int((~left_out[:-1]).sum()))
    if record.n_paired >= PAIRS_TO_DRAW:
        pain = day_sums.detrended(pain)
        record = _weighed(record, done, pain)
    if _enough(record):
        record = _compared(record, done, pain)
        if _separable(record):
            record = _measured(record, done, pain, left_out)
    failed = _failed(record)
    return replace(record, failed=failed, gate=_gate(record, failed), days_more=_days_more(record))


def _counted(done: Floats, pain: Floats, possible: int) -> Association:
    """The record with its counts, before anything is compared."""
    today = done[:-1][day_sums.paired(done[:-1], pain[1:])]
    n = today.size
    return Association(
        gate=Gate.TOO_EARLY,
        failed=(),
        days_more=0,
        n_paired=n,
        n_done=int((today == 1).sum()),
        n_not_done=int((today == 0).sum()),
        n_possible=possible,
        missing_share=1 - n / possible if possible else 0.0,
    )


def _weighed(record: Association, done: Floats, pain: Floats) -> Association:
    """The record with what its pairs are worth."""
    phi = autocorrelation(pain)
    return replace(
        record,
        phi=phi,
        n_eff=effective_n(record.n_paired, phi, autocorrelation(done)),
        n_comparable=day_sums.comparable(day_sums.totals(done[:-1], pain[1:])),
    )


def _enough(record: Association) -> bool:
    """Whether there are days enough for a number, weekdays aside."""
    return (
        record.n_paired >= PAIRS_FOR_NUMBER
        and min(record.n_done, record.n_not_done) >= SIDE_DAYS
        and record.missing_share <= MISSING_MOST
        and record.n_eff is not None
        and record.n_eff >= EFFECTIVE_LEAST
    )


def _separable(record: Association) -> bool:
    """Whether sessions fall on days various enough to tell them from their weekdays."""
    return record.n_comparable is not None and record.n_comparable >= COMPARABLE_LEAST


def _compared(record: Association, done: Floats, pain: Floats) -> Association:
    """The record with the difference whatever the weekday, and how easily chance gives as much."""
    today, tomorrow = done[:-1], pain[1:]
    # Whole weeks, so that a week's shift puts each weekday on itself: sessions that only follow the
    # calendar then look no rarer than one shift in seven, and a weekday's rhythm passes for no link.
    weeks = slice(today.size % DAYS_A_WEEK, None)
    early, late = np.array_split(np.flatnonzero(day_sums.paired(today, tomorrow)), 2)
    return replace(
        record,
        mixed_diff=day_sums.difference(today, tomorrow),
        p=day_sums.shift_p(today[weeks], tomorrow[weeks]),
        halves=(
            day_sums.difference(today[early], tomorrow[early]),
            day_sums.difference(today[late], tomorrow[late]),
        ),
    )


def _measured(record: Association, done: Floats, pain: Floats, left_out: Bools) -> Association:
    """The record with the difference within weekdays and how far to trust it."""
    today, tomorrow, out = done[:-1], pain[1:], left_out[:-1]
    interval = bootstrap.drawn(today, tomorrow, record.phi or 0.0, autocorrelation(done))
    stretched = bootstrap.stretch_for_gaps(today, tomorrow, out)
    return replace(
        record,
        diff=day_sums.within_weekdays(today, tomorrow),
        interval=interval and (interval[0] - stretched, interval[1] + stretched),
        stretched=stretched,
        worst_case=day_sums.worst_case(today, tomorrow, out),
        others=looks(done, pain),
    )


def _failed(record: Association) -> tuple[Failed, ...]:
    """Every gate known not to be passed, in the order they are asked."""
    asked = {
        Failed.PAIRS: record.n_paired < PAIRS_FOR_LINK,
        Failed.DONE_DAYS: record.n_done < SIDE_DAYS,
        Failed.NOT_DONE_DAYS: record.n_not_done < SIDE_DAYS,
        Failed.MISSING: record.missing_share > MISSING_MOST,
        Failed.EFFECTIVE_N: record.n_eff is not None and record.n_eff < EFFECTIVE_LEAST,
        Failed.SAME_WEEKDAYS: _enough(record) and not _separable(record),
        Failed.CHANCE: record.p is not None and record.p > CHANCE_MOST,
        Failed.HALVES: record.halves is not None and not record.halves[0] * record.halves[1] > 0,
        Failed.SIZE: record.mixed_diff is not None and abs(record.mixed_diff) < POINTS_LEAST,
        Failed.WEEKDAYS: _weekdays_explain_it(record),
    }
    return tuple(gate for gate, stands in asked.items() if stands)


def _weekdays_explain_it(record: Association) -> bool:
    if record.diff is None or record.mixed_diff is None or abs(record.mixed_diff) < POINTS_LEAST:
        return False
    return record.diff * (1 if record.mixed_diff > 0 else -1) < POINTS_LEAST


def _gate(record: Association, failed: tuple[Failed, ...]) -> Gate:
    if record.n_paired < PAIRS_TO_DRAW:
        return Gate.TOO_EARLY
    if Failed.MISSING in failed or Failed.EFFECTIVE_N in failed:
        return Gate.SUPPRESSED
    if record.diff is None:
        return Gate.PICTURE
    if Failed.PAIRS in failed:
        return Gate.ESTIMATE
    return Gate.NO_CLEAR_LINK if failed else Gate.POSSIBLE_LINK


def _days_more(record: Association) -> int:
    """Further pairs, with nothing missing and days like these, until the next step."""
    n = record.n_paired
    if record.n_eff is None or record.n_comparable is None:
        return PAIRS_TO_DRAW - n
    gaps = ((1 - MISSING_MOST) * record.n_possible - n) / MISSING_MOST
    worth = EFFECTIVE_LEAST * n / record.n_eff - n
    sides = SIDE_DAYS - min(record.n_done, record.n_not_done)
    next_step = PAIRS_FOR_LINK if record.diff is not None else PAIRS_FOR_NUMBER
    more = max(0, ceil(gaps - 1e-9), ceil(worth - 1e-9), sides, next_step - n)
    if _separable(record) or more:
        return more
    whole = COMPARABLE_LEAST / max(record.n_comparable, 1e-9) * n
    return ceil(whole - n - 1e-9) if whole <= WINDOW_DAYS else 0
