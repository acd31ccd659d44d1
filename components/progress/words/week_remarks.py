"""What the page says of the first week's change in plain words, of a week and of flares."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.numbers.calendar_periods import short_date
from components.numbers.columns import Floats, numbers
from components.numbers.flares_and_pauses import Flare
from components.numbers.pain_change import POINTS, Change, Direction, Week
from components.numbers.plan_adherence import Adherence, WeekAdherence, short
from components.numbers.usual import STEADY
from components.progress.charts.bands import stretch_in_words
from components.progress.words.counts_in_words import counted
from components.progress.words.sentences import UPS_AND_DOWNS, of_week

NO_BASELINE = "No baseline week yet: it takes seven days with pain logged after the first three."
ASK_AGAIN = "Please go through the safety questions again before the next session."


def in_plain_words(record: Change) -> str:
    """The last two weeks against the first one, in one breath; the numbers stand beside it."""
    match record.direction:
        case Direction.TOO_EARLY:
            more = counted(record.days_more, "more day")
            return f"Too early to say how pain has changed: {more} with pain logged."
        case Direction.NOT_ENOUGH_LATELY:
            more = counted(record.days_more, "more day")
            return f"Too few days were logged lately to say how pain has changed: {more} with pain logged."
        case Direction.STEADY:
            return "Pain has not clearly changed since your first week."
        case Direction.BETTER:
            return f"Pain is clearly lower than in your first week. {UPS_AND_DOWNS}"
        case Direction.WORSE:
            return f"Pain is clearly higher than in your first week. {UPS_AND_DOWNS} {ASK_AGAIN}"


def sessions_in_plain_words(record: Adherence) -> str:
    """What became of the planned sessions, and how many sessions nobody logged."""
    if not record.planned:
        return "No session was planned in these days."
    unsaid = f" {counted(record.not_logged, 'planned session')} not logged." if record.not_logged else ""
    if not record.counted:
        return f"No planned session has been logged yet.{unsaid}"
    part = f", {record.partial} in part" if record.partial else ""
    done = record.done + record.swapped
    return f"{done} of {counted(record.counted, 'planned and logged session')} done{part}.{unsaid}"


def of_baseline(week: Week | None) -> str:
    """The band about the baseline week."""
    if week is None:
        return NO_BASELINE
    return (
        f"The band is the baseline week, mean {short(week.mean)} ({short_date(week.first)} to "
        f"{short_date(week.last)}, {counted(week.n, 'day')} logged), and {POINTS:.0f} points either way. "
        "That is the change people usually notice."
    )


def of_flares(flares: Sequence[Flare], steady: Floats) -> str:
    """The flares among the days shown, whose `steady_pain` says on which of them one could be told."""
    if not flares:
        untold = int(np.isnan(steady).sum())
        none = "No flare stands out in these days"
        if steady.size and not untold:
            return f"{none}."
        which = "them" if untold == steady.size else f"{untold} of them"
        needed = f"under {STEADY.known} of the {STEADY.days} days before are logged"
        return f"{none}; none could be told on {which}, since {needed}."
    told = "; ".join(f"{stretch_in_words(flare)}, up to {short(flare.peak)}" for flare in flares)
    return f"{counted(len(flares), 'flare')} in these days: {told}."


def of_picked_week(days: pd.DataFrame, record: WeekAdherence) -> tuple[str, str]:
    """Pain and sessions of the week picked; `days` are its days alone."""
    pain = numbers(days, "pain")
    known = pain[np.isfinite(pain)]
    of = f"{known.size} of {counted(len(days), 'day')} logged"
    if not known.size:
        return f"Pain: {of}.", of_week(record)
    low, high = short(known.min()), short(known.max())
    spread = f"from {low} to {high}" if low != high else f"always {low}"
    return f"Pain averaged {short(known.mean())} of 10, {spread}; {of}.", of_week(record)
