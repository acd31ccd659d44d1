"""What time it is, and what day it is for the visitor."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data import clock


def now() -> datetime:
    """This moment, in UTC."""
    return clock.now()


def local(moment: datetime, zone: str | None) -> datetime:
    """`moment` on the visitor's clock; on the server's own where their time zone is unknown."""
    try:
        return moment.astimezone(ZoneInfo(zone) if zone else None)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last for a folder of zones, or a name too long
        return moment.astimezone()


def local_day(moment: datetime, zone: str | None) -> date:
    """The calendar day of `moment` for the visitor."""
    return local(moment, zone).date()
