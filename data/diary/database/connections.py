"""One database, whoever's diaries are in it: how reading and writing begin, and whether an open one holds."""

import atexit
import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from time import monotonic

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.pool import QueuePool

from data.diary.complaints import Complaint, explained
from data.diary.database import backups, beside, file_mark, schema, sqlite_file
from data.diary.database.place import address, place_of
from data.diary.database.tables import turn
from data.diary.database.transactions import begin_by_hand
from data.diary.database.upkeep import Upkeep
from data.diary.errors import DiaryError, DiaryUnavailable, NotSaved

PATIENCE_S = 5.0
BACKUP_AFTER_S = 2.0  # so long after a write the day's backup is made, if there is none yet
QUIET_S = 20.0  # then the file alone is the diary again
_LONGEST_LOG = 4_000_000  # bytes; as SQLite's own default
_STILL_S = 1.0  # so long a file put in the place of ours must have been left alone before it is opened

_open: dict[tuple[URL, float], "Database"] = {}
_opening = threading.Lock()
_writers: dict[URL, threading.Lock] = {}


_OnDisk = tuple[int, int, int, int, bool]  # device, inode, bytes, when changed, whether we may write it


class FileStanding(Enum):
    """What became of an open diary's file, and what the person can do."""

    HOLDS = ""
    OTHER_RIGHTS = "What may be done with the diary's file was changed. Load the page again."
    GONE = (
        "The diary's file is gone from its place. Put it back there, or a backup of it, then load the page "
        "again. To begin anew, start Backwise again."
    )
    REPLACED = (
        "The diary's file was replaced while it was open. Load the page again to go on with the file that "
        "is there now."
    )


def database_at(url: str, patience_s: float = PATIENCE_S) -> "Database":
    """The database at this address, looked over and brought up to date the first time it is asked for.

    `patience_s`: how long to wait for other writers. Raises DiaryUnavailable.
    """
    key = (address(url), patience_s)
    found = _open.get(key)
    if found is None or found.standing() is not FileStanding.HOLDS:
        with _opening:
            found = _open.get(key)
            if found is not None and _let_go(found):
                del _open[key]
                found = None
            if found is None:
                found = _open[key] = _make(*key)
    return found


def _let_go(database: "Database") -> bool:
    """Whether the place is to be opened anew. Raises DiaryUnavailable where the person has to act first."""
    standing = database.standing()
    if standing is FileStanding.HOLDS:
        return False
    if standing is FileStanding.OTHER_RIGHTS or (standing is FileStanding.REPLACED and database.left_alone()):
        database.close()
        return True
    raise database.lost(standing)


def close_diaries() -> None:
    """Close every diary this process has open, whole in its file. The next use opens it anew."""
    with _opening:
        while _open:
            _open.popitem()[1].close()


atexit.register(close_diaries)


