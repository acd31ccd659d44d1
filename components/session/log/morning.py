"""The morning after: kept with yesterday's sessions, and as today's pain where none is said."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from components.shell.clock import Tap
from components.shell.kept import Kept, said_at
from data.diary import CheckIn, Diary, Session

Told = tuple[tuple[Session, ...], CheckIn | None]  # yesterday's sessions, and today's check-in with them


@dataclass(frozen=True, slots=True)
class Morning:
    """What an answer is for, at the versions of yesterday and today that the person sees."""

    today: date
    waiting: tuple[Session, ...]  # of yesterday, not told of yet
    versions: tuple[int, int]
    both: bool  # the answer is today's pain as well


def morning_of(diary: Diary, today: date, *, both: bool) -> Morning:
    """What there is to answer for on this morning."""
    yesterday = today - timedelta(days=1)
    waiting = tuple(
        s for s in diary.sessions(yesterday, yesterday) if s.share > 0 and s.items and s.next_morning is None
    )
    return Morning(today, waiting, (diary.version(yesterday), diary.version(today)), both)


def keep_morning(diary: Diary, morning: Morning, pain: int, tap: Tap) -> Kept[Told]:
    """Keep the answer, all of it or nothing; without a session it is today's pain.

    Raises DayChanged where a day is no longer as it was seen.
    """
    seen: int | None
    seen, today = morning.versions
    told: list[Session] = []
    entry = None
    with diary.all_or_nothing() as together:
        for session in morning.waiting:
            told.append(together.edit_session(replace(session, next_morning=pain), seen_version=seen))
            seen = None  # it was this that changed the day
        if morning.both or not morning.waiting:
            said = said_at(tap, CheckIn(morning.today, pain))
            entry = together.save(said, seen_version=today)
    return Kept((tuple(told), entry), partial(_take_back, diary, morning, entry))


def _take_back(diary: Diary, morning: Morning, entry: CheckIn | None) -> None:
    with diary.all_or_nothing() as together:
        for session in morning.waiting:
            together.edit_session(session)
        if entry:
            together.delete(entry)
