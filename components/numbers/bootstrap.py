"""The range beside a difference, meant to hold the truth in 90 of 100 diaries.

How often it does, and why it is drawn wider than bare percentiles, stands in docs/study.md.
"""

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from components.numbers.autocorrelation import beyond_blocks, unbiased
from components.numbers.columns import Bools, Floats
from components.numbers.day_sums import Sums, daily_sums, within, within_weekdays

BLOCK_DAYS = 7
DRAWS = 1000
SEED = 20240229
LEVEL = 0.90
GAPS_SHOW = 0.05  # points at either end, from which lengthening for gaps is worth a word
STICKY = 0.6  # above this autocorrelation of pain the range is drawn twice as wide


class Drawn(StrEnum):
    """In which way a range is drawn; how often it holds the truth goes by this."""

    PLAIN = "plain"
    LENGTHENED = "lengthened"  # at both ends, because gaps fall unequally
    DOUBLED = "doubled"  # twice as wide, because days resemble their neighbours a lot


def drawn(done: Floats, pain: Floats, phi_pain: float, phi_done: float) -> tuple[float, float] | None:
    """The range of the difference within weekdays, before it is stretched for gaps."""
    wider = wider_for_few(pain.size / BLOCK_DAYS, LEVEL) * wider_for_runs(phi_pain, phi_done, pain.size)
    return widened(
        block_interval(done, pain, LEVEL),
        around=within_weekdays(done, pain),
        times=wider * (2 if phi_pain > STICKY else 1),
    )


def block_interval(
    done: Floats, pain: Floats, level: float, contrast: Callable[[Sums], Floats] = within
) -> tuple[float, float] | None:
    """Percentiles of the difference in draws of a circular block bootstrap with a fixed seed.

    None where more than half of the draws have nothing to compare, or under three blocks.
    """
    n = pain.size
    if n < 3 * BLOCK_DAYS:
        return None
    start = np.random.default_rng(SEED).integers(0, n, (DRAWS, -(-n // BLOCK_DAYS)))
    around = (np.arange(n)[:, None] + np.arange(BLOCK_DAYS)) % n
    of_block = np.concatenate(daily_sums(done, pain), axis=1)[around].sum(axis=1)
    gaps = contrast(Sums(*np.split(of_block[start].sum(axis=1), len(Sums._fields), axis=1)))
    usable = gaps[np.isfinite(gaps)]
    if usable.size < DRAWS / 2:
        return None
    low, high = np.quantile(usable, ((1 - level) / 2, (1 + level) / 2))
    return float(low), float(high)


def widened(
    interval: tuple[float, float] | None, *, around: float, times: float
) -> tuple[float, float] | None:
    """The range drawn away from the difference found."""
    if interval is None:
        return None
    low, high = (around + times * (end - around) for end in interval)
    return low, high


def wider_for_few(blocks: float, level: float) -> float:
    """How much wider a range from so few blocks has to be than one from many: Student's t for its z."""
    from scipy.special import ndtri, stdtrit  # half a second of imports that most visits never need

    above = (1 + level) / 2
    return float(stdtrit(blocks - 1, above) / ndtri(above) * np.sqrt(blocks / (blocks - 1)))


def wider_for_runs(phi_pain: float, phi_done: float, n: int) -> float:
    """How much a block is too short for what two series of `n` days carry over from block to block.

    Taken as first-order series, the products of which fade as (r₁r₂)ᵏ.
    """
    if min(phi_pain, phi_done) <= 0:
        return 1.0
    pain = unbiased(phi_pain, n, trend_taken_out=True)
    return beyond_blocks(pain * unbiased(phi_done, n, trend_taken_out=False), BLOCK_DAYS)


def stretch_for_gaps(done: Floats, pain: Floats, left_out: Bools) -> float:
    """How far gaps may have moved the difference, in points, if the days nobody logged were unlike the rest.

    What counts is not how many days are missing but how unequally: the share of next days without pain
    logged, after a session against after none, times one standard deviation of pain.
    """
    missing = np.where(left_out, np.nan, (~np.isfinite(pain)).astype("float64"))
    unequal = within_weekdays(done, missing)
    return float(abs(unequal) * np.nanstd(pain)) if np.isfinite(unequal) else 0.0
