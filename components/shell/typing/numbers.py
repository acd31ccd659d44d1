"""Numbers as people write them."""

import re

from data.unfit import Unfit

_DECIMAL = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")


def decimal(name: str, text: str, example: str) -> float | None:
    """A number written with a comma or a point; None where nothing is written.

    Raises ValueError with a sentence that names what was asked, and an example.
    """
    written = text.strip()
    if not written:
        return None
    if not _DECIMAL.fullmatch(written):
        raise Unfit(f"Not saved: {name} is a number, such as {example}.")
    return float(written.replace(",", "."))


def written(number: float | None) -> str:
    """The number as a field shows it first; empty where there is none."""
    return "" if number is None else f"{number:g}"
