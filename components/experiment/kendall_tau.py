"""Baseline-corrected Tau, over every switch of an experiment.

Tarlow 2017, Behavior Modification 41:427: where the block before a switch has a trend of its own, its
Theil–Sen line is taken out of both blocks; Kendall's tau then says how far the days of the two overlap, from
−1 to 1. It was made for one switch; taking the mean over several is our own. Neighbouring days resemble each
other, which it takes no account of, so nothing hangs on it here.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from components.numbers.columns import Floats
from data.diary import Arm

TREND = 0.05  # a trend of the earlier block rarer than this is taken out
LEAST = 3  # values in a block


def baseline_corrected_tau(blocks: Sequence[tuple[Arm, Sequence[float | None]]]) -> float | None:
    """Above 0 where pain is higher in the A blocks. None where no switch has days enough on both sides."""
    taus = []
    for (arm, before), (other, after) in pairwise(blocks):
        tau = None if arm is other else _of_switch(_floats(before), _floats(after))
        if tau is not None:
            taus.append(tau if other is Arm.A else -tau)
    return float(np.mean(taus)) if taus else None


def _of_switch(before: Floats, after: Floats) -> float | None:
    """How much higher the later block lies, once a trend in the earlier one is taken out."""
    from scipy.stats import kendalltau, theilslopes  # half a second of imports that most visits never need

    values = np.concatenate((before, after))
    at = np.arange(values.size, dtype="float64")
    known = np.isfinite(values)
    earlier = known & (at < before.size)
    later = known & (at >= before.size)
    if min(earlier.sum(), later.sum()) < LEAST:
        return None
    if kendalltau(at[earlier], values[earlier]).pvalue < TREND:
        fit = theilslopes(values[earlier], at[earlier])
        values = values - fit.intercept - fit.slope * at
    tau = float(kendalltau(at[known] >= before.size, values[known]).statistic)
    return tau if np.isfinite(tau) else 0.0  # every day alike


def _floats(pain: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in pain], dtype="float64")
