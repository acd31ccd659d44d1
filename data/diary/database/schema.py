"""Bringing a diary's tables up to date when it is opened: new, as they are, or from an older revision.

Alembic is imported only when there is something to change; it costs half a second.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    func,
    inspect,
    select,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from data.diary.database import file_mark, sqlite_file, tables
from data.diary.database.backups import back_up
from data.diary.database.transactions import begin_by_hand
from data.diary.errors import DiaryUnavailable
from data.version import version_number

_revision = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
_ONE_AT_A_TIME = 0x6261636B  # an arbitrary number: whoever holds it changes the tables


@dataclass(frozen=True, slots=True)
class Revisions:
    """The known revisions of the tables, oldest first, and the folder of their scripts."""

    folder: Path
    names: tuple[str, ...]

    @property
    def head(self) -> str:
        return self.names[-1]

    def is_current(self, stored: str, place: str) -> bool:
        """Whether nothing is to be done. A revision from the future is refused."""
        if stored not in self.names:
            raise DiaryUnavailable(
                f"This diary was last used by a newer Backwise. Nothing in it was changed: {place}. "
                "Update Backwise, then open it again."
            )
        return stored == self.head


REVISIONS = Revisions(
    Path(__file__).parent / "migrations",
    ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011"),
)


def prepare_file(path: Path, patience_s: float, revisions: Revisions = REVISIONS) -> sqlite_file.Mode:
    """Make sure that there is a sound and current diary at `path`; say how it can be opened.

    Raises DiaryUnavailable, leaving the file as it was.
    """
    sqlite_file.make_folder(path)
    try:
        if not path.exists():
            sqlite_file.refuse_leftovers(path)
            sqlite_file.create(path, _fill)
        mode = sqlite_file.mode_for(path)
    except OSError:
        raise DiaryUnavailable(f"The diary's file can't be reached: {path}.") from None
    stored = _revision_of(path, mode, patience_s)
    if not revisions.is_current(stored, str(path)):
        if mode != "rw":
            raise DiaryUnavailable(f"This diary has to be brought up to date, but can't be written: {path}.")
        _upgrade_file(path, stored, patience_s, revisions)
    return mode


def _revision_of(path: Path, mode: sqlite_file.Mode, patience_s: float) -> str:
    try:
        own_log = mode == "immutable" or file_mark.log_belongs(path, patience_s)
    except sqlite3.Error:
        own_log = True  # another program holds the file, which is said below
    if not own_log:
        raise sqlite_file.unavailable(
            path,
            f"Beside the diary's file lies the log of another one: {path.name}-wal. Move that log away and "
            "keep it, then load the page again.",
        )
    return sqlite_file.revision_of(path, mode, patience_s)


def prepare_server(engine: Engine, place: str, revisions: Revisions = REVISIONS) -> None:
    """Make sure that the server's database holds a current diary. All of it happens, or nothing."""
    with engine.connect() as connection:
        if _stored(connection, place) == revisions.head:
            return
    with _whole(place), engine.begin() as connection:
        connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        stored = _stored(connection, place)
        if stored is None:
            _create_tables(connection)
        elif not revisions.is_current(stored, place):
            _run(connection, revisions)


def _stored(connection: Connection, place: str) -> str | None:
    names = set(inspect(connection).get_table_names())
    if _revision.name in names:
        stored: str | None = connection.scalar(select(_revision.c.version_num))
        if stored is not None:
            return stored
    if names & set(tables.metadata.tables):
        raise DiaryUnavailable(f"This database holds tables of another program: {place}.")
    return None


def _create_tables(connection: Connection) -> None:
    tables.metadata.create_all(connection)
    _revision.create(connection, checkfirst=True)
    connection.execute(_revision.insert().values(version_num=REVISIONS.head))


def _fill(path: Path) -> None:
    engine = _engine(path, 0)
    try:
        with engine.begin() as connection:
            _create_tables(connection)
            _name_release(connection)
            file_mark.begin(connection)
    except SQLAlchemyError:
        raise OSError from None  # which the caller explains
    finally:
        engine.dispose()


def _name_release(connection: Connection) -> None:
    """Keep in the file which release last made or changed its tables."""
    connection.exec_driver_sql(f"PRAGMA user_version = {version_number()}")


def _engine(path: Path, patience_s: float) -> Engine:
    """Changing a table on SQLite replaces it; with foreign keys on, that would delete what hangs on it."""

    def connect() -> sqlite3.Connection:
        return sqlite_file.connect(path, "rw", patience_s, foreign_keys=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    return begin_by_hand(engine).execution_options(writes=True)


def _upgrade_file(path: Path, stored: str, patience_s: float, revisions: Revisions) -> None:
    backup = back_up(path, stored, patience_s)
    engine = _engine(path, patience_s)
    try:
        with _whole(str(path)), engine.begin() as connection:
            now = connection.scalar(select(_revision.c.version_num))
            if now == stored:  # else another process was first
                _run(connection, revisions)
                _name_release(connection)
                file_mark.begin(connection)
                file_mark.renew(connection, path)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise _not_changed(str(path))
    except DiaryUnavailable:
        if sqlite_file.revision_of(path, "rw", patience_s) == stored:
            backup.unlink()  # trying again and again must not fill the disk
        raise
    finally:
        engine.dispose()


@contextmanager
def _whole(place: str) -> Iterator[None]:
    """Say so where the change inside, which is one transaction, did not happen."""
    try:
        yield
    except SQLAlchemyError:
        raise _not_changed(place) from None


def _not_changed(place: str) -> DiaryUnavailable:
    return DiaryUnavailable(
        f"This diary could not be brought up to date. Nothing in it was changed: {place}."
    )


def _run(connection: Connection, revisions: Revisions) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(revisions.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revisions.head)
