"""Copies of a diary's file, in the folder beside it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from data.diary.database import file_mark
from data.diary.database.beside import backups_of, companions, dated, folder_of, named
from data.diary.database.sqlite_file import (
    UNREADABLE,
    connect,
    empty_log,
    name_to_disk,
    to_disk,
    unavailable,
)


def back_up(path: Path, revision: str, patience_s: float) -> Path:
    """Copy the diary as it stands into `backups` beside it, under this moment; whole or not at all."""
    copy = dated(path, revision, ".db")
    beside = copy.with_suffix(".new")
    try:
        folder_of(path).mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(path, "ro", patience_s)) as diary, closing(sqlite3.connect(beside)) as target:
            diary.backup(target)
        to_disk(beside)
        beside.rename(copy)
        name_to_disk(copy)
    except (OSError, *UNREADABLE):
        raise unavailable(
            path, "The diary has to be brought up to date, but can't be backed up first."
        ) from None
    finally:
        beside.unlink(missing_ok=True)
    return copy


def forget_in_backups(path: Path, person: str, patience_s: float) -> None:
    """Take a person out of every backup of this diary. A backup left with nobody in it goes altogether."""
    for unfinished in named(path, r"\.(new|log).*"):
        unfinished.unlink()
    for backup in backups_of(path):
        with closing(connect(backup, "rw", patience_s)) as connection:
            tables = [
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if any(column[1] == "person" for column in connection.execute(f'PRAGMA table_info("{name}")'))
            ]
            for name in tables:
                connection.execute(f'DELETE FROM "{name}" WHERE person = ?', (person,))  # noqa: S608
            left = any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables)  # noqa: S608
        if left:
            empty_log(backup, patience_s, compact=True)
        else:
            for file in (backup, *companions(backup)):
                file.unlink(missing_ok=True)


def set_foreign_log_aside(path: Path, patience_s: float) -> None:
    """Take a log that is not this file's from beside it, into the folder of backups."""
    if not file_mark.log_belongs(path, patience_s):
        folder_of(path).mkdir(mode=0o700, exist_ok=True)
        companions(path)[0].rename(dated(path, "aside", ".log"))
