"""Check-ins: what a person says of a day. Several a day are kept."""

from collections.abc import Set
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row

from data import clock
from data.diary.database.rows import Rows
from data.diary.database.tables import check_in
from data.diary.keeping.entries import Entries, Layout, kept_between, moment_of
from data.diary.records import CheckIn

_SAID = ("day", "pain", "function", "confidence", "sleep_h", "note")


class CheckInLayout(Layout[CheckIn]):
    kind = "check_in"
    table = check_in
    order = (check_in.c.day, check_in.c.at, check_in.c.id)

    def days(self, record: CheckIn) -> Set[date]:
        return {record.day}

    def values(self, record: CheckIn) -> dict[str, Any]:
        return {name: getattr(record, name) for name in _SAID} | moment_of(record)

    def new(self, record: CheckIn) -> CheckIn:
        return replace(super().new(record), at=record.at or clock.now())

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[CheckIn, ...]:
        return rows.read(_record, check_in, *where, order_by=self.order)


def _record(row: Row[Any]) -> CheckIn:
    return CheckIn(
        day=row.day,
        pain=row.pain,
        function=row.function,
        confidence=row.confidence,
        sleep_h=row.sleep_h,
        note=row.note,
        at=row.at,
        id=row.id,
    )


CHECK_IN = CheckInLayout()


class CheckIns(Entries):
    def add_check_in(
        self,
        day: date,
        pain: int | None = None,
        function: int | None = None,
        confidence: int | None = None,
        sleep_h: float | None = None,
        note: str = "",
        *,
        at: datetime | None = None,
        token: str | None = None,
        seen_version: int | None = None,
    ) -> CheckIn:
        """Keep what was said of a day at one moment of it (`at`, UTC; now if not given).

        The same `token` again returns what is already kept. With `seen_version`, raises DayChanged
        where the day has changed since. Raises ValueError for what can't be so, NotSaved otherwise.
        """
        record = CheckIn(day, pain, function, confidence, sleep_h, note, at)
        return self._add(CHECK_IN, record, token, seen_version)

    def edit_check_in(self, record: CheckIn, *, seen_version: int | None = None) -> CheckIn:
        """Replace the check-in with this record's id. `seen_version` is of the day it stood on so far."""
        return self._edit(CHECK_IN, record, seen_version)

    def check_ins(self, start: date, end: date) -> tuple[CheckIn, ...]:
        """From `start` to `end`, both included, oldest first."""
        with self._reading() as rows:
            return CHECK_IN.load(rows, *kept_between(check_in, start, end))
