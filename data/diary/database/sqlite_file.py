"""A diary in one SQLite file: made whole or not at all, looked at before it is trusted, never replaced."""

import os
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from data.diary.database.beside import backups_of, companions, log_holds_something
from data.diary.errors import DiaryBroken, DiaryUnavailable, NotSaved

Mode = Literal["rw", "ro", "immutable"]

_HEADER = b"SQLite format 3\x00"
_REVISION = "SELECT version_num FROM alembic_version"
# The second is of SQLite's message, which quotes the damaged text it stumbled over.
UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
_OF_A_CONNECTION = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA wal_autocheckpoint=0",  # what comes into the file when is ours to know: see `file_mark`
    "PRAGMA secure_delete=ON",
)

_DAMAGED = "The diary's file is damaged."
_NO_DIARY = "This file is not a diary."


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


def unavailable(path: Path, what: str) -> DiaryUnavailable:
    """What is wrong with the file, where it is, and which backup is the latest."""
    return DiaryUnavailable(_wrong(path, what))


def _broken(path: Path, what: str) -> DiaryBroken:
    """The same, where no more waiting and no other rights would help: a backup has to take its place."""
    return DiaryBroken(_wrong(path, what), path)


def _wrong(path: Path, what: str) -> str:
    backups = backups_of(path)
    way_back = f" The latest backup is {backups[-1]}." if backups else ""
    return f"{what} Nothing in it was changed: {path}.{way_back}"


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
        _refuse_unfinished(beside)
        _settle(beside, path)
    except (OSError, *UNREADABLE):
        raise DiaryUnavailable(
            f"A diary can't be made here: {path}. The disk may be full. Free some space, then try again."
        ) from None
    finally:
        for leftover in (beside, *companions(beside)):
            leftover.unlink(missing_ok=True)


def _refuse_unfinished(path: Path) -> None:
    """SQLite says nothing where closing a file could not bring all of it in: the disk may be full."""
    if not empty_log(path, 0):
        raise OSError
    with closing(connect(path, "immutable", 0)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise OSError


def _settle(beside: Path, path: Path) -> None:
    to_disk(beside)
    try:
        os.link(beside, path)
    except FileExistsError:
        return  # another process was first, and its diary is as good
    except OSError:  # a file system without hard links
        if not path.exists():
            beside.rename(path)
    name_to_disk(path)


def to_disk(path: Path) -> None:
    """Make sure that what was written stays, whatever happens to the machine."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def name_to_disk(path: Path) -> None:
    """Make a new name last, where the system can: Windows and some file systems open no folders."""
    with suppress(OSError):
        to_disk(path.parent)


def refuse_leftovers(path: Path) -> None:
    """Where a diary was, a missing file is a loss to mend, not a place for a new one."""
    if log_holds_something(path):
        raise unavailable(
            path,
            "The diary's file is gone, but its latest entries are still beside it. "
            "Put the file back where it was, then load the page again.",
        )
    if backups_of(path):
        raise _broken(
            path, "The diary's file is gone. Copy the backup here, or move the backups away to begin anew."
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
        if log_holds_something(path):  # reading without it would hide the latest entries
            raise unavailable(path, "The diary's latest entries can't be read in this folder.") from None
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
        words = _why(error)
        raise (_broken if words in (_DAMAGED, _NO_DIARY) else unavailable)(path, words) from None
    except UnicodeDecodeError:
        raise _broken(path, _DAMAGED) from None
    if not sound:
        raise _broken(path, _DAMAGED)
    if stored is None:
        raise _broken(path, _NO_DIARY)
    return str(stored[0])


def _refuse_unknown(path: Path) -> None:
    try:
        if path.stat().st_size == 0:
            raise _broken(path, "The diary's file is empty, which a diary never is.")
        with path.open("rb") as file:
            known = file.read(len(_HEADER)) == _HEADER
    except OSError:
        raise unavailable(path, "The diary's file can't be read.") from None
    if not known:
        raise _broken(path, _NO_DIARY)


def is_busy(error: BaseException) -> bool:
    """Whether another program holds the file."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _why(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if is_busy(error):
        return "Another program holds the diary. Try again in a moment."
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return _DAMAGED
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return "The diary can't be read just now: the disk may be full. Free some space, then try again."
    if "no such table" in str(error):
        return _NO_DIARY
    return "The diary's file can't be read."


def empty_log(path: Path, patience_s: float, *, compact: bool = False) -> bool:
    """Bring all that lies in the log into the file, so that the file alone is the diary.

    False where another reader prevents it. `compact`: leave no room where something was deleted either.
    """
    with closing(connect(path, "rw", patience_s)) as connection:
        if compact:
            connection.execute("VACUUM")
        held = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not held


def overwrite(path: Path, source: Path, patience_s: float) -> None:
    """Write another database over this one, in one transaction: whoever reads sees the old one or the new."""
    given_up = time.monotonic() + patience_s

    def wait(status: int, *_: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > given_up:
            raise TimeoutError

    with closing(connect(source, "ro", 0)) as new, closing(connect(path, "rw", patience_s)) as old:
        try:
            new.backup(old, progress=wait, sleep=0.05)
        except TimeoutError:
            raise NotSaved(
                "Not put back: another program is writing to the diary. Close it, then try again."
            ) from None


def part_from(path: Path) -> None:
    """Let connections to this file no longer take it for theirs, if it was written over under them.

    The last one to close would bring its log into what is there now. SQLite doesn't where the file of that
    name is another one, so the same content goes into a new file.
    """
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
    try:
        shutil.copy2(path, beside)
        to_disk(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
