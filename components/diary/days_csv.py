"""The day table as a CSV file that a spreadsheet opens without running anything in it, and back again.

Its columns are those of `data/diary/day_table.py`, in that order.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from data.diary.records.day import NUMBERS, State

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # quote marks count in, so that one can be taken off again
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def days_csv(days: "pd.DataFrame") -> str:
    """The day table of a diary as CSV: ISO dates, empty where nothing was said.

    A note that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    safe = days.assign(
        day=days["day"].dt.strftime("%Y-%m-%d"),
        note=[harmless(note) for note in days["note"]],
    )
    return safe.to_csv(index=False, lineterminator="\r\n")


def days_from_csv(file: Path | TextIO) -> "pd.DataFrame":
    """The day table that `days_csv` wrote: the diary's own types, and every note as it was typed.

    Raises `ValueError` where a column is missing or holds what it can't.
    """
    import pandas as pd

    rows = pd.read_csv(
        file,
        usecols=["day", *NUMBERS, "planned", "state", "note"],
        dtype={"day": "str", **dict.fromkeys(NUMBERS, "str"), "planned": "boolean", "note": "str"},
        keep_default_na=False,  # a note may well be "NA"
    )
    kinds = [state.value for state in State]
    if not rows["state"].isin(kinds).all():
        raise ValueError(f"A day's state is one of {', '.join(kinds)}.")
    for column in NUMBERS:  # Python reads back the very float that was written
        known = [float(cell) if cell else pd.NA for cell in rows[column]]
        rows[column] = pd.array(known, dtype="Float64")
    return rows.assign(
        day=pd.to_datetime(rows["day"], format="%Y-%m-%d").astype("datetime64[s]"),
        state=pd.Categorical(rows["state"], categories=kinds),
        note=pd.array([as_typed(note) for note in rows["note"]], dtype="string"),
    )


def harmless(cell: str) -> str:
    """The text of a cell, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_typed(cell: str) -> str:
    """The text of a cell before it was made harmless."""
    return cell[1:] if _GUARDED.match(cell) else cell
