"""Sessions: what became of a routine on a day, move by move."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row

from data.diary.database.columns import Columns
from data.diary.database.rows import Rows
from data.diary.database.tables import session, session_item
from data.diary.keeping.entries import Entries, OfADay, kept_between
from data.diary.records import Outcome, Reason, Session, SessionItem


class SessionLayout(OfADay[Session]):
    """A session, whose moves lie in a table of their own."""

    def values(self, record: Session) -> dict[str, Any]:
        return super().values(record) | {"share": record.share}

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[Session, ...]:
        items: dict[str, list[SessionItem]] = defaultdict(list)
        known: dict[SessionItem, SessionItem] = {}  # a plan's moves come again and again
        for session_id, item in rows.read(
            lambda row: (row.session_id, _item(row)),
            session_item,
            session_item.c.session_id.in_(rows.ids(session, *where)),
            order_by=(session_item.c.session_id, session_item.c.position),
        ):
            items[session_id].append(known.setdefault(item, item))

        def record(row: Row[Any]) -> Session:
            return self.columns.record(row, items=tuple(items[row.id]))

        return rows.read(record, session, *where, order_by=self.order)

    def drop_parts(self, rows: Rows, record: Session) -> None:
        rows.delete(session_item, session_item.c.session_id == record.id)

    def keep_parts(self, rows: Rows, record: Session) -> None:
        rows.insert(
            session_item,
            *(
                {"session_id": record.id, "position": position, **_columns(item)}
                for position, item in enumerate(record.items)
            ),
        )


SESSION = SessionLayout(Columns(Session, session, apart={"items"}))


def _item(row: Row[Any]) -> SessionItem:
    values = {name: getattr(row, name) for name in SessionItem._fields}
    return SessionItem(**values | {"reason": Reason(row.reason) if row.reason else None})


def _columns(item: SessionItem) -> dict[str, Any]:
    return item._asdict() | {"reason": item.reason or ""}


class Sessions(Entries):
    def add_session(
        self,
        day: date,
        outcome: Outcome | str = Outcome.DONE,
        items: Iterable[SessionItem] = (),
        minutes: float | None = None,
        reason: Reason | str = "",
        note: str = "",
        *,
        words: str = "",
        token: str | None = None,
        seen_version: int | None = None,
        **felt: Any,
    ) -> Session:
        """Keep what became of a session on a day, as Session takes it (`at`, UTC: now if not given).

        A `reason` that is none of ours is the person's own `words`.
        The same `token` again returns what is already kept. With `seen_version`, raises DayChanged
        where the day has changed since. Raises ValueError for what can't be so, NotSaved otherwise.
        """
        known = Reason(reason) if reason in tuple(Reason) else None
        words = words or ("" if known else reason)
        record = Session(day, Outcome(outcome), tuple(items), minutes, known, note, words=words, **felt)
        return self._add(SESSION, record, token, seen_version)

    def edit_session(self, record: Session, *, seen_version: int | None = None) -> Session:
        """Replace the session with this record's id. `seen_version` is of the day it stood on so far."""
        return self._edit(SESSION, record, seen_version)

    def sessions(self, start: date, end: date) -> tuple[Session, ...]:
        """From `start` to `end`, both included, oldest first."""
        with self._reading() as rows:
            return SESSION.load(rows, *kept_between(session, start, end))
