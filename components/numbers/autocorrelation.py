"""How much of one day is still there the day after, and what that takes from certainty."""

import numpy as np

from components.numbers.columns import Floats


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


def unbiased(phi: float, n: int, *, trend_taken_out: bool) -> float:
    """An autocorrelation freed of the bias it has in a record of `n` days, to first order.

    It comes out low by about (1 + 3r) ÷ n, and by (2 + 4r) ÷ n where a straight trend was taken out.
    """
    return phi + ((2 + 4 * phi) if trend_taken_out else (1 + 3 * phi)) / n


def beyond_blocks(rho: float, days: int) -> float:
    """The standard error of a mean of a first-order series, by the one that blocks of `days` give apart.

    1 where nothing carries over; `rho` is the lag-one autocorrelation of days.
    """
    rho = float(np.clip(rho, 0.0, 0.95))
    lags = np.arange(1, days)
    seen = 1 + 2 * ((1 - lags / days) * rho**lags).sum()
    return float(np.sqrt((1 + rho) / (1 - rho) / seen))
