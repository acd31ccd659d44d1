"""A diary in one SQLite file: made whole or not at all, looked at before it is trusted, never replaced."""

import os
import re
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from data import clock
from data.diary.errors import DiaryUnavailable

Mode = Literal["rw", "ro", "immutable"]

_HEADER = b"SQLite format 3\x00"
_REVISION = "SELECT version_num FROM alembic_version"
# The second is of SQLite's message, which quotes the damaged text it stumbled over.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_OF_A_CONNECTION = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
)


def connect(path: Path, mode: Mode, patience_s: float, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A connection that never makes a file of its own accord. Transactions are begun by hand."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?{query}",
        uri=True,
        timeout=patience_s,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        for pragma in _OF_A_CONNECTION if mode == "rw" else ():
            connection.execute(pragma)
    except UNREADABLE:
        connection.close()
        raise
    return connection


def backups_of(path: Path) -> list[Path]:
    """The copies made of this diary before its tables changed, oldest first."""
    return _in_backups(path, r"\.db")


def _in_backups(path: Path, ending: str) -> list[Path]:
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{8}}T\d{{12}}Z-\w+{ending}")
    return sorted(file for file in (path.parent / "backups").glob("*") if ours.fullmatch(file.name))


def _unavailable(path: Path, what: str) -> DiaryUnavailable:
    backups = backups_of(path)
    way_back = f" The latest backup is {backups[-1]}." if backups else ""
    return DiaryUnavailable(f"{what} Nothing in it was changed: {path}.{way_back}")


def make_folder(path: Path) -> None:
    """Make the folder the diary lives in, for this user only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise DiaryUnavailable(f"The diary's folder can't be made: {path.parent}.") from None


def create(path: Path, fill: Callable[[Path], None]) -> None:
    """Make a new diary: filled beside its place, then put there in one step, unless one is there by then."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        fill(beside)
        _settle(beside, path)
    except OSError:
        raise DiaryUnavailable(f"A diary can't be made here: {path}.") from None
    finally:
        for leftover in (beside, *_companions(beside)):
            leftover.unlink(missing_ok=True)


def _settle(beside: Path, path: Path) -> None:
    _to_disk(beside)
    try:
        os.link(beside, path)
    except FileExistsError:
        return  # another process was first, and its diary is as good
    except OSError:  # a file system without hard links
        if not path.exists():
            beside.rename(path)
    _name_to_disk(path)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name_to_disk(path: Path) -> None:
    """Make a new name last, where the system can: Windows and some file systems open no folders."""
    with suppress(OSError):
        _to_disk(path.parent)


def _companions(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def refuse_leftovers(path: Path) -> None:
    """Where a diary was, a missing file is a loss to mend, not a place for a new one."""
    log = _companions(path)[0]
    if log.exists() and log.stat().st_size:
        raise _unavailable(path, "The diary's file is gone, but its latest entries are still beside it.")
    if backups_of(path):
        raise _unavailable(
            path, "The diary's file is gone. Copy the backup here, or move it away to begin anew."
        )


def writable(path: Path) -> bool:
    """Whether this user may write the file, and beside it as SQLite has to."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def mode_for(path: Path) -> Mode:
    """How the file can be opened here. One that can't be written can still be read."""
    if writable(path):
        return "rw"
    try:
        with closing(connect(path, "ro", 0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UNREADABLE:
        log = _companions(path)[0]
        if log.exists() and log.stat().st_size:  # reading without it would hide the latest entries
            raise _unavailable(path, "The diary's latest entries can't be read in this folder.") from None
        return "immutable"
    return "ro"


def revision_of(path: Path, mode: Mode, patience_s: float) -> str:
    """Look the file over without writing to it, and say which revision of the tables it has."""
    _refuse_unknown(path)
    try:
        with closing(connect(path, "ro" if mode == "rw" else mode, patience_s)) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            stored = connection.execute(_REVISION).fetchone() if sound else None
    except sqlite3.Error as error:
        raise _unavailable(path, _why(error)) from None
    except UnicodeDecodeError:
        raise _unavailable(path, "The diary's file is damaged.") from None
    if not sound:
        raise _unavailable(path, "The diary's file is damaged.")
    if stored is None:
        raise _unavailable(path, "This file is not a diary.")
    return str(stored[0])


def _refuse_unknown(path: Path) -> None:
    try:
        if path.stat().st_size == 0:
            raise _unavailable(path, "The diary's file is empty, which a diary never is.")
        with path.open("rb") as file:
            known = file.read(len(_HEADER)) == _HEADER
    except OSError:
        raise _unavailable(path, "The diary's file can't be read.") from None
    if not known:
        raise _unavailable(path, "This file is not a diary.")


def _why(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "Another program holds the diary. Try again in a moment."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "The diary's file is damaged."
    if "no such table" in str(error):
        return "This file is not a diary."
    return "The diary's file can't be read."


def back_up(path: Path, revision: str, patience_s: float) -> Path:
    """Copy the diary as it stands into `backups` beside it, under today's date; whole or not at all."""
    folder = path.parent / "backups"
    copy = folder / f"{path.stem}-{clock.now():%Y%m%dT%H%M%S%fZ}-{revision}.db"
    beside = copy.with_suffix(".new")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(path, "ro", patience_s)) as diary, closing(sqlite3.connect(beside)) as target:
            diary.backup(target)
        _to_disk(beside)
        beside.rename(copy)
        _name_to_disk(copy)
    except (OSError, *UNREADABLE):
        raise _unavailable(
            path, "The diary has to be brought up to date, but can't be backed up first."
        ) from None
    finally:
        beside.unlink(missing_ok=True)
    return copy


def wipe(path: Path, patience_s: float, *, compact: bool) -> bool:
    """Leave no trace of what was deleted in the file or its log. False where another reader prevents it."""
    with closing(connect(path, "rw", patience_s)) as connection:
        if compact:
            connection.execute("VACUUM")
        held = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not held


def forget_in_backups(path: Path, person: str, patience_s: float) -> None:
    """Take a person out of every backup of this diary. A backup left with nobody in it goes altogether."""
    for unfinished in _in_backups(path, r"\.new.*"):
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
            wipe(backup, patience_s, compact=True)
        else:
            for file in (backup, *_companions(backup)):
                file.unlink(missing_ok=True)
