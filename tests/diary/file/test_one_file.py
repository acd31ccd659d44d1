"""The one file that Settings names is the diary: whole when copied, and noticed when it is another."""

import asyncio
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data.diary import Diary, DiaryUnavailable, NotSaved, close_diaries, open_diary
from data.diary.database import connections
from data.diary.database.beside import companions, log_holds_something
from tests.app.server import serving
from tests.diary.filled import FOREVER, at, closed_diary, day
from tests.diary.processes import killed, until, write_then_die
from tools.websocket_client import Visitor


def days(path: Path) -> int:
    """How many check-ins somebody finds who has nothing but this file."""
    copy = path.with_name("elsewhere") / path.name
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute("SELECT count(*) FROM check_in").fetchone()[0]
    shutil.rmtree(copy.parent)
    return int(found)


def write(diary: Diary, number: int, first: int = 0) -> None:
    for one in range(first, first + number):
        diary.add_check_in(day(one), pain=one % 11, note=f"entry {one}")


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Quiet comes after a moment."""
    monkeypatch.setattr(connections, "QUIET_S", 0.05)
    monkeypatch.setattr(connections, "BACKUP_AFTER_S", 0.05)
    yield
    close_diaries()


def test_after_a_normal_stop_the_file_is_all_there_is(path: Path) -> None:
    write(open_diary(at(path)), 20)
    close_diaries()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert days(path) == 20


@pytest.mark.usefixtures("soon")
def test_after_a_quiet_while_the_file_holds_everything_though_the_diary_is_open(path: Path) -> None:
    diary = open_diary(at(path))
    for written in (5, 10):
        write(diary, 5, written - 5)
        until(lambda: not log_holds_something(path))
        assert days(path) == written
    assert len(diary.check_ins(*FOREVER)) == 10


@pytest.mark.usefixtures("soon")
def test_what_a_crash_left_in_the_log_is_in_the_file_soon_after_the_next_start(path: Path) -> None:
    assert killed(write_then_die, at(path), 7)
    assert log_holds_something(path)
    assert len(open_diary(at(path)).check_ins(*FOREVER)) == 7
    until(lambda: not log_holds_something(path))
    assert days(path) == 7


def test_a_long_log_is_brought_in_between_writes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_LONGEST_LOG", 50_000)
    write(open_diary(at(path)), 30)
    assert companions(path)[0].stat().st_size < 100_000
    assert days(path) > 10


def removed(path: Path) -> None:
    path.unlink()


def renamed(path: Path) -> None:
    path.rename(path.with_name("renamed.db"))


def another_moved_here(path: Path) -> None:
    path.with_name("older.db").replace(path)


def another_copied_over(path: Path) -> None:
    shutil.copyfile(path.with_name("older.db"), path)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def an_older_copy(path: Path, *, in_log: bool) -> Diary:
    """An open diary beside a copy of it with one entry less, or two: its latest may lie in the log alone."""
    write(open_diary(at(path)), 1)
    close_diaries()
    shutil.copy(path, path.with_name("older.db"))
    write(open_diary(at(path)), 1, 1)
    close_diaries()
    diary = open_diary(at(path))
    if in_log:
        write(diary, 1, 2)
    return diary


GONE, REPLACED = "gone from its place. Put it back", "was replaced while it was open. Load the page again"


@pytest.mark.parametrize("in_log", [True, False])
@pytest.mark.parametrize(
    ("happens", "sentence", "then"),
    [
        (removed, GONE, None),
        (renamed, GONE, None),
        (another_moved_here, REPLACED, 1),
        (another_copied_over, REPLACED, 1),
        (emptied, REPLACED, None),
    ],
)
def test_a_file_taken_away_or_replaced_is_noticed_before_anything_is_said_to_be_saved(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Path], None],
    sentence: str,
    then: int | None,
    in_log: bool,
) -> None:
    diary = an_older_copy(path, in_log=in_log)
    happens(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(NotSaved, match=sentence):
        write(diary, 1, 5)
    with pytest.raises(DiaryUnavailable, match=sentence):
        diary.check_ins(*FOREVER)
    with pytest.raises(DiaryUnavailable, match=sentence):
        open_diary(at(path))
    monkeypatch.setattr(connections, "_STILL_S", 0.0)
    for _ in range(2):
        if then is None:
            with pytest.raises(DiaryUnavailable):
                open_diary(at(path))
        else:
            assert len(open_diary(at(path)).check_ins(*FOREVER)) == then
    close_diaries()
    assert (path.read_bytes() if path.exists() else None) == before
    assert then is None or days(path) == then


def test_a_file_put_back_where_it_was_goes_on_with_all_it_held(path: Path) -> None:
    diary = an_older_copy(path, in_log=True)
    renamed(path)
    with pytest.raises(DiaryUnavailable, match=GONE):
        open_diary(at(path))
    path.with_name("renamed.db").rename(path)
    write(open_diary(at(path)), 1, 3)
    assert len(diary.check_ins(*FOREVER)) == 4


def test_a_log_of_another_file_is_never_laid_over_this_one(path: Path) -> None:
    an_older_copy(path, in_log=False)
    close_diaries()
    assert killed(write_then_die, at(path), 3)
    log = companions(path)[0].read_bytes()
    another_copied_over(path)
    other = path.with_name("other.db")
    closed_diary(other)
    shutil.copyfile(companions(path)[0], companions(other)[0])
    for place in (path, other):
        before = place.read_bytes()
        with pytest.raises(DiaryUnavailable, match="the log of another one") as told:
            open_diary(at(place))
        assert f"{place.name}-wal" in str(told.value)
        assert (place.read_bytes(), companions(place)[0].read_bytes()) == (before, log)
        companions(place)[0].unlink()
        assert open_diary(at(place)).check_ins(*FOREVER)
    assert days(path) == 1


def test_another_process_that_uses_the_diary_too_is_no_replacement(path: Path) -> None:
    diary = open_diary(at(path))
    write(diary, 1)
    for number in range(1, 4):
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE check_in SET note = note || '!'")
            other.execute("UPDATE file_mark SET writes = writes + 1, latest = hex(randomblob(16))")
            other.commit()
            assert other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        write(diary, 1, number)
    notes = [entry.note for entry in diary.check_ins(*FOREVER)]
    assert notes == ["entry 0!!!", "entry 1!!", "entry 2!", "entry 3"]


async def _visit(url: str) -> None:
    await (await Visitor.arrive(url)).leave()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_an_app_that_is_stopped_leaves_one_file_with_everything(path: Path, stop: signal.Signals) -> None:
    assert killed(write_then_die, at(path), 3)
    with serving(path) as server:
        asyncio.run(_visit(server.url))
        assert log_holds_something(path)
        server.process.send_signal(stop)
        server.process.wait(20)
    assert [file.name for file in path.parent.glob(f"{path.name}*")] == [path.name]
    assert days(path) == 3
