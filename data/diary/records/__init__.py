"""What a person's diary keeps, as frozen records.

A record that exists is valid: wrong values raise `ValueError` with a sentence fit for the person.
Days are the person's own local days; `at` is the moment in UTC. An empty `id` means not saved yet.
"""

from data.diary.records.binned import Binned, Entry
from data.diary.records.check_in import CheckIn
from data.diary.records.checks import NAME_LIMIT, NOTE_LIMIT
from data.diary.records.day import Day, State, mean
from data.diary.records.everything import DatedProfile, Everything, Known
from data.diary.records.experiment import Arm, Block, BlockOrder, Experiment, TrialQuestion
from data.diary.records.own_move import DOSE_LIMITS, HOW_LIMIT, OwnDose, OwnMove
from data.diary.records.person import Preferences, Profile
from data.diary.records.plan import Pause, Plan, in_force
from data.diary.records.routine import Routine, RoutineItem
from data.diary.records.screening import Answer, Answered, RoundState, Screening
from data.diary.records.session import Outcome, Reason, Session, SessionItem

__all__ = [
    "DOSE_LIMITS",
    "HOW_LIMIT",
    "NAME_LIMIT",
    "NOTE_LIMIT",
    "Answer",
    "Answered",
    "Arm",
    "Binned",
    "Block",
    "BlockOrder",
    "CheckIn",
    "DatedProfile",
    "Day",
    "Entry",
    "Everything",
    "Experiment",
    "Known",
    "Outcome",
    "OwnDose",
    "OwnMove",
    "Pause",
    "Plan",
    "Preferences",
    "Profile",
    "Reason",
    "RoundState",
    "Routine",
    "RoutineItem",
    "Screening",
    "Session",
    "SessionItem",
    "State",
    "TrialQuestion",
    "in_force",
    "mean",
]
