"""Made-up diaries by the thousand, whose truth is known.

Pain starts from a usual 5, wanders with a standard deviation of 1.5 and a chosen lag-one autocorrelation,
and is logged as whole numbers from 0 to 10. The day after a session it is `effect` points lower than it
would have been. Everything else a scenario can ask for is something that could be mistaken for an effect,
or hide one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.numbers.columns import Bools, Floats
from data.diary.day_table import as_frame, day_table
from data.diary.records import State

USUAL = 5.0
SPREAD = 1.5
FALL = 3.0  # points, over the whole diary
RECOVERING_DAYS = 21.0  # a recovery has two thirds of its fall behind it by then
GAPS_SHARE = 0.15
BAD = 7.0  # where half of the days go missing if bad days do
SEED = 20260301

_FIRST = date(2026, 3, 2)  # a Monday
_PLANNED = (0, 2, 4, 5)  # weekdays, Monday 0
_STAYS = 0.85  # of days on which a run of going, or of not going, carries on
_STATES = [state.value for state in State]


class Habit(StrEnum):
    """How the made-up person comes to do a session."""

    PLAN = "four days a week, most of them kept"
    NEARLY_FIXED = "the same four weekdays, one in twenty left out"
    FIXED = "the same four weekdays, all kept"
    COIN = "any day, by the toss of a coin"
    STREAKS = "in runs of about a week on and a week off"
    BY_PAIN = "mostly on good days"
    MORE_LATER = "two days a week, then five from half way"


# The chance of a session on a planned day, and on another.
_KEPT = {Habit.PLAN: (0.7, 0.06), Habit.NEARLY_FIXED: (0.95, 0.02), Habit.FIXED: (1.0, 0.0)}


class Gaps(StrEnum):
    """Which days nobody entered anything for."""

    NONE = "none"
    RANDOM = "15 % at random"
    BAD_DAYS = "about one day in five, mostly bad ones"


class Course(StrEnum):
    """Where pain goes by itself."""

    STEADY = "steady"
    FALLING = "falls by 3 points"
    RECOVERY = "falls by 3 points, most of it in the first weeks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is true of a made-up diary."""

    days: int
    phi: float = 0.6  # lag-one autocorrelation of pain, 0 to 1
    effect: float = 0.0  # NRS points by which pain is lower the day after a session
    habit: Habit = Habit.PLAN
    gaps: Gaps = Gaps.NONE
    course: Course = Course.STEADY
    rhythm: float = 0.0  # NRS points by which pain is lower on the weekdays that follow planned ones

    @property
    def slope(self) -> float | None:
        """The true slope of pain in points a week; None where it is no straight line, or sessions bend it.

        Where sessions do nothing the slope is the same for every habit, and is asked of one.
        """
        if self.effect or self.course is Course.RECOVERY or self.habit is not Habit.PLAN:
            return None
        return -FALL / self.days * 7 if self.course is Course.FALLING else 0.0

    @property
    def confounded(self) -> bool:
        """Whether something other than the session ties sessions to the next day's pain."""
        by_time = self.habit is Habit.MORE_LATER and self.course is not Course.STEADY
        return self.habit is Habit.BY_PAIN or self.rhythm != 0 or by_time


class Diaries(NamedTuple):
    """Many diaries of one scenario, a row each and a column for each day."""

    pain: Floats  # whole numbers from 0 to 10; NaN where nothing was entered
    done: Bools
    planned: Bools


