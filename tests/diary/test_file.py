"""The diary's file: private, found where it was left, and never replaced by something else."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from data.diary import (
    Diary,
    DiaryError,
    DiaryUnavailable,
    NotSaved,
    close_diaries,
    default_url,
    open_diary,
    sqlite_file,
)
from tests.diary.filled import FOREVER, day, everything, fill
from tests.diary.processes import elsewhere, fill_the_disk, open_and_write, together, use_without_rights

ROOT = Path(__file__).parents[2]


def at(path: Path) -> str:
    return f"sqlite:///{path}"


def filled(path: Path) -> dict[str, object]:
    """A diary at this place, closed again, and all it says."""
    fill(open_diary(at(path)))
    said = everything(open_diary(at(path)))
    close_diaries()
    return said


def test_a_new_diary_is_for_its_owner_only(path: Path) -> None:
    place = path.parent / "new" / "folder" / "diary.db"
    fill(open_diary(at(place)))
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in place.parent.iterdir()} == {0o600}
    assert {file.name for file in place.parent.iterdir()} <= {"diary.db", "diary.db-wal", "diary.db-shm"}


@pytest.mark.parametrize("name", ["my diary.db", "50%25.db", "ä'\"ß.db", "a+b&c=d.db", "x;y.db"])
def test_any_file_name_will_do(path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("BACKWISE_DIARY", str(path.parent / name))
    fill(open_diary())
    assert open_diary().data_place() == str(path.parent / name)
    assert (path.parent / name).exists()


def test_the_place_is_the_users_own_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BACKWISE_DIARY", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert default_url().startswith(at(Path.home()))
    assert default_url().endswith("backwise/diary.db")
    monkeypatch.setenv("BACKWISE_DIARY", "~/elsewhere.db")
    assert default_url() == at(Path.home() / "elsewhere.db")
    monkeypatch.setenv("DATABASE_URL", "postgres://server/diaries")
    assert default_url() == "postgres://server/diaries"


def test_a_diary_stays_open_between_uses(url: str) -> None:
    assert open_diary(url)._database is open_diary(url, "somebody else")._database


def test_opening_and_reading_a_current_diary_imports_neither_alembic_nor_pandas(path: Path) -> None:
    filled(path)
    script = (
        "import sys; from data.diary import open_diary; open_diary(sys.argv[1]).day_records();"
        "print(sorted({'alembic', 'pandas', 'psycopg'} & set(sys.modules)))"
    )
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            script,
            at(path),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "[]"


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))


def garbage_after_the_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + random.Random(1).randbytes(len(content) - 100))


def a_letter(path: Path) -> None:
    path.write_text("Dear diary")


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_to_its_header(path: Path) -> None:
    os.truncate(path, 100)


def another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE check_in (note TEXT)")


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FAULTS = [
    empty, garbage, garbage_after_the_header, a_letter, cut_in_half, cut_to_its_header, another_programs,
    from_the_future, a_folder,
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_no_sound_diary_is_refused_and_left_alone(
    path: Path, fault: Callable[[Path], None]
) -> None:
    filled(path)
    fault(path)
    before = path.read_bytes() if path.is_file() else None
    for _ in range(2):
        with pytest.raises(DiaryUnavailable, match="Nothing in it was changed") as told:
            open_diary(at(path))
        assert str(path) in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("fault", [empty, garbage, cut_in_half])
def test_a_refusal_names_the_latest_backup(path: Path, fault: Callable[[Path], None]) -> None:
    said = filled(path)
    sqlite_file.back_up(path, "0001", 1)
    latest = sqlite_file.back_up(path, "0001", 1)
    fault(path)
    with pytest.raises(DiaryUnavailable) as told:
        open_diary(at(path))
    assert str(latest) in str(told.value)
    latest.rename(path)
    assert everything(open_diary(at(path))) == said


def test_where_a_diary_was_no_new_one_is_begun(path: Path) -> None:
    filled(path)
    backup = sqlite_file.back_up(path, "0001", 1)
    path.unlink()
    with pytest.raises(DiaryUnavailable, match="gone") as told:
        open_diary(at(path))
    assert str(backup) in str(told.value)
    assert not path.exists()


def test_a_file_lost_while_it_was_open_is_noticed(path: Path) -> None:
    fill(open_diary(at(path)))
    path.unlink()
    with pytest.raises(DiaryUnavailable, match="latest entries are still beside it"):
        open_diary(at(path))
    assert not path.exists()


def test_a_file_put_in_the_place_of_an_open_one_is_the_diary_from_then_on(path: Path) -> None:
    other = path.with_name("other.db")
    filled(other)
    mine = open_diary(at(path))
    assert mine.first_day() is None
    close_diaries()
    open_diary(at(path))
    other.replace(path)
    assert open_diary(at(path)).first_day() == day(0)


def test_single_damaged_bytes_never_end_in_anything_but_an_answer_or_a_refusal(path: Path) -> None:
    filled(path)
    whole, chance = path.read_bytes(), random.Random(7)
    refused = 0
    for number in range(40):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        copy = path.with_name(f"copy-{number}.db")
        copy.write_bytes(damaged)
        try:
            assert open_diary(at(copy)).day_records()
            everything(open_diary(at(copy)))
        except DiaryError:
            refused += 1
            assert copy.read_bytes() == damaged
        close_diaries()
    assert refused


@pytest.mark.parametrize(
    "address",
    ["nonsense", "", "sqlite://", "sqlite:///:memory:", "sqlite:///x.db?mode=memory", "mysql://u:geheim@h/d"],
)
def test_an_address_where_no_diary_can_be_safe_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    with pytest.raises(DiaryUnavailable) as told:
        open_diary(address)
    assert "geheim" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_said(path: Path) -> None:
    path.write_text("in the way")
    with pytest.raises(DiaryUnavailable, match="folder can't be made"):
        open_diary(at(path / "diary.db"))


def test_several_processes_that_begin_a_diary_at_once_share_one(path: Path) -> None:
    ids = together(4, open_and_write, at(path))
    assert {entry.id for entry in open_diary(at(path)).check_ins(*FOREVER)} == set(ids)
    assert not list(path.parent.glob("*.new"))


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
    filled(path)
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
    filled(reachable)
    reachable.chmod(0o000)
    shown, told = elsewhere(use_without_rights, at(reachable))
    assert shown == "DiaryUnavailable"
    assert "can't be read" in told[0]


def test_a_folder_that_may_not_be_entered_is_said_to_be_so(reachable: Path) -> None:
    filled(reachable)
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


def test_the_diary_says_where_it_is(diary: Diary, url: str) -> None:
    place = diary.data_place()
    if url.startswith("sqlite"):
        assert place == url.removeprefix("sqlite:///")
    else:
        assert url.split("/")[3].split("?")[0] in place
        assert "password" not in place
