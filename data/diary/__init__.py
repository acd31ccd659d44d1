"""The diary: what a person said of their days, kept where only they reach it."""

from data.diary.database import close_diaries
from data.diary.errors import DayChanged, DiaryError, DiaryUnavailable, NotFound, NotSaved, PlanRefused
from data.diary.place import default_url
from data.diary.records import (
    NAME_LIMIT,
    NOTE_LIMIT,
    Answer,
    Binned,
    CheckIn,
    Day,
    Kind,
    Outcome,
    OwnMove,
    Pause,
    Plan,
    Preferences,
    Profile,
    Routine,
    RoutineItem,
    Screening,
    Session,
    SessionItem,
    State,
)
from data.diary.store import Diary, open_diary

__all__ = [
    "NAME_LIMIT",
    "NOTE_LIMIT",
    "Answer",
    "Binned",
    "CheckIn",
    "Day",
    "DayChanged",
    "Diary",
    "DiaryError",
    "DiaryUnavailable",
    "Kind",
    "NotFound",
    "NotSaved",
    "Outcome",
    "OwnMove",
    "Pause",
    "Plan",
    "PlanRefused",
    "Preferences",
    "Profile",
    "Routine",
    "RoutineItem",
    "Screening",
    "Session",
    "SessionItem",
    "State",
    "close_diaries",
    "default_url",
    "open_diary",
]
