"""A made-up diary to look at before there is one of one's own. It is nobody's.

Known truth, so that lessons and tests can compare: pain starts around 5.5 and falls by 0.15 points a week
for 16 weeks; around that line it wanders with a lag-one autocorrelation of 0.5 and a standard deviation of
1.3; the day after a full session it is 1 point lower than it would have been. Sessions are planned on
Monday, Wednesday, Friday and Saturday; of four, about 2.6 are done in full, the others part done, swapped,
skipped or not logged. One check-in in eight is missing. Every twelve weeks there are five days without any
entry and a pause of six.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from components.numbers.columns import Bools, Floats
from data.diary.day_table import DayColumns, as_frame, day_table
from data.diary.records import (
    CheckIn,
    Outcome,
    Pause,
    Plan,
    Routine,
    RoutineItem,
    Session,
    SessionItem,
)

START_PAIN = 5.5
FALL_A_WEEK = 0.15
FALLING_DAYS = 16 * 7
AUTOCORRELATION = 0.5
SPREAD = 1.3
EFFECT = -1.0
WEEKDAYS = frozenset({0, 2, 4, 5})

_CHANCES = {Outcome.DONE: 0.65, Outcome.PARTIAL: 0.10, Outcome.SWAPPED: 0.05, Outcome.SKIPPED: 0.10}
_EXTRA = 0.06
_MISSING = 0.125
_CYCLE = 84
_GAP = range(30, 35)  # days of each cycle
_PAUSE = range(56, 62)
_END = date(2026, 3, 29)
_NOTES = ("Sample note: long drive.", "Sample note: slept badly.", "Sample note: garden work.")
_MOVES = ("cat-cow", "bird-dog", "clamshell", "wall-sit")


@dataclass(frozen=True, slots=True)
class Sample:
    """What the made-up person entered between `start` and `end`."""

    start: date
    end: date
    check_ins: tuple[CheckIn, ...]
    sessions: tuple[Session, ...]
    plan: Plan
    pauses: tuple[Pause, ...]

    def days(self) -> DayColumns:
        """The sample as a day table, by the same rules as any diary."""
        return day_table(
            self.start,
            self.end,
            check_ins=self.check_ins,
            sessions=self.sessions,
            plans=(self.plan,),
            pauses=self.pauses,
        )


def synthetic_days(seed: int = 7, days: int = 84, end: date = _END) -> pd.DataFrame:
    """A day table of `days` made-up days up to `end`; the same seed gives the same diary."""
    return as_frame(sample(seed, days, end).days())


def sample(seed: int = 7, days: int = 84, end: date = _END) -> Sample:
    """The made-up entries of `days` days up to `end`."""
    rng = np.random.default_rng(seed)
    calendar = [end - timedelta(days - 1 - number) for number in range(days)]
    plan = Plan(calendar[0], _routine(), WEEKDAYS)
    sessions = [
        session
        for number, day in enumerate(calendar)
        if (session := _session(rng, day, plan.asks_on(day) and number % _CYCLE not in _PAUSE))
        and number % _CYCLE not in _GAP
    ]
    full = {session.day for session in sessions if session.outcome is Outcome.DONE}
    pain = _pain(rng, np.array([day in full for day in calendar]))
    check_ins = [
        _check_in(rng, day, score)
        for number, (day, score) in enumerate(zip(calendar, pain, strict=True))
        if rng.random() >= _MISSING and number % _CYCLE not in _GAP
    ]
    return Sample(calendar[0], end, tuple(check_ins), tuple(sessions), plan, _pauses(calendar))


def _pain(rng: np.random.Generator, done: Bools) -> Floats:
    """Pain of each day before rounding: a falling line, a wandering part, and yesterday's session."""
    number = np.arange(done.size)
    line = START_PAIN - FALL_A_WEEK * np.minimum(number, FALLING_DAYS) / 7
    shocks = rng.normal(0.0, SPREAD * np.sqrt(1 - AUTOCORRELATION**2), done.size)
    wander = np.zeros(done.size)
    for today in range(1, done.size):
        wander[today] = AUTOCORRELATION * wander[today - 1] + shocks[today]
    after = np.concatenate(([False], done[:-1]))
    return np.clip(line + wander + EFFECT * after, 0, 10)


def _check_in(rng: np.random.Generator, day: date, score: float) -> CheckIn:
    pain = round(score)
    return CheckIn(
        day,
        pain=pain,
        function=int(np.clip(9 - pain + rng.integers(-1, 2), 0, 10)),
        confidence=int(np.clip(8 - pain // 2 + rng.integers(-1, 2), 0, 10)),
        sleep_h=float(np.clip(round(2 * rng.normal(7.0, 0.8)) / 2, 4, 10)),
        note=str(rng.choice(_NOTES)) if rng.random() < 0.05 else "",
    )


def _session(rng: np.random.Generator, day: date, asked: bool) -> Session | None:
    chances = _CHANCES if asked else {Outcome.DONE: _EXTRA}
    draw = int(np.searchsorted(np.cumsum(list(chances.values())), rng.random(), side="right"))
    if draw == len(chances):
        return None
    outcome = list(chances)[draw]
    shares = {Outcome.DONE: 4, Outcome.PARTIAL: 2}.get(outcome, 0)  # moves done of the four
    items = [SessionItem(move, 120, float(place < shares)) for place, move in enumerate(_MOVES)]
    minutes = {Outcome.DONE: 10.0, Outcome.PARTIAL: 5.0, Outcome.SWAPPED: 20.0}.get(outcome, 0.0)
    return Session(day, outcome, tuple(items), minutes)


def _pauses(calendar: list[date]) -> tuple[Pause, ...]:
    first = calendar[_PAUSE.start :: _CYCLE]
    length = timedelta(len(_PAUSE) - 1)
    return tuple(Pause(day, min(day + length, calendar[-1]), "Sample: travelling") for day in first)


def _routine() -> Routine:
    items = (RoutineItem(move, 2, 8, 0, 1, 20, 120) for move in _MOVES)
    return Routine("Sample routine", tuple(items))
