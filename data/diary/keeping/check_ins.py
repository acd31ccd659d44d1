"""Check-ins: what a person says of a day. Several a day are kept."""

from datetime import date
from typing import Any

from data.diary.database.columns import Columns
from data.diary.database.tables import check_in
from data.diary.keeping.entries import Entries, OfADay, kept_between
from data.diary.records import CheckIn

CHECK_IN = OfADay(Columns(CheckIn, check_in))


class CheckIns(Entries):
    def add_check_in(
        self, day: date, *told: Any, token: str | None = None, seen_version: int | None = None, **said: Any
    ) -> CheckIn:
        """Keep what was said of a day at one moment of it, as CheckIn takes it (`at`, UTC: now if not given).

        The same `token` again returns what is already kept. With `seen_version`, raises DayChanged
        where the day has changed since. Raises ValueError for what can't be so, NotSaved otherwise.
        """
        return self._add(CHECK_IN, CheckIn(day, *told, **said), token, seen_version)

    def edit_check_in(self, record: CheckIn, *, seen_version: int | None = None) -> CheckIn:
        """Replace the check-in with this record's id. `seen_version` is of the day it stood on so far."""
        return self._edit(CHECK_IN, record, seen_version)

    def check_ins(self, start: date, end: date) -> tuple[CheckIn, ...]:
        """From `start` to `end`, both included, oldest first."""
        with self._reading() as rows:
            return CHECK_IN.load(rows, *kept_between(check_in, start, end))
