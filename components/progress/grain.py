"""How much time one mark of a chart or one line of a table stands for."""

from enum import StrEnum

import pandas as pd


class Grain(StrEnum):
    """A calendar period. Weeks start on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_PERIOD = {Grain.DAY: "D", Grain.WEEK: "W-SUN", Grain.MONTH: "M", Grain.QUARTER: "Q", Grain.YEAR: "Y"}
_LENGTH = {Grain.DAY: 1.0, Grain.WEEK: 7.0, Grain.MONTH: 30.4, Grain.QUARTER: 91.3, Grain.YEAR: 365.2}


def finest(n_days: int, most: int, start: Grain = Grain.DAY) -> Grain:
    """The finest grain, no finer than `start`, that cuts `n_days` days into about `most` marks or fewer."""
    coarser = list(Grain)[list(Grain).index(start) :]
    return next((grain for grain in coarser if n_days / _LENGTH[grain] <= most), Grain.YEAR)


def starts(day: "pd.Series[pd.Timestamp]", grain: Grain) -> "pd.Series[pd.Timestamp]":
    """The first day of the calendar period that each day lies in."""
    return day.dt.to_period(_PERIOD[grain]).dt.start_time


def named(start: pd.Timestamp, grain: Grain) -> str:
    """The period beginning on `start`, in words."""
    match grain:
        case Grain.DAY:
            return f"{start:%a} {start.day} {start:%b %Y}"
        case Grain.WEEK:
            return f"Week of {start.day} {start:%b %Y}"
        case Grain.MONTH:
            return f"{start:%B %Y}"
        case Grain.QUARTER:
            return f"{start:%b}–{start + pd.DateOffset(months=2):%b %Y}"
        case Grain.YEAR:
            return f"{start:%Y}"
