"""Arithmetic on two daily series with holes in them, one of which is yes or no.

`done` holds 1, 0 or NaN and `pain` a number or NaN, one of each for every day of the same unbroken
stretch, or for every pair of days. Nothing is filled in.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from components.numbers.columns import Bools, Floats
from components.numbers.usual import DAYS_A_WEEK

Counts = npt.NDArray[np.int_] | Floats


class Sums(NamedTuple):
    """Total and count of known pain where done, and where not, by weekday along the last axis."""

    yes: Floats
    n_yes: Floats
    no: Floats
    n_no: Floats


def detrended(pain: Floats) -> Floats:
    """What is left of pain after its Theil–Sen line; the values themselves with fewer than two."""
    at = np.flatnonzero(np.isfinite(pain))
    if at.size < 2:
        return pain
    early, late = np.triu_indices(at.size, 1)
    # scipy.stats.theilslopes gives the same slope with intervals nobody asks for, in five times the time.
    slope = np.median((pain[at[late]] - pain[at[early]]) / (at[late] - at[early]))
    return pain - float(slope) * np.arange(pain.size, dtype="float64")


def paired(done: Floats, pain: Floats) -> Bools:
    """Where both are known."""
    return np.isfinite(done) & np.isfinite(pain)


def daily_sums(done: Floats, pain: Floats) -> Sums:
    """What each day adds to the sums: arrays of (days, 7), the first day's weekday in column 0."""
    known = paired(done, pain)
    own = np.arange(pain.size)[:, None] % DAYS_A_WEEK == np.arange(DAYS_A_WEEK)
    values = np.where(known, pain, 0.0)[:, None]
    yes, no = (own & (known & (done == side))[:, None] for side in (1, 0))
    return Sums(values * yes, yes.astype("float64"), values * no, no.astype("float64"))


def totals(done: Floats, pain: Floats) -> Sums:
    """The sums over all days."""
    known = paired(done, pain)
    weekday, done, pain = np.flatnonzero(known) % DAYS_A_WEEK, done[known], pain[known]
    parts = (pain * (done == 1), done == 1, pain * (done == 0), done == 0)
    return Sums(*(np.bincount(weekday, part, DAYS_A_WEEK).astype("float64") for part in parts))


def mixed(sums: Sums) -> Floats:
    """Mean pain where done minus mean pain where not, whatever the weekday; NaN where a side is empty."""
    yes, n_yes, no, n_no = (part.sum(axis=-1) for part in sums)
    return _gap(yes, n_yes, no, n_no)


def within(sums: Sums) -> Floats:
    """The same with each weekday compared only with itself; NaN where no weekday has both sides.

    The weekdays' differences are averaged by how much each can tell, n₁n₀ ÷ (n₁ + n₀). It is the
    difference that least squares gives beside a level for every weekday.
    """
    n = np.maximum(sums.n_yes + sums.n_no, 1)
    weight = (sums.n_yes * sums.n_no / n).sum(axis=-1)
    gaps = ((sums.yes * sums.n_no - sums.no * sums.n_yes) / n).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weight > 0, gaps / weight, np.nan)


def comparable(sums: Sums) -> float:
    """How many pairs, half with a session and half without, the comparison within weekdays is worth."""
    n = np.maximum(sums.n_yes + sums.n_no, 1)
    return float(4 * (sums.n_yes * sums.n_no / n).sum())


def difference(done: Floats, pain: Floats) -> float:
    """Mean pain where done minus mean pain where not; NaN where either side is empty."""
    return float(mixed(totals(done, pain)))


def within_weekdays(done: Floats, pain: Floats) -> float:
    """The difference with each weekday compared only with itself; NaN where none can be."""
    return float(within(totals(done, pain)))


def shift_p(done: Floats, pain: Floats) -> float:
    """How often the two series, slid against each other in a circle, differ as much as they do in place.

    All n − 1 shifts, p = (1 + count) ÷ n, two-sided; a shift that leaves a side empty counts against the
    finding. The products for all shifts at once come from Fourier transforms.
    """
    at, known = np.isfinite(done), np.isfinite(pain)
    values = np.where(known, pain, 0.0)
    sides = (at & (done == 1), at & (done == 0))
    spectra = [np.conj(np.fft.rfft(side)) for side in sides]
    sums = [np.fft.irfft(np.fft.rfft(values) * side, pain.size) for side in spectra]
    counts = [np.rint(np.fft.irfft(np.fft.rfft(known) * side, pain.size)) for side in spectra]
    gaps = np.abs(_gap(sums[0], counts[0], sums[1], counts[1]))
    return float(1 + np.sum(~(gaps[1:] < gaps[0] - 1e-9))) / pain.size


def worst_case(done: Floats, pain: Floats, left_out: Bools) -> float:
    """The difference within weekdays if all that is missing had gone against the one found.

    A missing pain takes the most unfavourable value seen; a day on which nobody said whether a session
    was done joins the side it harms; days with neither are shared out between the sides in the worst way.
    Days `left_out` on purpose are not missing and stay out.
    """
    sign = -1.0 if within_weekdays(done, pain) < 0 else 1.0
    low, high = np.nanmin(pain), np.nanmax(pain)
    for_done, for_rest = (high, low) if sign < 0 else (low, high)
    told, logged = np.isfinite(done), np.isfinite(pain)
    harmful = np.where(np.sign(pain - np.nanmean(pain)) != sign, 1.0, 0.0)
    side = np.where(told, done, np.where(logged, harmful, np.nan))
    side[left_out] = np.nan
    base = totals(side, np.where(logged, pain, np.where(side == 1, for_done, for_rest)))
    blank = ~told & ~logged & ~left_out
    as_done, as_rest = (
        daily_sums(np.where(blank, given, np.nan), np.full(pain.size, value))
        for given, value in ((1.0, for_done), (0.0, for_rest))
    )
    shared = Sums(
        *(
            total + _first(mine, blank) + theirs.sum(axis=0) - _first(theirs, blank)
            for total, mine, theirs in zip(base, as_done, as_rest, strict=True)
        )
    )
    return float(-sign * np.nanmax(-sign * within(shared)))


def _first(daily: Floats, blank: Bools) -> Floats:
    """Sums over none of the blank days, the first, the first two, and so on."""
    return np.concatenate((np.zeros((1, DAYS_A_WEEK)), daily[blank].cumsum(axis=0)))


def _gap(yes: Floats, n_yes: Counts, no: Floats, n_no: Counts) -> Floats:
    """Mean of the one side minus mean of the other; NaN where a side is empty."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((n_yes > 0) & (n_no > 0), yes / n_yes - no / n_no, np.nan)
