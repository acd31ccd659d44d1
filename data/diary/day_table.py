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

All of it is worked out column by column: an array holds one thing of every day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from data.diary.records import Day, Outcome, Pause, Plan, State
from data.diary.records.plan import in_turn
from data.diary.span import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from pandas import DataFrame

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

# What the table asks of a check-in, of a session and of a plan, in this order.
SAID = ("day", "pain", "function", "confidence", "sleep_h", "note")
EXERCISED = ("day", "outcome", "share", "minutes", "note")

_NUMBERS = ("pain", "pain_worst", "function", "confidence", "sleep", "share_done", "minutes")
_STATES = tuple(State)
_BEST_LAST = (Outcome.SKIPPED, Outcome.PARTIAL, Outcome.SWAPPED, Outcome.DONE)


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


class Asking(NamedTuple):
    """What a plan asks for from `start` on: nothing at all where it has no routine."""

    start: date
    weekdays: Iterable[int]
    has_routine: bool


class DayColumns(NamedTuple):
    """The day table as arrays of one length. What is not said is NaN in the numbers."""

    day: "npt.NDArray[np.datetime64]"  # whole days
    pain: "Floats"
    pain_worst: "Floats"
    function: "Floats"
    confidence: "Floats"
    sleep: "Floats"
    planned: "Bools"
    share_done: "Floats"
    minutes: "Floats"
    state: "Ints"  # the place among State's values
    note: list[str]


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
    return as_records(columns_of(start, end, check_ins, sessions, plans, pauses))


def columns_of(
    start: date,
    end: date,
    check_ins: Iterable[Said],
    sessions: Iterable[Exercised],
    plans: Iterable[Plan],
    pauses: Iterable[Pause],
) -> DayColumns:
    """The day table of these records, as `day_table` says it."""
    return day_columns(
        start,
        end,
        map(attrgetter(*SAID), check_ins),
        map(attrgetter(*EXERCISED), sessions),
        [Asking(plan.start, plan.weekdays, plan.routine is not None) for plan in plans],
        [(pause.start, pause.end) for pause in pauses],
    )


def day_columns(
    start: date,
    end: date,
    said: Iterable[Sequence[Any]],
    exercised: Iterable[Sequence[Any]],
    plans: Iterable[Asking],
    pauses: Iterable[tuple[date, date]],
) -> DayColumns:
    """The day table from rows that hold what SAID, EXERCISED and Asking name, and both ends of each pause.

    Entries of days outside are left out. Raises ValueError, TypeError or AttributeError for rows of nonsense.
    """
    import numpy as np

    span = Span(start, max(0, (end - start).days + 1))
    said_on, pain, function, confidence, sleep, said_notes = _columns(said, SAID)
    done_on, outcomes, shares, minutes, done_notes = _columns(exercised, EXERCISED)
    said_at, done_at = span.places(said_on), span.places(done_on)
    best = span.highest(done_at, [_BEST_LAST.index(Outcome(outcome)) for outcome in outcomes])
    paused = span.covered(pauses)
    asked, resting = _asked(plans, span)
    planned = asked & ~paused
    share = np.where(planned, np.minimum(1.0, span.total(done_at, shares)), np.nan)
    return DayColumns(
        day=np.datetime64(start, "D") + np.arange(span.length),
        pain=span.mean(said_at, pain),
        pain_worst=span.highest(said_at, pain),
        function=span.mean(said_at, function),
        confidence=span.mean(said_at, confidence),
        sleep=span.mean(said_at, sleep),
        planned=planned,
        share_done=share,
        minutes=span.total(done_at, minutes),
        state=_state(best, planned, paused, resting),
        note=span.joined((said_at, said_notes), (done_at, done_notes)),
    )


def _columns(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Sequence[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(names)


def _state(best: "Floats", planned: "Bools", paused: "Bools", resting: "Bools") -> "Ints":
    """What each day was, from the best of its sessions (NaN where there was none)."""
    import numpy as np

    done = best > _BEST_LAST.index(Outcome.SKIPPED)
    rules = {
        State.DONE: planned & (best == _BEST_LAST.index(Outcome.DONE)),
        State.SWAPPED: planned & (best == _BEST_LAST.index(Outcome.SWAPPED)),
        State.PARTIAL: planned & (best == _BEST_LAST.index(Outcome.PARTIAL)),
        State.MISSED: planned & (best == _BEST_LAST.index(Outcome.SKIPPED)),
        State.EXTRA: ~planned & done,
        State.PAUSED: ~planned & paused,
        State.REST: ~planned & resting,
    }
    places = [_STATES.index(state) for state in rules]
    return np.select(list(rules.values()), places, _STATES.index(State.NOT_LOGGED))


def _asked(plans: Iterable[Asking], span: Span) -> "tuple[Bools, Bools]":
    """On which days the plan in force asks for a session, and on which there is one in force at all."""
    import numpy as np

    days = np.arange(span.length)
    weekdays = (span.start.weekday() + days) % 7
    asked, in_force = np.zeros((2, span.length), dtype=bool)
    for plan in in_turn(plans):  # what begins later takes the place of what was
        since = days >= (plan.start - span.start).days
        asked = np.where(since, np.isin(weekdays, list(plan.weekdays)), asked)
        in_force = np.where(since, plan.has_routine, in_force)
    return asked, in_force


def as_records(table: DayColumns) -> tuple[Day, ...]:
    """The day table day by day."""
    import numpy as np

    def told(name: str, values: Any) -> Any:
        if name in _NUMBERS:
            values = np.where(np.isnan(values), np.array(None), values)
        if name == "state":
            return [_STATES[place] for place in values.tolist()]
        return values if name == "note" else values.tolist()

    columns = [told(name, values) for name, values in table._asdict().items()]
    return tuple(Day(*day) for day in zip(*columns, strict=True))


def as_columns(days: Sequence[Day]) -> DayColumns:
    """The day table of these days, which follow one another."""
    import numpy as np

    def of(name: str, dtype: Any) -> Any:
        return np.array([getattr(day, name) for day in days], dtype=dtype)

    return DayColumns(
        day=of("day", "datetime64[D]"),
        planned=of("planned", bool),
        state=np.array([_STATES.index(day.state) for day in days], dtype=np.int64),
        note=[day.note for day in days],
        **{name: of(name, float) for name in _NUMBERS},
    )


def as_frame(table: DayColumns | Sequence[Day]) -> "DataFrame":
    """The day table as a frame. `day` is datetime64[s] at midnight, without a zone, as charts take it."""
    import numpy as np
    import pandas as pd

    columns = table if isinstance(table, DayColumns) else as_columns(table)

    def shown(name: str, values: Any) -> Any:
        if name == "day":
            return values.astype("datetime64[s]")
        if name == "planned":
            return pd.array(values, dtype="boolean")
        if name == "state":
            return pd.Categorical.from_codes(values, categories=pd.Index([state.value for state in State]))
        if name == "note":
            return pd.array(values, dtype="string")
        return pd.arrays.FloatingArray(values, np.isnan(values))

    return pd.DataFrame({name: shown(name, values) for name, values in columns._asdict().items()})
