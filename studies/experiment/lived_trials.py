"""Made-up experiments whose truth is known: each is drawn, lived through and read as a person's own is."""

from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

import numpy as np

from components.experiment import Kept, Length, Question, Reading, Stop, Trialled, planned, read
from components.experiment.block_plan import BLOCK_DAYS, arm_on
from components.experiment.stopping_rules import flare_days
from components.numbers.columns import Floats
from components.numbers.usual import STEADY
from data.diary import Arm, BlockOrder, Day, Experiment, State, TrialQuestion

SEED = 20260601
START = date(2026, 6, 1)
USUAL, SPREAD = 5.0, 1.5  # NRS points
FALL = 3.0  # over the whole experiment, where pain gets better by itself
LASTS = 0.5  # of the effect is still there after a day, where it is carried over


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is true of a made-up experiment."""

    length: Length
    order: str = "random"  # of BlockOrder; a case is drawn by what it is called
    phi: float = 0.6  # how much of a day's deviation is left the day after
    effect: float = 0.0  # NRS points by which pain is lower on days of way A
    missing: float = 0.1  # share of days without pain logged
    falls: bool = False  # pain falls by 3 points meanwhile, whatever is done
    lasts: bool = False  # the effect comes and goes over days instead of at once


def made_up(case: Case, number: int) -> Reading:
    """One experiment lived through and read."""
    rng = np.random.default_rng((SEED, crc32(repr(case).encode()), number))
    seed = int(rng.integers(2**31))
    question = Question(TrialQuestion.TIME, Arm.A)
    experiment = planned(question, case.length, BlockOrder(case.order), seed=seed, start=START, made_on=START)
    before, days = _lived(case, experiment, rng)
    flare = next((day for day in flare_days([*before, *(one.day for one in days)]) if day >= START), None)
    stop = Stop(flare, "stop-flare") if flare else None
    return read(experiment, days, experiment.end + timedelta(1), stop)


def _lived(case: Case, experiment: Experiment, rng: np.random.Generator) -> tuple[list[Day], list[Trialled]]:
    """The four weeks before, which say what is usual, and the days of the experiment."""
    n = sum(BLOCK_DAYS[case.length])
    calendar = [START + timedelta(number) for number in range(-STEADY.days, n)]
    arms = [arm_on(experiment, day) for day in calendar]
    is_a = np.array([arm is Arm.A for arm in arms], dtype="float64")
    pain = USUAL + _wander(rng, is_a.size, case.phi) - case.effect * _felt(is_a, LASTS if case.lasts else 0.0)
    if case.falls:
        pain[STEADY.days :] += FALL * (0.5 - np.arange(n) / n)
    logged = np.clip(np.round(pain), 0, 10)
    logged[rng.random(is_a.size) < case.missing] = np.nan
    days = [_day(day, value) for day, value in zip(calendar, logged.tolist(), strict=True)]
    trialled = [Trialled(day, arm, Kept.NOTHING_ASKED) for day, arm in zip(days, arms, strict=True) if arm]
    return days[: STEADY.days], trialled


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
