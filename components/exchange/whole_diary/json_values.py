"""How single values are written as JSON, read back and described: text, numbers, days, moments, ids.

A day is `YYYY-MM-DD`, a moment UTC with a Z, an enumeration its id, nothing said null. What is read comes
from outside: whatever could not have been written here is a `Misfit` that says where it stands.
"""

import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

At = tuple[str | int, ...]  # the way from the top to a value: names of fields, places in lists from 0

LONGEST_TEXT = 50_000  # characters; notes end far below
LARGEST_NUMBER = 2**31 - 1  # what every database keeps
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)  # days a life may touch
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Misfit(Exception):
    """A value is not what belongs there. `why` never quotes it: it may be a health value."""

    def __init__(self, at: At, why: str) -> None:
        super().__init__(why)
        self.at = at
        self.why = why


class Shape:
    """How values of one type are written, read and described."""

    expected = ""  # in words

    def write(self, value: Any) -> Any:
        """The value as JSON knows it."""
        return value

    def read(self, raw: Any, at: At) -> Any:
        """The value that JSON like this stands for. Raises `Misfit`."""
        if not self.takes(raw):
            raise Misfit(at, f"{self.expected} is expected here")
        return raw

    def takes(self, raw: Any) -> bool:
        """Whether JSON of this kind may stand for a value of this type."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """What JSON Schema 2020-12 says of it."""
        raise NotImplementedError


class Text(Shape):
    expected = "text"

    def read(self, raw: Any, at: At) -> str:
        text: str = super().read(raw, at)
        if len(text) > LONGEST_TEXT:
            raise Misfit(at, f"text of at most {LONGEST_TEXT:,} characters is expected here")
        if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise Misfit(at, "a character in it can't be kept")
        return text

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, str)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": LONGEST_TEXT}


class _Truth(Shape):
    expected = "true or false"

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, bool)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


class _Whole(Shape):
    expected = "a whole number"

    def takes(self, raw: Any) -> bool:
        return type(raw) is int and abs(raw) <= LARGEST_NUMBER

    def schema(self) -> dict[str, Any]:
        return {"type": "integer"}


class Scale(_Whole):
    """A whole number from 0 to 10."""

    expected = "a whole number from 0 to 10"

    def takes(self, raw: Any) -> bool:
        return super().takes(raw) and 0 <= raw <= 10

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0, "maximum": 10}


class _Number(Shape):
    expected = "a number"

    def write(self, value: Any) -> float:
        return float(value)

    def read(self, raw: Any, at: At) -> float:
        return float(super().read(raw, at))

    def takes(self, raw: Any) -> bool:
        return type(raw) in (int, float) and abs(raw) <= LARGEST_NUMBER and math.isfinite(raw)

    def schema(self) -> dict[str, Any]:
        return {"type": "number"}


class _Day(Shape):
    expected = "a day such as 2026-03-02"

    def write(self, value: date) -> str:
        return value.isoformat()

    def read(self, raw: Any, at: At) -> date:
        text = super().read(raw, at)
        with _taken_for(self.expected, at):
            day = date.fromisoformat(text)
        _within_a_life(day, at)
        return day

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, str) and _DAY.fullmatch(raw) is not None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class _Moment(Shape):
    expected = "a moment such as 2026-03-02T19:00:00Z"

    def write(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def read(self, raw: Any, at: At) -> datetime:
        text = super().read(raw, at)
        with _taken_for(self.expected, at):
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise ValueError
            moment = moment.astimezone(UTC)
        _within_a_life(moment.date(), at)
        return moment

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, str) and _DAY.match(raw) is not None and "T" in raw

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}


class Id(Shape):
    """One of an enumeration."""

    def __init__(self, kind: type[Enum]) -> None:
        self._kind = kind
        self._ids = [one.value for one in kind]
        self.expected = f"one of {', '.join(map(str, self._ids))}"

    def write(self, value: Enum) -> Any:
        return value.value

    def read(self, raw: Any, at: At) -> Enum:
        return self._kind(super().read(raw, at))

    def takes(self, raw: Any) -> bool:
        return isinstance(raw, str) and raw in self._ids

    def schema(self) -> dict[str, Any]:
        return {"enum": self._ids}


class _Nothing(Shape):
    expected = "null"

    def takes(self, raw: Any) -> bool:
        return raw is None

    def schema(self) -> dict[str, Any]:
        return {"type": "null"}


PLAIN: Mapping[Any, Shape] = {
    str: Text(),
    bool: _Truth(),
    int: _Whole(),
    float: _Number(),
    date: _Day(),
    datetime: _Moment(),
    type(None): _Nothing(),
}


@contextmanager
def _taken_for(expected: str, at: At) -> Iterator[None]:
    try:
        yield
    except (ValueError, OverflowError):
        raise Misfit(at, f"{expected} is expected here") from None


def _within_a_life(day: date, at: At) -> None:
    if not EARLIEST <= day <= LATEST:
        raise Misfit(at, f"a day from {EARLIEST.year} to {LATEST.year} is expected here")
