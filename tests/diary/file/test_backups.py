"""Backups: whole, checked, thinned, and put back in one piece with a way back."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.diary import Diary, NotSaved, backing_up, close_diaries, open_diary
from data.diary.database import backups, connections
from data.diary.database.backups import Fault
from data.diary.database.beside import backups_of, dated, folder_of
from data.version import VERSION
from tests import clock
from tests.diary.filled import FOREVER, at, closed_diary, day, everything, fill
from tests.diary.older import older
from tests.diary.processes import killed, make_backup, put_back, until

POINTS = ["while copying", "while checking", "before putting back", "after putting back"]


@pytest.fixture
def diary(path: Path) -> Diary:
    diary = open_diary(at(path))
    fill(diary)
    return diary


def notes(path: Path) -> list[str]:
    return [entry.note for entry in open_diary(at(path)).check_ins(*FOREVER)]


def test_a_backup_is_private_checked_and_holds_everything(diary: Diary, path: Path) -> None:
    said = everything(diary)
    backup = backing_up.make(diary)
    assert (backup.file.stat().st_mode & 0o777, backup.file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert backing_up.backups_of(diary) == (backup,)
    assert everything(open_diary(at(shutil.copy(backup.file, path.with_name("elsewhere.db"))))) == said
    contents = backing_up.look_into(diary, backup.file)
    assert contents == (day(0), day(0), 1, 1, 1, 1, VERSION)


@pytest.mark.parametrize("uploaded", [True, False])
def test_put_back_the_diary_is_as_it_was_and_the_undo_is_the_backup_made_first(
    diary: Diary, path: Path, uploaded: bool
) -> None:
    before = everything(diary)
    backup = backing_up.make(diary).file
    diary.add_check_in(day(2), pain=2, note="later")
    after = everything(diary)
    undo = backing_up.put_back(diary, backup.read_bytes() if uploaded else backup)
    assert everything(open_diary(at(path))) == before
    close_diaries()
    assert everything(open_diary(at(path))) == before
    backing_up.put_back(open_diary(at(path)), undo.file)
    assert everything(open_diary(at(path))) == after
    assert len(backups_of(path)) == 3


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def somebody_elses(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE setting SET person = 'anna'")


def with_an_impossible_entry(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE check_in SET day = '2026-13-45'")


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def no_database(path: Path) -> None:
    path.write_text("Dear diary")


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (newer, "newer Backwise. Update"),
        (somebody_elses, "somebody else's"),
        (with_an_impossible_entry, "can't be read"),
        (cut, "damaged"),
        (no_database, "no backup of a diary"),
        (empty, "no backup of a diary"),
    ],
)
def test_what_is_no_backup_of_this_diary_is_refused_and_nothing_changes(
    diary: Diary, path: Path, fault: Callable[[Path], None], sentence: str
) -> None:
    before = everything(diary)
    backup = shutil.copy(backing_up.make(diary).file, path.with_name("bad.db"))
    fault(backup)
    for use in (backing_up.look_into, backing_up.put_back):
        with pytest.raises(NotSaved, match=sentence):
            use(diary, backup)
    assert everything(diary) == before
    assert len(backups_of(path)) == 1


def test_an_older_releases_backup_is_brought_up_to_date_when_put_back(path: Path) -> None:
    filled = path.with_name("filled.db")
    said = closed_diary(filled)
    old = path.with_name("old.db")
    older(old, filled, "0001")
    diary = open_diary(at(path))
    backing_up.put_back(diary, old)
    assert diary.check_ins(*FOREVER) == said["check_ins"]
    assert diary.add_session(day(3), pain_after=2).pain_after == 2


def test_the_first_write_of_a_day_brings_a_backup_and_later_ones_none(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BACKUP_AFTER_S", 0.05)
    for count in (1, 2):
        diary = open_diary(at(path))
        diary.add_check_in(day(0), pain=3)
        until(lambda: len(backups_of(path)) == count)  # noqa: B023 - called at once
        diary.add_check_in(day(0), pain=3)
        close_diaries()
        clock.set_to(clock.NOW + timedelta(days=count))
    assert len(backups_of(path)) == 2


def test_a_new_days_backup_takes_the_place_of_those_no_longer_needed(diary: Diary, path: Path) -> None:
    for ago in range(800, 0, -1):
        clock.set_to(clock.NOW - timedelta(days=ago))
        folder_of(path).mkdir(exist_ok=True)
        dated(path, "0009", ".db").touch()
    clock.set_to(clock.NOW)
    backing_up.make_daily(diary._database)
    kept = [backup.made.date() for backup in backing_up.backups_of(diary)]
    today = clock.NOW.date()
    assert [today - timedelta(number) for number in range(7)] == kept[:7]
    assert len({f"{one:%G %V}" for one in kept if one > today - timedelta(days=28)}) >= 4
    assert len({f"{one:%Y %m}" for one in kept}) == 12
    assert len(kept) <= 7 + 4 + 12


def test_only_backups_of_days_long_apart_all_stay() -> None:
    made = [Path(f"diary-{date(2026, month, 3):%Y%m%d}T000000000000Z-0009.db") for month in range(1, 12)]
    assert backups.to_drop(made) == []


@pytest.mark.parametrize(
    ("what", "fault"),
    [("is_sound", Fault.DAMAGED), ("counts_of", Fault.INCOMPLETE), ("to_disk", Fault.DISK)],
)
def test_a_backup_that_fails_its_check_is_told_until_one_goes_well(
    diary: Diary, path: Path, monkeypatch: pytest.MonkeyPatch, what: str, fault: Fault
) -> None:
    def fails(_: Path) -> object:
        if fault is Fault.DISK:
            raise OSError
        return {} if fault is Fault.INCOMPLETE else False

    good = backing_up.make(diary)
    with monkeypatch.context() as patched:
        patched.setattr(backups, what, fails)
        with pytest.raises(NotSaved, match=backing_up.WHAT_WENT_WRONG[fault][:20]):
            backing_up.make(diary)
    assert backing_up.backups_of(diary) == (good,)
    told = backing_up.latest_fault(diary)
    assert told is not None
    assert told[1] is fault
    backing_up.make(diary)
    assert backing_up.latest_fault(diary) is None


def test_an_entry_that_cannot_be_read_fails_the_check(diary: Diary, path: Path) -> None:
    with_an_impossible_entry(path)
    backing_up.make_daily(diary._database)
    assert backups_of(path) == []
    told = backing_up.latest_fault(diary)
    assert told is not None
    assert told[1] is Fault.UNREADABLE


@pytest.mark.parametrize("point", POINTS)
def test_killed_while_backing_up_or_putting_back_a_diary_is_old_or_new(path: Path, point: str) -> None:
    diary = open_diary(at(path))
    diary.add_check_in(day(0), note="old")
    backup = backing_up.make(diary).file
    diary.add_check_in(day(1), note="new")
    close_diaries()
    assert killed(put_back if "putting" in point else make_backup, at(path), backup, point)
    assert notes(path) == (["old"] if point == "after putting back" else ["old", "new"])
    for one in backups_of(path):
        assert backups.is_sound(one)
        assert backing_up.look_into(open_diary(at(path)), one).check_ins in (1, 2)


def test_several_peoples_file_is_backed_up_by_whoever_runs_it(path: Path, diary: Diary) -> None:
    open_diary(at(path), "anna").add_check_in(day(0), pain=3)
    assert not backing_up.are_ours(diary)
    for use in (lambda: backing_up.make(diary), lambda: backing_up.backups_of(diary)):
        with pytest.raises(NotSaved, match="whoever runs"):
            use()
