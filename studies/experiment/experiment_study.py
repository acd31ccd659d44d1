"""Counts on made-up experiments how often the reading is right, and saves `docs/experiment.md`.

    python -m studies.experiment.experiment_study [--each 2000] [--folder docs]

Seeded: the same code writes the same page. Takes about a minute on one core.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from zlib import crc32

import numpy as np

from components.experiment import Gate, Kept, Length, Question, Reading, Stop, Trialled, planned, read
from components.experiment.block_plan import BLOCK_DAYS, Order, arm_on
from components.experiment.stopping_rules import flares
from components.numbers.columns import Floats
from components.numbers.stretches import USUAL_DAYS
from data.diary import Arm, Day, Experiment, State

DOCS = Path(__file__).parents[2] / "docs"
SEED = 20260601
START = date(2026, 6, 1)
USUAL, SPREAD = 5.0, 1.5  # NRS points
FALL = 3.0  # over the whole experiment, where pain gets better by itself
LASTS = 0.5  # of the effect is still there after a day, where it is carried over
_COLUMNS = (
    "length",
    "order",
    "φ",
    "effect",
    "not logged",
    "besides",
    "n",
    "stopped by a flare",
    "could be judged",
    "“as expected”",
    "range holds the truth",
)
_PAGE = """# Does an experiment on oneself find what is not there?

**Where the two ways make no difference**, Backwise says that it came out as expected in at most {worst} of
experiments of any kind ({nothing} kinds, n = {n} each). **The price is silence**, where days resemble each
other as they often do (φ 0.6) and pain has no course of its own:

{shares}
- two weeks, or ways that take turns: never, whatever the truth is, and it says so before the start.

So “no clear difference” never means that there is none.

## How it was done

{n} made-up experiments of each of {kinds} kinds. Pain is logged once a day in whole numbers around 5 with a
standard deviation of {spread} points; φ says how much of a day's deviation is left the day after. One day in
ten isn't logged unless the table says otherwise. Every experiment is drawn, lived through and read by the
same code as a person's own.

Three days running with pain 3 points or more above the usual end it, as they do for a person, and then there
is no verdict. Otherwise a verdict needs the last day to be over, three blocks of each way with five days
logged, a difference of 1 point or more in the direction said beforehand, and that at most 5 % of all orders
those blocks could have been drawn in come out as clear as the one there was. The range holds the differences
that the same comparison would not turn down, and is meant to hold the truth 9 times in 10; its shares are of
the experiments that could be judged. Where an effect lasts over days, the truth in the table is the whole
effect, and ranges fall short.

To run it again: `python -m studies.experiment.experiment_study`. Seeded; a share of 5 % is known to about
± {precision} points.

## Every kind

{head}
{rule}
{rows}
"""
PHIS = (0.0, 0.3, 0.6, 0.8)
EFFECTS = (0.0, 1.0, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is true of a made-up experiment."""

    length: Length
    order: Order = "random"
    phi: float = 0.6  # how much of a day's deviation is left the day after
    effect: float = 0.0  # NRS points by which pain is lower on days of way A
    missing: float = 0.1  # share of days without pain logged
    falls: bool = False  # pain falls by 3 points meanwhile, whatever is done
    lasts: bool = False  # the effect comes and goes over days instead of at once


@dataclass(frozen=True, slots=True)
class Count:
    """What became of `n` experiments of one case."""

    n: int
    said: int  # "as expected"
    stopped: int  # by a flare
    judged: int  # over, with days enough and orders enough for a verdict
    held: int  # of the ranges shown, that held the truth


def made_up(case: Case, number: int) -> Reading:
    """One experiment lived through and read."""
    rng = np.random.default_rng((SEED, crc32(repr(case).encode()), number))
    seed = int(rng.integers(2**31))
    question = Question("time", Arm.A)
    experiment = planned(question, case.length, case.order, seed=seed, start=START, made_on=START)
    before, days = _lived(case, experiment, rng)
    flare = next((day for day in flares([*before, *(one.day for one in days)]) if day >= START), None)
    stop = Stop(flare, "stop-flare") if flare else None
    return read(experiment, days, experiment.end + timedelta(1), stop)


