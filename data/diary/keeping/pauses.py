"""Pauses: days on which the plan asks for nothing."""

from collections.abc import Set
from datetime import date, timedelta

from data.diary.database.columns import Columns
from data.diary.database.tables import pause
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Pause


class PauseLayout(Layout[Pause]):
    def days(self, record: Pause) -> Set[date]:
        length = (record.end - record.start).days + 1
        return {record.start + timedelta(days) for days in range(length)}


_RENAMED = {"start": "first_day", "end": "last_day"}
PAUSE = PauseLayout(Columns(Pause, pause, renamed=_RENAMED), "first_day", "last_day", "id")


class Pauses(Entries):
    def add_pause(self, start: date, end: date, reason: str = "", *, token: str | None = None) -> Pause:
        """Keep a pause; both ends count. The same `token` again returns what is already kept."""
        return self._add(PAUSE, Pause(start, end, reason), token)

    def pauses(self) -> tuple[Pause, ...]:
        """All of them, by their first day."""
        with self._reading() as rows:
            return PAUSE.load(rows, pause.c.deleted_at.is_(None))
