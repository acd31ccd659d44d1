"""What lies beside a diary's file: SQLite's log with the latest writes, its index, and the backups."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from data import clock

_STAMP = "%Y%m%dT%H%M%S%fZ"


def companions(path: Path) -> tuple[Path, Path]:
    """SQLite's log and its index. Both are there only while the diary is open, or after a crash."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def length_of_log(path: Path) -> int:
    """How many bytes of writes lie in the log that may not be in the file yet."""
    try:
        return os.stat(f"{path}-wal").st_size  # noqa: PTH116 - runs at every write
    except OSError:
        return 0


def log_holds_something(path: Path) -> bool:
    """Whether writes lie in the log that may not be in the file yet."""
    return length_of_log(path) > 0


def folder_of(path: Path) -> Path:
    return path.parent / "backups"


def dated(path: Path, what: str, ending: str) -> Path:
    """A new name in the folder of backups, under this moment."""
    return folder_of(path) / f"{path.stem}-{clock.now():{_STAMP}}-{what}{ending}"


def moment_of(backup: Path) -> datetime:
    """When a backup was made, from its name; UTC."""
    return datetime.strptime(backup.stem.rsplit("-", 2)[1], _STAMP).replace(tzinfo=UTC)


def named(path: Path, ending: str) -> list[Path]:
    """What we put into the folder of backups for this diary with this ending (a pattern), oldest first."""
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{8}}T\d{{12}}Z-\w+{ending}")
    return sorted(file for file in folder_of(path).glob("*") if ours.fullmatch(file.name))


def backups_of(path: Path) -> list[Path]:
    """The copies made of this diary, oldest first."""
    return named(path, r"\.db")
