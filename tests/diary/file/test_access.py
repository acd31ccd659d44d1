"""Locked, read-only, out of reach or full: the diary shows what it can and says what it could not save."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data.diary import (
    DiaryUnavailable,
    NotSaved,
    close_diaries,
    open_diary,
)
from tests.diary.filled import FOREVER, at, closed_diary, day, everything, fill
from tests.diary.processes import (
    begin_on_a_full_disk,
    elsewhere,
    fill_the_disk,
    together,
    use_without_rights,
    write_thirty,
)


def test_several_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    open_diary(at(path))
    assert max(together(4, write_thirty, at(path))) == 120
    assert len(open_diary(at(path)).check_ins(*FOREVER)) == 120


def test_another_program_that_writes_makes_a_save_wait_then_say_so(path: Path) -> None:
    fill(open_diary(at(path)))
    diary = open_diary(at(path), patience_s=0.1)
    before = everything(diary)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for save in (lambda: diary.add_check_in(day(0), pain=3), lambda: diary.delete_everything()):
            with pytest.raises(NotSaved, match="busy"):
                save()
        assert everything(diary) == before
    diary.add_check_in(day(0), pain=3)
    assert len(diary.check_ins(*FOREVER)) == 2


def test_a_diary_another_program_holds_alone_is_not_opened(path: Path) -> None:
    closed_diary(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DiaryUnavailable, match="Another program holds the diary"):
            open_diary(at(path), patience_s=0.1)
    assert open_diary(at(path)).first_day() == day(0)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that any user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder / "diary.db"
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_diary_that_may_not_be_written_can_be_read_and_every_save_says_so(reachable: Path) -> None:
    entry = fill(open_diary(at(reachable))).check_in
    close_diaries()
    reachable.chmod(0o444)
    reachable.parent.chmod(0o555)
    before = reachable.read_bytes()
    shown, told = elsewhere(use_without_rights, at(reachable))
    assert shown == (entry,)
    assert told == ["Not saved: the diary can be read here, but not written."] * 6
    assert reachable.read_bytes() == before


def test_without_the_right_to_write_the_latest_entries_are_shown_or_the_diary_is_not(reachable: Path) -> None:
    entry = fill(open_diary(at(reachable))).check_in  # still open: what was said lies in the log beside it
    log = reachable.with_name("diary.db-wal").read_bytes()
    assert log
    for file in reachable.parent.iterdir():
        file.chmod(0o444)
    reachable.parent.chmod(0o555)
    assert elsewhere(use_without_rights, at(reachable))[0] == (entry,)
    copy = reachable.parent / "copy" / "diary.db"
    reachable.parent.chmod(0o755)
    copy.parent.mkdir()
    shutil.copy(reachable, copy)
    copy.with_name("diary.db-wal").write_bytes(log)
    copy.parent.chmod(0o555)
    shown, told = elsewhere(use_without_rights, at(copy))
    assert shown == (entry,) or (shown == "DiaryUnavailable" and "latest entries" in told[0])
    copy.parent.chmod(0o755)
    close_diaries()


def test_a_file_that_may_not_even_be_read_is_said_to_be_so(reachable: Path) -> None:
    closed_diary(reachable)
    reachable.chmod(0o000)
    shown, told = elsewhere(use_without_rights, at(reachable))
    assert shown == "DiaryUnavailable"
    assert "can't be read" in told[0]


def test_a_folder_that_may_not_be_entered_is_said_to_be_so(reachable: Path) -> None:
    closed_diary(reachable)
    reachable.parent.chmod(0o600)
    shown, told = elsewhere(use_without_rights, at(reachable))
    assert shown == "DiaryUnavailable"
    assert str(reachable) in told[0]


def test_a_full_disk_is_said_and_nothing_that_was_saved_is_lost(path: Path) -> None:
    saved, told, after, still_read = elsewhere(fill_the_disk, at(path), 1_000_000)
    assert "Not saved: the disk" in told
    assert after == "after"
    kept = [entry.note for entry in open_diary(at(path)).check_ins(*FOREVER)]
    assert set(kept) == {*saved, "stiff", "after"}
    assert len(kept) == still_read + 1
    assert len(saved) > 10


def test_a_diary_begun_on_a_full_disk_is_whole_or_not_there(path: Path) -> None:
    assert elsewhere(begin_on_a_full_disk, path.parent, range(60_000, 280_000, 20_000)) == []
