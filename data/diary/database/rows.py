"""One person's rows. The other modules reach the database through here and cannot leave the person out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Row,
    ScalarSelect,
    Select,
    Table,
    Update,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from data import clock
from data.diary.complaints import Complaint, explained
from data.diary.database.connections import Database
from data.diary.database.tables import UNCOUNTED, edition
from data.diary.errors import DiaryError, DiaryUnavailable, NotSaved

R = TypeVar("R")
_Statement = TypeVar("_Statement", Select[Any], Update, Delete)
_Where = ColumnElement[bool]
_INSERT: dict[str, Callable[[Any], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def _rising(dialect: str, table: Table, column: str) -> Insert:
    """Adds rows. In one that is there already the number rises, by one or to the one given if higher."""
    new = _INSERT[dialect](table)
    given, next_one = new.excluded[column], table.c[column] + 1
    risen = {column: case((given > next_one, given), else_=next_one)}
    rising: Insert = new.on_conflict_do_update(index_elements=[*table.primary_key], set_=risen)
    return rising


@cache
def _unless_there(dialect: str, table: Table) -> Insert:
    unless_there: Insert = _INSERT[dialect](table).on_conflict_do_nothing()
    return unless_there.execution_options(preserve_rowcount=True)


class Rows:
    """What statements may say inside one transaction: everything but whose rows they are about.

    Once one of them has failed, `failed` stays true: what was said before it can't be kept either.
    """

    __slots__ = ("__changed", "__connection", "__person", "__writing", "failed")

    def __init__(self, connection: Connection, person: str, *, writing: bool) -> None:
        self.__connection = connection
        self.__person = person
        self.__writing = writing
        self.__changed: set[str] = set()
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
        self,
        columns: Sequence[ColumnElement[Any]],
        table: Table,
        *where: _Where,
        order_by: Sequence[Any] = (),
    ) -> Sequence[Any]:
        """Rows with these columns only, made into nothing: for reading years of them at once."""
        wanted = self.__mine(select(*columns).select_from(table), table).where(*where).order_by(*order_by)
        with self.__asking():
            return self.__connection.execute(wanted).all()

    def sound(self) -> AbstractContextManager[None]:
        """Raises DiaryUnavailable where something inside can't be made of what was read."""
        return self.__asking()

    def value(self, expression: ColumnElement[R], table: Table, *where: _Where) -> R | None:
        """One value over the person's rows, such as the first of their days."""
        statement = self.__mine(select(expression).select_from(table), table).where(*where)
        with self.__asking():
            found: R | None = self.__connection.scalar(statement)
        return found

    def across(
        self,
        tables: Iterable[Table],
        wanted: Callable[[Table], Sequence[Any]],
        where: Callable[[Table], _Where],
    ) -> Sequence[Any]:
        """What is wanted of the person's rows in several tables at once, each after its table's name."""
        parts = [
            self.__mine(select(literal(table.name), *wanted(table)), table).where(where(table))
            for table in tables
        ]
        with self.__asking():
            return self.__connection.execute(union_all(*parts)).all()

    def ids(self, table: Table, *where: _Where) -> ScalarSelect[Any]:
        """The ids of the person's rows, to be used inside another statement."""
        return self.__mine(select(table.c.id), table).where(*where).scalar_subquery()

    def next_number(self, table: Table) -> int:
        """The number after the latest one saved."""
        return (self.value(func.max(table.c.number), table) or 0) + 1

    def insert(self, table: Table, *values: Mapping[str, Any]) -> None:
        self.__add(insert(table), table, values)

    def insert_new(self, table: Table, values: Mapping[str, Any]) -> bool:
        """Add a row, unless there is one with its id or its token: then False, and nothing is changed."""
        return bool(self.__add(_unless_there(self.__connection.dialect.name, table), table, (values,)))

    def rise(self, table: Table, column: str, *values: Mapping[str, Any]) -> None:
        """Add rows, or let the number of those rise that are there: by one, or to the one given if higher."""
        self.__add(_rising(self.__connection.dialect.name, table, column), table, values)

    def __add(self, statement: Insert, table: Table, values: Sequence[Mapping[str, Any]]) -> int:
        if not values:
            return 0
        mine = [{**row, "person": self.__person} for row in values]
        with self.__telling():
            added = self.__connection.execute(statement, mine if len(mine) > 1 else mine[0]).rowcount
        self.__changed.add(table.name)
        return added

    def update(self, table: Table, values: Mapping[str, Any], *where: _Where) -> int:
        """How many rows were changed."""
        statement = self.__mine(update(table), table).where(*where)
        with self.__telling():
            found = self.__connection.execute(statement.values(values)).rowcount
        if found:
            self.__changed.add(table.name)
        return found

    def put(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Change the row with this key, or make it."""
        if not self.update(table, values, *(table.c[name] == value for name, value in key.items())):
            self.insert(table, {**key, **values})

    def delete(self, table: Table, *where: _Where) -> None:
        statement = self.__mine(delete(table), table).where(*where)
        with self.__telling():
            self.__connection.execute(statement)
        self.__changed.add(table.name)

    def raise_editions(self) -> None:
        """Say of each kind of thing changed here that it was, in the same transaction.

        The number is the time in milliseconds, or the next one where that is taken: so it is also ahead of
        all that was counted in a diary deleted since, or before an older copy of the file was put back.
        """
        if edition.name in self.__changed:  # the person was deleted: no trace of that either
            return
        now = int(clock.now().timestamp() * 1000)
        kinds = sorted(self.__changed - UNCOUNTED)
        self.rise(edition, "number", *({"kind": kind, "number": now} for kind in kinds))


def editions_of(rows: Rows) -> Mapping[str, int]:
    return dict(rows.read(lambda row: (row.kind, row.number), edition))


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
            rows.raise_editions()

    def editions(self) -> Mapping[str, int]:
        """For each kind of thing kept, by its table's name: a number that rises with every write of it.

        Whoever wrote it, in this process or another. A kind that was never written is left out.
        """
        with self._reading() as rows:
            return editions_of(rows)

    @contextmanager
    def _deleting_for_good(self) -> Iterator[Rows]:
        """Like `_writing`, followed by wiping the file, which can't happen inside a larger transaction."""
        if self._rows:
            raise NotSaved("Deleting for good can't be part of a larger change.")
        with self._writing() as rows:
            yield rows
