"""The day table: what each calendar day was, derived from what is stored. The one place that says so.

| the day | its sessions | state | share done |
|---|---|---|---|
| planned: it holds one of its week's planned sessions, as `planned_days` says | none | not logged | NA |
| planned | the best of them done / swapped / partial | done / swapped / partial | their sum, at most 1 |
| planned | only skipped | missed | 0 |
| not planned | any but skipped | extra | NA |
| not planned, its session is held by another day | none, or only skipped | moved | NA |
| not planned, a pause covers it | none, or only skipped | paused | NA |
| not planned, a plan is in force | none, or only skipped | rest | NA |
| no plan in force | none, or only skipped | not logged | NA |

A day nothing was said of is never missed. What a day was follows from the whole of its week, Monday to
Sunday, and is the same in a table of that day alone.

A number that check-ins hold is its mean over those of the day, `pain_worst` their highest pain, minutes the
sum of what was said; nothing said is NA, never 0.

All of it is worked out column by column: an array holds one thing of every day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from data.diary.planned_days import Acts, Asking, planned_days
from data.diary.records import CheckIn, Day, Outcome, Pause, Plan, Reason, Session, State
from data.diary.records.day import MEANS, NUMBERS
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
EXERCISED = ("day", "outcome", "share", "minutes", "note", "planned_for", "reason")

_STATES = tuple(State)
_BEST_LAST = (Outcome.SKIPPED, Outcome.PARTIAL, Outcome.SWAPPED, Outcome.DONE)

# The day table as arrays of one length by their names, in order: `day` in whole days, the numbers with NaN
# for what is not said, `planned` as truths, `state` as the place among State's values, `note` as a list.
DayColumns = Mapping[str, Any]


def whole_weeks(start: date, end: date) -> tuple[date, date]:
    """The Monday of the first week and the Sunday of the last: their sessions bear on the days between."""
    if end < start:
        return start, end
    first, last = start.toordinal() - start.weekday(), end.toordinal() + 6 - end.weekday()
    return date.fromordinal(max(1, first)), date.fromordinal(min(last, date.max.toordinal()))


def day_table(
    start: date,
    end: date,
    *,
    check_ins: Iterable[CheckIn] = (),
    sessions: Iterable[Session] = (),
    plans: Iterable[Plan] = (),
    pauses: Iterable[Pause] = (),
    last_said: date | None = None,
) -> DayColumns:
    """Exactly one place for every day from `start` to `end`, both included; none where `end` is earlier.

    Sessions are wanted for `whole_weeks`. Of plans with one start, the last given counts. All days are the
    person's own local days. `last_said`: the day of the diary's latest entry; None: of the entries given.
    """
    check_ins, sessions = tuple(check_ins), tuple(sessions)
    said_on = [entry.day for entry in check_ins] + [session.day for session in sessions]
    return day_columns(
        start,
        end,
        map(attrgetter(*SAID), check_ins),
        map(attrgetter(*EXERCISED), sessions),
        [Asking(plan.start, plan.weekdays, plan.routine is not None, plan.times_a_week) for plan in plans],
        [(pause.start, pause.end) for pause in pauses],
        last_said or max(said_on, default=None),
    )


def day_columns(
    start: date,
    end: date,
    said: Iterable[Sequence[Any]],
    exercised: Iterable[Sequence[Any]],
    plans: Iterable[Asking],
    pauses: Iterable[tuple[date, date]],
    last_said: date | None,
) -> DayColumns:
    """The day table from rows that hold what SAID, EXERCISED and Asking name, and both ends of each pause.

    Entries of days outside are left out. Raises ValueError, TypeError or AttributeError for rows of nonsense.
    """
    import numpy as np

    length = max(0, (end - start).days + 1)
    before = start.weekday() if length else 0
    weeks = Span(start.toordinal() - before, -(-(before + length) // 7) * 7)
    shown = slice(before, before + length)
    said_on, said_notes, *numbers = _columns(said, SAID)
    done_on, outcomes, shares, minutes, done_notes, stand_for, reasons = _columns(exercised, EXERCISED)
    said_at, done_at = weeks.places(said_on), weeks.places(done_on)
    told = [
        _BEST_LAST.index(Outcome(outcome)) if outcome != Outcome.SKIPPED or named is None else None
        for outcome, named in zip(outcomes, stand_for, strict=True)
    ]
    best, total = weeks.highest(done_at, told), weeks.total(done_at, shares)
    paused = weeks.covered(pauses)
    roaming = [bool(rank) and reason != Reason.RELIEF_SET for rank, reason in zip(told, reasons, strict=True)]
    acts = Acts(
        done=best > 0,
        skipped=best == 0,
        credit=np.minimum(1.0, np.nan_to_num(total)),
        roams=weeks.highest(done_at, roaming) > 0,
        stands_for=_pairs(weeks, done_on, stand_for, [bool(rank) for rank in told]),
        moved=_pairs(weeks, done_on, stand_for, [rank is None for rank in told]),
    )
    planned, moved, resting = planned_days(weeks, plans, paused, acts, last_said)
    share = np.where(planned & (best >= 0), acts.credit, np.nan)
    means = {name: weeks.mean(said_at, said) for name, said in zip(MEANS.values(), numbers, strict=True)}
    columns: dict[str, Any] = {
        "pain": means.pop("pain"),
        "pain_worst": weeks.highest(said_at, numbers[list(MEANS).index("pain")]),
        **means,
        "planned": planned,
        "share_done": share,
        "minutes": weeks.total(done_at, minutes),
        "state": _state(best, planned, moved, paused, resting),
        "note": weeks.joined((said_at, said_notes), (done_at, done_notes)),
    }
    days = np.datetime64(start, "D") + np.arange(length)
    return {"day": days, **{name: values[shown] for name, values in columns.items()}}


def _pairs(
    weeks: Span, days: Sequence[date], named: Sequence[date | None], which: Sequence[bool]
) -> list[tuple[int, int]]:
    """The places of the days of some sessions and of the days these name, where they name one."""
    found = [(day, to) for day, to, one in zip(days, named, which, strict=True) if one and to is not None]
    at, to = weeks.places([day for day, _ in found]), weeks.places([day for _, day in found])
    return [pair for pair in zip(at.tolist(), to.tolist(), strict=True) if max(pair) < weeks.length]


def _columns(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Sequence[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(names)


def _state(best: "Floats", planned: "Bools", moved: "Bools", paused: "Bools", resting: "Bools") -> "Ints":
    """What each day was, from the best of its sessions (NaN where there was none)."""
    import numpy as np

    rules = {
        State.DONE: planned & (best == _BEST_LAST.index(Outcome.DONE)),
        State.SWAPPED: planned & (best == _BEST_LAST.index(Outcome.SWAPPED)),
        State.PARTIAL: planned & (best == _BEST_LAST.index(Outcome.PARTIAL)),
        State.MISSED: planned & (best == _BEST_LAST.index(Outcome.SKIPPED)),
        State.EXTRA: ~planned & (best > _BEST_LAST.index(Outcome.SKIPPED)),
        State.MOVED: moved,
        State.PAUSED: ~planned & paused,
        State.REST: ~planned & resting,
    }
    places = [_STATES.index(state) for state in rules]
    return np.select(list(rules.values()), places, _STATES.index(State.NOT_LOGGED))


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
