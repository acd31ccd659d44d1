"""Small diaries by hand: one letter a day, and pain beside it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.diary.day_table import as_frame, day_table
from data.diary.records import State

MONDAY = date(2026, 3, 2)

LETTERS = {
    "D": (State.DONE, True, 1.0),
    "P": (State.PARTIAL, True, 0.5),
    "S": (State.SWAPPED, True, 1.0),
    "M": (State.MISSED, True, 0.0),
    "N": (State.NOT_LOGGED, True, None),
    "E": (State.EXTRA, False, None),
    "R": (State.REST, False, None),
    "Z": (State.PAUSED, False, None),
    "V": (State.MOVED, False, None),
    "O": (State.NOT_LOGGED, False, None),  # no plan was in force
}


def diary(
    letters: Iterable[str],
    pain: Sequence[float | None] | None = None,
    start: date = MONDAY,
    note: str = "",
) -> pd.DataFrame:
    """A day table with a letter for each day; pain is not logged unless given."""
    known = [LETTERS[letter] for letter in letters]
    days = len(known)
    scores = np.array([None] * days if pain is None else pain, dtype=float)
    told = {
        "pain": scores,
        "pain_worst": scores,
        "planned": np.array([planned for _, planned, _ in known], dtype=bool),
        "share_done": np.array([share for _, _, share in known], dtype=float),
        "state": np.array([list(State).index(state) for state, _, _ in known], dtype=int),
        "note": [note] * days,
    }
    return as_frame({**day_table(start, start + timedelta(days - 1)), **told})


def painful(pain: Sequence[float | None], start: date = MONDAY) -> pd.DataFrame:
    """A day table of rest days with this pain."""
    return diary("R" * len(pain), pain, start)


def wandering(days: int, seed: int, phi: float = 0.6, effect: float = 0.0) -> pd.DataFrame:
    """Pain that wanders with lag-one autocorrelation `phi`, and sessions on days drawn at random.

    The day after a session pain is `effect` points away from where it would have been.
    """
    rng = np.random.default_rng(seed)
    shocks = rng.normal(0, 1.5 * np.sqrt(1 - phi**2), days)
    pain = np.zeros(days)
    for today in range(1, days):
        pain[today] = phi * pain[today - 1] + shocks[today]
    done = rng.random(days) < 0.5
    pain[1:] += effect * done[:-1]
    scores = np.clip(np.round(4.5 + pain), 0, 10)
    return diary(np.where(done, "D", "M").tolist(), scores.tolist())
