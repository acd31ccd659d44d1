"""What came of a change of the diary: what was kept, and the way back. Use cases return it, views tell it.

All of these raise as the diary does: ValueError for what can't be so, DiaryError where it can't be kept.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Generic, TypeVar

from components.shell.clock import Tap
from data.diary import CheckIn, Diary, Entry, Profile, Session

T = TypeVar("T")
E = TypeVar("E", bound=Entry)
D = TypeVar("D", CheckIn, Session)


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What is in the diary now, and what takes it back."""

    record: T
    undo: Callable[[], object] | None = None


def said_at(tap: Tap, record: D) -> D:
    """The record as said at this tap: where it is about another day, filled in later."""
    return replace(record, at=tap.at, offset_min=tap.offset_min, later=record.day != tap.day)


def keep(diary: Diary, record: E, *, token: str | None = None, seen_version: int | None = None) -> Kept[E]:
    """Keep something new. The same `token` again gives what is kept already."""
    kept = diary.save(record, token=token, seen_version=seen_version)
    return Kept(kept, partial(diary.delete, kept))


def change(diary: Diary, before: D, after: D, seen_version: int | None = None) -> Kept[D]:
    """Put what was said of a day right; the way back is what was said before."""
    edit = diary.edit_check_in if isinstance(before, CheckIn) else diary.edit_session
    return Kept(edit(after, seen_version=seen_version), partial(edit, before))


def delete(diary: Diary, record: E) -> Kept[E]:
    """Put an entry into the bin."""
    diary.delete(record)
    return Kept(record, partial(diary.restore, record))


def put_back(diary: Diary, record: E) -> Kept[E]:
    """Take an entry out of the bin."""
    diary.restore(record)
    return Kept(record, partial(diary.delete, record))


def remember(diary: Diary, name: str, value: str) -> Kept[str]:
    """Change a setting."""
    before = diary.setting(name)
    diary.set_setting(name, value)
    return Kept(value, partial(diary.set_setting, name, before))


def keep_profile(diary: Diary, profile: Profile, today: date) -> Kept[Profile]:
    """Keep the profile from today on; there is a way back where there was one before."""
    before = diary.profile()
    diary.save_profile(profile, today)
    return Kept(profile, partial(diary.save_profile, before[0], today) if before else None)
