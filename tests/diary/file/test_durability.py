"""What was said to be saved is saved, whatever ends the program; what was deleted for good is gone."""

import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from data.diary import NotSaved, close_diaries, open_diary
from data.diary.database import sqlite_file
from data.diary.database.backups import back_up
from data.diary.database.beside import backups_of
from tests.diary.filled import FOREVER, MORNING, day, everything, fill
from tests.diary.processes import context, write_on

WRITES, KILLS = 1000, 20
SECRET = "only-for-my-diary"


def run_and_kill(url: str, first: int, after: int | None) -> list[int]:
    """Save on from `first`, to be killed after so many saves; the numbers said to be saved."""
    hears, says = context.Pipe(duplex=False)
    process = context.Process(target=write_on, args=(url, first, WRITES, says))
    process.start()
    says.close()
    heard: list[int] = []
    try:
        while True:
            heard.append(int.from_bytes(hears.recv_bytes(), "big"))
            if len(heard) == after:
                assert process.pid is not None
                os.kill(process.pid, signal.SIGKILL)
    except (EOFError, OSError):
        process.join(60)
    hears.close()
    return heard


def test_killed_twenty_times_while_saving_a_thousand_entries_it_loses_none(path: Path) -> None:
    url, chance = f"sqlite:///{path}", random.Random(5)
    said: set[int] = set()
    kills = 0
    while not said or max(said) < WRITES - 1:
        there = {int(entry.note.split()[1]) for entry in open_diary(url).check_ins(*FOREVER)}
        close_diaries()
        assert said <= there
        said = there  # saved, though the kill came before the word of it
        after = chance.randint(20, 60) if kills < KILLS else None
        said |= set(run_and_kill(url, max(said, default=-1) + 1, after))
        kills += after is not None
    assert kills == KILLS
    kept = open_diary(url).check_ins(*FOREVER)
    assert [(entry.day, entry.pain, entry.note) for entry in kept] == [
        (day(number), number % 11, f"entry {number}") for number in range(WRITES)
    ]
    assert all(open_diary(url).version(day(number)) == 1 for number in range(0, WRITES, 50))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_every_commit_reaches_the_disk_before_it_is_said_to_be_saved(path: Path) -> None:
    open_diary(f"sqlite:///{path}")
    with closing(sqlite_file.connect(path, "rw", 1)) as connection:
        promised = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert promised == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def traces(folder: Path) -> list[str]:
    """The files in which the secret stands, in whichever encoding."""
    words = (SECRET.encode(), SECRET.encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if any(word in file.read_bytes() for word in words)]


def confide(path: Path, person: str = "local") -> None:
    """A diary with the secret in every place that holds words, deleted and changed entries included."""
    diary = open_diary(f"sqlite:///{path}", person)
    fill(diary)
    for number in range(40):
        diary.add_check_in(day(number), note=f"{SECRET} {number}")
        diary.add_session(day(number), reason=SECRET, note=SECRET * 20)
    diary.delete(diary.add_check_in(day(0), note=SECRET))
    diary.add_pause(day(1), day(2), SECRET)
    diary.set_setting("name", SECRET)
    kept = diary.save_routine(MORNING)
    diary.delete(kept)


def test_delete_everything_leaves_no_trace_in_file_log_or_backup(path: Path) -> None:
    open_diary(f"sqlite:///{path}")
    size = path.stat().st_size
    confide(path)
    back_up(path, "0001", 1)
    assert len(traces(path.parent)) >= 2
    open_diary(f"sqlite:///{path}").delete_everything()
    assert traces(path.parent) == []
    assert backups_of(path) == []
    assert path.stat().st_size == size
    close_diaries()
    assert traces(path.parent) == []
    fill(open_diary(f"sqlite:///{path}"))


def test_delete_everything_takes_what_a_killed_backup_left_along(path: Path) -> None:
    confide(path)
    close_diaries()
    backup = back_up(path, "0001", 1)
    backup.rename(backup.with_suffix(".new"))
    open_diary(f"sqlite:///{path}").delete_everything()
    assert traces(path.parent) == []


def test_deleting_one_persons_everything_takes_them_out_of_shared_backups(path: Path) -> None:
    url = f"sqlite:///{path}"
    confide(path, "anna")
    fill(open_diary(url, "bert"))
    berts = everything(open_diary(url, "bert"))
    backup = back_up(path, "0001", 1)
    open_diary(url, "anna").delete_everything()
    assert traces(path.parent) == []
    assert everything(open_diary(url, "bert")) == berts
    assert everything(open_diary(f"sqlite:///{backup}", "bert")) == berts
    assert open_diary(f"sqlite:///{backup}", "anna").first_day() is None


def test_an_emptied_bin_leaves_no_trace_of_what_was_in_it(path: Path) -> None:
    diary = open_diary(f"sqlite:///{path}")
    fill(diary)
    diary.delete(diary.add_check_in(day(3), note=SECRET))
    diary.delete(diary.add_session(day(3), note=SECRET, reason=SECRET * 90))
    assert traces(path.parent)
    diary.empty_bin()
    assert traces(path.parent) == []


def test_where_another_program_keeps_traces_alive_the_person_is_told(path: Path) -> None:
    confide(path)
    diary = open_diary(f"sqlite:///{path}", patience_s=0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM check_in").fetchall()
        with pytest.raises(NotSaved, match="traces stay"):
            diary.delete_everything()
        assert diary.first_day() is None
    diary.delete_everything()
    assert traces(path.parent) == []
