"""A mark inside the diary's file, changed with every write: by it the file and its log know each other.

SQLite takes any log beside a file for the file's own. After a crash, an older copy put back would be overlaid
with the log of the newer one, page by page. So every write leaves a mark at random, and the first one after
the log was emptied also the mark that the file alone then had.
"""

import sqlite3
import time
import uuid
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from data.diary.database import beside
from data.diary.database.sqlite_file import UNREADABLE, Mode, connect, is_busy

_MAKE = "CREATE TABLE IF NOT EXISTS file_mark (file TEXT, writes INTEGER, latest TEXT, base TEXT)"
_BEGIN = "INSERT INTO file_mark SELECT ?, 0, ?, '' WHERE NOT EXISTS (SELECT 1 FROM file_mark)"
_WRITE = "UPDATE file_mark SET file = ?, writes = ?, latest = ?, base = ?"
_READ = "SELECT file, writes, latest, base FROM file_mark"
_LOOKS = 3
_PAUSE_S = 0.05


class Mark(NamedTuple):
    """Which file this is, how often it was written, its latest mark, and the one when its log began."""

    file: str
    writes: int
    latest: str
    base: str

    def goes_on_from(self, alone: "Mark | None") -> bool:
        """Whether a log that leads to this mark began where the file alone stands, or partly reached it."""
        if alone is None:
            return not self.base
        return self.file == alone.file and self.base in (alone.latest, alone.base)


def begin(connection: Connection) -> None:
    """Give a file its mark, if it has none."""
    connection.exec_driver_sql(_MAKE)
    connection.exec_driver_sql(_BEGIN, (uuid.uuid4().hex, uuid.uuid4().hex))


def renew(connection: Connection, path: Path) -> Mark:
    """Leave a new mark, inside a transaction that has the right to write."""
    begins = not beside.log_holds_something(path)
    file, writes, latest, base = connection.exec_driver_sql(_READ).one()
    mark = Mark(file, writes + 1, uuid.uuid4().hex, latest if begins else base)
    connection.exec_driver_sql(_WRITE, tuple(mark))
    return mark


def lead_to(source: Path, path: Path, patience_s: float) -> Mark:
    """Mark a file that is about to be written over the one at `path`, as a write of that one."""
    now = mark_of(path, "ro", patience_s)
    mark = Mark(uuid.uuid4().hex, 1, uuid.uuid4().hex, "")
    if now is not None:
        begins = not beside.log_holds_something(path)
        mark = Mark(now.file, now.writes + 1, mark.latest, now.latest if begins else now.base)
    with closing(connect(source, "rw", 0)) as connection:
        connection.execute(_MAKE)
        connection.execute("DELETE FROM file_mark")
        connection.execute("INSERT INTO file_mark VALUES (?, ?, ?, ?)", mark)
    return mark


def mark_of(path: Path, mode: Mode, patience_s: float = 0) -> Mark | None:
    """The mark in the file: with its log, or alone ("immutable"). None in one that never had any."""
    with closing(connect(path, mode, patience_s)) as connection:
        try:
            found = connection.execute(_READ).fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return None
            raise
    return Mark(*found) if found else None


def log_belongs(path: Path, patience_s: float) -> bool:
    """Whether the log beside the file, if there is any, is the file's own. Raises sqlite3.Error if held."""
    for look in range(_LOOKS):  # another process may be bringing it into the file right now
        if look:
            time.sleep(_PAUSE_S)
        if not beside.log_holds_something(path):
            return True
        try:
            together, alone = mark_of(path, "ro", patience_s), mark_of(path, "immutable")
        except UNREADABLE as error:
            if is_busy(error):
                raise
            if not _sound_alone(path):
                return True  # what is damaged by itself is no fault of the log
            continue
        if together is None or together.goes_on_from(alone):
            return True
    return False


def _sound_alone(path: Path) -> bool:
    try:
        with closing(connect(path, "immutable", 0)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except UNREADABLE:
        return False
