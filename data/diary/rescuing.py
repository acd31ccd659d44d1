"""A way back where a diary can't be opened: its latest good backup takes the place of what lies there."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from data.diary.backing_up import Backup, Contents, beside_file, contents_of, made_current
from data.diary.database import beside, sqlite_file
from data.diary.database.connections import PATIENCE_S
from data.diary.errors import NotSaved


class Rescue(NamedTuple):
    """The backup that can take the broken diary's place, and what it holds."""

    backup: Backup
    contents: Contents


def latest_good(path: Path, person: str) -> Rescue | None:
    """The newest backup of this person's diary that can be read to the end; None where there is none."""
    for backup in beside_file(path):
        try:
            with made_current(backup.file, person, PATIENCE_S) as (copy, release):
                return Rescue(backup, contents_of(copy, person, release))
        except NotSaved:
            continue
    return None


def put_in_place(path: Path, backup: Backup, person: str) -> Sequence[Path]:
    """Let a backup be the diary. What lies in its place is set aside whole; where to, is returned.

    A stop in between leaves no diary, its backups, and this way once more. Raises NotSaved, and
    DiaryUnavailable where nothing can be written.
    """
    with made_current(backup.file, person, PATIENCE_S) as (copy, _):
        try:
            aside = _set_aside(path)
        except OSError:
            raise NotSaved("Not put back: nothing can be written where the diary lies.") from None
        sqlite_file.create(path, partial(_copied, copy))
    return aside


def _set_aside(path: Path) -> Sequence[Path]:
    """Move what lies at the diary's place, and what SQLite left beside it, into the folder of backups."""
    there = [one for one in (path, *beside.companions(path)) if one.exists()]
    name = beside.dated(path, "broken", ".aside")
    aside = []
    for one in there:
        to = name.with_name(name.name + one.name.removeprefix(path.name))
        one.rename(to)
        aside.append(to)
    return aside


def _copied(copy: Path, target: Path) -> None:
    with closing(sqlite_file.connect(copy, "ro", 0)) as source, closing(sqlite3.connect(target)) as made:
        source.backup(made)
