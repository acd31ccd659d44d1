"""The days of one month as a calendar shows them: whole weeks, Monday first."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from components.diary.state_words import GLYPHS, WORDS
from components.numbers.calendar_periods import Grain, named
from data.diary import Day

WEEK = timedelta(days=7)


class Cell(NamedTuple):
    """One day of the month."""

    day: str  # ISO
    number: int
    glyph: str  # of what the day was for the plan; empty where nothing is known yet
    pain: str  # the mean pain of the day, rounded; empty where none was logged
    words: str  # all of it, for somebody who can't see it
    open: bool  # whether it can be filled in: it has been


class Month(NamedTuple):
    """One month, its weeks whole: None stands for a day of the month before or after."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]

    @property
    def words(self) -> str:
        return named(self.first, Grain.MONTH)


def first_of(day: date) -> date:
    """The first day of the month in which a day lies."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of the month in which a day lies."""
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    return first_of(first_of(day) + timedelta(days=31)) - timedelta(days=1)


def months_on(first: date, by: int, latest: date) -> date:
    """The month so many before (negative) or after `first`, never after the one of `latest`."""
    number = min(first.year * 12 + first.month - 1 + by, latest.year * 12 + latest.month - 1)
    number = max(number, date.min.year * 12)
    return date(number // 12, number % 12 + 1, 1)


def month_of(first: date, known: Mapping[date, Day], today: date) -> Month:
    """The month beginning on `first`, with what is known of its days."""
    last = last_of(first)
    days = [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]
    cells: list[Cell | None] = [None] * first.weekday()
    cells += [_cell(day, known.get(day), today) for day in days]
    cells += [None] * (-len(cells) % 7)
    return Month(first, tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7)))


def _cell(day: date, known: Day | None, today: date) -> Cell:
    name = named(day, Grain.DAY)
    if known is None or day > today:
        return Cell(day.isoformat(), day.day, "", "", name, day <= today)
    pain = "" if known.pain is None else f"{known.pain:.0f}"
    said = [name, WORDS[known.state], *([f"pain {pain} of 10"] if pain else [])]
    return Cell(day.isoformat(), day.day, GLYPHS[known.state], pain, ", ".join(said), open=True)
