"""The morning after: kept with yesterday's sessions, and as today's pain where none is said."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from components.shell.kept import Kept
from data.diary import CheckIn, Diary, Session

Told = tuple[tuple[Session, ...], CheckIn | None]  # yesterday's sessions, and today's check-in with them


@dataclass(frozen=True, slots=True)
class Morning:
    """What an answer is for, at the versions of yesterday and today that the person sees."""

    today: date
    waiting: tuple[Session, ...]  # of yesterday, not told of yet; at least one
    versions: tuple[int, int]
    both: bool  # the answer is today's pain as well


def keep_morning(diary: Diary, morning: Morning, pain: int, at: datetime) -> Kept[Told]:
    """Keep the answer, all of it or nothing. Raises DayChanged where a day is no longer as it was seen."""
    yesterday, today = morning.versions
    entry = None
    with diary.all_or_nothing() as together:
        first, *others = (replace(session, next_morning=pain) for session in morning.waiting)
        told = (together.edit_session(first, seen_version=yesterday), *map(together.edit_session, others))
        if morning.both:
            entry = together.save(CheckIn(morning.today, pain, at=at), seen_version=today)
    return Kept((told, entry), partial(_take_back, diary, morning, entry))


def _take_back(diary: Diary, morning: Morning, entry: CheckIn | None) -> None:
    with diary.all_or_nothing() as together:
        for session in morning.waiting:
            together.edit_session(session)
        if entry:
            together.delete(entry)
