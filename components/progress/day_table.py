"""Reading the day table: columns as plain arrays, and the promise that no day is left out."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

DAY = pd.Timedelta(days=1)


def consecutive(days: pd.DataFrame) -> pd.DataFrame:
    """The day table itself, one row for each calendar day in order.

    Raises `ValueError` where a day is left out, doubled or out of order: the row above would then
    not be yesterday.
    """
    if not (days["day"].diff().iloc[1:] == DAY).all():
        raise ValueError("The day table needs one row for every calendar day, in order.")
    return days


def numbers(days: pd.DataFrame, column: str) -> Floats:
    """A column as floats; what nobody said is NaN."""
    return days[column].to_numpy(dtype="float64", na_value=np.nan)


def states(days: pd.DataFrame) -> Texts:
    """What each day was, as the text of its `State`."""
    return days["state"].astype("str").to_numpy(dtype=object)


def said(days: pd.DataFrame) -> Bools:
    """Whether the person entered anything for the day itself: a number, a note, what became of a session."""
    columns = ("pain", "function", "confidence", "sleep")
    numbered = np.isfinite(np.stack([numbers(days, column) for column in columns])).any(axis=0)
    noted = days["note"].fillna("").astype("str").str.len().to_numpy(dtype="int64") > 0
    acted = np.isin(states(days), ("done", "partial", "swapped", "extra", "missed"))
    result: Bools = numbered | noted | acted
    return result


def planned(days: pd.DataFrame) -> Bools:
    """Whether the plan asked for a session that day; on a pause it asks for nothing."""
    asked: Bools = days["planned"].to_numpy(dtype="bool", na_value=False)
    return asked & ~np.isin(states(days), ("paused", "rest", "extra"))


def credit(days: pd.DataFrame) -> Floats:
    """How much of the day's session was done, 0 to 1; NaN where nobody said, whatever stands in the share."""
    by_state = {"done": 1.0, "swapped": 1.0, "extra": 1.0, "missed": 0.0}
    state = states(days)
    unless_given = np.array([by_state.get(one, np.nan) for one in state], dtype="float64")
    share = numbers(days, "share_done")
    known = np.where(np.isfinite(share), share, unless_given)
    return np.clip(np.where(np.isin(state, ("partial", *by_state)), known, np.nan), 0.0, 1.0)


def answered(days: pd.DataFrame) -> Bools:
    """Whether a session was planned that day and the person said what became of it."""
    return planned(days) & np.isfinite(credit(days))
