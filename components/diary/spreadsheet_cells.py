"""Tables as spreadsheets write them again: with other marks between cells, other decimals, other dates.

What Excel makes of a CSV file that it opened and saved, in its German, British and American settings, is read
back: UTF-8 with and without a byte order mark, UTF-16, Windows-1252; commas, semicolons, tabs; 6.5 and 6,5;
2026-03-02, 02.03.2026, 02/03/2026 and 3/2/2026; TRUE and WAHR.
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TextIO

BYTE_ORDER_MARK = "\ufeff"
_MARKS = ",;\t"
_TRUTHS = {"true": True, "wahr": True, "false": False, "falsch": False}
_DAY = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{2,4})")
Reading = Callable[[str, str, str], date]


def text_of(file: Path | TextIO) -> str:
    """The text of a file, in whichever of the usual encodings."""
    if not isinstance(file, Path):
        return file.read().removeprefix(BYTE_ORDER_MARK)
    raw = file.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def between_cells(text: str) -> str:
    """The mark that stands between cells: of comma, semicolon and tab the one that parts the header most."""
    header = text.partition("\n")[0]
    return max(_MARKS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), ())))


def number(cell: str) -> float | None:
    """A number with a point or a comma; None where the cell is empty. Raises `ValueError`."""
    return float(cell.replace(",", ".")) if cell.strip() else None


def truth(cell: str) -> bool:
    """Raises `ValueError` for what is neither true nor false."""
    try:
        return _TRUTHS[cell.strip().casefold()]
    except KeyError:
        raise ValueError("A cell is neither true nor false.") from None


def days_in_a_row(cells: Sequence[str]) -> list[date]:
    """Days that follow one another, as their file has them.

    Where dates can be read in two ways, that way is right which lets each day follow the one before; it is
    decided for the whole file. Raises `ValueError` where no way can be, or where it can't be told.
    """
    parts = [_DAY.fullmatch(cell.strip()) for cell in cells]
    told = [(part[1], part[3], part[4]) for part in parts if part]
    dotted = any(part[2] == "." for part in parts if part)  # nobody writes the month first with dots
    ways = (_day_first,) if dotted else (_year_first, _day_first, _month_first)
    found = {days for read in ways if (days := _all(read, told))}
    if len(found) > 1:
        found = set(filter(_follow, found))
        if len(found) != 1:
            raise ValueError("Whether the day or the month stands first in a date can't be told.")
    if len(told) < len(cells) or (told and not found):
        raise ValueError("A day is not written as a date.")
    return list(next(iter(found), ()))


def _all(read: Reading, told: Iterable[tuple[str, str, str]]) -> tuple[date, ...]:
    """The days read one way; none where that can't be."""
    try:
        return tuple(read(*one) for one in told)
    except ValueError:
        return ()


def _follow(days: Sequence[date]) -> bool:
    return all(later - earlier == timedelta(1) for earlier, later in pairwise(days))


def _year_first(year: str, month: str, day: str) -> date:
    if len(year) < 4:
        raise ValueError
    return date(int(year), int(month), int(day))


def _day_first(day: str, month: str, year: str) -> date:
    return date(_whole_year(year), int(month), int(day))


def _month_first(month: str, day: str, year: str) -> date:
    return date(_whole_year(year), int(month), int(day))


def _whole_year(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)
