"""The signs the safety check asks for, and the screens it asks them on."""

from enum import StrEnum

from pydantic import Field

from data.catalogue.model.evidence import Status
from data.catalogue.model.record import Id, Record, Text


class RedFlagLevel(StrEnum):
    """What a red flag asks for."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SEE_CLINICIAN = "see_clinician"
    CAUTION = "caution"
    ADULTS_ONLY = "adults_only"


class SinceWeeks(Record):
    """A condition that holds until so many weeks after the day a sign speaks of."""

    weeks: int = Field(ge=1)
    condition: Id


class RedFlag(Record):
    """A sign that something other than ordinary back pain may be going on."""

    id: Id
    level: RedFlagLevel
    ask: Text
    recheck: Text | None = None  # the short line that asks it again before every session, with its like
    condition: Id | None = None  # the condition behind it: kept in the filter, also once it is cleared
    since: tuple[SinceWeeks, ...] = ()  # asks for a day; the conditions behind it, the shortest first
    only_with: Id | None = None  # asked only of those who said yes to this other flag
    advice: Text | None = None  # what to do about one that blocks nothing
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class FlagScreen(Record):
    """One screen of the safety check: a lead, and one to three closely related signs under it."""

    id: Id
    lead: Text
    list_name: Text | None = None  # whose list these signs are, where they come as one
    flags: tuple[Id, ...] = Field(min_length=1, max_length=3)
