"""What every record checks before it exists.

Wrong values raise `Unfit` with a sentence fit for the person.
"""

from dataclasses import field, fields
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from data.unfit import Unfit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NOTE_LIMIT = 2000
NAME_LIMIT = 80
OFFSET_LIMIT_MIN = 18 * 60  # no zone reaches further; our own default


def freeze(record: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(record, name, value)


def nrs(name: str) -> Any:
    """A field for a whole number from 0 to 10 that goes by this name; None where nothing was said."""
    return field(default=None, metadata={"nrs": name})


def check_scales(record: "DataclassInstance") -> None:
    """Check every field that was made with `nrs`."""
    for field_name, name in _scales(type(record)):
        check_nrs(name, getattr(record, field_name))


@cache
def _scales(kind: "type[DataclassInstance]") -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.metadata["nrs"]) for f in fields(kind) if "nrs" in f.metadata)


def check_nrs(name: str, value: float | None) -> None:
    if value is not None and not (0 <= value <= 10 and value == int(value)):  # NaN fails this too
        raise Unfit(f"{name} is a whole number from 0 to 10.")


def check_text(name: str, value: str, limit: int) -> None:
    if len(value) > limit:
        raise Unfit(f"{name} can be {limit} characters long; this has {len(value)}.")
    if "\x00" in value or not _is_text(value):
        raise Unfit(f"{name} has a character that can't be saved.")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a character pair, as a broken import leaves it
        return False
    return True


def check_day(day: date) -> None:
    if isinstance(day, datetime):
        raise Unfit("A day is a date without a time.")


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def check_moment(at: datetime | None, offset_min: int | None = None) -> None:
    if at is not None and at.utcoffset() != timedelta(0):
        raise Unfit("A moment is kept in UTC.")
    if offset_min is not None and abs(offset_min) > OFFSET_LIMIT_MIN:
        raise Unfit("A clock is at most 18 hours ahead of UTC or behind it.")
