"""Copies of a diary's file, in the folder beside it: made whole, checked, and kept ever more thinly."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from data.diary.database import file_mark
from data.diary.database.beside import backups_of, companions, dated, folder_of, moment_of, named
from data.diary.database.sqlite_file import (
    UNREADABLE,
    connect,
    empty_log,
    name_to_disk,
    to_disk,
    unavailable,
)

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


class Fault(StrEnum):
    """What was wrong with a backup that was made."""

    DISK = "disk"  # it could not be written, or the diary not read
    DAMAGED = "damaged"  # the copy is no sound database
    INCOMPLETE = "incomplete"  # it holds other numbers of rows than the diary did
    UNREADABLE = "unreadable"  # an entry in it can't be read


def back_up(path: Path, revision: str, patience_s: float) -> Path:
    """Copy the diary as it stands before its tables are changed; whole or not at all."""
    try:
        return _made(path, revision, patience_s, lambda _: None)
    except (OSError, *UNREADABLE):
        raise unavailable(
            path, "The diary has to be brought up to date, but can't be backed up first."
        ) from None


def make(path: Path, revision: str, patience_s: float, reads_back: Callable[[Path], bool]) -> Path | Fault:
    """A new backup of the diary as it stands, checked; or what was wrong with it, which then stays noted.

    `reads_back`: whether every entry in a copy can be read.
    """
    try:
        made = _made(path, revision, patience_s, lambda copy: _check(copy, reads_back))
    except _Faulty as faulty:
        fault = faulty.fault
    except (OSError, *UNREADABLE):
        fault = Fault.DISK
    else:
        for note in named(path, r"\.bad"):
            note.unlink(missing_ok=True)
        return made
    with suppress(OSError):  # where not even a name can be kept, the word to the person has to do
        dated(path, fault.value, ".bad").touch(0o600)
    return fault


class _Faulty(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def latest_fault(path: Path) -> tuple[datetime, Fault] | None:
    """When a backup went wrong, and how, if none went well since."""
    notes = named(path, r"\.bad")
    return (moment_of(notes[-1]), Fault(notes[-1].stem.rsplit("-", 1)[1])) if notes else None


def _made(path: Path, revision: str, patience_s: float, check: Callable[[Path], object]) -> Path:
    copy = dated(path, revision, ".db")
    beside = copy.with_suffix(".new")
    folder_of(path).mkdir(mode=0o700, exist_ok=True)
    try:
        counted = copy_file(path, beside, patience_s)
        check(beside)
        if counted != counts_of(beside):
            raise _Faulty(Fault.INCOMPLETE)
        to_disk(beside)
        beside.rename(copy)
        name_to_disk(copy)
    finally:
        for leftover in (beside, *companions(beside)):
            leftover.unlink(missing_ok=True)
    return copy


def copy_file(path: Path, target: Path, patience_s: float) -> Mapping[str, int]:
    """Copy a diary as it stands at one moment, however it is being written; how many rows each table has."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(connect(path, "ro", patience_s)) as diary, closing(sqlite3.connect(target)) as copy:
        diary.execute("BEGIN")
        counted = _counted(diary)
        diary.backup(copy)
    return counted


def _check(copy: Path, reads_back: Callable[[Path], bool]) -> None:
    if not is_sound(copy):
        raise _Faulty(Fault.DAMAGED)
    if not reads_back(copy):
        raise _Faulty(Fault.UNREADABLE)


def is_sound(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a file that nobody has open."""
    try:
        with closing(connect(path, "immutable", 0)) as connection:
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            return sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except UNREADABLE:
        return False


def counts_of(path: Path) -> Mapping[str, int]:
    """How many rows each table of a file that nobody has open has."""
    with closing(connect(path, "immutable", 0)) as connection:
        return _counted(connection)


def _counted(connection: sqlite3.Connection) -> Mapping[str, int]:
    names = [name for (name,) in connection.execute(_TABLES)]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def release_of(path: Path) -> int:
    """The number of the release that last made or changed the tables of a file that nobody has open."""
    with closing(connect(path, "immutable", 0)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def persons_in(path: Path, mode: str = "ro") -> frozenset[str]:
    """Whose diaries a file holds."""
    with closing(connect(path, "immutable" if mode == "immutable" else "ro", 1)) as connection:
        return frozenset(
            person
            for name in _of_persons(connection)
            for (person,) in connection.execute(f'SELECT DISTINCT person FROM "{name}"')  # noqa: S608
        )


def _of_persons(connection: sqlite3.Connection) -> list[str]:
    return [
        name
        for (name,) in connection.execute(_TABLES)
        if any(column[1] == "person" for column in connection.execute(f'PRAGMA table_info("{name}")'))
    ]


def to_drop(backups: Iterable[Path]) -> list[Path]:
    """The backups that are no longer needed.

    What stays: all of the latest seven days that have any, the latest of each of the latest four weeks, and
    of each of the latest twelve months.
    """
    days = {backup: moment_of(backup).date() for backup in sorted(backups, reverse=True)}
    recent = sorted(set(days.values()))[-KEPT_DAYS:]
    kept = {backup for backup, day in days.items() if day in recent}
    for number, period in ((KEPT_WEEKS, "%G %V"), (KEPT_MONTHS, "%Y %m")):
        latest: dict[str, Path] = {}
        for backup, day in days.items():  # newest first
            latest.setdefault(f"{day:{period}}", backup)
        kept |= set(list(latest.values())[:number])
    return [backup for backup in days if backup not in kept]


def forget_in_backups(path: Path, person: str, patience_s: float) -> None:
    """Take a person out of every backup of this diary. A backup left with nobody in it goes altogether."""
    for other in named(path, r"\.(new|log|bad|aside).*"):
        other.unlink()
    for backup in backups_of(path):
        with closing(connect(backup, "rw", patience_s)) as connection:
            for name in _of_persons(connection):
                connection.execute(f'DELETE FROM "{name}" WHERE person = ?', (person,))  # noqa: S608
        if persons_in(backup):
            empty_log(backup, patience_s, compact=True)
        else:
            for file in (backup, *companions(backup)):
                file.unlink(missing_ok=True)


def set_foreign_log_aside(path: Path, patience_s: float) -> None:
    """Take a log that is not this file's from beside it, into the folder of backups."""
    if not file_mark.log_belongs(path, patience_s):
        folder_of(path).mkdir(mode=0o700, exist_ok=True)
        companions(path)[0].rename(dated(path, "aside", ".log"))
