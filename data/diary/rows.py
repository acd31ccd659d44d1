"""One person's rows. The other modules reach the database through here and cannot leave the person out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
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

from data.diary.complaints import Complaint, explained
from data.diary.database import Database
from data.diary.errors import DiaryError, DiaryUnavailable, NotSaved

R = TypeVar("R")
_Statement = TypeVar("_Statement", Select[Any], Update, Delete)
_Where = ColumnElement[bool]


class Rows:
    """What statements may say inside one transaction: everything but whose rows they are about.

    Once one of them has failed, `failed` stays true: what was said before it can't be kept either.
    """

    __slots__ = ("__connection", "__person", "__writing", "failed")

    def __init__(self, connection: Connection, person: str, *, writing: bool) -> None:
        self.__connection = connection
        self.__person = person
        self.__writing = writing
        self.failed = False

    @contextmanager
    def __explained(self, unfit: DiaryError) -> Iterator[None]:
        """In our words what the database says inside; `unfit` for a value that it can't take or give."""
        try:
            with explained(writing=self.__writing):
                yield
        except (ValueError, TypeError, KeyError, OverflowError):
            self.failed = True
            raise unfit from None
        except DiaryError:
            self.failed = True
            raise

    def __asking(self) -> AbstractContextManager[None]:
        """What was saved valid and is not any more was damaged on disk."""
        return self.__explained(DiaryUnavailable("The diary holds an entry that can't be read any more."))

    def __telling(self) -> AbstractContextManager[None]:
        return self.__explained(NotSaved(Complaint.UNKNOWN.value[1]))

    def __mine(self, statement: _Statement, table: Table) -> _Statement:
        return statement.where(table.c.person == self.__person)

    def read(
        self, make: Callable[[Row[Any]], R], table: Table, *where: _Where, order_by: Sequence[Any] = ()
    ) -> tuple[R, ...]:
        """Rows as records. Raises DiaryUnavailable where one makes no valid record."""
        statement = self.__mine(select(table), table).where(*where).order_by(*order_by)
        with self.__asking():
            return tuple(make(row) for row in self.__connection.execute(statement))

    def columns(
        self, names: Sequence[str], table: Table, *where: _Where, order_by: Sequence[Any] = ()
    ) -> Sequence[Any]:
        """Rows with these columns only, made into nothing: for reading years of them at once."""
        wanted = self.__mine(select(*(table.c[name] for name in names)), table)
        with self.__asking():
            return self.__connection.execute(wanted.where(*where).order_by(*order_by)).all()

    def value(self, expression: ColumnElement[R], table: Table, *where: _Where) -> R | None:
        """One value over the person's rows, such as the first of their days."""
        statement = self.__mine(select(expression).select_from(table), table).where(*where)
        with self.__asking():
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
            with self.__telling():
                self.__connection.execute(insert(table), [{**row, "person": self.__person} for row in values])

    def update(self, table: Table, values: Mapping[str, Any], *where: _Where) -> int:
        """How many rows were changed."""
        statement = self.__mine(update(table), table).where(*where)
        with self.__telling():
            return self.__connection.execute(statement.values(values)).rowcount

    def put(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Change the row with this key, or make it."""
        if not self.update(table, values, *(table.c[name] == value for name, value in key.items())):
            self.insert(table, {**key, **values})

    def delete(self, table: Table, *where: _Where) -> None:
        statement = self.__mine(delete(table), table).where(*where)
        with self.__telling():
            self.__connection.execute(statement)


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
            yield Rows(connection, self._person, writing=False)

    @contextmanager
    def _writing(self) -> Iterator[Rows]:
        if self._rows:
            yield self._rows
            return
        with self._database.writing(self._person) as connection:
            rows = Rows(connection, self._person, writing=True)
            yield rows
            if rows.failed:  # and the caller went on: PostgreSQL would drop it all without a word
                raise NotSaved("Not saved: a part of it could not be kept.")

    @contextmanager
    def _deleting_for_good(self) -> Iterator[Rows]:
        """Like `_writing`, followed by wiping the file, which can't happen inside a larger transaction."""
        if self._rows:
            raise NotSaved("Deleting for good can't be part of a larger change.")
        with self._writing() as rows:
            yield rows
