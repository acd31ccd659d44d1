"""The day table as a CSV file that a spreadsheet opens without running anything in it, and back again.

Its columns are those of `data/diary/day_table.py`, in that order.
"""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from components.diary.spreadsheet_cells import (
    BYTE_ORDER_MARK,
    between_cells,
    days_in_a_row,
    number,
    text_of,
    truth,
)
from data.diary.records.day import NUMBERS, State

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # quote marks count in, so that one can be taken off again
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def days_csv(days: "pd.DataFrame") -> str:
    """The day table of a diary as CSV: ISO dates, empty where nothing was said.

    A byte order mark in front tells Excel that it is UTF-8. A note that a spreadsheet would take for a
    formula gets an apostrophe in front.
    """
    safe = days.assign(
        day=days["day"].dt.strftime("%Y-%m-%d"),
        note=[harmless(note) for note in days["note"]],
    )
    return BYTE_ORDER_MARK + safe.to_csv(index=False, lineterminator="\r\n")


def days_from_csv(file: Path | TextIO) -> "pd.DataFrame":
    """The day table that `days_csv` wrote: the diary's own types, and every note as it was typed.

    Also after Excel has saved it anew, see `spreadsheet_cells`. Raises `ValueError` where a column
    is missing or holds what it can't.
    """
    import pandas as pd

    text = text_of(file)
    rows = pd.read_csv(
        io.StringIO(text, newline=""),
        sep=between_cells(text),
        usecols=["day", *NUMBERS, "planned", "state", "note"],
        dtype="str",
        keep_default_na=False,  # a note may well be "NA"
    )
    kinds = [state.value for state in State]
    if not rows["state"].isin(kinds).all():
        raise ValueError(f"A day's state is one of {', '.join(kinds)}.")
    for column in NUMBERS:  # Python reads back the very float that was written
        known = [number(cell) for cell in rows[column]]
        rows[column] = pd.array([pd.NA if one is None else one for one in known], dtype="Float64")
    return rows.assign(
        day=pd.to_datetime(days_in_a_row(list(rows["day"]))).astype("datetime64[s]"),
        planned=pd.array([truth(cell) for cell in rows["planned"]], dtype="boolean"),
        state=pd.Categorical(rows["state"], categories=kinds),
        note=pd.array([as_typed(note) for note in rows["note"]], dtype="string"),
    )


def harmless(cell: str) -> str:
    """The text of a cell, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_typed(cell: str) -> str:
    """The text of a cell before it was made harmless."""
    return cell[1:] if _GUARDED.match(cell) else cell
