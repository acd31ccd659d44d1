"""What a person fills in of a day, kept: as a new entry, or in place of the one it was."""

from dataclasses import fields, replace
from datetime import date
from typing import NamedTuple

from components.shell.clock import Tap
from components.shell.kept import Kept, change, keep, said_at
from components.shell.typing.numbers import decimal
from data.diary import CheckIn, Diary


class Told(NamedTuple):
    """The form as it was sent: what was chosen and typed."""

    pain: int | None
    function: int | None
    confidence: int | None
    slept: str  # hours
    note: str


def keep_check_in(
    diary: Diary, entry: CheckIn | None, day: date, told: Told, tap: Tap, seen_version: int | None
) -> Kept[CheckIn]:
    """Keep what was told of a day. An entry of that day is put right and keeps its moment.

    Of one of another day, only what was told anew is about this one. Raises ValueError for what can't be so.
    """
    hours = decimal("the time slept, in hours,", told.slept, "7, 7.5 or 7,5")
    new = CheckIn(day, told.pain, told.function, told.confidence, hours, told.note)
    if entry is None:
        return keep(diary, said_at(tap, new), seen_version=seen_version)
    if entry.day == day:
        whole = replace(new, at=entry.at, id=entry.id, offset_min=entry.offset_min, later=entry.later)
        return change(diary, entry, whole, seen_version)
    return keep(diary, said_at(tap, _only_new(entry, new)), seen_version=seen_version)


def _only_new(entry: CheckIn, new: CheckIn) -> CheckIn:
    told = {field.name: getattr(new, field.name) for field in fields(CheckIn)}
    return CheckIn(
        new.day,
        **{name: said for name, said in told.items() if name != "day" and said != getattr(entry, name)},
    )
