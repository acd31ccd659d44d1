"""What time it is, what day it is for the visitor, and what time it was by the clock a thing was said by."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data import clock

AHEAD = timedelta(days=2)  # so far beyond today a day may lie that was lived further east


class Tap(NamedTuple):
    """When a person does something: the moment, their clock's offset, and the day it is for them."""

    at: datetime  # UTC
    offset_min: int  # minutes east of UTC
    day: date


class Said(Protocol):
    """What was said of a day at a moment."""

    @property
    def day(self) -> date: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def offset_min(self) -> int | None: ...
    @property
    def later(self) -> bool: ...


def now() -> datetime:
    """This moment, in UTC."""
    return clock.now()


def _zone(name: str | None) -> tzinfo | None:
    """The visitor's zone; None where it is not known."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last for a folder of zones, or a name too long
        return None


def local(moment: datetime, zone: str | None) -> datetime:
    """`moment` on the visitor's clock; on the server's own where their time zone is unknown."""
    here = _zone(zone)
    return moment.astimezone(here) if here else moment.astimezone()


def local_day(moment: datetime, zone: str | None, day_ends: int = 0) -> date:
    """The day of `moment` for a visitor whose days last until so many hours after midnight."""
    here = local(moment, zone)
    return here.date() - timedelta(days=here.hour < day_ends)


def day_over(day: date, zone: str | None, day_ends: int = 0) -> datetime:
    """The moment, in UTC, at which a day is over for such a visitor."""
    end = datetime.combine(day + timedelta(days=1), time(day_ends))
    here = _zone(zone)
    return (end.replace(tzinfo=here) if here else end.astimezone()).astimezone(UTC)


def tapped(zone: str | None, day_ends: int = 0) -> Tap:
    """What is done now, by a visitor in this zone whose days end at this hour."""
    moment = now()
    offset = local(moment, zone).utcoffset() or timedelta()
    return Tap(moment, round(offset.total_seconds() / 60), local_day(moment, zone, day_ends))


def as_said(said: Said, zone: str | None) -> datetime | None:
    """The time at which a thing was said, by the clock of then; None where it tells no time of its day.

    So it is with what was filled in later. Where that clock is not known the visitor's own stands in for it.
    """
    if said.at is None or said.later:
        return None
    if said.offset_min is not None:
        return said.at.astimezone(timezone(timedelta(minutes=said.offset_min)))
    here = local(said.at, zone)
    return here if here.date() == said.day else None


def named(day: date, today: date, *, capital: bool = False) -> str:
    """A day in words beside today: "yesterday (Fri 27 Nov)"; without a word for it "Wed 25 Nov"."""
    word = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    if word is None:
        return f"{day:%a %-d %b}"
    return f"{word.capitalize() if capital else word} ({day:%a %-d %b})"


def on_day(day: date, today: date) -> str:
    """What a notice adds where it isn't about today: " for yesterday (Fri 27 Nov)"; else nothing."""
    return "" if day == today else f" for {named(day, today)}"
