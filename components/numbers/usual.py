"""The one place that says what a person's usual pain is, and which differences from it mean something.

Pain is NRS, 0 to 10, a number a day; a day on which nothing was said has no entry and is never taken for 0.
The usual is always the median of days that came before: one that takes today in rises with the pain it is
to be held against. How much of a rise counts, and over how many days, is our own default; that pain should
not rise from week to week is one of the rules of the pain-monitoring model for tendons (Silbernagel 2007,
doi 10.1177/0363546506298279, as quoted by others).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import fmean, median

NOISE = 1  # a difference of a point can be chance
NOTICED = 2  # the difference people notice
FAR = 3  # far above the usual

USUAL_DAYS = 14  # the days before, of which the usual is the median
WEEK_DAYS = 7


def usual_before(pain: Mapping[date, float], day: date, days: int = USUAL_DAYS) -> float | None:
    """The median of what is known of so many days before `day`, without it; None where nothing is."""
    known = _known(pain, day - timedelta(days=1), days)
    return median(known) if known else None


def week_rise(pain: Mapping[date, float], today: date) -> float | None:
    """Mean of the seven days up to today less that of the seven before; None where one of them is unknown."""
    now, before = (_known(pain, today - timedelta(days=n), WEEK_DAYS) for n in (0, WEEK_DAYS))
    return fmean(now) - fmean(before) if now and before else None


def week_is_worse(pain: Mapping[date, float], today: date) -> bool:
    """Whether the last week stands a point or more above the week before it."""
    rise = week_rise(pain, today)
    return rise is not None and rise >= NOISE


def _known(pain: Mapping[date, float], last: date, days: int) -> list[float]:
    return [pain[day] for n in range(days) if (day := last - timedelta(days=n)) in pain]
