"""Where a diary lives: in this user's own data folder unless the environment names another place."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.diary.errors import DiaryUnavailable


def default_url() -> str:
    """DATABASE_URL if set, else the file named by BACKWISE_DIARY, else diary.db in the user's data folder."""
    if url := os.environ.get("DATABASE_URL"):
        return url
    if named := os.environ.get("BACKWISE_DIARY"):
        return file_url(Path(named).expanduser())
    from platformdirs import user_data_path

    return file_url(user_data_path("backwise", appauthor=False) / "diary.db")


def file_url(path: Path) -> str:
    """The address of a diary kept in this file."""
    return URL.create("sqlite", database=str(path.absolute())).render_as_string()


def address(url: str) -> URL:
    """The address spelled the one way this process knows it by. Raises DiaryUnavailable."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DiaryUnavailable("The diary's address can't be understood.") from None
    if parsed.get_backend_name() in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise DiaryUnavailable("A diary is kept in SQLite or PostgreSQL, not in another kind of database.")
    if parsed.database in (None, "", ":memory:") or parsed.query:
        raise DiaryUnavailable("A diary needs a file of its own; one in memory would be lost.")
    return URL.create("sqlite", database=os.path.realpath(parsed.database))


def place_of(url: URL) -> str:
    """The place in words: a file's path, or a server and a database, never a password."""
    if url.drivername == "sqlite":
        return str(url.database)
    host = url.host or url.query.get("host") or "this computer"
    port = f":{url.port}" if url.port else ""
    return f"{host}{port}, database {url.database}"
