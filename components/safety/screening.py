"""What the latest red-flag answers allow: open, ask again, see a clinician first, or emergency."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

from data.catalogue import Catalogue
from data.catalogue.model import RedFlagLevel
from data.diary import Day, Screening

VALID_FOR = timedelta(weeks=4)
JUMP = 3  # NRS points above the usual
USUAL_DAYS = 7

Standing = Literal["open", "ask", "see_clinician", "adults_only", "emergency"]

_WORST_FIRST: tuple[tuple[RedFlagLevel, Standing], ...] = (
    (RedFlagLevel.EMERGENCY, "emergency"),
    (RedFlagLevel.ADULTS_ONLY, "adults_only"),
    (RedFlagLevel.URGENT, "see_clinician"),
    (RedFlagLevel.SEE_CLINICIAN, "see_clinician"),
)


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the way to routines is open, and if not, what stands before it."""

    standing: Standing
    flags: tuple[str, ...] = ()  # the red flags behind it
    level: RedFlagLevel | None = None
    why_ask: Literal["first", "four_weeks", "pain_jump"] | None = None


def active_flags(catalogue: Catalogue, screening: Screening | None) -> frozenset[str]:
    """Red flags that still hold: raised and not cleared. Cautions stay; nobody clears those away."""
    if screening is None:
        return frozenset()
    if screening.cleared_on is None:
        return screening.raised
    return frozenset(
        flag for flag in screening.raised if catalogue.red_flags[flag].level is RedFlagLevel.CAUTION
    )


def gate(catalogue: Catalogue, screening: Screening | None, today: date, *, jumped: bool = False) -> Gate:
    """Where a person stands today, from their latest screening.

    `jumped`: pain has risen by three points or more since that screening (see `pain_jumped`).
    A flag the catalogue no longer knows blocks like an emergency answer would, and a question never
    answered is asked: unknown is not safe.
    """
    if screening is None:
        return Gate("ask", why_ask="first")
    if strangers := screening.raised - catalogue.red_flags.keys():
        return Gate("emergency", tuple(sorted(strangers)), RedFlagLevel.EMERGENCY)
    flags = active_flags(catalogue, screening)
    for level, standing in _WORST_FIRST:
        if raised := tuple(
            f for f in catalogue.red_flags if f in flags and catalogue.red_flags[f].level is level
        ):
            return Gate(standing, raised, level)
    if catalogue.red_flags.keys() - screening.answers.keys():
        return Gate("ask", why_ask="first")
    if today - screening.day >= VALID_FOR:
        return Gate("ask", why_ask="four_weeks")
    if jumped:
        return Gate("ask", why_ask="pain_jump")
    return Gate("open")


def pain_jumped(days: tuple[Day, ...], since: date) -> bool:
    """Whether the latest pain stands three points or more above the usual, logged after `since`.

    The usual is the median of what was logged in the seven days before it.
    """
    logged = [day for day in days if day.pain_worst is not None]
    if not logged or logged[-1].day <= since:
        return False
    latest = logged[-1]
    before = [
        day.pain
        for day in logged[:-1]
        if latest.day - day.day <= timedelta(days=USUAL_DAYS) and day.pain is not None
    ]
    return bool(before) and (latest.pain_worst or 0) - median(before) >= JUMP
