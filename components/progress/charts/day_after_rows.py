"""The rows behind the reading's pictures: a row for each mark."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from components.numbers.calendar_periods import Grain, named, starts_of
from components.numbers.columns import Floats, dates, numbers, texts
from components.numbers.day_after import Association
from components.numbers.day_pairs import next_day_pain
from components.numbers.plan_adherence import short

if TYPE_CHECKING:
    from components.progress.moves_worse import MoveCount

Counts = npt.NDArray[np.int64]

SIDES = ("after a session", "after none")
ACROSS = 4  # dots beside one another in a column
APART = 0.2  # points of pain between them
ROWS_LEAST = 6  # rows of dots that a side has room for at least
DIMMED = 0.25  # how strongly a dot outside the week picked is drawn


def next_day_rows(days: pd.DataFrame, picked: date | None = None) -> pd.DataFrame:
    """A dot for every pair of a day and the next: pain the day after a session, and the day after none.

    `side`; `x`, the column of a whole point of pain, dots of one column side by side; `y`, from 0 at
    the foot of the side to 1; `strength`, less than 1 where the first day lies outside the
    week picked; for the tooltip `when`, the first day, and `said`, pain the day after.
    """
    pain = numbers(days, "pain")
    frames = [
        _dots(days, pain, at, side, picked) for side, at in zip(SIDES, _next_days(days, pain), strict=True)
    ]
    dots = pd.concat(frames, ignore_index=True)
    rows = dots.pop("row")
    dots["y"] = (rows + 0.5) / max(ROWS_LEAST, rows.max() + 1 if len(rows) else 0)
    return dots


def difference_rows(record: Association) -> pd.DataFrame:
    """The difference found and its interval in NRS points, one row; none where no number is given.

    `diff`, `low` and `high`, where there is an interval; for the tooltip `said`.
    """
    found = [] if record.diff is None else [record.diff]
    low, high = record.interval or (np.nan, np.nan)
    span = "" if record.interval is None else f", 90 % interval {low:+.1f} to {high:+.1f}"
    return pd.DataFrame(
        {
            "diff": np.array(found, dtype="float64"),
            "low": np.array([low] * len(found), dtype="float64"),
            "high": np.array([high] * len(found), dtype="float64"),
            "said": texts(f"{diff:+.1f} points{span}" for diff in found),
        }
    )


def move_rows(counts: Iterable["MoveCount"], names: dict[str, str]) -> pd.DataFrame:
    """A row for each move with sessions enough, most often marked first.

    `move`, its name; `share`, `low` and `high` in per cent; for the tooltip `said`.
    """
    shown = [count for count in counts if count.enough]
    return pd.DataFrame(
        {
            "move": texts(names[count.move] for count in shown),
            "share": np.array([100 * count.share for count in shown], dtype="float64"),
            "low": np.array([100 * count.interval[0] for count in shown], dtype="float64"),
            "high": np.array([100 * count.interval[1] for count in shown], dtype="float64"),
            "said": texts(
                f"marked in {count.worse} of {count.sessions} sessions, 90 % interval "
                f"{100 * count.interval[0]:.0f} to {100 * count.interval[1]:.0f} %"
                for count in shown
            ),
        }
    )


def _next_days(days: pd.DataFrame, pain: Floats) -> tuple[Floats, Floats]:
    """Which rows of the day table are the next days compared.

    Asked with each day's place instead of its pain, the contrast hands back the places of its pairs.
    """
    places = pd.array(np.where(np.isfinite(pain), np.arange(pain.size), np.nan), dtype="Float64")
    places[~np.isfinite(pain)] = pd.NA
    return next_day_pain(days.assign(pain=places))


def _dots(days: pd.DataFrame, pain: Floats, at: Floats, side: str, picked: date | None) -> pd.DataFrame:
    places = at.astype("int64")
    column = np.rint(pain[places])
    order, alike = _within(column)
    row = order // ACROSS
    beside = np.minimum(ACROSS, alike - row * ACROSS)  # dots in the same row
    calendar = dates(days)[places - 1]
    strength = np.ones(places.size)
    if picked is not None:
        strength[starts_of(calendar, Grain.WEEK) != np.datetime64(picked, "D")] = DIMMED
    columns: dict[str, Any] = {
        "side": texts([side] * places.size),
        "x": column + (order % ACROSS - (beside - 1) / 2) * APART,
        "row": row,
        "strength": strength,
        "when": texts(named(day, Grain.DAY) for day in calendar.tolist()),
        "said": texts(f"{short(value)} of 10" for value in pain[places]),
    }
    return pd.DataFrame(columns)


def _within(column: Floats) -> tuple[Counts, Counts]:
    """For each value, how many equal ones stand before it, and how many there are."""
    alike = pd.Series(column).groupby(column)
    before = np.asarray(alike.cumcount(), dtype=np.int64)
    return before, np.asarray(alike.transform("size"), dtype=np.int64)
