"""One calendar day as the day table shows it, and what it was for the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.diary.records import check_in

# The day table's column for each number of a check-in, and all its columns that hold numbers.
MEANS = {name: {"sleep_h": "sleep"}.get(name, name) for name in check_in.NUMBERS}
NUMBERS = (*MEANS.values(), "pain_worst", "share_done", "minutes")


class State(StrEnum):
    """What a day was for the plan. Not logged is not missed; rest and pause are not failures."""

    DONE = "done"
    PARTIAL = "partial"
    SWAPPED = "swapped"
    EXTRA = "extra"
    REST = "rest"
    PAUSED = "paused"
    MISSED = "missed"
    NOT_LOGGED = "not_logged"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day as the day table shows it: what pages ask of one."""

    day: date
    pain: float | None
    pain_worst: float | None
    function: float | None
    confidence: float | None
    sleep: float | None
    planned: bool
    share_done: float | None
    minutes: float | None
    state: State
    note: str


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what was said; None where nothing was."""
    said = [value for value in values if value is not None]
    return sum(said) / len(said) if said else None
