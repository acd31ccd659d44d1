"""How a record is written as JSON, read back and described, worked out from the types of its fields alone.

A record or named tuple is an object by the names of its fields, a set a sorted list. A new field needs
nothing here.
"""

import types
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from components.exchange.whole_diary.json_values import PLAIN, At, Id, Misfit, Scale, Shape, Text
from data.unfit import Unfit


class Several(Shape):
    """A tuple in its order, or a set, whose order is that of the alphabet or of numbers."""

    expected = "a list"

    def __init__(self, item: Shape, *, ordered: bool) -> None:
        self.item = item
        self._ordered = ordered

    def write(self, value: Collection[Any]) -> list[Any]:
        return [self.item.write(one) for one in (value if self._ordered else sorted(value))]

    def read(self, raw: Any, at: At) -> tuple[Any, ...] | frozenset[Any]:
        found = (self.item.read(one, (*at, place)) for place, one in enumerate(super().read(raw, at)))
        return tuple(found) if self._ordered else frozenset(found)

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, list)

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema()} | (
            {} if self._ordered else {"uniqueItems": True}
        )


class _Named(Shape):
    """Values by names that are not ours: ids of the catalogue, of entries, of settings."""

    expected = "an object"

    def __init__(self, value: Shape) -> None:
        self._value = value

    def write(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._value.write(value[name]) for name in sorted(value)}

    def read(self, raw: Any, at: At) -> dict[str, Any]:
        text = Text()
        return {
            text.read(name, at): self._value.read(value, (*at, name))
            for name, value in super().read(raw, at).items()
        }

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, dict)

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self._value.schema()}


class OneOf(Shape):
    """One of several types, told apart by what JSON has there."""

    def __init__(self, ways: tuple[Shape, ...], types_: tuple[type, ...]) -> None:
        self.ways = ways
        self._types = types_
        self.expected = " or ".join(way.expected for way in ways)

    def write(self, value: Any) -> Any:
        way = next(way for way, kind in zip(self.ways, self._types, strict=True) if _is_of(value, kind))
        return way.write(value)

    def read(self, raw: Any, at: At) -> Any:
        way = next((way for way in self.ways if way.takes(raw)), None)
        return way.read(raw, at) if way else super().read(raw, at)

    def takes(self, raw: Any) -> bool:
        return any(way.takes(raw) for way in self.ways)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [way.schema() for way in self.ways]}


class Record(Shape):
    """A record or a named tuple. What its file leaves out is as the record has it by itself."""

    expected = "an object"

    def __init__(self, kind: type[Any]) -> None:
        self.kind = kind
        self.shapes = {name: shape_of(hint) for name, hint in _hints(kind).items()}
        if is_dataclass(kind):
            self._needed = {f.name for f in fields(kind) if f.default is f.default_factory is MISSING}
            self.shapes |= {f.name: _SCALE for f in fields(kind) if "nrs" in f.metadata}
        else:
            self._needed = self.shapes.keys() - kind._field_defaults.keys()

    def write(self, value: Any) -> dict[str, Any]:
        return {name: shape.write(getattr(value, name)) for name, shape in self.shapes.items()}

    def read(self, raw: Any, at: At) -> Any:
        told: dict[str, Any] = super().read(raw, at)
        for name in told:
            if name not in self.shapes:
                raise Misfit((*at, name[:80]), "this field is not known here")
        if missing := sorted(self._needed - told.keys()):
            raise Misfit((*at, missing[0]), "this field is missing")
        found = {name: self.shapes[name].read(value, (*at, name)) for name, value in told.items()}
        try:
            return self.kind(**found)
        except Unfit as unfit:
            raise Misfit(at, str(unfit).rstrip(".")) from None
        except (ValueError, TypeError, KeyError, OverflowError):
            raise Misfit(at, "this entry can't be so") from None

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, dict)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: shape.schema() for name, shape in self.shapes.items()},
            "required": [name for name in self.shapes if name in self._needed],
            "additionalProperties": False,
        }


_SCALE = OneOf((Scale(), PLAIN[type(None)]), (int, type(None)))


def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of its fields, in order."""
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind)] if is_dataclass(kind) else kind._fields
    return {name: hints[name] for name in names}


@cache
def shape_of(kind: Any) -> Shape:
    """The shape of a type as a record's field names it. Raises `TypeError` for one that has none."""
    if plain := PLAIN.get(kind):
        return plain
    origin = get_origin(kind)
    if origin is not None:
        return _composed(origin, get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return Id(kind)
    return Record(kind)


def _composed(origin: Any, inside: tuple[Any, ...]) -> Shape:
    if origin in (Union, types.UnionType):
        return OneOf(tuple(shape_of(one) for one in inside), inside)
    if origin is tuple and inside[1:] == (...,):
        return Several(shape_of(inside[0]), ordered=True)
    if issubclass(origin, Mapping):
        return _Named(shape_of(inside[1]))
    if issubclass(origin, Collection) and origin is not tuple:
        return Several(shape_of(inside[0]), ordered=False)
    raise TypeError(f"{origin} has no shape in JSON")


def _is_of(value: Any, kind: Any) -> bool:
    wanted = get_origin(kind) or kind
    return (
        type(value) is bool
        if wanted is bool
        else isinstance(value, (int, float) if wanted is float else wanted)
    )
