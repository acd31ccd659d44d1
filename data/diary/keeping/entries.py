"""What check-ins, sessions, pauses and routines share: saved once, changed knowingly, deleted reversibly."""

import uuid
from collections.abc import Set
from dataclasses import replace
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table

from data import clock
from data.diary.complaints import Complaint
from data.diary.database.columns import Columns
from data.diary.database.rows import PersonBound, Rows
from data.diary.database.tables import day_version
from data.diary.errors import DayChanged, ExperimentRefused, NotFound, NotSaved
from data.diary.records import CheckIn, Entry, Session

E = TypeVar("E", bound=Entry)
D = TypeVar("D", bound=CheckIn | Session)


class Layout(Generic[E]):
    """How one kind of entry lies in its table, and the columns that put several in order."""

    def __init__(self, columns: Columns[E], *order: str) -> None:
        self.columns = columns
        self.table = columns.table
        self.order = [self.table.c[name] for name in order]

    def days(self, record: E) -> Set[date]:  # noqa: ARG002
        """The days it is about, whose versions rise when it changes."""
        return frozenset()

    def values(self, record: E) -> dict[str, Any]:
        """Its columns, without person and token."""
        return self.columns.values(record)

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[E, ...]:
        """The entries that match, in order."""
        return rows.read(self.columns.record, self.table, *where, order_by=self.order)

    def new(self, record: E) -> E:
        """The record as it is kept first: with an id, and all else that a new one need not say."""
        return replace(record, id=record.id or uuid.uuid4().hex)

    def on_add(self, rows: Rows) -> dict[str, Any]:
        """Columns of a new entry that its record knows nothing of."""
        return {"number": rows.next_number(self.table)} if "number" in self.table.c else {}

    def refuse(self, rows: Rows, record: E) -> None:
        """Raise NotSaved where the entry can't stand beside what is kept."""

    def keep_parts(self, rows: Rows, record: E) -> None:
        """Write what an entry keeps in a second table."""

    def drop_parts(self, rows: Rows, record: E) -> None:
        """Take out of the second table what is there of an entry."""


class OfADay(Layout[D]):
    """What is said of one day at one moment; a moment not said is now, and of an older entry as it was."""

    def __init__(self, columns: Columns[D]) -> None:
        super().__init__(columns, "day", "at", "id")

    def days(self, record: D) -> Set[date]:
        return {record.day}

    def new(self, record: D) -> D:
        return replace(super().new(record), at=record.at or clock.now())


def kept_between(table: Table, start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    """Which entries of these days, both ends included, are not in the bin."""
    return table.c.day.between(start, end), table.c.deleted_at.is_(None)


def version_of(rows: Rows, day: date) -> int:
    versions = rows.read(lambda row: int(row.version), day_version, day_version.c.day == day)
    return versions[0] if versions else 0


def versions_between(rows: Rows, start: date, end: date) -> dict[date, int]:
    """The versions of the days that were ever changed, both ends included."""
    where = day_version.c.day.between(start, end)
    return dict(rows.read(lambda row: (row.day, int(row.version)), day_version, where))


def raise_versions(rows: Rows, days: Set[date]) -> None:
    """Count one change more for each of these days."""
    rows.rise(day_version, "version", *({"day": day, "version": 1} for day in sorted(days)))


def refuse_stale(rows: Rows, day: date, seen_version: int | None) -> None:
    """Raise DayChanged where the day is no longer as the caller saw it."""
    if seen_version is not None and (version := version_of(rows, day)) != seen_version:
        raise DayChanged(day, version)


def _known(layout: Layout[E], rows: Rows, id: str, token: str | None) -> E | None:  # noqa: A002
    """What is kept already under this id or token."""
    table = layout.table
    known = [table.c.id == id] if id else []
    if token is not None:
        known.append(table.c.token == token)
    for where in known:
        if saved := layout.load(rows, where):
            return saved[0]
    return None


class Entries(PersonBound):
    """Saving, changing and deleting, the same for every kind."""

    def version(self, day: date) -> int:
        """How often this day was changed so far, 0 if never. Hand it back as `seen_version` when saving."""
        with self._reading() as rows:
            return version_of(rows, day)

    def _add(
        self, layout: Layout[E], record: E, token: str | None = None, seen_version: int | None = None
    ) -> E:
        with self._writing() as rows:
            days = layout.days(record)
            try:
                for day in days:
                    refuse_stale(rows, day, seen_version)
                layout.refuse(rows, record)
            except (DayChanged, ExperimentRefused):
                if known := _known(layout, rows, record.id, token):  # it was its own first send
                    return known
                raise
            new = layout.new(record)
            columns = layout.on_add(rows) | layout.values(new)
            if not rows.insert_new(layout.table, columns if token is None else columns | {"token": token}):
                if known := _known(layout, rows, record.id, token):
                    return known
                raise NotSaved(Complaint.UNKNOWN.value[1])
            layout.keep_parts(rows, new)
            raise_versions(rows, days)
            return new

    def _edit(self, layout: Layout[E], record: E, seen_version: int | None = None) -> E:
        table = layout.table
        here = table.c.id == record.id
        with self._writing() as rows:
            stored = layout.load(rows, here, table.c.deleted_at.is_(None))
            if not stored:
                raise NotFound("Not saved: this entry is no longer in the diary.")
            days = layout.days(stored[0])
            for day in days:
                refuse_stale(rows, day, seen_version)
            rows.update(table, layout.values(record), here)
            layout.drop_parts(rows, record)
            layout.keep_parts(rows, record)
            raise_versions(rows, days | layout.days(record))
            return layout.load(rows, here)[0]

    def _mark(self, layout: Layout[E], record: E, *, deleted: bool) -> None:
        table = layout.table
        here = table.c.id == record.id
        with self._writing() as rows:
            stored = layout.load(rows, here)
            if not stored:
                raise NotFound("This entry is no longer in the diary.")
            if not deleted:
                layout.refuse(rows, stored[0])
            as_it_was = table.c.deleted_at.is_(None) if deleted else table.c.deleted_at.is_not(None)
            if rows.update(table, {"deleted_at": clock.now() if deleted else None}, here, as_it_was):
                raise_versions(rows, layout.days(stored[0]))
