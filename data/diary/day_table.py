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

A day nothing was said of is never missed. A number that check-ins hold is its mean over those of the day,
`pain_worst` their highest pain, minutes the sum of what was said; nothing said is NA, never 0.

All of it is worked out column by column: an array holds one thing of every day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from data.diary.records import CheckIn, Day, Outcome, Pause, Plan, Session, State
from data.diary.records.day import MEANS, NUMBERS
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
SAID = ("day", "note", *MEANS)
EXERCISED = ("day", "outcome", "share", "minutes", "note")

_STATES = tuple(State)
_BEST_LAST = (Outcome.SKIPPED, Outcome.PARTIAL, Outcome.SWAPPED, Outcome.DONE)

# The day table as arrays of one length by their names, in order: `day` in whole days, the numbers with NaN
# for what is not said, `planned` as truths, `state` as the place among State's values, `note` as a list.
DayColumns = Mapping[str, Any]


class Asking(NamedTuple):
    """What a plan asks for from `start` on: nothing at all where it has no routine."""

    start: date
    weekdays: Iterable[int]
    has_routine: bool


def day_table(
    start: date,
    end: date,
    *,
    check_ins: Iterable[CheckIn] = (),
    sessions: Iterable[Session] = (),
    plans: Iterable[Plan] = (),
    pauses: Iterable[Pause] = (),
) -> DayColumns:
    """Exactly one place for every day from `start` to `end`, both included; none where `end` is earlier.

    Of plans with one start, the last given counts. All days are the person's own local days.
    """
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
    said_on, said_notes, *numbers = _columns(said, SAID)
    done_on, outcomes, shares, minutes, done_notes = _columns(exercised, EXERCISED)
    said_at, done_at = span.places(said_on), span.places(done_on)
    best = span.highest(done_at, [_BEST_LAST.index(Outcome(outcome)) for outcome in outcomes])
    paused = span.covered(pauses)
    asked, resting = _asked(plans, span)
    planned = asked & ~paused
    share = np.where(planned, np.minimum(1.0, span.total(done_at, shares)), np.nan)
    means = {name: span.mean(said_at, said) for name, said in zip(MEANS.values(), numbers, strict=True)}
    return {
        "day": np.datetime64(start, "D") + np.arange(span.length),
        "pain": means.pop("pain"),
        "pain_worst": span.highest(said_at, numbers[list(MEANS).index("pain")]),
        **means,
        "planned": planned,
        "share_done": share,
        "minutes": span.total(done_at, minutes),
        "state": _state(best, planned, paused, resting),
        "note": span.joined((said_at, said_notes), (done_at, done_notes)),
    }


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

    def told(name: str) -> Any:
        values = table[name]
        if name in NUMBERS:
            values = np.where(np.isnan(values), np.array(None), values)
        if name == "state":
            return [_STATES[place] for place in values.tolist()]
        return values if name == "note" else values.tolist()

    return tuple(Day(*day) for day in zip(*(told(field.name) for field in fields(Day)), strict=True))


def as_frame(table: DayColumns) -> "DataFrame":
    """The day table as a frame. `day` is datetime64[s] at midnight, without a zone, as charts take it."""
    import numpy as np
    import pandas as pd

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

    return pd.DataFrame({name: shown(name, values) for name, values in table.items()})
