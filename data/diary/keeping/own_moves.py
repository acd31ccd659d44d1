"""Moves a person brought along."""

from collections.abc import Set
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.rows import Rows
from data.diary.database.tables import own_move
from data.diary.keeping.entries import Entries, Layout
from data.diary.records import DOSE_LIMITS, OwnDose, OwnMove

_SETS = ("purposes", "covers", "equipment")


class OwnMoveLayout(Layout[OwnMove]):
    kind = "own_move"
    table = own_move
    order = (own_move.c.number,)

    def days(self, record: OwnMove) -> Set[date]:  # noqa: ARG002 - it belongs to no day
        return frozenset()

    def values(self, record: OwnMove) -> dict[str, Any]:
        said = {name: getattr(record, name) for name in ("name", "position", "level", "how")}
        dose = record.dose._asdict() if record.dose else dict.fromkeys(DOSE_LIMITS)
        sets = {name: sorted(getattr(record, name)) for name in _SETS}
        return {**said, **dose, **sets, "mechanics": dict(record.mechanics)}

    def on_add(self, rows: Rows) -> dict[str, Any]:
        return {"number": rows.next_number(own_move)}

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[OwnMove, ...]:
        return rows.read(_record, own_move, *where, order_by=self.order)


def _record(row: Row[Any]) -> OwnMove:
    sets = {name: frozenset(getattr(row, name)) for name in _SETS}
    numbers = [getattr(row, name) for name in DOSE_LIMITS]
    dose = None if None in numbers else OwnDose(*numbers)
    return OwnMove(
        row.name, row.position, row.mechanics, level=row.level, id=row.id, dose=dose, how=row.how, **sets
    )


OWN_MOVE = OwnMoveLayout()


class OwnMoves(Entries):
    def save_own_move(self, record: OwnMove) -> OwnMove:
        """Keep a new move and give it its id, or change the one with this record's id."""
        return self._edit(OWN_MOVE, record) if record.id else self._add(OWN_MOVE, record)

    def own_moves(self) -> tuple[OwnMove, ...]:
        """In the order they were first saved."""
        with self._reading() as rows:
            return OWN_MOVE.load(rows, own_move.c.deleted_at.is_(None))
