"""The study of experiments on oneself, case by case: what is true, and what became of them."""

from dataclasses import asdict, dataclass, replace
from functools import partial
from itertools import product

import numpy as np

from components.experiment import Gate, Length
from components.experiment.drawn_chance import EQUAL
from studies.counting import Row, Study, row
from studies.experiment.lived_trials import Case, made_up
from studies.experiment.trial_page import page

PHIS = (0.0, 0.3, 0.6, 0.8)
EFFECTS = (0.0, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Count:
    """What became of `n` experiments of one case: counts of experiments unless it says points."""

    n: int
    said: int  # "as expected"
    stopped: int  # by a flare
    judged: int  # over, with days enough and orders enough for a verdict
    held: int  # of the ranges shown, that held the truth; an end often falls on it exactly
    difference: float  # mean of A − B of those judged, in points; NaN without any
    width: float  # mean width of the ranges shown, in points; NaN without any


def count(case: Case, n: int) -> Count:
    """Lives through `n` experiments and counts."""
    readings = [made_up(case, number) for number in range(n)]
    ranges = [r.chance.interval for r in readings if r.chance and r.chance.interval]
    return Count(
        n,
        sum(r.gate is Gate.AS_EXPECTED for r in readings),
        sum(r.gate is Gate.STOPPED for r in readings),
        sum(r.gate in (Gate.AS_EXPECTED, Gate.NO_CLEAR_DIFFERENCE) for r in readings),
        sum(low - EQUAL <= -case.effect <= high + EQUAL for low, high in ranges),
        _mean([r.diff for r in readings if r.chance and r.diff is not None]),
        _mean([high - low for low, high in ranges]),
    )


def cases() -> tuple[Case, ...]:
    """Every cell of the study, the plain ones first."""
    long = (Length.SIX_WEEKS, Length.TEN_WEEKS)
    plain = [Case(length=length, phi=p, effect=e) for length, p, e in product(long, PHIS, EFFECTS)]
    usual = [Case(length=length, effect=e) for length, e in product(long, EFFECTS)]
    return (
        *plain,
        *(replace(case, falls=True) for case in usual),
        *(replace(case, lasts=True) for case in usual if case.effect),
        *(replace(case, missing=0.3) for case in usual),
        *(Case(length=Length.TWO_WEEKS, effect=e) for e in EFFECTS),
        *(Case(length=Length.TEN_WEEKS, order="alternating", effect=e) for e in EFFECTS),
    )


def trial_row(case: Case, n: int) -> Row:
    """A line of the table, `n` experiments counted."""
    return row({**asdict(case), **asdict(count(case, n))})


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


TRIAL_STUDY = Study(
    name="experiment",
    each=1500,
    cells={str(case): partial(trial_row, case) for case in cases()},
    page=page,
)
