"""How a record lies in a table: each of its fields in a column of the same name, unless said otherwise."""

from collections.abc import Collection, Mapping, Set
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Column, Row, Table, Text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


class Columns(Generic[R]):
    """The columns that hold the records of one kind.

    A field that has no column, and is not said to be kept `apart`, is a KeyError when the program starts:
    none can be forgotten. `renamed`: the column of a field, where its name is another.
    """

    def __init__(
        self,
        record: type[R],
        table: Table,
        *,
        apart: Collection[str] = (),
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        names = [field.name for field in fields(record) if field.name not in apart]
        self.table = table
        self._record = record
        self._columns = {name: table.c[(renamed or {}).get(name, name)] for name in names}
        every = list(table.c)
        self._places = [(name, every.index(c), c.nullable) for name, c in self._columns.items()]

    def values(self, record: R) -> dict[str, Any]:
        """What its columns hold of a record.

        What is not said is empty in a text that has to be there, and stays as it was in any other column
        that has to hold something.
        """
        told = [(column, _plain(getattr(record, name), column)) for name, column in self._columns.items()]
        return {column.name: value for column, value in told if value is not None or column.nullable}

    def record(self, row: Row[Any], **apart: Any) -> R:
        """The record of a whole row; where a column may be null and is, the record's own default."""
        told = {name: row[at] for name, at, nullable in self._places if row[at] is not None or not nullable}
        return self._record(**told, **apart)


def _plain(value: Any, column: Column[Any]) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Set):
        return sorted(value) or (None if column.nullable else [])
    if value is None and isinstance(column.type, Text) and not column.nullable:
        return ""
    return value
