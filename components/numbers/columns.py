"""Reading the day table: its columns as plain arrays, and the promise that no day is left out."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.diary.records.day import State

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]
Dates = npt.NDArray[np.datetime64]

ACTED = (State.DONE, State.PARTIAL, State.SWAPPED, State.EXTRA, State.MISSED)

_NUMBERS = ("pain", "function", "confidence", "sleep")


def dates(days: pd.DataFrame) -> Dates:
    """The local days as datetime64[D], one for each calendar day in order.

    Raises `ValueError` where a day is left out, doubled or out of order: the row above would then not
    be yesterday.
    """
    values: Dates = days["day"].to_numpy().astype("datetime64[D]")
    if not (np.diff(values) == np.timedelta64(1, "D")).all():
        raise ValueError("The day table needs one row for every calendar day, in order.")
    return values


def numbers(days: pd.DataFrame, column: str) -> Floats:
    """A column as floats; what nobody said is NaN."""
    return days[column].to_numpy(dtype="float64", na_value=np.nan, copy=True)


def states(days: pd.DataFrame) -> list[State]:
    """What each day was."""
    state = pd.Categorical(days["state"])
    kinds = [State(name) for name in state.categories]
    return [kinds[code] for code in state.codes]


def was(days: pd.DataFrame, *kinds: State) -> Bools:
    """Whether each day was one of `kinds`."""
    state = pd.Categorical(days["state"])
    return np.isin(state.codes, [code for code, name in enumerate(state.categories) if name in kinds])


def texts(values: Iterable[str]) -> Texts:
    """A text column; without a row it is still one."""
    return np.array(list(values), dtype=object)


def notes(days: pd.DataFrame) -> Texts:
    """The person's own words, empty where there are none."""
    return days["note"].to_numpy(dtype=object, na_value="")


def said(days: pd.DataFrame) -> Bools:
    """Whether the person entered anything for the day itself: a number, a note, what became of a session."""
    numbered = np.isfinite(np.stack([numbers(days, column) for column in _NUMBERS])).any(axis=0)
    result: Bools = numbered | was(days, *ACTED) | (notes(days) != "")
    return result


def planned(days: pd.DataFrame) -> Bools:
    """Whether the plan asked for a session that day; on a pause it asks for nothing."""
    asked: Bools = days["planned"].to_numpy(dtype="bool", na_value=False)
    return asked & ~was(days, State.PAUSED, State.REST, State.EXTRA, State.MOVED)


def credit(days: pd.DataFrame) -> Floats:
    """How much of the day's session was done, 0 to 1; NaN where nobody said, whatever stands in the share."""
    share = numbers(days, "share_done")
    share[np.isnan(share) & was(days, State.DONE, State.SWAPPED, State.EXTRA)] = 1.0
    share[np.isnan(share) & was(days, State.MISSED)] = 0.0
    share[~was(days, *ACTED)] = np.nan
    return np.clip(share, 0.0, 1.0)


def answered(days: pd.DataFrame) -> Bools:
    """Whether a session was planned that day and the person said what became of it."""
    return planned(days) & np.isfinite(credit(days))
