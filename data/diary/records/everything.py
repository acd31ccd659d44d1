"""All that a diary holds of a person, as one record: what is taken along, and what is brought in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data.diary.records.check_in import CheckIn
from data.diary.records.experiment import Experiment
from data.diary.records.own_move import OwnMove
from data.diary.records.person import Preferences, Profile
from data.diary.records.plan import Pause, Plan
from data.diary.records.routine import Routine
from data.diary.records.screening import Screening
from data.diary.records.session import Session


@dataclass(frozen=True, slots=True)
class DatedProfile:
    """A profile, and the day from which on it was so."""

    profile: Profile
    day: date


@dataclass(frozen=True, slots=True)
class Everything:
    """All that a diary holds of a person but what they deleted; or a part of it, in the same order.

    What can be deleted is known by its id. Plans are all that were ever made, in the order they were made;
    profiles and screenings likewise, the one that counts last. No word of who the person is.
    """

    check_ins: tuple[CheckIn, ...] = ()
    sessions: tuple[Session, ...] = ()
    pauses: tuple[Pause, ...] = ()
    routines: tuple[Routine, ...] = ()
    own_moves: tuple[OwnMove, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    plans: tuple[Plan, ...] = ()
    profiles: tuple[DatedProfile, ...] = ()
    screenings: tuple[Screening, ...] = ()
    preferences: Preferences | None = None  # None: no wish was ever said
    settings: Mapping[str, str] = field(default_factory=dict)
    # Kind -> id -> what one press of a button was known by, so that a second send of it is the first.
    tokens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Known(NamedTuple):
    """The ids and tokens of one kind that a diary knows, those of what lies in the bin included."""

    ids: frozenset[str] = frozenset()
    tokens: frozenset[str] = frozenset()
