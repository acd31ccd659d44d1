"""The day table over what the diary keeps."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from data.diary import plans
from data.diary.check_ins import CHECK_IN
from data.diary.day_table import as_frame, day_table
from data.diary.entries import Layout, kept_between
from data.diary.pauses import PAUSE
from data.diary.records import Day
from data.diary.rows import PersonBound, Rows
from data.diary.sessions import SESSION

if TYPE_CHECKING:
    from pandas import DataFrame

_ENTRIES = (CHECK_IN.table, SESSION.table)
_SAID = ("day", "pain", "function", "confidence", "sleep_h", "note")
_EXERCISED = ("day", "outcome", "share", "minutes", "note")


class Days(PersonBound):
    def first_day(self) -> date | None:
        """The day of the first entry (check-in or session), None while there is none."""
        with self._reading() as rows:
            return _span(rows)[0]

    def day_records(self, start: date | None = None, end: date | None = None) -> tuple[Day, ...]:
        """One record for every day from `start` (or the first entry) to `end` (or the last one)."""
        with self._reading() as rows:
            if start is None or end is None:
                first, last = _span(rows)
                start, end = start or first, end or last
            if start is None or end is None:
                return ()
            return day_table(
                start,
                end,
                check_ins=_facts(rows, _SAID, CHECK_IN, start, end),
                sessions=_facts(rows, _EXERCISED, SESSION, start, end),
                plans=plans.load(rows),
                pauses=PAUSE.load(rows, PAUSE.table.c.deleted_at.is_(None)),
            )

    def days(self, start: date | None = None, end: date | None = None) -> "DataFrame":
        """The day table: one row for every day from `start` to `end`, both included, without holes.

        `day` (datetime64[s], midnight, no zone: the person's own local day), `pain`, `pain_worst`,
        `function`, `confidence` (Float64, 0-10), `sleep` (Float64, hours), `planned` (boolean),
        `share_done` (Float64, 0-1), `minutes` (Float64), `state` (category of all State values),
        `note` (string). NA is not said, never 0. Without `start`, from the first entry; without `end`,
        to the last one. What makes a state is said in `day_table`.
        """
        return as_frame(self.day_records(start, end))


def _facts(rows: Rows, names: Sequence[str], layout: Layout[Any], start: date, end: date) -> Sequence[Any]:
    """Only what the day table asks about: whole records of ten years would take three times as long."""
    kept = kept_between(layout.table, start, end)
    return rows.columns(names, layout.table, *kept, order_by=layout.order)


def _span(rows: Rows) -> tuple[date | None, date | None]:
    alive = [(table, table.c.deleted_at.is_(None)) for table in _ENTRIES]
    firsts = [rows.value(func.min(table.c.day), table, kept) for table, kept in alive]
    lasts = [rows.value(func.max(table.c.day), table, kept) for table, kept in alive]
    return (
        min((day for day in firsts if day), default=None),
        max((day for day in lasts if day), default=None),
    )
