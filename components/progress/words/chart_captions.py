"""One line before each chart: what it shows, of how many days, and how to read it."""

from datetime import date

import numpy as np
import pandas as pd

from components.diary.state_words import WORDS
from components.numbers.calendar_periods import Grain, short_date
from components.numbers.columns import numbers, states
from components.numbers.day_after import Association
from components.numbers.plan_adherence import adherence, short
from components.progress.charts.pain_and_session_rows import (
    CALENDAR_WEEKS,
    bar_grain,
    last_weeks,
    point_grain,
    tile_grain,
)
from components.progress.words.counts_in_words import counted
from components.progress.words.sentences import of_adherence
from data.diary.records.day import State


def before_pain(days: pd.DataFrame) -> str:
    """What the pain panel shows."""
    pain = numbers(days, "pain")
    known = pain[np.isfinite(pain)]
    if not known.size:
        return f"Pain: nothing logged yet in {counted(len(days), 'day')}."
    low, middle, high = (short(value) for value in np.quantile(known, (0, 0.5, 1)))
    spread = f"from {low} to {high}, half of them {middle} or less" if low != high else f"at {low} of 10"
    grain = point_grain(days)
    reading = (
        "Each dot is a day; the line is the median of seven days, where four of them were logged."
        if grain is Grain.DAY
        else f"Each dot is the mean of a {grain}; the line breaks where under four days in seven were logged."
    )
    return f"Pain was logged on {known.size} of {counted(len(days), 'day')}, {spread}. {reading}"


def before_states(days: pd.DataFrame) -> str:
    """What the strip of states shows."""
    return f"{_states_counted(days)} Each tile is a {tile_grain(days)}."


def before_weeks(days: pd.DataFrame, *, today: date | None = None) -> str:
    """What the bars of sessions show."""
    return f"{of_adherence(adherence(days, today=today))} Each bar is a {bar_grain(days)}."


def before_calendar(days: pd.DataFrame, weeks: int = CALENDAR_WEEKS) -> str:
    """What the calendar shows."""
    return f"{_states_counted(last_weeks(days, weeks))} Each column is a week from Monday."


def before_next_day(record: Association) -> str:
    """What the picture of sessions and the next day's pain shows."""
    return (
        f"Pain the day after {counted(record.n_done, 'day')} with a session and "
        f"{counted(record.n_not_done, 'day')} without. Each dot is a day, in the column of its pain."
    )


def before_difference(record: Association) -> str:
    """The difference and its interval for somebody who can't see them."""
    if record.diff is None:
        return "No difference is given yet."
    span = (
        "without a range"
        if record.interval is None
        else "with a 90 % range from {:+.1f} to {:+.1f}".format(*record.interval)
    )
    return (
        f"Each weekday compared only with itself, the difference is {record.diff:+.1f} points {span}; "
        "dotted lines stand at 2 points either way."
    )


def before_weekly(days: pd.DataFrame, *, today: date | None = None) -> str:
    """Pain and sessions of each week for somebody who can't see them."""
    pain = numbers(days, "pain")
    grain = bar_grain(days)
    n = int(np.isfinite(pain).sum())
    means = f"Mean pain of each {grain}, from {n} of {counted(len(days), 'day')} logged."
    return f"{means} {before_weeks(days, today=today)}"


def picked_in_words(picked: date | None) -> str:
    """Which week is framed; empty where none is."""
    return f" The week of {short_date(picked)} is framed." if picked else ""


def panels_in_words(days: pd.DataFrame, *, today: date | None = None) -> str:
    """The three panels of `pain_and_adherence` for somebody who can't see them."""
    return " ".join((before_pain(days), before_states(days), before_weeks(days, today=today)))


def _states_counted(days: pd.DataFrame) -> str:
    kinds = states(days)
    told = [f"{WORDS[kind]} {kinds.count(kind)}" for kind in State if kind in kinds]
    return f"{counted(len(days), 'day')}: {', '.join(told)}." if told else "No days yet."
