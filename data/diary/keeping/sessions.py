"""Sessions: what became of a routine on a day, move by move."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row

from data import clock
from data.diary.database.rows import Rows
from data.diary.database.tables import session, session_item
from data.diary.keeping.entries import Entries, Layout, kept_between, moment_of
from data.diary.records import Outcome, Reason, Session, SessionItem

_FELT = ("pain_before", "pain_after", "next_morning", "effort", "leg_spread", "leg_weak")


class SessionLayout(Layout[Session]):
    kind = "session"
    table = session
    order = (session.c.day, session.c.at, session.c.id)

    def days(self, record: Session) -> Set[date]:
        return {record.day}

    def values(self, record: Session) -> dict[str, Any]:
        felt = {name: getattr(record, name) for name in _FELT}
        return {
            "day": record.day,
            "outcome": record.outcome.value,
            "share": record.share,
            "minutes": record.minutes,
            "reason": record.reason or "",
            "words": record.words,
            "note": record.note,
            "worse": sorted(record.worse) or None,
        } | (felt | moment_of(record))

    def new(self, record: Session) -> Session:
        return replace(super().new(record), at=record.at or clock.now())

    def load(self, rows: Rows, *where: ColumnElement[bool]) -> tuple[Session, ...]:
        items: dict[str, list[SessionItem]] = defaultdict(list)
        for session_id, item in rows.read(
            lambda row: (row.session_id, _item(row)),
            session_item,
            session_item.c.session_id.in_(rows.ids(session, *where)),
            order_by=(session_item.c.session_id, session_item.c.position),
        ):
            items[session_id].append(item)

        def record(row: Row[Any]) -> Session:
            return Session(
                day=row.day,
                outcome=Outcome(row.outcome),
                items=tuple(items[row.id]),
                minutes=row.minutes,
                reason=Reason(row.reason) if row.reason else None,
                words=row.words,
                note=row.note,
                at=row.at,
                id=row.id,
                worse=row.worse or (),
                **{name: getattr(row, name) for name in _FELT},
            )

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


SESSION = SessionLayout()


def _item(row: Row[Any]) -> SessionItem:
    reason = Reason(row.reason) if row.reason else None
    return SessionItem(row.exercise_id, row.planned_s, row.share, reason, row.pain, row.words)


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
        at: datetime | None = None,
        pain_before: int | None = None,
        pain_after: int | None = None,
        next_morning: int | None = None,
        effort: int | None = None,
        worse: Collection[str] = (),
        leg_spread: bool | None = None,
        words: str = "",
        leg_weak: bool | None = None,
        token: str | None = None,
        seen_version: int | None = None,
    ) -> Session:
        """Keep what became of a session on a day (`at`, UTC; now if not given), and how the back took it.

        A `reason` that is none of ours is the person's own `words`.
        The same `token` again returns what is already kept. With `seen_version`, raises DayChanged
        where the day has changed since. Raises ValueError for what can't be so, NotSaved otherwise.
        """
        known = reason in tuple(Reason)
        record = Session(
            day,
            Outcome(outcome),
            tuple(items),
            minutes,
            Reason(reason) if known else None,
            note,
            at,
            pain_before=pain_before,
            pain_after=pain_after,
            next_morning=next_morning,
            effort=effort,
            worse=worse,
            leg_spread=leg_spread,
            words=words or ("" if known else reason),
            leg_weak=leg_weak,
        )
        return self._add(SESSION, record, token, seen_version)

    def edit_session(self, record: Session, *, seen_version: int | None = None) -> Session:
        """Replace the session with this record's id. `seen_version` is of the day it stood on so far."""
        return self._edit(SESSION, record, seen_version)

    def sessions(self, start: date, end: date) -> tuple[Session, ...]:
        """From `start` to `end`, both included, oldest first."""
        with self._reading() as rows:
            return SESSION.load(rows, *kept_between(session, start, end))
