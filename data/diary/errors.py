"""What can go wrong between a person and their diary.

`str(error)` is a sentence for that person: it never holds an entry, a note or a statement.
"""

from datetime import date
from pathlib import Path


class DiaryError(Exception):
    """Something the diary could not do."""


class DiaryUnavailable(DiaryError):
    """The diary can't be opened or read. Nothing in it was changed."""


class DiaryBroken(DiaryUnavailable):
    """What lies at the diary's place is no diary, or nothing does; `path` is the place."""

    def __init__(self, words: str, path: Path) -> None:
        super().__init__(words)
        self.path = path


class NotSaved(DiaryError):
    """The diary did not take this, and says why. What was there before is still there."""


class DayChanged(NotSaved):
    """The day was changed elsewhere since the caller saw it; `version` is what it is now."""

    def __init__(self, day: date, version: int) -> None:
        super().__init__(
            "Not saved: this day was changed somewhere else since you opened it. Look at it again, then save."
        )
        self.day = day
        self.version = version


class NotFound(NotSaved):
    """This person's diary has no such entry (any more)."""


class PlanRefused(NotSaved):
    """This change of plan would rewrite days that have been."""


class ExperimentRefused(NotSaved):
    """Another experiment already has these days."""
