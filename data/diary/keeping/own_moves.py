"""Moves a person brought along."""

from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.columns import Columns
from data.diary.database.rows import Rows
from data.diary.database.tables import own_move
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import DOSE_LIMITS, OwnDose, OwnMove


class OwnMoveLayout(Layout[OwnMove]):
    """A move whose dose lies in a column for each of its numbers, all of them null where none was given."""

    def values(self, record: OwnMove) -> dict[str, Any]:
        dose = record.dose._asdict() if record.dose else dict.fromkeys(DOSE_LIMITS)
        return super().values(record) | dose

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[OwnMove, ...]:
        return rows.read(self._record, self.table, *where, order_by=self.order)

    def _record(self, row: Row[Any]) -> OwnMove:
        numbers = [getattr(row, name) for name in DOSE_LIMITS]
        return self.columns.record(row, dose=None if None in numbers else OwnDose(*numbers))


OWN_MOVE = OwnMoveLayout(Columns(OwnMove, own_move, apart={"dose"}), "number")


class OwnMoves(Entries):
    def save_own_move(self, record: OwnMove) -> OwnMove:
        """Keep a new move and give it its id, or change the one with this record's id."""
        return self._edit(OWN_MOVE, record) if record.id else self._add(OWN_MOVE, record)

    def own_moves(self) -> tuple[OwnMove, ...]:
        """In the order they were first saved."""
        with self._reading() as rows:
            return OWN_MOVE.load(rows, own_move.c.deleted_at.is_(None))
