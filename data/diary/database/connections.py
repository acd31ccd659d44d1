"""One database, whoever's diaries are in it: how reading and writing begin, and whether an open one holds."""

import os
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.pool import QueuePool

from data.diary.complaints import Complaint, explained
from data.diary.database import schema, sqlite_file
from data.diary.database.place import address, place_of
from data.diary.database.tables import turn
from data.diary.database.transactions import begin_by_hand
from data.diary.errors import DiaryUnavailable, NotSaved

PATIENCE_S = 5.0

_open: dict[tuple[URL, float], "Database"] = {}
_opening = threading.Lock()
_writers: dict[URL, threading.Lock] = {}


def database_at(url: str, patience_s: float = PATIENCE_S) -> "Database":
    """The database at this address, looked over and brought up to date the first time it is asked for.

    `patience_s`: how long to wait for other writers. Raises DiaryUnavailable.
    """
    key = (address(url), patience_s)
    found = _open.get(key)
    if found is None or not found.still_holds():
        with _opening:
            found = _open.get(key)
            if found is None or not found.still_holds():
                _close(found)
                found = _open[key] = _make(*key)
    return found


def close_diaries() -> None:
    """Close every diary this process has open. The next use opens it anew."""
    with _opening:
        while _open:
            _close(_open.popitem()[1])


def _close(database: "Database | None") -> None:
    if database is not None:
        database.engine.dispose()


class Database:
    """An engine with the right to write of one thread at a time."""

    def __init__(self, engine: Engine, url: URL, patience_s: float, mode: sqlite_file.Mode = "rw") -> None:
        self.engine = engine
        self.place = place_of(url)
        self.path = Path(url.database) if url.database and url.drivername == "sqlite" else None
        self._patience_s = patience_s
        self._mode = mode
        self._held = self._on_disk()
        self._written: Counter[str] = Counter()
        self._writer = _writers.setdefault(url, threading.Lock())
        if self.path:
            self._reads: Engine = engine
            self._writes: Engine = engine.execution_options(writes=True)
        else:
            snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            self._reads = engine.execution_options(**snapshot)
            self._writes = engine

    def still_holds(self) -> bool:
        """Whether the place still has the file that was opened, with the same right to write it."""
        return self._held == self._on_disk()

    def _on_disk(self) -> tuple[int, int, bool] | None:
        if self.path is None:
            return None
        try:
            found = os.stat(self.path)  # noqa: PTH116 - runs at every use
        except OSError:
            return None
        return found.st_dev, found.st_ino, sqlite_file.writable(self.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the database. Raises DiaryUnavailable."""
        with explained(writing=False), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, person: str) -> Iterator[Connection]:
        """One transaction, alone among this person's: all of it is kept, or nothing. Raises NotSaved."""
        try:
            with self._one_writer(), explained(writing=True), self._writes.begin() as connection:
                if not self.path:
                    connection.execute(text(f"SET LOCAL lock_timeout = {round(self._patience_s * 1000)}"))
                    mine = insert(turn).values(person=person, number=1)
                    following = {"number": turn.c.number + 1}
                    connection.execute(mine.on_conflict_do_update(index_elements=["person"], set_=following))
                yield connection
        finally:
            self._written[person] += 1

    def writes_of(self, person: str) -> int:
        """How often this process has tried to write this person's rows since it opened the database."""
        return self._written[person]

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """SQLite lets one writer in and is unfair to the others; a lock of our own is quicker and fairer."""
        if self.path is None:
            yield
            return
        if self._mode != "rw":
            raise NotSaved(Complaint.READ_ONLY.value[1])
        if not self._writer.acquire(timeout=self._patience_s):
            raise NotSaved(Complaint.BUSY.value[1])
        try:
            yield
        finally:
            self._writer.release()

    def wipe(self, forget: str | None = None) -> None:
        """Leave no trace of deleted rows; with `forget`, none of that person in any backup either.

        On a server, that is the work of its own vacuum and of whoever keeps its backups.
        """
        if self.path is None:
            return
        with self._one_writer():
            try:
                if forget is not None:
                    sqlite_file.forget_in_backups(self.path, forget, self._patience_s)
                clean = sqlite_file.wipe(self.path, self._patience_s, compact=forget is not None)
            except (OSError, *sqlite_file.UNREADABLE):
                clean = False
        if not clean:
            raise NotSaved(
                "It is deleted, but traces stay in the diary's file or its backups, "
                "which another program may have open. Close that program, then delete once more."
            )


def _make(url: URL, patience_s: float) -> Database:
    return _in_file(url, patience_s) if url.drivername == "sqlite" else _on_server(url, patience_s)


def _on_server(url: URL, patience_s: float) -> Database:
    reach = {"connect_timeout": 5}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=reach)
    try:
        with explained(writing=False):
            schema.prepare_server(engine, place_of(url))
    except DiaryUnavailable:
        engine.dispose()
        raise
    return Database(engine, url, patience_s)


def _in_file(url: URL, patience_s: float) -> Database:
    path = Path(url.database or "")
    mode = schema.prepare_file(path, patience_s)
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite_file.connect(path, mode, patience_s),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    return Database(begin_by_hand(engine), url, patience_s, mode)
