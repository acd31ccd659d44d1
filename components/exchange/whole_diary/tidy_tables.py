"""The diary as tables for people, and what describes them to programs (Data Package 2.0).

Every kind of thing is a table and every field a column, worked out from the records: a new field needs
nothing here. Moves in a session, a routine and the like lie in a table of their own, joined by the id.
Commas part the cells, decimals have a point, days are ISO; empty is not said. A byte order mark in front
tells Excel that it is UTF-8.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from components.diary.days_csv import harmless
from components.diary.spreadsheet_cells import BYTE_ORDER_MARK
from components.exchange.whole_diary.json_shapes import Record, Several, shape_of
from components.exchange.whole_diary.json_values import Shape, Text
from data.diary import Everything

_APART = ("tokens",)  # bookkeeping


class Column(NamedTuple):
    """One column, and of which field of which record it is."""

    name: str
    shape: Shape


class Table(NamedTuple):
    """One table; `of` is the table whose ids its first column holds, where there is one."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    of: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def csv(self) -> str:
        """Its text, as RFC 4180 and a spreadsheet want it; no cell is a formula."""
        text = io.StringIO(newline="")
        lines = csv.writer(text, lineterminator="\r\n")
        lines.writerow([column.name for column in self.columns])
        lines.writerows(map(_cell, row) for row in self.rows)
        return BYTE_ORDER_MARK + text.getvalue()


def tables_of(diary: Everything) -> tuple[Table, ...]:
    """All tables of a diary, in order."""
    return tuple(_tables(diary))


def _tables(diary: Everything) -> Iterator[Table]:
    for kind, shape in _shape(Everything).shapes.items():
        name, held = kind.replace("_", "-"), getattr(diary, kind)
        if kind in _APART:
            continue
        if isinstance(shape, Several) and isinstance(shape.item, Record):
            yield from _of_kind(name, shape.item, held)
        elif isinstance(held, Mapping):
            yield Table(name, (Column("name", Text()), Column("value", Text())), tuple(sorted(held.items())))
        else:
            yield from _of_kind(name, _alone(shape), () if held is None else (held,))


def _shape(kind: Any) -> Record:
    shape = shape_of(kind)
    assert isinstance(shape, Record)
    return shape


def _alone(shape: Shape) -> Record:
    """Of a record or nothing, the record."""
    return next(way for way in getattr(shape, "ways", (shape,)) if isinstance(way, Record))


def _of_kind(name: str, record: Record, held: tuple[Any, ...]) -> Iterator[Table]:
    columns = dict(_columns(record))
    inside = {
        field: shape.item
        for field, (_, shape) in columns.items()
        if "id" in columns and isinstance(shape, Several) and isinstance(shape.item, Record)
    }
    own = {field: way for field, way in columns.items() if field not in inside}
    yield Table(
        name,
        tuple(Column(field, shape) for field, (_, shape) in own.items()),
        tuple(tuple(shape.write(_at(one, way)) for way, shape in own.values()) for one in held),
    )
    for field, item in inside.items():
        yield Table(
            f"{name.removesuffix('s')}-{field}",
            (
                Column("of", Text()),
                Column("place", shape_of(int)),
                *(Column(part, shape) for part, shape in item.shapes.items()),
            ),
            tuple(
                (one.id, place, *item.write(part).values())
                for one in held
                for place, part in enumerate(getattr(one, field), 1)
            ),
            of=name,
        )


def _columns(
    record: Record, way: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[tuple[str, ...], Shape]]]:
    """Each field, the way to it and its shape; a record in a record lies beside the other fields."""
    for field, shape in record.shapes.items():
        if isinstance(shape, Record):
            yield from _columns(shape, (*way, field))
        else:
            yield field, ((*way, field), shape)


def _at(one: Any, way: tuple[str, ...]) -> Any:
    for field in way:
        one = getattr(one, field)
    return one


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def datapackage(tables: tuple[Table, ...]) -> str:
    """`datapackage.json` for these tables."""
    whole = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "backwise-diary",
        "title": "A Backwise diary",
        "resources": [_resource(table) for table in tables],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    keys: dict[str, Any] = {"primaryKey": ["id"]} if "id" in names else {}
    if table.of:
        reference = {"fields": ["of"], "reference": {"resource": table.of, "fields": ["id"]}}
        keys = {"primaryKey": ["of", "place"], "foreignKeys": [reference]}
    described = [_field(column) for column in table.columns]
    return {
        "name": table.name,
        "path": table.file,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": {"fields": described, "missingValues": [""], **keys},
    }


def _field(column: Column) -> dict[str, Any]:
    told = column.shape.schema()
    ways = [way for way in told.get("anyOf", (told,)) if way.get("type") != "null"]
    way = ways[0] if len(ways) == 1 else {}
    field: dict[str, Any] = {"name": column.name, "type": way.get("type", "string")}
    if way.get("format") in ("date", "date-time"):
        field |= {"type": way["format"].replace("-", "")}
    if field["type"] == "datetime":
        field |= {"format": "any"}
    bounds = {name: way[name] for name in ("enum", "minimum", "maximum") if name in way}
    return field | ({"constraints": bounds} if bounds else {})
