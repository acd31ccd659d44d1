"""Which days are compared: a day of which it is known whether a session was done, and the day after."""

import numpy as np
import pandas as pd

from components.numbers import day_sums
from components.numbers.columns import Bools, Floats, credit, numbers, planned, said, was
from components.numbers.plan_adherence import DONE_SHARE
from data.diary.records.day import State

WINDOW_DAYS = 365  # a straight trend is a poor account of anything longer


def newest(days: pd.DataFrame) -> pd.DataFrame:
    """The days that are read: the newest year."""
    return days.iloc[-WINDOW_DAYS:]


def sessions_done(days: pd.DataFrame) -> tuple[Floats, Bools]:
    """Session done (1), not done (0) or not known (NaN), and the days left out on purpose."""
    share = credit(days)
    between = (share > 0) & (share < DONE_SHARE)
    done = np.where(share >= DONE_SHARE, 1.0, np.where(share == 0, 0.0, np.nan))
    idle = ~planned(days) & was(days, State.REST, State.MOVED, State.NOT_LOGGED)
    done[idle & said(days)] = 0.0
    return done, between | was(days, State.PAUSED)


def next_day_pain(days: pd.DataFrame) -> tuple[Floats, Floats]:
    """Pain as logged on the day after a session, and on the day after none, for the pairs compared."""
    window = newest(days)
    return after(sessions_done(window)[0], numbers(window, "pain"))


def after(done: Floats, pain: Floats) -> tuple[Floats, Floats]:
    """Pain on the day after a session, and on the day after none, where both days are known."""
    today, tomorrow = done[:-1], pain[1:]
    both = day_sums.paired(today, tomorrow)
    return tomorrow[both & (today == 1)], tomorrow[both & (today == 0)]
