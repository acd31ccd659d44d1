"""The day table over what the diary keeps."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from data.diary.database.rows import PersonBound, Rows
from data.diary.database.tables import pause, plan
from data.diary.day_table import (
    EXERCISED,
    SAID,
    DayColumns,
    as_frame,
    as_records,
    day_columns,
    whole_weeks,
)
from data.diary.keeping.check_ins import CHECK_IN
from data.diary.keeping.entries import Layout, kept_between
from data.diary.keeping.sessions import SESSION
from data.diary.planned_days import Asking
from data.diary.records import Day

if TYPE_CHECKING:
    from pandas import DataFrame

_ENTRIES = (CHECK_IN.table, SESSION.table)


class Days(PersonBound):
    def first_day(self) -> date | None:
        """The day of the first entry (check-in or session), None while there is none."""
        return self._ends()[0]

    def last_day(self) -> date | None:
        """The day of the last entry (check-in or session), None while there is none."""
        return self._ends()[1]

    def day_records(self, start: date | None = None, end: date | None = None) -> tuple[Day, ...]:
        """One record for every day from `start` (or the first entry) to `end` (or the last one)."""
        return as_records(self._day_columns(start, end))

    def days(self, start: date | None = None, end: date | None = None) -> "DataFrame":
        """The day table: one row for every day from `start` to `end`, both included, without holes.

        `day` (datetime64[s], midnight, no zone: the person's own local day), `pain`, `pain_worst`,
        `function`, `confidence` (Float64, 0-10), `sleep` (Float64, hours), `planned` (boolean),
        `share_done` (Float64, 0-1), `minutes` (Float64), `state` (category of all State values),
        `note` (string). NA is not said, never 0. Without `start`, from the first entry; without `end`,
        to the last one. What makes a state is said in `day_table`.
        """
        return as_frame(self._day_columns(start, end))

    def _ends(self) -> tuple[date | None, date | None]:
        """The days of the first entry and of the last one."""
        with self._reading() as rows:
            return _first_and_last(rows)

    def _day_columns(self, start: date | None, end: date | None) -> DayColumns:
        if start is None or end is None:
            first, last = self._ends()
            start, end = start or first, end or last
        if start is None or end is None:
            start, end = date.max, date.min  # no day at all
        return self._between(start, end)

    def _between(self, start: date, end: date) -> DayColumns:
        with self._reading() as rows:
            return _table(rows, start, end)


def _first_and_last(rows: Rows) -> tuple[date | None, date | None]:
    found = rows.across(
        _ENTRIES,
        lambda table: (func.min(table.c.day), func.max(table.c.day)),
        lambda table: table.c.deleted_at.is_(None),
    )
    ends = [(first, last) for _, first, last in found if first]
    return min((first for first, _ in ends), default=None), max((last for _, last in ends), default=None)


def _table(rows: Rows, start: date, end: date) -> DayColumns:
    """Only what the day table asks about, as columns: records of ten years would take many times as long."""

    def kept(layout: Layout[Any], names: Sequence[str]) -> Sequence[Any]:
        columns = [layout.table.c[name] for name in names]
        mine = kept_between(layout.table, first, last)
        return rows.columns(columns, layout.table, *mine, order_by=layout.order)

    first, last = whole_weeks(start, end)
    asking = plan.c.start, plan.c.weekdays, plan.c.routine.is_not(None), plan.c.times_a_week
    plans = rows.columns(asking, plan, order_by=(plan.c.number,))
    within = pause.c.deleted_at.is_(None), pause.c.first_day <= last, pause.c.last_day >= first
    ends = rows.columns((pause.c.first_day, pause.c.last_day), pause, *within)
    check_ins, sessions = kept(CHECK_IN, SAID), kept(SESSION, EXERCISED)
    with rows.sound():
        asked = [
            Asking(begins, frozenset(map(int, weekdays)), bool(routine), times)
            for begins, weekdays, routine, times in plans
        ]
        last_said = _first_and_last(rows)[1] if any(one.times_a_week for one in asked) else None
        pauses = [(begins, until) for begins, until in ends]
        return day_columns(start, end, check_ins, sessions, asked, pauses, last_said)
