"""Routines a person saved under a name."""

from data.diary.database.columns import Columns
from data.diary.database.tables import routine
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import Routine

ROUTINE = Layout(Columns(Routine, routine), "number")


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
