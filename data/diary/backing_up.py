"""Backups of a diary kept in a file: made by hand and by themselves, looked into, and put back."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from data import clock
from data.diary.database import backups, beside, schema
from data.diary.database.backups import Fault
from data.diary.database.connections import Database, for_reading
from data.diary.database.sqlite_file import UNREADABLE, revision_of
from data.diary.errors import DiaryError, DiaryUnavailable, NotSaved
from data.diary.store import Diary
from data.version import release_named

Source = bytes | Path  # a backup as it was uploaded, or its file


class Backup(NamedTuple):
    """One backup of a diary."""

    file: Path
    made: datetime  # UTC
    size: int  # bytes


class Contents(NamedTuple):
    """What a backup holds: the days of the first and the last entry, how much of each, and which release."""

    first: date | None
    last: date | None
    check_ins: int
    sessions: int
    routines: int
    own_moves: int
    release: str


def are_ours(diary: Diary) -> bool:
    """Whether backups of this diary are Backwise's business: it is in a file, and nobody else is in there."""
    path = diary._database.path
    try:
        return path is not None and backups.persons_in(path) <= {diary._person}
    except UNREADABLE:
        return False


def backups_of(diary: Diary) -> tuple[Backup, ...]:
    """The backups beside the diary's file, newest first."""
    return beside_file(_path(diary))


def beside_file(path: Path) -> tuple[Backup, ...]:
    """The backups beside a file that is, or was, a diary's, newest first."""
    return tuple(
        Backup(file, beside.moment_of(file), file.stat().st_size)
        for file in reversed(beside.backups_of(path))
    )


def latest_fault(diary: Diary) -> tuple[datetime, Fault] | None:
    """When a backup went wrong, and how, if none went well since."""
    return backups.latest_fault(_path(diary))


def make(diary: Diary) -> Backup:
    """Make a backup of the diary as it stands, and check it. Raises NotSaved."""
    path = _path(diary)
    made = _checked_copy(diary._database, path)
    if isinstance(made, Fault):
        raise NotSaved(f"No backup was made: {WHAT_WENT_WRONG[made]}")
    return Backup(made, beside.moment_of(made), made.stat().st_size)


WHAT_WENT_WRONG = {
    Fault.DISK: "the disk may be full, or the diary can't be read.",
    Fault.DAMAGED: "the diary's file seems to be damaged. Keep the backup from before.",
    Fault.INCOMPLETE: "the copy was not complete. Try once more.",
    Fault.UNREADABLE: "an entry in the diary can't be read any more. Keep the backup from before.",
}


def look_into(diary: Diary, source: Source) -> Contents:
    """What a backup holds, if it is one that can be put back. Raises NotSaved."""
    _path(diary)
    with made_current(source, diary._person, diary._database.patience_s) as (copy, release):
        return contents_of(copy, diary._person, release)


def contents_of(copy: Path, person: str, release: str) -> Contents:
    """What a current copy of a diary holds."""
    read = _diary_in(copy, person)
    try:
        first, last = read._ends()
        check_ins, sessions = read.check_ins(date.min, date.max), read.sessions(date.min, date.max)
        moves = len(read.own_moves())
        return Contents(first, last, len(check_ins), len(sessions), len(read.routines()), moves, release)
    finally:
        read._database.close()


def put_back(diary: Diary, source: Source) -> Backup:
    """Let the diary be as it was in this backup. Returns a backup of what was there before.

    All of it is put back, or nothing. Raises NotSaved.
    """
    _path(diary)
    with made_current(source, diary._person, diary._database.patience_s) as (copy, _):
        before = make(diary)
        diary._database.put_back(copy, diary._person)
    return before


def make_daily(database: Database) -> None:
    """A backup of today (in UTC) if there is none yet, in place of those that are no longer needed."""
    path, today = database.path, clock.now().date()
    if path is None or any(
        beside.moment_of(made).date() == today for made in beside.named(path, r"\.(db|bad)")
    ):
        return
    if not backups.persons_in(path):
        return
    for unfinished in beside.named(path, r"\.new.*"):
        unfinished.unlink(missing_ok=True)
    if not isinstance(_checked_copy(database, path), Fault):
        for old in backups.to_drop(beside.backups_of(path)):
            old.unlink(missing_ok=True)


def _checked_copy(database: Database, path: Path) -> Path | Fault:
    with database.copying:
        return backups.make(path, schema.REVISIONS.head, database.patience_s, _reads_back)


def _path(diary: Diary) -> Path:
    if not are_ours(diary) or (path := diary._database.path) is None:
        raise NotSaved("Backups of this diary are made by whoever runs its server.")
    return path


def _diary_in(path: Path, person: str) -> Diary:
    return Diary(for_reading(path), person)


def _reads_back(path: Path) -> bool:
    return all(_all_read(path, person) for person in backups.persons_in(path, "immutable"))


def _all_read(path: Path, person: str) -> bool:
    diary = _diary_in(path, person)
    try:
        diary.check_ins(date.min, date.max)
        diary.sessions(date.min, date.max)
        diary.preferences()
        diary.settings()
        for read in (diary.routines, diary.own_moves, diary.plans, diary.pauses, diary.experiments):
            read()
        for about in (diary.profiles, diary.screenings, diary.bin):
            about()
    except DiaryError:
        return False
    finally:
        diary._database.close()
    return True


@contextmanager
def made_current(source: Source, person: str, patience_s: float) -> Iterator[tuple[Path, str]]:
    """A copy of a backup, looked over and brought up to date, and the release that made it.

    Raises NotSaved for one that can't be put back.
    """
    with tempfile.TemporaryDirectory(prefix="backwise-") as folder:
        copy = Path(folder) / "backup.db"
        try:
            copy.write_bytes(source if isinstance(source, bytes) else source.read_bytes())
            release = _looked_over(copy, person)
            schema.prepare_file(copy, patience_s)
            if not _reads_back(copy):
                raise NotSaved("Not put back: an entry in this backup can't be read.")
        except (OSError, *UNREADABLE):
            raise NotSaved("Not put back: this backup can't be read, or the disk is full.") from None
        yield copy, release


def _looked_over(copy: Path, person: str) -> str:
    try:
        revision = revision_of(copy, "immutable", 0)
    except DiaryUnavailable:
        raise NotSaved("Not put back: this file is no backup of a diary, or it is damaged.") from None
    if revision not in schema.REVISIONS.names:
        raise NotSaved(
            "Not put back: this backup was made by a newer Backwise. Update Backwise, then try again."
        )
    if not backups.is_sound(copy):
        raise NotSaved("Not put back: this backup is damaged.")
    if not backups.persons_in(copy, "immutable") <= {person}:
        raise NotSaved("Not put back: this backup holds somebody else's diary.")
    return release_named(backups.release_of(copy))
