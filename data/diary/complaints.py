"""What a database's complaint means to the person.

The database's own words are dropped: they may quote an entry.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data.diary.database.sqlite_file import UNREADABLE
from data.diary.errors import DiaryUnavailable, NotSaved


class Complaint(Enum):
    """Why a database refused: what to say of a read, and what of a write."""

    BUSY = (
        "The diary is busy. Try again in a moment.",
        "Not saved: the diary is busy, another program may be writing to it. Try again in a moment.",
    )
    READ_ONLY = (
        "The diary can't be read here.",
        "Not saved: the diary can be read here, but not written.",
    )
    FULL = (
        "The diary can't be read: the disk is full. Free some space, then try again.",
        "Not saved: the disk is full. Free some space, then save again.",
    )
    DISK = (
        "The diary can't be read: the disk fails.",
        "Not saved: the disk refused to write. It may be full. Free some space, then save again.",
    )
    DAMAGED = (
        "The diary's file is damaged. Nothing in it was changed.",
        "Not saved: the diary's file is damaged.",
    )
    GONE = (
        "The diary's file can't be opened.",
        "Not saved: the diary's file can't be opened.",
    )
    UNREACHABLE = (
        "The diary's server can't be reached. Try again in a moment.",
        "This may not be saved: the diary's server was lost. Look whether it is there before saving again.",
    )
    REFUSED = (
        "The diary's server doesn't let Backwise in.",
        "Not saved: the diary's server doesn't let Backwise write.",
    )
    UNKNOWN = (
        "The diary can't be read.",
        "Not saved: the diary can't keep this.",
    )


_SQLITE = {
    "SQLITE_BUSY": Complaint.BUSY,
    "SQLITE_LOCKED": Complaint.BUSY,
    "SQLITE_READONLY": Complaint.READ_ONLY,
    "SQLITE_FULL": Complaint.FULL,
    "SQLITE_IOERR": Complaint.DISK,
    "SQLITE_CORRUPT": Complaint.DAMAGED,
    "SQLITE_NOTADB": Complaint.DAMAGED,
    "SQLITE_CANTOPEN": Complaint.GONE,
}
# SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "08": Complaint.UNREACHABLE,
    "57P": Complaint.UNREACHABLE,
    "53300": Complaint.BUSY,
    "55P03": Complaint.BUSY,
    "40": Complaint.BUSY,
    "25006": Complaint.READ_ONLY,
    "53100": Complaint.FULL,
    "58": Complaint.DISK,
    "XX001": Complaint.DAMAGED,
    "XX002": Complaint.DAMAGED,
    "28": Complaint.REFUSED,
    "3D000": Complaint.REFUSED,
    "42501": Complaint.REFUSED,
}


def complaint_of(error: BaseException) -> Complaint:
    """What this error of the database, of its driver or of SQLAlchemy comes down to."""
    if isinstance(error, PoolTimeout):
        return Complaint.BUSY
    if isinstance(error, UnicodeDecodeError):
        return Complaint.DAMAGED
    cause = getattr(error, "orig", None) or error
    code: str = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    if not code and hasattr(cause, "sqlstate"):  # psycopg speaks, but no server does
        return Complaint.UNREACHABLE
    table = _SQLITE if code.startswith("SQLITE_") else _POSTGRESQL
    return next((table[start] for start in table if code.startswith(start)), Complaint.UNKNOWN)


@contextmanager
def explained(*, writing: bool) -> Iterator[None]:
    """Turn what the database says inside into a sentence of ours."""
    try:
        yield
    except (SQLAlchemyError, *UNREADABLE) as error:
        of_a_read, of_a_write = complaint_of(error).value
        raise (NotSaved(of_a_write) if writing else DiaryUnavailable(of_a_read)) from None
