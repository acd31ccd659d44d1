"""What the history lists, and how: by a kind, a time or words of a note, in weeks and days."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from data.diary import CheckIn, EntryKind, Logged, Session


class Showing(StrEnum):
    """Which entries are listed."""

    EVERYTHING = "everything"
    CHECK_INS = "check_ins"
    SESSIONS = "sessions"


_KINDS = {
    Showing.EVERYTHING: frozenset(EntryKind),
    Showing.CHECK_INS: frozenset({EntryKind.CHECK_IN}),
    Showing.SESSIONS: frozenset({EntryKind.SESSION}),
}


class Day(NamedTuple):
    """One day's entries, the latest first."""

    day: date
    entries: tuple[CheckIn | Session, ...]


class Week(NamedTuple):
    """The days of one week with an entry, the latest first."""

    monday: date
    days: tuple[Day, ...]


def wanted(logged: Iterable[Logged], showing: Showing, search: str) -> tuple[Logged, ...]:
    """The entries of these kinds whose note has every word of the search, in any case and accent."""
    words = plain(search).split()
    kinds = _KINDS[showing]
    return tuple(
        entry
        for entry in logged
        if entry.kind in kinds and (not words or all(word in plain(entry.note) for word in words))
    )


def plain(text: str) -> str:
    """Without case and accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def by_week(entries: Sequence[CheckIn | Session]) -> tuple[Week, ...]:
    """Entries, the latest first, in the days and weeks (from Monday) they belong to."""
    days = (Day(day, tuple(group)) for day, group in groupby(entries, key=lambda entry: entry.day))
    return tuple(
        Week(monday, tuple(group))
        for monday, group in groupby(days, key=lambda d: d.day - timedelta(days=d.day.weekday()))
    )
