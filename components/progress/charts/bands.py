"""What stands behind the panels of pain and sessions: the baseline band, flares, pauses, the week picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from components.numbers.calendar_periods import Grain, named
from components.numbers.columns import dates, texts
from components.numbers.flares_and_pauses import Flare, Stretch, pauses
from components.numbers.pain_change import POINTS, Week
from components.numbers.plan_adherence import short
from components.numbers.usual import DAYS_A_WEEK

BANDS_DAYS = 366  # in a longer stretch of days a band of two would not be seen
FLARE, PAUSE = "▲", "⏸"


@dataclass(frozen=True, slots=True)
class Aside:
    """What is shown behind the days; nothing of it is needed."""

    baseline: Week | None = None
    flares: Sequence[Flare] = ()
    picked: date | None = None  # the Monday of the week picked


NOTHING = Aside()


def aside_rows(days: pd.DataFrame, aside: Aside = NOTHING) -> dict[str, pd.DataFrame]:
    """The rows behind the panels, cut to the days shown.

    `baseline`, one row at most: `start`, `end`, `low`, `mean`, `high`, `said`. `bands`, a row for each
    flare and pause: `start`, `end`, `middle`, `glyph`, `when`, `said`. `picked`, one row at most: `start`
    and `end`.
    """
    calendar = dates(days)
    return {
        "baseline": _baseline(calendar[:1], calendar[-1:], aside.baseline),
        "bands": _bands(days, aside.flares),
        "picked": _picked(calendar, aside.picked),
    }


def in_days(stretches: Sequence[Stretch], days: pd.DataFrame) -> list[Stretch]:
    """The stretches that the day table touches."""
    calendar = dates(days)
    if not calendar.size:
        return []
    first, last = calendar[0].item(), calendar[-1].item()
    return [stretch for stretch in stretches if stretch.first <= last and stretch.last >= first]


def stretch_in_words(stretch: Stretch) -> str:
    """The days of a stretch, as "Mon 2 Mar 2026 to Wed 4 Mar 2026"."""
    first, last = named(stretch.first, Grain.DAY), named(stretch.last, Grain.DAY)
    return first if first == last else f"{first} to {last}"


def _baseline(first: np.ndarray, last: np.ndarray, week: Week | None) -> pd.DataFrame:
    shown = week if first.size else None
    return pd.DataFrame(
        {
            "start": _midnights([day.item() for day in first] if shown else []),
            "end": _midnights([day.item() + timedelta(1) for day in last] if shown else []),
            "low": np.array([max(0.0, shown.mean - POINTS)] if shown else [], dtype="float64"),
            "mean": np.array([shown.mean] if shown else [], dtype="float64"),
            "high": np.array([min(10.0, shown.mean + POINTS)] if shown else [], dtype="float64"),
            "said": texts([f"{short(shown.mean)} of 10, ± {short(POINTS)}"] if shown else []),
        }
    )


def _bands(days: pd.DataFrame, flares: Sequence[Flare]) -> pd.DataFrame:
    drawn = len(days) <= BANDS_DAYS
    kinds = [(FLARE, f) for f in in_days(flares, days)] + [(PAUSE, p) for p in pauses(days)]
    bands = kinds if drawn else []
    calendar = dates(days)
    edges = [
        (max(band.first, calendar[0].item()), min(band.last, calendar[-1].item()) + timedelta(1))
        for _, band in bands
    ]
    start, end = _midnights([first for first, _ in edges]), _midnights([last for _, last in edges])
    return pd.DataFrame(
        {
            "start": start,
            "end": end,
            "middle": start + (end - start) // 2,
            "glyph": texts([glyph for glyph, _ in bands]),
            "when": texts([stretch_in_words(band) for _, band in bands]),
            "said": texts([_told(band) for _, band in bands]),
        }
    )


def _told(band: Stretch) -> str:
    if isinstance(band, Flare):
        return f"flare, up to {short(band.peak)} of 10; four weeks before it {short(band.steady)}"
    return "pause"


def _picked(calendar: np.ndarray, monday: date | None) -> pd.DataFrame:
    week = np.array([], dtype="datetime64[D]")
    if monday is not None:
        at = np.datetime64(monday, "D")
        week = calendar[(calendar >= at) & (calendar < at + DAYS_A_WEEK)]
    start, end = week[:1].astype("datetime64[s]"), (week[-1:] + 1).astype("datetime64[s]")
    return pd.DataFrame({"start": start, "end": end})


def _midnights(days: Sequence[date]) -> np.ndarray:
    return np.array(days, dtype="datetime64[D]").astype("datetime64[s]")
