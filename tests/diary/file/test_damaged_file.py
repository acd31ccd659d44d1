"""A file that is no sound diary is refused and left alone; nothing is put in its place."""

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from data.diary import DiaryBroken, DiaryError, DiaryUnavailable, close_diaries, open_diary, rescuing
from data.diary.database.backups import back_up
from tests.diary.filled import at, closed_diary, everything


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
    closed_diary(path)
    fault(path)
    before = path.read_bytes() if path.is_file() else None
    for _ in range(2):
        with pytest.raises(DiaryUnavailable, match="Nothing in it was changed") as told:
            open_diary(at(path))
        assert str(path) in str(told.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("fault", [empty, garbage, cut_in_half])
def test_a_refusal_names_the_latest_backup(path: Path, fault: Callable[[Path], None]) -> None:
    said = closed_diary(path)
    back_up(path, "0001", 1)
    latest = back_up(path, "0001", 1)
    fault(path)
    with pytest.raises(DiaryUnavailable) as told:
        open_diary(at(path))
    assert str(latest) in str(told.value)
    assert fault is not empty or "is empty" in str(told.value)
    latest.rename(path)
    assert everything(open_diary(at(path))) == said


def test_where_a_diary_was_no_new_one_is_begun(path: Path) -> None:
    closed_diary(path)
    backup = back_up(path, "0001", 1)
    path.unlink()
    with pytest.raises(DiaryUnavailable, match="gone") as told:
        open_diary(at(path))
    assert str(backup) in str(told.value)
    assert not path.exists()


def test_single_damaged_bytes_never_end_in_anything_but_an_answer_or_a_refusal(path: Path) -> None:
    closed_diary(path)
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


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    "fault", [empty, garbage, garbage_after_the_header, a_letter, cut_in_half, another_programs, gone]
)
def test_the_latest_good_backup_takes_the_place_of_what_is_broken_and_keeps_that(
    path: Path, fault: Callable[[Path], None]
) -> None:
    said = closed_diary(path)
    back_up(path, "0001", 1)
    back_up(path, "0001", 1).write_bytes(b"a backup that is none")
    fault(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(DiaryBroken) as told:
        open_diary(at(path))
    found = rescuing.latest_good(told.value.path, "local")
    assert found is not None
    assert found.contents.first == said["first_day"]
    assert found.contents.check_ins == len(said["check_ins"])
    aside = rescuing.put_in_place(path, found.backup, "local")
    assert everything(open_diary(at(path))) == said
    kept = [one.read_bytes() for one in aside if one.suffix == ".aside"]
    assert kept == ([] if before is None else [before])


@pytest.mark.parametrize("fault", [from_the_future, a_folder])
def test_a_newer_diary_and_what_no_backup_mends_have_no_such_way(
    path: Path, fault: Callable[[Path], None]
) -> None:
    closed_diary(path)
    back_up(path, "0001", 1)
    fault(path)
    with pytest.raises(DiaryUnavailable) as told:
        open_diary(at(path))
    assert not isinstance(told.value, DiaryBroken)
