"""Did pain and exercise move together? One question, chosen beforehand, and strict about small diaries.

The question: is pain on the day after a session different from pain on the day after none? Pain has its
slow trend taken out first, or a diary that improves while somebody gets going would answer for it.
Everything here describes; nothing can show a cause, since pain also changes what people do.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import ceil
from typing import Literal

import numpy as np
import pandas as pd

from components.progress import lagged
from components.progress.adherence import DONE_SHARE
from components.progress.day_table import Bools, Floats, credit, dates, numbers, planned, said, was
from components.progress.trend import DAYS_A_WEEK
from data.diary.records import State

WINDOW_DAYS = 365  # a straight trend is a poor account of anything longer
PAIRS_TO_DRAW = 14
PAIRS_FOR_NUMBER = 28
PAIRS_FOR_LINK = 42
SIDE_DAYS = 8
MISSING_MOST = 0.40
EFFECTIVE_LEAST = 10.0
CHANCE_MOST = 0.05
POINTS_LEAST = 1.0
STICKY = 0.6  # above this autocorrelation the interval is drawn twice as wide
LEVEL = 0.90


class Gate(StrEnum):
    """How far the answer has come."""

    TOO_EARLY = "too_early"  # fewer than 14 pairs: nothing is drawn
    SUPPRESSED = "suppressed"  # too many gaps, or too few independent days: nothing is drawn
    PICTURE = "picture"  # dots only
    ESTIMATE = "estimate"  # dots, difference and interval, no verdict
    NO_CLEAR_LINK = "no_clear_link"  # enough days, and the difference did not pass
    POSSIBLE_LINK = "possible_link"


class Failed(StrEnum):
    """What still stands between this diary and a "possible link"."""

    PAIRS = "pairs"  # under 42 pairs
    DONE_DAYS = "done_days"  # under 8 days with a session
    NOT_DONE_DAYS = "not_done_days"  # under 8 days without
    MISSING = "missing"  # more than 40 % of the pairs missing
    EFFECTIVE_N = "effective_n"  # under 10 independent days
    CHANCE = "chance"  # sliding the two series past each other does as well
    HALVES = "halves"  # the two halves of the diary disagree
    SIZE = "size"  # under one NRS point


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
    first: date | None
    last: date | None
    n_paired: int
    n_done: int
    n_not_done: int
    n_possible: int  # pairs there could have been
    missing_share: float  # of those, 0 to 1
    phi: float | None = None  # lag-one autocorrelation of detrended pain; None before 14 pairs
    n_eff: float | None = None  # independent days the pairs are worth
    diff: float | None = None  # mean after a session − mean after none
    interval: tuple[float, float] | None = None  # 90 %, approximate
    p: float | None = None  # of the circular shifts; it works the gate and is never shown
    halves: tuple[float, float] | None = None  # the difference in each half of the pairs
    reverse_diff: float | None = None  # pain the day before a session − pain the day before none
    same_day_diff: float | None = None  # pain on the day of a session − pain on a day without
    worst_case: float | None = None  # the difference if all that is missing had gone against it

    @property
    def drawn(self) -> bool:
        """Whether there are pairs enough, with few enough gaps, for a picture of them."""
        return self.gate not in (Gate.TOO_EARLY, Gate.SUPPRESSED)

    @property
    def pain_may_decide(self) -> bool:
        """Whether pain differs at least as much before or on the day of a session as on the day after.

        The day itself tells most: where people go on good days, the day before and the day after are
        equally far from the pain that decided (docs/study.md).
        """
        earlier = (self.reverse_diff or 0.0, self.same_day_diff or 0.0)
        return self.diff is not None and max(abs(value) for value in earlier) >= abs(self.diff)

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
    window = days.iloc[-WINDOW_DAYS:]
    done, left_out = _done(window)
    pain = numbers(window, "pain")
    record = _counted(window, done, pain, possible=int((~left_out[:-1]).sum()))
    if record.n_paired >= PAIRS_TO_DRAW:
        pain = lagged.detrended(pain)
        phi = lagged.autocorrelation(pain)
        n_eff = lagged.effective_n(record.n_paired, phi, lagged.autocorrelation(done))
        record = replace(record, phi=phi, n_eff=n_eff)
    if _fit_for_a_number(record):
        record = _contrasted(record, done, pain)
    failed = _failed(record)
    return replace(record, failed=failed, gate=_gate(record, failed), days_more=_days_more(record))


def next_day_pain(days: pd.DataFrame) -> tuple[Floats, Floats]:
    """Pain as logged on the day after a session, and on the day after none, for the pairs compared."""
    window = days.iloc[-WINDOW_DAYS:]
    done, tomorrow = _done(window)[0][:-1], numbers(window, "pain")[1:]
    both = lagged.paired(done, tomorrow)
    return tomorrow[both & (done == 1)], tomorrow[both & (done == 0)]


def _done(days: pd.DataFrame) -> tuple[Floats, Bools]:
    """Session done (1), not done (0) or not known (NaN), and the days left out on purpose."""
    share = credit(days)
    between = (share > 0) & (share < DONE_SHARE)
    done = np.where(share >= DONE_SHARE, 1.0, np.where(share == 0, 0.0, np.nan))
    idle = ~planned(days) & was(days, State.REST, State.NOT_LOGGED)
    done[idle & said(days)] = 0.0
    return done, between | was(days, State.PAUSED)


def _counted(days: pd.DataFrame, done: Floats, pain: Floats, possible: int) -> Association:
    """The record with its counts, before anything is compared."""
    calendar = dates(days)
    today, tomorrow = done[:-1], pain[1:]
    both = lagged.paired(today, tomorrow)
    n = int(both.sum())
    return Association(
        gate=Gate.TOO_EARLY,
        failed=(),
        days_more=0,
        first=calendar[0].item() if len(days) else None,
        last=calendar[-1].item() if len(days) else None,
        n_paired=n,
        n_done=int((both & (today == 1)).sum()),
        n_not_done=int((both & (today == 0)).sum()),
        n_possible=possible,
        missing_share=1 - n / possible if possible else 0.0,
    )


def _fit_for_a_number(record: Association) -> bool:
    return (
        record.n_paired >= PAIRS_FOR_NUMBER
        and min(record.n_done, record.n_not_done) >= SIDE_DAYS
        and record.missing_share <= MISSING_MOST
        and record.n_eff is not None
        and record.n_eff >= EFFECTIVE_LEAST
    )


def _contrasted(record: Association, done: Floats, pain: Floats) -> Association:
    """The record with the difference and everything that says how far to trust it."""
    today, tomorrow = done[:-1], pain[1:]
    diff = lagged.difference(today, tomorrow)
    interval = lagged.block_interval(today, tomorrow, LEVEL)
    if interval is not None and record.phi is not None and record.phi > STICKY:
        interval = (2 * interval[0] - diff, 2 * interval[1] - diff)
    # Whole weeks, so that a week's shift puts each weekday on itself: sessions that only follow the
    # calendar then look no rarer than one shift in seven, and a weekday's rhythm passes for no link.
    weeks = slice(today.size % DAYS_A_WEEK, None)
    at = np.flatnonzero(lagged.paired(today, tomorrow))
    early, late = np.array_split(at, 2)
    return replace(
        record,
        diff=diff,
        interval=interval,
        p=lagged.shift_p(today[weeks], tomorrow[weeks]),
        halves=(
            lagged.difference(today[early], tomorrow[early]),
            lagged.difference(today[late], tomorrow[late]),
        ),
        reverse_diff=lagged.difference(done[1:], pain[:-1]),
        same_day_diff=lagged.difference(done, pain),
        worst_case=lagged.worst_case(today, tomorrow),
    )


def _failed(record: Association) -> tuple[Failed, ...]:
    """Every gate known not to be passed, in the order they are asked."""
    asked = {
        Failed.PAIRS: record.n_paired < PAIRS_FOR_LINK,
        Failed.DONE_DAYS: record.n_done < SIDE_DAYS,
        Failed.NOT_DONE_DAYS: record.n_not_done < SIDE_DAYS,
        Failed.MISSING: record.missing_share > MISSING_MOST,
        Failed.EFFECTIVE_N: record.n_eff is not None and record.n_eff < EFFECTIVE_LEAST,
        Failed.CHANCE: record.p is not None and record.p > CHANCE_MOST,
        Failed.HALVES: record.halves is not None and not record.halves[0] * record.halves[1] > 0,
        Failed.SIZE: record.diff is not None and abs(record.diff) < POINTS_LEAST,
    }
    return tuple(gate for gate, stands in asked.items() if stands)


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
    """Further pairs, with nothing missing, until the next step."""
    n = record.n_paired
    if record.n_eff is None:
        return PAIRS_TO_DRAW - n
    gaps = ((1 - MISSING_MOST) * record.n_possible - n) / MISSING_MOST
    worth = EFFECTIVE_LEAST * n / record.n_eff - n
    sides = SIDE_DAYS - min(record.n_done, record.n_not_done)
    next_step = PAIRS_FOR_LINK if record.diff is not None else PAIRS_FOR_NUMBER
    return max(0, ceil(gaps - 1e-9), ceil(worth - 1e-9), sides, next_step - n)
