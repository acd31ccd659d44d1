"""Looking entries up: all of them as a list knows them, and those in full that are asked for."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, Table, and_

from data.diary.database.rows import PersonBound
from data.diary.database.tables import check_in, session
from data.diary.keeping.check_ins import CHECK_IN
from data.diary.keeping.entries import kept_between
from data.diary.keeping.sessions import SESSION
from data.diary.records import CheckIn, Session


class EntryKind(StrEnum):
    """What a day can have several of."""

    CHECK_IN = "check_in"
    SESSION = "session"


class Logged(NamedTuple):
    """One entry as a list knows it: ten years of these are read in a moment."""

    kind: EntryKind
    id: str
    day: date
    at: datetime
    note: str  # and a session's other words of the person's own


class LookingUp(PersonBound):
    def logged(self, start: date, end: date) -> tuple[Logged, ...]:
        """From `start` to `end`, both included, the latest first."""
        with self._reading() as rows:
            found = rows.across(
                (check_in, session),
                lambda table: (table.c.id, table.c.day, table.c.at, _words(table)),
                lambda table: and_(*kept_between(table, start, end)),
            )
        entries = (Logged(EntryKind(kind), *rest) for kind, *rest in found)
        return tuple(sorted(entries, key=lambda entry: (entry.day, entry.at, entry.id), reverse=True))

    def entries(self, ids: Collection[str]) -> tuple[CheckIn | Session, ...]:
        """The check-ins and sessions with these ids, in full, in this order."""
        with self._reading() as rows:
            found: list[CheckIn | Session] = [
                *CHECK_IN.load(rows, check_in.c.id.in_(ids), check_in.c.deleted_at.is_(None)),
                *SESSION.load(rows, session.c.id.in_(ids), session.c.deleted_at.is_(None)),
            ]
        place = {id_: number for number, id_ in enumerate(ids)}
        return tuple(sorted(found, key=lambda entry: place[entry.id]))


def _words(table: Table) -> ColumnElement[str]:
    note: ColumnElement[str] = table.c.note
    return note if table is check_in else note + "\n" + table.c.words