class Database:
    """An engine with the right to write of one thread at a time."""

    def __init__(self, engine: Engine, url: URL, patience_s: float, mode: sqlite_file.Mode = "rw") -> None:
        self.engine = engine
        self.place = place_of(url)
        self.path = Path(url.database) if url.database and url.drivername == "sqlite" else None
        self.patience_s = patience_s
        self.copying = threading.Lock()  # whoever copies the file, or leaves no trace in it and its copies
        self.daily: Callable[[], object] | None = None  # to be done on a day that was written on
        self._mode = mode
        self._held = self._on_disk()
        self._mark: file_mark.Mark | None = None  # as last seen
        self._other: tuple[_OnDisk, float] | None = None  # the file put in its place, and when it was noticed
        self._looking = threading.Lock()
        self._written: Counter[str] = Counter()
        self._writer = _writers.setdefault(url, threading.Lock()) if mode == "rw" else threading.Lock()
        again = QUIET_S, 2 * QUIET_S  # where a reader prevented it, it is tried once more
        self._upkeep = Upkeep([(BACKUP_AFTER_S, self._daily), *((after, self._tidy) for after in again)])
        if self.path:
            self._reads: Engine = engine
            self._writes: Engine = engine.execution_options(writes=True)
        else:
            snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            self._reads = engine.execution_options(**snapshot)
            self._writes = engine
        if self.path:
            with suppress(*sqlite_file.UNREADABLE):
                self._mark = self._mark_now(self.path)
            if beside.log_holds_something(self.path):  # from before a crash
                self._upkeep.written()

    def standing(self) -> FileStanding:
        """Whether the place still has the file that was opened, with the same right to write it.

        Only we bring writes into the file itself, and note how it looks then. Where it looks different,
        another process may have done so; then it goes on from the mark seen last.
        """
        if self.path is None or self._on_disk() == self._held:
            return FileStanding.HOLDS
        with self._looking:
            now, held = self._on_disk(), self._held
            if now is None or held is None:
                return FileStanding.GONE
            if now == held:
                return FileStanding.HOLDS
            if now[:2] != held[:2] or not self._goes_on(self.path):
                return self._replaced(now)
            if now[-1] != held[-1]:
                return FileStanding.OTHER_RIGHTS
            self.engine.dispose()  # what they remember of the file may be old
            self._held = now
            return FileStanding.HOLDS

    def _replaced(self, now: _OnDisk) -> FileStanding:
        if self._other is None or self._other[0] != now:
            self._other = now, monotonic()
        return FileStanding.REPLACED

    def left_alone(self) -> bool:
        """Whether the file in the place of ours has not changed for a while: it may still be being copied."""
        return (
            self._other is not None
            and self._other[0] == self._on_disk()
            and monotonic() - self._other[1] > _STILL_S
        )

    def _goes_on(self, path: Path) -> bool:
        try:
            if not file_mark.log_belongs(path, self.patience_s):
                return False
            now, seen = self._mark_now(path), self._mark
        except sqlite_file.UNREADABLE:
            return False
        return seen is None or (now is not None and now.file == seen.file and now.writes >= seen.writes)

    def _mark_now(self, path: Path) -> file_mark.Mark | None:
        # Never to write: the last such connection to close would bring in the log unseen.
        mode: sqlite_file.Mode = "immutable" if self._mode == "immutable" else "ro"
        return file_mark.mark_of(path, mode, self.patience_s)

    def lost(self, standing: FileStanding) -> DiaryUnavailable:
        """What to say where the file is not the one that was opened."""
        return DiaryUnavailable(f"{standing.value} Nothing there was changed: {self.place}.")

    def close(self) -> None:
        """Close it, with all in its one file; what was put in the place of that file stays as it is."""
        self._upkeep.end()
        standing = self.standing()
        if standing is FileStanding.REPLACED and self.path:
            sqlite_file.part_from(self.path)
        elif standing is FileStanding.HOLDS:
            self._tidy()
        self.engine.dispose()
        if standing is FileStanding.REPLACED and self.path:
            backups.set_foreign_log_aside(self.path, self.patience_s)

    def _tidy(self) -> None:
        """Bring what lies in the log into the file. Where a reader prevents it, another time will do."""
        if self.path is None or self._mode != "rw" or not beside.log_holds_something(self.path):
            return
        with suppress(DiaryError, OSError, *sqlite_file.UNREADABLE), self._one_writer():
            self._refuse_another()
            self._alone_in_file(self.path)

    def _daily(self) -> None:
        with suppress(DiaryError, OSError, *sqlite_file.UNREADABLE):
            if self.daily is not None and self.standing() is FileStanding.HOLDS:
                self.daily()

    def put_back(self, source: Path, person: str) -> None:
        """Let the file hold what is in another, current one, in one transaction. Raises NotSaved."""
        try:
            with self._one_writer():
                self._refuse_another()
                if self.path is None:
                    raise NotSaved("A server's database is not put back from here.")
                with explained(writing=True):
                    mark = file_mark.lead_to(source, self.path, self.patience_s)
                    sqlite_file.overwrite(self.path, source, self.patience_s)
                    self._mark = mark
                    self._alone_in_file(self.path)
                self._refuse_another()
        finally:
            self._written[person] += 1

    def _alone_in_file(self, path: Path, *, compact: bool = False) -> bool:
        with self._looking:
            try:
                return sqlite_file.empty_log(path, self.patience_s, compact=compact)
            finally:
                self._held = self._on_disk()

    def _on_disk(self) -> _OnDisk | None:
        if self.path is None:
            return None
        try:
            found = os.stat(self.path)  # noqa: PTH116 - runs at every use
        except OSError:
            return None
        right = sqlite_file.writable(self.path)
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, right

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the database. Raises DiaryUnavailable."""
        if (standing := self.standing()) in (FileStanding.GONE, FileStanding.REPLACED):
            raise self.lost(standing)
        with explained(writing=False), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, person: str) -> Iterator[Connection]:
        """One transaction, alone among this person's: all of it is kept, or nothing. Raises NotSaved."""
        try:
            with self._one_writer():
                self._refuse_another()
                with explained(writing=True), self._writes.begin() as connection:
                    if self.path:
                        self._mark_in(connection, self.path)
                    else:
                        self._take_turn(connection, person)
                    yield connection
                self._refuse_another()  # before anything is said to be saved
                self._after_write()
        finally:
            self._written[person] += 1

    def _refuse_another(self) -> None:
        """Raise NotSaved where the file in the diary's place is not the one that was opened."""
        if (standing := self.standing()) in (FileStanding.GONE, FileStanding.REPLACED):
            raise NotSaved(f"Not saved. {standing.value}")

    def _mark_in(self, connection: Connection, path: Path) -> None:
        if self._mark is None:
            file_mark.begin(connection)
        self._mark = file_mark.renew(connection, path)

    def _take_turn(self, connection: Connection, person: str) -> None:
        connection.execute(text(f"SET LOCAL lock_timeout = {round(self.patience_s * 1000)}"))
        mine = insert(turn).values(person=person, number=1)
        following = {"number": turn.c.number + 1}
        connection.execute(mine.on_conflict_do_update(index_elements=["person"], set_=following))

    def _after_write(self) -> None:
        if self.path is None:
            return
        if beside.length_of_log(self.path) > _LONGEST_LOG:
            with suppress(*sqlite_file.UNREADABLE):
                self._alone_in_file(self.path)
        self._upkeep.written()

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
        if not self._writer.acquire(timeout=self.patience_s):
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
        with self.copying, self._one_writer():
            self._refuse_another()
            try:
                if forget is not None:
                    backups.forget_in_backups(self.path, forget, self.patience_s)
                clean = self._alone_in_file(self.path, compact=forget is not None)
            except (OSError, *sqlite_file.UNREADABLE):
                clean = False
        if not clean:
            raise NotSaved(
                "It is deleted, but traces stay in the diary's file or its backups, "
                "which another program may have open. Close that program, then delete once more."
            )


def for_reading(path: Path) -> Database:
    """A current diary's file that nobody writes, to be read where it lies and then closed."""
    return _opened(URL.create("sqlite", database=str(path)), 0, "immutable")


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
    return _opened(url, patience_s, schema.prepare_file(Path(url.database or ""), patience_s))


def _opened(url: URL, patience_s: float, mode: sqlite_file.Mode) -> Database:
    path = Path(url.database or "")
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite_file.connect(path, mode, patience_s),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    return Database(begin_by_hand(engine), url, patience_s, mode)
