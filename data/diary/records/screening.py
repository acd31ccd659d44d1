"""Rounds of red-flag questions: what was answered, when, and what a clinician cleared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from data.diary.records.checks import check_day, check_moment, freeze
from data.unfit import Unfit

CLEARED_BEFORE = timedelta(days=366)  # an older clearance is not of these answers; our own default


class Answer(StrEnum):
    """An answer to a red flag question. "Not sure" counts as yes."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not_sure"


class RoundState(StrEnum):
    """How far a round of red-flag questions has come."""

    OPEN = "open"  # begun: what was said yes to counts, what was said no to withdraws nothing yet
    DONE = "done"  # all asked: it stands in place of every round before it
    LEFT = "left"  # broken off with nothing raised: the round before it stands


class Answered(NamedTuple):
    """One answer as it was given; a later one to the same question stands in its place."""

    flag: str
    answer: Answer
    day: date  # in the person's time zone
    at: datetime


@dataclass(frozen=True, slots=True)
class Screening:
    """One round of red-flag answers, and the days on which a clinician cleared what it raised.

    `cleared_on` given alone clears everything raised; `cleared` says it flag by flag.
    """

    day: date
    answers: Mapping[str, Answer]
    cleared_on: date | None = None
    at: datetime | None = None
    id: str = ""
    state: RoundState = RoundState.DONE
    cleared: Mapping[str, date] | None = None  # flag -> day
    dates: Mapping[str, date] = field(default_factory=dict)  # flag -> the day it speaks of, such as a birth
    history: tuple[Answered, ...] = ()  # every answer, oldest first, also those taken back
    offset_min: int | None = None  # of the clock it was begun by, minutes east of UTC; None is not known

    def __post_init__(self) -> None:
        answers = {flag: Answer(answer) for flag, answer in self.answers.items()}
        freeze(self, answers=answers, state=RoundState(self.state))
        check_day(self.day)
        check_moment(self.at, self.offset_min)
        if self.cleared_on is not None and self.cleared_on < self.day - CLEARED_BEFORE:
            raise Unfit("That clearance is more than a year older than the answers.")
        if self.cleared is None:
            cleared = dict.fromkeys(self.raised, self.cleared_on) if self.cleared_on else {}
            freeze(self, cleared=cleared)

    @property
    def raised(self) -> frozenset[str]:
        """The red flags answered yes or not sure, cleared or not."""
        return frozenset(flag for flag, answer in self.answers.items() if answer is not Answer.NO)

    @property
    def standing(self) -> frozenset[str]:
        """The red flags answered yes or not sure, and not cleared."""
        return self.raised - (self.cleared or {}).keys()

    def raised_on(self, flag: str) -> date:
        """The day on which a raised flag was last said yes or not sure to."""
        said = (a.day for a in reversed(self.history) if a.flag == flag and a.answer is not Answer.NO)
        return next(said, self.day)
