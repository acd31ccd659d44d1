"""The day table as a CSV file that a spreadsheet opens without running anything in it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def days_csv(days: "pd.DataFrame") -> str:
    """The day table of a diary as CSV: ISO dates, empty where nothing was said.

    A note that a spreadsheet would take for a formula gets a quote mark in front.
    """
    safe = days.assign(
        day=days["day"].dt.strftime("%Y-%m-%d"),
        note=[harmless(note) for note in days["note"]],
    )
    return safe.to_csv(index=False)


def harmless(cell: str) -> str:
    """The text of a cell, with a quote mark in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
