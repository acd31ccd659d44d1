"""One person's rows. The other modules reach the database through here and cannot leave the person out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Row,
    ScalarSelect,
    Select,
    Table,
    Update,
    delete,
    func,
    insert,
    select,
    update,
)

from data.diary.database import Database
from data.diary.errors import DiaryUnavailable, NotSaved

R = TypeVar("R")
_Statement = TypeVar("_Statement", Select[Any], Update, Delete)
_Where = ColumnElement[bool]
_ILLEGIBLE = "The diary holds an entry that can't be read: its file is damaged."


class Rows:
    """What statements may say inside one transaction: everything but whose rows they are about."""

    __slots__ = ("__connection", "__person")

    def __init__(self, connection: Connection, person: str) -> None:
        self.__connection = connection
        self.__person = person

    def __mine(self, statement: _Statement, table: Table) -> _Statement:
        return statement.where(table.c.person == self.__person)

    def read(
        self, make: Callable[[Row[Any]], R], table: Table, *where: _Where, order_by: Sequence[Any] = ()
    ) -> tuple[R, ...]:
        """Rows as records. One that makes no valid record was damaged on disk: DiaryUnavailable."""
        found = self.__connection.execute(self.__mine(select(table), table).where(*where).order_by(*order_by))
        try:
            return tuple(make(row) for row in found)
        except (ValueError, TypeError, KeyError):
            raise DiaryUnavailable(_ILLEGIBLE) from None

    def columns(
        self, names: Sequence[str], table: Table, *where: _Where, order_by: Sequence[Any] = ()
    ) -> Sequence[Any]:
        """Rows with these columns only, made into nothing: for reading years of them at once."""
        wanted = self.__mine(select(*(table.c[name] for name in names)), table)
        try:
            return self.__connection.execute(wanted.where(*where).order_by(*order_by)).all()
        except (ValueError, TypeError):
            raise DiaryUnavailable(_ILLEGIBLE) from None

    def value(self, expression: ColumnElement[R], table: Table, *where: _Where) -> R | None:
        """One value over the person's rows, such as the first of their days."""
        statement = self.__mine(select(expression).select_from(table), table).where(*where)
        found: R | None = self.__connection.scalar(statement)
        return found

    def ids(self, table: Table, *where: _Where) -> ScalarSelect[Any]:
        """The ids of the person's rows, to be used inside another statement."""
        return self.__mine(select(table.c.id), table).where(*where).scalar_subquery()

    def next_number(self, table: Table) -> int:
        """The number after the latest one saved."""
        return (self.value(func.max(table.c.number), table) or 0) + 1

    def insert(self, table: Table, *values: Mapping[str, Any]) -> None:
        if values:
            self.__connection.execute(insert(table), [{**row, "person": self.__person} for row in values])

    def update(self, table: Table, values: Mapping[str, Any], *where: _Where) -> int:
        """How many rows were changed."""
        return self.__connection.execute(
            self.__mine(update(table), table).where(*where).values(values)
        ).rowcount

    def put(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Change the row with this key, or make it."""
        if not self.update(table, values, *(table.c[name] == value for name, value in key.items())):
            self.insert(table, {**key, **values})

    def delete(self, table: Table, *where: _Where) -> None:
        self.__connection.execute(self.__mine(delete(table), table).where(*where))


class PersonBound:
    """A part of the diary, bound to its person for good."""

    def __init__(self, database: Database, person: str, rows: Rows | None = None) -> None:
        self._database = database
        self._person = person
        self._rows = rows  # of a transaction that is already open

    @contextmanager
    def _reading(self) -> Iterator[Rows]:
        if self._rows:
            yield self._rows
            return
        with self._database.reading() as connection:
            yield Rows(connection, self._person)

    @contextmanager
    def _writing(self) -> Iterator[Rows]:
        if self._rows:
            yield self._rows
            return
        with self._database.writing(self._person) as connection:
            yield Rows(connection, self._person)

    @contextmanager
    def _deleting_for_good(self) -> Iterator[Rows]:
        """Like `_writing`, followed by wiping the file, which can't happen inside a larger transaction."""
        if self._rows:
            raise NotSaved("Deleting for good can't be part of a larger change.")
        with self._writing() as rows:
            yield rows