def diaries(scenario: Scenario, n: int, seed: int = SEED) -> Diaries:
    """`n` diaries of the scenario; the same seed gives the same ones, whatever else is run."""
    rng = np.random.default_rng((seed, crc32(repr(scenario).encode())))
    shape = (n, scenario.days)
    weekday = np.arange(scenario.days) % 7
    planned = np.broadcast_to(_planned(scenario, weekday), shape)
    after_plan = np.isin(weekday, [(day + 1) % 7 for day in _PLANNED])
    pain = USUAL + _wander(rng, shape, scenario.phi) + _course(scenario) - scenario.rhythm * after_plan
    done = np.zeros(shape, dtype=bool)
    chance = rng.random(shape)
    for day in range(scenario.days):
        if day:
            pain[:, day] -= scenario.effect * done[:, day - 1]
        before = done[:, day - 1] if day else chance[:, 0] < 0.5
        done[:, day] = chance[:, day] < _odds(scenario.habit, pain[:, day], planned[:, day], before)
    logged: Floats = np.clip(np.round(pain), 0, 10)
    logged[_missing(rng, scenario.gaps, pain)] = np.nan
    return Diaries(logged, done, planned)


def day_tables(made: Diaries) -> list[pd.DataFrame]:
    """The diaries as day tables, the shape every reading starts from."""
    return [_day_table(*(rows[number] for rows in made)) for number in range(len(made.pain))]


def _planned(scenario: Scenario, weekday: npt.NDArray[np.int_]) -> Bools:
    if scenario.habit in _KEPT:
        return np.isin(weekday, _PLANNED)
    if scenario.habit is Habit.MORE_LATER:
        later = np.arange(weekday.size) >= weekday.size // 2
        return np.where(later, weekday < 5, np.isin(weekday, (0, 3)))
    return np.ones(weekday.size, dtype=bool)


def _odds(habit: Habit, pain: Floats, planned: Bools, before: Bools) -> Floats:
    """The chance of a session today."""
    if habit is Habit.COIN:
        return np.full(pain.size, 0.5)
    if habit is Habit.STREAKS:
        return np.where(before, _STAYS, 1 - _STAYS)
    if habit is Habit.BY_PAIN:
        return 1 / (1 + np.exp(pain - USUAL))
    kept, extra = _KEPT.get(habit, _KEPT[Habit.PLAN])
    return np.where(planned, kept, extra)


def _wander(rng: np.random.Generator, shape: tuple[int, int], phi: float) -> Floats:
    """Zero on average; each day keeps `phi` of the day before."""
    wander = rng.normal(0, SPREAD, shape)
    wander[:, 1:] *= np.sqrt(1 - phi**2)
    for day in range(1, shape[1]):
        wander[:, day] += phi * wander[:, day - 1]
    return wander


def _course(scenario: Scenario) -> Floats:
    number = np.arange(scenario.days)
    if scenario.course is Course.FALLING:
        return FALL * (0.5 - number / scenario.days)
    if scenario.course is Course.RECOVERY:
        return FALL * (np.exp(-number / RECOVERING_DAYS) - 0.5)
    return np.zeros(scenario.days)


def _missing(rng: np.random.Generator, gaps: Gaps, pain: Floats) -> Bools:
    chance = rng.random(pain.shape)
    if gaps is Gaps.NONE:
        return np.zeros(pain.shape, dtype=bool)
    if gaps is Gaps.RANDOM:
        return chance < GAPS_SHARE
    return chance < 1 / (1 + np.exp(BAD - pain))


@cache
def _blank(days: int) -> pd.DataFrame:
    return as_frame(day_table(_FIRST, _FIRST + timedelta(days - 1)))


def _day_table(pain: Floats, done: Bools, planned: Bools) -> pd.DataFrame:
    entered = np.isfinite(pain)
    share = np.where(entered & done, 1.0, np.where(entered & planned, 0.0, np.nan))
    kinds = np.select(
        [~entered, done & planned, done, planned],
        [_STATES.index(state) for state in (State.NOT_LOGGED, State.DONE, State.EXTRA, State.MISSED)],
        _STATES.index(State.REST),
    )
    return _blank(pain.size).assign(
        pain=pd.arrays.FloatingArray(pain, ~entered),
        planned=pd.array(planned, dtype="boolean"),
        share_done=pd.arrays.FloatingArray(share, np.isnan(share)),
        state=pd.Categorical.from_codes(kinds, categories=pd.Index(_STATES)),
    )
