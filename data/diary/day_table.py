"""The day table: what each calendar day was, derived from what is stored. The one place that says so.

| the day | its sessions | state | share done |
|---|---|---|---|
| planned: the plan in force asks for it and no pause covers it | none | not logged | NA |
| planned | the best of them done / swapped / partial | done / swapped / partial | their sum, at most 1 |
| planned | only skipped | missed | 0 |
| not planned | any but skipped | extra | NA |
| not planned, a pause covers it | none, or only skipped | paused | NA |
| not planned, a plan is in force | none, or only skipped | rest | NA |
| no plan in force | none, or only skipped | not logged | NA |

A day nothing was said of is never missed. Pain, function, confidence and sleep are the means of the day's
check-ins, `pain_worst` their highest pain, minutes the sum of what was said; nothing said is NA, never 0.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from data.diary.records import Day, Outcome, Pause, Plan, State, mean

if TYPE_CHECKING:
    from pandas import DataFrame


class _Dated(Protocol):
    @property
    def day(self) -> date: ...
    @property
    def note(self) -> str: ...


class Said(_Dated, Protocol):
    """What a check-in tells the day table."""

    @property
    def pain(self) -> int | None: ...
    @property
    def function(self) -> int | None: ...
    @property
    def confidence(self) -> int | None: ...
    @property
    def sleep_h(self) -> float | None: ...


class Exercised(_Dated, Protocol):
    """What a session tells the day table; `outcome` is one of Outcome's values."""

    @property
    def outcome(self) -> str: ...
    @property
    def share(self) -> float: ...
    @property
    def minutes(self) -> float | None: ...


_D = TypeVar("_D", bound=_Dated)
_BEST_FIRST = ((Outcome.DONE, State.DONE), (Outcome.SWAPPED, State.SWAPPED), (Outcome.PARTIAL, State.PARTIAL))


def day_table(
    start: date,
    end: date,
    *,
    check_ins: Iterable[Said] = (),
    sessions: Iterable[Exercised] = (),
    plans: Iterable[Plan] = (),
    pauses: Iterable[Pause] = (),
) -> tuple[Day, ...]:
    """Exactly one Day for every day from `start` to `end`, both included; none where `end` is earlier.

    Of plans with one start, the last given counts. All days are the person's own local days.
    """
    said, done = _by_day(check_ins), _by_day(sessions)
    by_start = {plan.start: plan for plan in plans}
    starts = sorted(by_start)
    breaks = tuple(pauses)
    days = []
    for number in range((end - start).days + 1):
        day = start + timedelta(number)
        begun = bisect_right(starts, day)
        plan = by_start[starts[begun - 1]] if begun else None
        paused = any(pause.covers(day) for pause in breaks)
        days.append(_day(day, said.get(day, ()), done.get(day, ()), plan, paused))
    return tuple(days)


def _by_day(entries: Iterable[_D]) -> dict[date, list[_D]]:
    days = defaultdict(list)
    for entry in entries:
        days[entry.day].append(entry)
    return days


def _day(
    day: date, said: Sequence[Said], sessions: Sequence[Exercised], plan: Plan | None, paused: bool
) -> Day:
    planned = plan is not None and plan.asks_on(day) and not paused
    pains = [entry.pain for entry in said if entry.pain is not None]
    minutes = [one.minutes for one in sessions if one.minutes is not None]
    notes = [entry.note for entry in said if entry.note] + [one.note for one in sessions if one.note]
    return Day(
        day=day,
        pain=mean(pains),
        pain_worst=max(pains) if pains else None,
        function=mean([entry.function for entry in said]),
        confidence=mean([entry.confidence for entry in said]),
        sleep=mean([entry.sleep_h for entry in said]),
        planned=planned,
        share_done=min(1.0, sum([one.share for one in sessions])) if planned and sessions else None,
        minutes=sum(minutes) if minutes else None,
        state=_state({one.outcome for one in sessions}, plan, planned, paused),
        note="\n".join(notes),
    )


def _state(outcomes: set[str], plan: Plan | None, planned: bool, paused: bool) -> State:
    best = next((state for outcome, state in _BEST_FIRST if outcome in outcomes), None) if outcomes else None
    if planned:
        return best or (State.MISSED if outcomes else State.NOT_LOGGED)
    if best:
        return State.EXTRA
    if paused:
        return State.PAUSED
    return State.REST if plan and plan.routine else State.NOT_LOGGED


def as_frame(days: Sequence[Day]) -> "DataFrame":
    """The day table as a frame. `day` is datetime64[s] at midnight, without a zone, as charts take it."""
    import numpy as np
    import pandas as pd

    def numbers(name: str) -> Any:
        values = np.array([getattr(day, name) for day in days], dtype=float)
        return pd.arrays.FloatingArray(values, np.isnan(values))

    codes = {state: code for code, state in enumerate(State)}
    return pd.DataFrame(
        {
            "day": np.array([day.day for day in days], dtype="datetime64[D]").astype("datetime64[s]"),
            **{name: numbers(name) for name in ("pain", "pain_worst", "function", "confidence", "sleep")},
            "planned": pd.array([day.planned for day in days], dtype="boolean"),
            "share_done": numbers("share_done"),
            "minutes": numbers("minutes"),
            "state": pd.Categorical.from_codes(
                [codes[day.state] for day in days], categories=pd.Index([state.value for state in State])
            ),
            "note": pd.array([day.note for day in days], dtype="string"),
        }
    )