def count(case: Case, n: int) -> Count:
    readings = [made_up(case, number) for number in range(n)]
    ranges = [r.chance.interval for r in readings if r.chance and r.chance.interval]
    return Count(
        n,
        sum(r.gate is Gate.AS_EXPECTED for r in readings),
        sum(r.gate is Gate.STOPPED for r in readings),
        sum(r.gate in (Gate.AS_EXPECTED, Gate.NO_CLEAR_DIFFERENCE) for r in readings),
        sum(low <= -case.effect <= high for low, high in ranges),
    )


def _lived(case: Case, experiment: Experiment, rng: np.random.Generator) -> tuple[list[Day], list[Trialled]]:
    """The four weeks before, which say what is usual, and the days of the experiment."""
    n = sum(BLOCK_DAYS[case.length])
    calendar = [START + timedelta(number) for number in range(-USUAL_DAYS, n)]
    arms = [arm_on(experiment, day) for day in calendar]
    is_a = np.array([arm is Arm.A for arm in arms], dtype="float64")
    pain = USUAL + _wander(rng, is_a.size, case.phi) - case.effect * _felt(is_a, LASTS if case.lasts else 0.0)
    if case.falls:
        pain[USUAL_DAYS:] += FALL * (0.5 - np.arange(n) / n)
    logged = np.clip(np.round(pain), 0, 10)
    logged[rng.random(is_a.size) < case.missing] = np.nan
    days = [_day(day, value) for day, value in zip(calendar, logged.tolist(), strict=True)]
    trialled = [Trialled(day, arm, Kept.NOTHING_ASKED) for day, arm in zip(days, arms, strict=True) if arm]
    return days[:USUAL_DAYS], trialled


def _day(day: date, value: float) -> Day:
    pain = None if np.isnan(value) else value
    return Day(day, pain, pain, None, None, None, False, None, None, State.REST, "")


def _wander(rng: np.random.Generator, n: int, phi: float) -> Floats:
    wander = rng.normal(0, SPREAD, n)
    wander[1:] *= np.sqrt(1 - phi**2)
    for day in range(1, n):
        wander[day] += phi * wander[day - 1]
    return wander


def _felt(is_a: Floats, lasts: float) -> Floats:
    felt = is_a.copy()
    for day in range(1, felt.size):
        felt[day] = lasts * felt[day - 1] + (1 - lasts) * is_a[day]
    return felt


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


def page(counts: dict[Case, Count]) -> str:
    """The study as a page, every number from `counts`."""
    nothing = [counted for case, counted in counts.items() if not case.effect]
    worst = max(counted.said / counted.n for counted in nothing)
    power = {
        (case.length, case.effect): counted
        for case, counted in counts.items()
        if case == Case(length=case.length, effect=case.effect)
    }
    shares = "\n".join(
        f"- {length}: a true effect of 1 point is found in {_share(power[length, 1.0])}, "
        f"of 2 points in {_share(power[length, 2.0])} of experiments."
        for length in (Length.SIX_WEEKS, Length.TEN_WEEKS)
    )
    rows = "\n".join(_line(row(case, counted)) for case, counted in counts.items())
    n = next(iter(counts.values())).n
    return _PAGE.format(
        worst=f"{100 * worst:.1f} %",
        nothing=len(nothing),
        kinds=len(counts),
        n=f"{n:,}",
        shares=shares,
        spread=SPREAD,
        precision=f"{196 * np.sqrt(0.05 * 0.95 / n):.1f}",
        head=_line(_COLUMNS),
        rule=_line(["---"] * len(_COLUMNS)),
        rows=rows,
    )


def row(case: Case, counted: Count) -> list[str]:
    """A line of the table."""
    besides = [
        *(["pain falls by 3 points"] if case.falls else []),
        *(["effect lasts over days"] if case.lasts else []),
    ]
    held = f"{100 * counted.held / counted.judged:.1f} %" if counted.judged else "none shown"
    return [
        case.length.value,
        "drawn" if case.order == "random" else "takes turns",
        f"{case.phi:g}",
        f"{case.effect:g}",
        f"{case.missing:.0%}",
        ", ".join(besides) or "–",
        f"{counted.n}",
        f"{counted.stopped}",
        f"{counted.judged}",
        f"{_share(counted)} ({counted.said})",
        held,
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(counted: Count) -> str:
    return f"{100 * counted.said / counted.n:.1f} %"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--each", type=int, default=2000)
    parser.add_argument("--folder", type=Path, default=DOCS)
    asked = parser.parse_args()
    counts = {case: count(case, asked.each) for case in cases()}
    (asked.folder / "experiment.md").write_text(page(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
