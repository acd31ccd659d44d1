"""Which days hold the planned sessions of their week. The one place that says so.

A plan of weekdays means one session for each of its days; one of `n` a week means `n`, on any days. A
session on another day of its week, Monday to Sunday, counts, and each day counts for one at most:

1. A planned session moved to another day of its week stands on that day, if the plan meant none for it.
2. A planned day with a session on it holds that session.
3. Any other session stands for the day it names, if that is planned in the same week and has none of its own.
4. Those left stand for the planned days of their week still without one, the earliest first; of several
   sessions the one of which most was done, then the earliest. A relief set stands in only where it names
   the day.
5. Of a plan of `n` a week the days with sessions hold `n × unpaused days ÷ 7` of them, to the nearest whole
   number, counted from the day the plan began in that week. They are chosen as in 4. What is still open
   stands on the days without a session, the latest first; once something was said of a later week, on days
   for which the person said "not this time" before all others.

Paused days stand outside: nothing is asked on them, and what is done on them is extra. A change of plan does
not reach back: a week of `n` that it cuts short asks for no more than was done in it, and of two plans for so
many a week the earlier holds until Sunday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from data.diary.records.plan import in_turn
from data.diary.span import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]


class Asking(NamedTuple):
    """What a plan asks for from `start` on: nothing at all where it has no routine."""

    start: date
    weekdays: Iterable[int]
    has_routine: bool
    times_a_week: int | None = None


@dataclass(frozen=True, slots=True)
class Acts:
    """What was said of sessions in whole weeks from a Monday on, each array a place a day."""

    done: "Bools"  # any but skipped
    skipped: "Bools"
    credit: "Floats"  # of its planned dose, 0 to 1
    roams: "Bools"  # one was done that may stand for a day it does not name
    stands_for: "Iterable[tuple[int, int]]"  # of sessions done: their day, and the day they name
    moved: "Iterable[tuple[int, int]]"  # of sessions not done: their day, and the day they are moved to


class PlannedDays(NamedTuple):
    """Of each day: whether it holds a planned session, whether its own went elsewhere, if a plan is there."""

    planned: "Bools"
    moved: "Bools"
    in_force: "Bools"


def planned_days(
    span: Span, plans: Iterable[Asking], paused: "Bools", acts: Acts, last_said: date | None
) -> PlannedDays:
    """The days that hold planned sessions. `span`: whole weeks. `last_said`: the diary's latest entry."""

    asked, times, in_force = _asked(plans, span)
    free = in_force & (times == 0) & ~paused
    named = asked & free
    planned = named.copy()
    _move(planned, acts.moved, free)
    _take_up(planned, acts, free)
    held = planned | _so_many(span, times, paused, acts, last_said)
    return PlannedDays(held, named & ~planned, in_force)


def _asked(plans: Iterable[Asking], span: Span) -> "tuple[Bools, Ints, Bools]":
    """On which days the plan in force means a session, how many it means a week, and if there is one."""
    import numpy as np

    days = np.arange(span.length)
    asked, in_force = np.zeros((2, span.length), dtype=bool)
    times = np.zeros(span.length, dtype=np.int64)
    for plan in in_turn(plans):  # what begins later takes the place of what was
        since = days >= plan.start.toordinal() - span.start
        asked = np.where(since, np.isin(days % 7, list(plan.weekdays)), asked)
        times = np.where(since, plan.times_a_week or 0, times)
        in_force = np.where(since, plan.has_routine, in_force)
    return asked, times, in_force


def _move(planned: "Bools", moves: Iterable[tuple[int, int]], free: "Bools") -> None:
    """Move planned sessions from day to day, in place; one moved twice ends where it went last."""
    left = [(day, to) for day, to in moves if day // 7 == to // 7 and free[to]]
    while can := [(day, to) for day, to in left if planned[day] and not planned[to]]:
        planned[list(can[0])] = False, True
        left.remove(can[0])


def _take_up(planned: "Bools", acts: Acts, free: "Bools") -> None:
    """Let sessions on other days stand for planned days without one, in place."""
    import numpy as np

    spare, still = acts.done & free & ~planned, planned & ~acts.done
    for day, named in acts.stands_for:
        if day // 7 == named // 7 and spare[day] and still[named]:
            planned[[day, named]] = True, False
            spare[day] = still[named] = False
    week = np.arange(planned.size) // 7
    n_weeks = planned.size // 7
    spare &= acts.roams
    pairs = np.minimum(
        np.bincount(week[spare], minlength=n_weeks), np.bincount(week[still], minlength=n_weeks)
    )
    planned |= _first(spare, week, pairs, -acts.credit)
    planned &= ~_first(still, week, pairs, np.zeros(planned.size))


def _so_many(span: Span, times: "Ints", paused: "Bools", acts: Acts, last_said: date | None) -> "Bools":
    """The days that hold the sessions of plans for so many a week."""
    import numpy as np

    days = np.arange(span.length)
    ruled = times > 0
    begins = ruled & ((days % 7 == 0) | ~np.roll(ruled, 1))
    run = np.cumsum(begins) - 1  # consecutive days of such plans within a week
    first = np.flatnonzero(begins)
    if not first.size:
        return ruled
    left = np.cumsum((~paused).reshape(-1, 7)[:, ::-1], axis=1)[:, ::-1].ravel()  # unpaused days to Sunday
    due = (2 * times[first] * left[first] + 7) // 14
    free = ruled & ~paused
    held = _first(free & acts.done, run, due, -acts.credit)
    whole = ruled[first // 7 * 7 + 6] & (run[first // 7 * 7 + 6] == np.arange(first.size))
    short = np.where(whole, due - np.bincount(run[held], minlength=first.size), 0)
    over = (-np.inf if last_said is None else last_said.toordinal() - span.start) >= (days // 7 + 1) * 7
    order = np.where(acts.skipped == over, -days - span.length, -days)
    return held | _first(free & ~acts.done, run, short, order)


def _first(of: "Bools", group: "Ints", number: "Ints", order: "Floats | Ints") -> "Bools":
    """So many of each group, the lowest in this order first, then the earliest."""
    import numpy as np

    at = np.flatnonzero(of)
    at = at[np.lexsort((at, order[at], group[at]))]
    begins = np.searchsorted(group[at], group[at])
    chosen = np.zeros(of.size, dtype=bool)
    chosen[at[np.arange(at.size) - begins < number[group[at]]]] = True
    return chosen
