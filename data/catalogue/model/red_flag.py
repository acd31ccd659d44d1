"""The signs the safety check asks for, and the screens it asks them on."""

from collections.abc import Collection
from datetime import date, timedelta

from pydantic import Field

from data.catalogue.model.evidence import Status
from data.catalogue.model.record import Id, Record, Text
from data.verdicts import Graded, Standing


class RedFlagLevel(Graded):
    """What a red flag asks for, the most urgent last."""

    CAUTION = "caution"
    SEE_CLINICIAN = "see_clinician"
    URGENT = "urgent"
    ADULTS_ONLY = "adults_only"
    EMERGENCY = "emergency"

    @property
    def standing(self) -> Standing:
        """What it leaves of the way to routines."""
        return _STANDING[self]


_STANDING = {
    RedFlagLevel.CAUTION: Standing.OPEN,
    RedFlagLevel.SEE_CLINICIAN: Standing.SEE_CLINICIAN,
    RedFlagLevel.URGENT: Standing.SEE_CLINICIAN,
    RedFlagLevel.ADULTS_ONLY: Standing.ADULTS_ONLY,
    RedFlagLevel.EMERGENCY: Standing.EMERGENCY,
}


class AskedDay(Record):
    """The day a sign asks for, and how many weeks before and after today it may lie."""

    ask: Text
    weeks_back: int = Field(ge=0)
    weeks_ahead: int = Field(ge=0)
    again_weeks: tuple[int, ...] = ()  # so long after it what was said no longer holds, and is asked anew

    def passed_since(self, answered: date, day: date, today: date) -> bool:
        """Whether one of these moments has gone by since the answer."""
        return any(answered <= day + timedelta(weeks=weeks) < today for weeks in self.again_weeks)


class SinceWeeks(Record):
    """A condition that holds until so many weeks after the day a sign speaks of; before it, if negative."""

    weeks: int
    condition: Id


class RedFlag(Record):
    """A sign that something other than ordinary back pain may be going on."""

    id: Id
    level: RedFlagLevel
    ask: Text
    recheck: Text | None = None  # the short line that asks it again before every session, with its like
    condition: Id | None = None  # the condition behind it: kept in the filter, also once it is cleared
    day: AskedDay | None = None
    since: tuple[SinceWeeks, ...] = ()  # what stands in place of the condition by the weeks, shortest first
    only_with: Id | None = None  # asked only of those who said yes to this other flag
    in_place: bool = False  # its condition stands in place of that of the sign it follows from
    starts_gently: bool = False  # the profile form begins with the gentlest level
    emergency_with: tuple[Id, ...] = ()  # beside one of these it is an emergency
    alone: Id | None = None  # the rule whose words stand where nothing else was said yes to
    advice: Text | None = None  # what to do about one that blocks nothing
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status

    @property
    def dated_by(self) -> str | None:
        """The sign whose day its weeks count from: its own, else that of the sign it follows from."""
        return self.id if self.day else self.only_with

    def level_beside(self, said: Collection[str]) -> RedFlagLevel:
        """What it asks for beside everything else that stands."""
        return self.level if set(self.emergency_with).isdisjoint(said) else RedFlagLevel.EMERGENCY

    @property
    def passing(self) -> frozenset[str]:
        """The conditions behind it that hold for some weeks only."""
        dated = {self.condition} if self.condition and self.day else set()
        return frozenset({stage.condition for stage in self.since} | dated)

    def condition_on(self, today: date, day: date | None) -> str | None:
        """The condition behind it today; where the day wasn't said, the strictest."""
        if day is None and self.since:
            return self.condition or self.since[0].condition
        still = (s.condition for s in self.since if day and today < day + timedelta(weeks=s.weeks))
        return next(still, self.condition)


class FlagScreen(Record):
    """One screen of the safety check: a lead, and one to three closely related signs under it."""

    id: Id
    lead: Text
    list_name: Text | None = None  # whose list these signs are, where they come as one
    flags: tuple[Id, ...] = Field(min_length=1, max_length=3)
