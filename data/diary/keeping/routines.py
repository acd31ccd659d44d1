"""Routines a person saved under a name."""

from collections.abc import Set
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.rows import Rows
from data.diary.database.tables import routine
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Routine, RoutineItem


class RoutineLayout(Layout[Routine]):
    kind = "routine"
    table = routine
    order = (routine.c.number,)

    def days(self, record: Routine) -> Set[date]:  # noqa: ARG002 - a plan keeps its own copy
        return frozenset()

    def values(self, record: Routine) -> dict[str, Any]:
        return {"name": record.name, "items": record.items, "catalogue_version": record.catalogue_version}

    def on_add(self, rows: Rows) -> dict[str, Any]:
        return {"number": rows.next_number(routine)}

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[Routine, ...]:
        return rows.read(_record, routine, *where, order_by=self.order)


def _record(row: Row[Any]) -> Routine:
    items = tuple(RoutineItem(*item) for item in row.items)
    return Routine(row.name, items, row.catalogue_version, row.id)


ROUTINE = RoutineLayout()


class Routines(Entries):
    def save_routine(self, record: Routine) -> Routine:
        """Keep a new routine and give it its id, or change the one with this record's id."""
        return self._edit(ROUTINE, record) if record.id else self._add(ROUTINE, record)

    def routines(self) -> tuple[Routine, ...]:
        """In the order they were first saved."""
        with self._reading() as rows:
            return ROUTINE.load(rows, routine.c.deleted_at.is_(None))

    def routine(self, id: str) -> Routine | None:  # noqa: A002 - as the record calls it
        """The routine with this id, or None where this person has none such."""
        with self._reading() as rows:
            found = ROUTINE.load(rows, routine.c.id == id, routine.c.deleted_at.is_(None))
        return found[0] if found else None
