"""A diary that is read once: what it answered is kept until what the answer was about is written to.

Whoever writes raises an edition (`Diary.editions`), in this process or another; what was answered under
another edition is read anew. The editions are asked for before the answer they are kept with, so an answer
may be newer than its edition, never older.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from operator import attrgetter
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from data.diary.database.rows import Rows, editions_of
from data.diary.database.tables import UNCOUNTED, metadata
from data.diary.day_table import DayColumns, day_table, whole_weeks
from data.diary.keeping.bin import TABLES
from data.diary.keeping.entries import versions_between
from data.diary.keeping.looking_up import Logged
from data.diary.records import (
    Binned,
    CheckIn,
    Experiment,
    OwnMove,
    Pause,
    Plan,
    Preferences,
    Profile,
    Routine,
    Screening,
    Session,
)
from data.diary.store import Diary

if TYPE_CHECKING:
    from pandas import DataFrame

REACH = timedelta(days=400)  # read back from the day asked for: the year that pages look at, and its eve
TRUSTED_S = 1.0  # so long a look at the editions holds: for one rerun, and not until the next tap
_BLOCK = 50  # days whose versions are read at once
_ANSWERS = 60  # kept at most

T = TypeVar("T")
_DAY_TABLE = ("check_in", "session", "plan", "pause")
_LISTED = ("check_in", "session")
_RAISE_VERSIONS = ("check_in", "session", "pause")
_IN_BIN = tuple(table.name for table in TABLES)
_ALL = tuple(sorted(metadata.tables.keys() - UNCOUNTED))
_day = attrgetter("day")


class _Answer(NamedTuple):
    """What was answered to `asked`, and the editions of what it is about as they were before it was read."""

    editions: tuple[int, ...]
    asked: object
    value: Any


class _Stretch(NamedTuple):
    """All entries of one kind from `start` to `end`, oldest first."""

    start: date
    end: date
    entries: tuple[Any, ...]


class _Look(NamedTuple):
    """The editions as they were seen: when, and after how many writes of this process."""

    editions: Mapping[str, int]
    at: float
    writes: int


class RememberingDiary(Diary):
    """One person's diary for the reruns of one visitor: answers what `Diary` does, without asking twice."""

    def __init__(self, diary: Diary, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(diary._database, diary._person)
        self._clock = clock  # in seconds
        self._answers: dict[object, _Answer] = {}
        self._look: _Look | None = None

    def is_of(self, diary: Diary) -> bool:
        """Whether this is the same person's, in the same database as it is open now."""
        return self._database is diary._database and self._person == diary._person

    def look_again(self) -> None:
        """Before the next answer, ask whether anything was written since the last one."""
        self._look = None

    @contextmanager
    def _writing(self) -> Iterator[Rows]:
        try:
            with super()._writing() as rows:
                yield rows
        finally:
            self.look_again()

    def editions(self) -> Mapping[str, int]:
        look, now = self._look, self._clock()
        written = self._database.writes_of(self._person)
        if look is None or look.writes != written or now - look.at > TRUSTED_S:
            look = self._look = _Look(super().editions(), now, written)
        return look.editions

    def _kept(self, key: object, about: tuple[str, ...], read: Callable[[], T], asked: object = None) -> T:
        """The answer kept under this key, if it is to what is asked and nothing it is about was written."""
        editions = self.editions()
        under = tuple(editions.get(kind, 0) for kind in about)
        known = self._answers.get(key)
        if known is None or (known.editions, known.asked) != (under, asked):
            if len(self._answers) >= _ANSWERS:
                self._answers.clear()
            known = self._answers[key] = _Answer(under, asked, read())
        value: T = known.value
        return value

    def _stretch(
        self, kind: str, start: date, end: date, read: Callable[[date, date], tuple[T, ...]]
    ) -> tuple[T, ...]:
        """A part of the one stretch of entries kept; where it is too short, a longer one takes its place.

        What lies wholly before it, as a month of long ago, is read apart: years between are not asked for.
        """
        if start > end:
            return ()
        sunday = whole_weeks(end, end)[1]  # the day table asks for whole weeks
        known = self._kept(kind, (kind,), lambda: _read_stretch(read, _reach(start, end), sunday))
        if end < known.start:
            return self._kept((kind, start, end), (kind,), lambda: read(start, end))
        if start < known.start or end > known.end:
            del self._answers[kind]
            longer = min(start, known.start), max(end, known.end)
            known = self._kept(kind, (kind,), lambda: _read_stretch(read, *longer))
        first = bisect_left(known.entries, start, key=_day)
        return known.entries[first : bisect_right(known.entries, end, key=_day)]

    def worked_out(self, name: str, asked: object, work: Callable[[], T]) -> T:
        """What `work` makes of this diary and of what is asked, kept until anything is written."""
        return self._kept(("worked out", name), _ALL, work, asked)

    def check_ins(self, start: date, end: date) -> tuple[CheckIn, ...]:
        return self._stretch("check_in", start, end, super().check_ins)

    def sessions(self, start: date, end: date) -> tuple[Session, ...]:
        return self._stretch("session", start, end, super().sessions)

    def logged(self, start: date, end: date) -> tuple[Logged, ...]:
        return self._kept("logged", _LISTED, partial(super().logged, start, end), (start, end))

    def entries(self, ids: Collection[str]) -> tuple[CheckIn | Session, ...]:
        return self._kept("entries", _LISTED, partial(super().entries, ids), tuple(ids))

    def plans(self) -> tuple[Plan, ...]:
        return self._kept("plan", ("plan",), super().plans)

    def pauses(self) -> tuple[Pause, ...]:
        return self._kept("pause", ("pause",), super().pauses)

    def experiments(self) -> tuple[Experiment, ...]:
        return self._kept("experiment", ("experiment",), super().experiments)

    def routines(self) -> tuple[Routine, ...]:
        return self._kept("routine", ("routine",), super().routines)

    def own_moves(self) -> tuple[OwnMove, ...]:
        return self._kept("own_move", ("own_move",), super().own_moves)

    def profiles(self) -> tuple[tuple[Profile, date], ...]:
        return self._kept("profile", ("profile",), super().profiles)

    def preferences(self) -> Preferences:
        return self._kept("preferences", ("preferences",), super().preferences)

    def screenings(self) -> tuple[Screening, ...]:
        return self._kept("screening", ("screening",), super().screenings)

    def settings(self) -> dict[str, str]:
        return dict(self._kept("setting", ("setting",), super().settings))

    def bin(self) -> tuple[Binned, ...]:
        return self._kept("bin", _IN_BIN, super().bin)

    def version(self, day: date) -> int:
        """As in `Diary`, and never newer than what is answered of the day after it."""

        def read() -> dict[date, int]:
            with self._reading() as rows:
                versions, editions = versions_between(rows, *near), editions_of(rows)
            if self._look is not None:
                self._look = self._look._replace(editions=editions)
            return versions

        near = _near(day)
        return self._kept(("versions", near), _RAISE_VERSIONS, read).get(day, 0)

    def _ends(self) -> tuple[date | None, date | None]:
        return self._kept("ends", _LISTED, super()._ends)

    def _between(self, start: date, end: date) -> DayColumns:
        if end - start > REACH:
            return super()._between(start, end)  # years of records would take many times as long as columns
        weeks, plans = whole_weeks(start, end), self.plans()
        return day_table(
            start,
            end,
            check_ins=self.check_ins(*weeks),
            sessions=self.sessions(*weeks),
            plans=plans,
            pauses=self.pauses(),
            last_said=self._ends()[1] if any(plan.times_a_week for plan in plans) else None,
        )

    def days(self, start: date | None = None, end: date | None = None) -> "DataFrame":
        read = partial(super().days, start, end)
        # Two at most are kept: a part on show, and the whole.
        return self._kept(("days", start is None), _DAY_TABLE, read, (start, end)).copy(deep=False)


def _near(day: date) -> tuple[date, date]:
    """The block of days read along with this one: a page that asks of today asks of yesterday as well."""
    first = day.toordinal() // _BLOCK * _BLOCK
    return date.fromordinal(max(1, first)), date.fromordinal(min(first + _BLOCK, date.max.toordinal()))


def _reach(start: date, end: date) -> date:
    return min(start, end - min(REACH, end - date.min))


def _read_stretch(read: Callable[[date, date], tuple[T, ...]], start: date, end: date) -> _Stretch:
    return _Stretch(start, end, read(start, end))
