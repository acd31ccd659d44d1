"""Arithmetic on two daily series with holes in them, one of which is yes or no.

`done` holds 1, 0 or NaN and `pain` a number or NaN, one of each for every day of the same stretch, or
for every pair of days. Nothing is filled in.
"""

import numpy as np
import numpy.typing as npt

from components.progress.day_table import Bools, Floats

Counts = npt.NDArray[np.int_] | Floats

BLOCK_DAYS = 7
DRAWS = 1000
SEED = 20240229


def detrended(pain: Floats) -> Floats:
    """What is left of pain after its Theil–Sen line; the values themselves with fewer than two."""
    at = np.flatnonzero(np.isfinite(pain))
    if at.size < 2:
        return pain
    from scipy.stats import theilslopes  # half a second of imports that most visits never need

    fit = theilslopes(pain[at], at)
    return pain - float(fit.slope) * np.arange(pain.size, dtype="float64")


def paired(done: Floats, pain: Floats) -> Bools:
    """Where both are known."""
    return np.isfinite(done) & np.isfinite(pain)


def difference(done: Floats, pain: Floats) -> float:
    """Mean pain where done minus mean pain where not; NaN where either side is empty."""
    both = paired(done, pain)
    return float(_gap(*_sums(done[both][None, :], pain[both][None, :]))[0])


def shift_p(done: Floats, pain: Floats) -> float:
    """How often the two series, slid against each other in a circle, differ as much as they do in place.

    All n − 1 shifts, p = (1 + count) ÷ n, two-sided; a shift that leaves a side empty counts against the
    finding. The products for all shifts at once come from Fourier transforms.
    """
    at, known = np.isfinite(done), np.isfinite(pain)
    values = np.where(known, pain, 0.0)
    sides = (at & (done == 1), at & (done == 0))
    spectra = [np.conj(np.fft.rfft(side)) for side in sides]
    totals = [np.fft.irfft(np.fft.rfft(values) * side, pain.size) for side in spectra]
    counts = [np.rint(np.fft.irfft(np.fft.rfft(known) * side, pain.size)) for side in spectra]
    gaps = np.abs(_gap(totals[0], counts[0], totals[1], counts[1]))
    return float(1 + np.sum(~(gaps[1:] < gaps[0] - 1e-9))) / pain.size


def block_interval(done: Floats, pain: Floats, level: float) -> tuple[float, float] | None:
    """An interval of the difference from a circular block bootstrap with a fixed seed.

    Percentiles of the draws, then drawn away from the difference found as far as Student's t for so few
    blocks asks: the bare percentiles of a short diary hold the truth too seldom (docs/study.md).
    None where more than half of the draws leave a side empty, or under three blocks.
    """
    n = pain.size
    blocks = n / BLOCK_DAYS
    if blocks < 3:
        return None
    start = np.random.default_rng(SEED).integers(0, n, (DRAWS, -(-n // BLOCK_DAYS)))
    around = np.arange(n)[:, None] + np.arange(BLOCK_DAYS)
    of_block = _sums(done[around % n], pain[around % n])
    gaps = _gap(*(sums[start].sum(axis=1) for sums in of_block))
    usable = gaps[np.isfinite(gaps)]
    if usable.size < DRAWS / 2:
        return None
    low, high = np.quantile(usable, ((1 - level) / 2, (1 + level) / 2))
    found = difference(done, pain)
    wider = wider_for_few(blocks, level)
    return float(found + wider * (low - found)), float(found + wider * (high - found))


def wider_for_few(blocks: float, level: float) -> float:
    """How much wider an interval from so few blocks has to be than one from many."""
    from scipy.special import ndtri, stdtrit  # half a second of imports that most visits never need

    above = (1 + level) / 2
    return float(stdtrit(blocks - 1, above) / ndtri(above) * np.sqrt(blocks / (blocks - 1)))


def autocorrelation(values: Floats) -> float:
    """Lag-one autocorrelation over the pairs of neighbours that are both known; 0 where nothing varies."""
    known = values[np.isfinite(values)]
    if known.size < 2 or np.ptp(known) == 0:
        return 0.0
    centred = values - known.mean()
    products = centred[1:] * centred[:-1]
    products = products[np.isfinite(products)]
    return float(np.clip(products.mean() / known.var(), -1, 1)) if products.size else 0.0


def effective_n(n: int, phi_pain: float, phi_done: float) -> float:
    """How many independent days `n` days are worth: n(1 − r₁r₂) ÷ (1 + r₁r₂), never above n.

    Bretherton and others 1999, J Climate 12:1990.
    """
    both = np.clip(phi_pain * phi_done, 0.0, 0.99)
    return float(n * (1 - both) / (1 + both))


def worst_case(done: Floats, pain: Floats) -> float:
    """The difference if every missing value had gone against the one found.

    A missing pain takes the most unfavourable value seen; a day on which nobody said whether a session
    was done joins the side it harms. Days with neither stay out.
    """
    found = difference(done, pain)
    against_done = np.nanmax(pain) if found < 0 else np.nanmin(pain)
    against_rest = np.nanmin(pain) if found < 0 else np.nanmax(pain)
    harmful = np.sign(pain - np.nanmean(pain)) != np.sign(found)
    side = np.where(np.isfinite(done), done, np.where(np.isfinite(pain), harmful, np.nan))
    filled = np.where(np.isfinite(pain), pain, np.where(side == 1, against_done, against_rest))
    return difference(side, np.where(np.isfinite(side), filled, np.nan))


def _sums(done: Floats, pain: Floats) -> tuple[Floats, Counts, Floats, Counts]:
    """Along the last axis: total and count of known pain where done, and where not."""
    known = np.isfinite(pain)
    values = np.where(known, pain, 0.0)
    yes, no = known & (done == 1), known & (done == 0)
    return (values * yes).sum(-1), yes.sum(-1), (values * no).sum(-1), no.sum(-1)


def _gap(yes: Floats, n_yes: Counts, no: Floats, n_no: Counts) -> Floats:
    """Mean of the one side minus mean of the other; NaN where a side is empty."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((n_yes > 0) & (n_no > 0), yes / n_yes - no / n_no, np.nan)
