"""How much time one mark of a chart or one line of a table stands for."""

from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from components.numbers.columns import Dates, Floats
from data.verdicts import Graded


class Grain(Graded):
    """A calendar period. Weeks start on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_LENGTH = {Grain.DAY: 1.0, Grain.WEEK: 7.0, Grain.MONTH: 30.4, Grain.QUARTER: 91.3, Grain.YEAR: 365.2}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Cut(NamedTuple):
    """A run of days cut into calendar periods."""

    starts: Dates  # each period's first calendar day, whether the run reaches back to it or not
    first: npt.NDArray[np.intp]  # where each period begins in the run
    days: npt.NDArray[np.intp]  # how many days of the run it holds

    def sum(self, values: npt.NDArray[Any]) -> Floats:
        """The sum of `values`, one a day, in each period."""
        return np.add.reduceat(values.astype("float64"), self.first)

    def max(self, values: Floats) -> Floats:
        """The highest known of `values` in each period; NaN where none is known."""
        return np.fmax.reduceat(values, self.first)


def finest(n_days: int, most: int, start: Grain = Grain.DAY) -> Grain:
    """The finest grain, no finer than `start`, that cuts `n_days` days into about `most` periods or fewer."""
    return next((grain for grain in Grain if grain >= start and n_days / _LENGTH[grain] <= most), Grain.YEAR)


def cut(days: Dates, grain: Grain) -> Cut:
    """Cuts consecutive days into the calendar periods they lie in."""
    starts, first = np.unique(starts_of(days, grain), return_index=True)
    return Cut(starts, first, np.diff(np.append(first, days.size)))


def starts_of(days: Dates, grain: Grain) -> Dates:
    """The first day of the calendar period that each day lies in."""
    number = days.astype("int64")  # 0 is a Thursday
    month = days.astype("datetime64[M]")
    starts: Dates = {
        Grain.DAY: days,
        Grain.WEEK: days - (number + 3) % 7,
        Grain.MONTH: month,
        Grain.QUARTER: month - month.astype("int64") % 3,
        Grain.YEAR: days.astype("datetime64[Y]"),
    }[grain].astype("datetime64[D]")
    return starts


def named(start: date, grain: Grain) -> str:
    """The period beginning on `start`, in words that no locale or time zone changes."""
    month = _MONTHS[start.month - 1]
    match grain:
        case Grain.DAY:
            return f"{weekday(start)} {short_date(start)} {start.year}"
        case Grain.WEEK:
            return f"Week of {short_date(start)} {start.year}"
        case Grain.MONTH:
            return f"{month} {start.year}"
        case Grain.QUARTER:
            return f"{month}–{_MONTHS[start.month + 1]} {start.year}"
        case Grain.YEAR:
            return str(start.year)


def short_date(day: date) -> str:
    """Day and month, as "2 Mar"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def weekday(day: date) -> str:
    """The weekday, as "Mon"."""
    return WEEKDAYS[day.weekday()]
