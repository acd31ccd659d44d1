"""The bin: what was deleted, until it is emptied."""

from typing import Any

from sqlalchemy import ColumnElement, Table

from data.diary.keeping.check_ins import CHECK_IN
from data.diary.keeping.entries import E, Entries, Layout
from data.diary.keeping.experiments import EXPERIMENT
from data.diary.keeping.own_moves import OWN_MOVE
from data.diary.keeping.pauses import PAUSE
from data.diary.keeping.routines import ROUTINE
from data.diary.keeping.sessions import SESSION
from data.diary.records import Binned, CheckIn, Entry, Experiment, OwnMove, Pause, Routine, Session

_LAYOUTS: dict[type[Any], Layout[Any]] = {
    CheckIn: CHECK_IN,
    Session: SESSION,
    Pause: PAUSE,
    Routine: ROUTINE,
    OwnMove: OWN_MOVE,
    Experiment: EXPERIMENT,
}
TABLES = tuple(layout.table for layout in _LAYOUTS.values())  # that hold what can be in the bin


def _deleted(table: Table) -> ColumnElement[bool]:
    return table.c.deleted_at.is_not(None)


class Bin(Entries):
    def save(self, record: E, *, token: str | None = None, seen_version: int | None = None) -> E:
        """Keep a record made elsewhere, under the id it has. Where that id is known, what is kept stays."""
        layout: Layout[E] = _LAYOUTS[type(record)]
        return self._add(layout, record, token, seen_version)

    def delete(self, record: Entry) -> None:
        """Put an entry into the bin."""
        self._mark(_LAYOUTS[type(record)], record, deleted=True)

    def restore(self, record: Entry) -> None:
        """Take an entry out of the bin again."""
        self._mark(_LAYOUTS[type(record)], record, deleted=False)

    def bin(self) -> tuple[Binned, ...]:
        """What was deleted, latest first."""
        binned = []
        with self._reading() as rows:
            found = rows.across(TABLES, lambda table: (table.c.id, table.c.deleted_at), _deleted)
            since = {(kind, known): deleted_at for kind, known, deleted_at in found}
            for layout in _LAYOUTS.values():
                kind = layout.table.name
                if any(kind == known for known, _ in since):
                    there = layout.load(rows, _deleted(layout.table))
                    binned += [Binned(one, since[kind, one.id]) for one in there]
        return tuple(sorted(binned, key=lambda one: one.deleted_at, reverse=True))

    def empty_bin(self) -> None:
        """Remove what is in the bin for good, leaving no trace of it in the file."""
        with self._deleting_for_good() as rows:
            for table in TABLES:
                rows.delete(table, _deleted(table))
        self._database.wipe()
