"""Pauses: days on which the plan asks for nothing."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.rows import Rows
from data.diary.database.tables import pause
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Pause


class PauseLayout(Layout[Pause]):
    kind = "pause"
    table = pause
    order = (pause.c.first_day, pause.c.last_day, pause.c.id)

    def days(self, record: Pause) -> Set[date]:
        length = (record.end - record.start).days + 1
        return {record.start + timedelta(days) for days in range(length)}

    def values(self, record: Pause) -> dict[str, Any]:
        return {"first_day": record.start, "last_day": record.end, "reason": record.reason}

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[Pause, ...]:
        return rows.read(_record, pause, *where, order_by=self.order)


def _record(row: Row[Any]) -> Pause:
    return Pause(row.first_day, row.last_day, row.reason, row.id)


PAUSE = PauseLayout()


class Pauses(Entries):
    def add_pause(self, start: date, end: date, reason: str = "", *, token: str | None = None) -> Pause:
        """Keep a pause; both ends count. The same `token` again returns what is already kept."""
        return self._add(PAUSE, Pause(start, end, reason), token)

    def edit_pause(self, record: Pause) -> Pause:
        """Replace the pause with this record's id."""
        return self._edit(PAUSE, record)

    def pauses(self) -> tuple[Pause, ...]:
        """All of them, by their first day."""
        with self._reading() as rows:
            return PAUSE.load(rows, pause.c.deleted_at.is_(None))
