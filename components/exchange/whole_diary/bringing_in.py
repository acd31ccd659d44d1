"""Bringing a file in: a look at it first, then all of it in one transaction, with one way back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from components.exchange.whole_diary.diary_file import diary_of, unfit
from components.exchange.whole_diary.doubts import refuse_doubtful
from components.exchange.whole_diary.json_values import Misfit
from components.exchange.whole_diary.merging import Merge, Tally, merged
from components.exchange.whole_diary.packing import whole_of
from components.exchange.whole_diary.unpacking import unpacked
from components.shell.kept import Kept
from data.catalogue import Catalogue
from data.diary import Diary, Everything


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds, and what bringing it in would come to here and now."""

    diary: Everything
    release: str  # that wrote it
    first: date | None  # day of an entry
    last: date | None
    tallies: Mapping[str, Tally]
    otherwise_on: tuple[date, ...]  # the days of entries and sessions that are said otherwise here

    @property
    def new(self) -> int:
        return sum(tally.new for tally in self.tallies.values())

    @property
    def otherwise(self) -> int:
        """How much of it is said otherwise here, and could be replaced."""
        return sum(tally.otherwise for tally in self.tallies.values())


def look(diary: Diary, catalogue: Catalogue, uploaded: bytes, now: datetime) -> Brought:
    """Read a file, and change nothing. Raises `Unfit`, which says what can't be and where."""
    found, release = diary_of(unpacked(uploaded))
    try:
        refuse_doubtful(found, now, catalogue.vocabulary.purpose)
    except Misfit as misfit:
        raise unfit(misfit) from None
    days = _days(found)
    merge = merged(whole_of(diary), diary.known(), found, theirs=True)
    replaced = tuple(sorted(set(_days(merge.before))))
    return Brought(found, release, min(days, default=None), max(days, default=None), merge.tallies, replaced)


def _days(diary: Everything) -> list[date]:
    return [one.day for one in diary.check_ins] + [one.day for one in diary.sessions]


def bring_in(diary: Diary, found: Everything, *, theirs: bool = False) -> Kept[Merge]:
    """Let the diary hold what the file does, as it stands beside what is here now; all of it or nothing.

    `theirs`: where both say something of the same entry, the file's counts. The way back takes out exactly
    this, and refuses where any of it was changed since. Raises DiaryError.
    """
    with diary.all_or_nothing() as together:
        merge = merged(whole_of(together), together.known(), found, theirs=theirs)
        together.replace_parts(merge.before, merge.after)
    return Kept(merge, partial(diary.replace_parts, merge.after, merge.before) if merge.changes else None)
