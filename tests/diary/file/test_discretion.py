"""What goes wrong is told in a sentence, and never with a word or a number of the person's."""

import logging
import sqlite3
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from data.diary import (
    CheckIn,
    Diary,
    DiaryError,
    DiaryUnavailable,
    NotSaved,
    Outcome,
    Routine,
    Session,
    open_diary,
)
from data.diary.complaints import Complaint, complaint_of
from data.diary.keeping.check_ins import CHECK_IN
from data.diary.keeping.entries import Layout
from data.diary.keeping.routines import ROUTINE
from data.diary.keeping.sessions import SESSION
from tests.diary.filled import FOREVER, MORNING, day, evening, fill

SECRET = "only-for-my-diary"
PAIN = 987654321


def all_of(error: BaseException) -> str:
    """Everything a log or a crash page would show of it."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(error)


BAD: dict[str, tuple[Layout[Any], dict[str, object]]] = {
    "pain off the scale": (CHECK_IN, {"pain": PAIN}),
    "sleep off the clock": (CHECK_IN, {"sleep_h": float(PAIN)}),
    "a number beyond all bounds": (CHECK_IN, {"pain": PAIN**9}),
    "a day that is none": (CHECK_IN, {"day": SECRET}),
    "a moment without a zone": (CHECK_IN, {"at": evening(0).replace(tzinfo=None)}),
    "no note at all": (CHECK_IN, {"note": None}),
    "a note that is no text": (CHECK_IN, {"note": {SECRET: PAIN}}),
    "half of a letter": (CHECK_IN, {"note": SECRET + "\ud800"}),
    "an outcome nobody knows": (SESSION, {"outcome": SECRET}),
    "more than the whole": (SESSION, {"share": float(PAIN)}),
    "what no column holds": (ROUTINE, {"items": {SECRET, PAIN}}),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_the_database_refuses_is_neither_kept_nor_quoted(
    diary: Diary, bad: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    layout, columns = BAD[bad]
    good = layout.values
    monkeypatch.setattr(layout, "values", lambda record: good(record) | columns)
    caplog.set_level(logging.INFO, "sqlalchemy")
    record = {
        CHECK_IN: CheckIn(day(0), 1, note=SECRET),
        SESSION: Session(day(0), Outcome.DONE, note=SECRET),
        ROUTINE: Routine(SECRET, MORNING.items),
    }[layout]
    with pytest.raises(NotSaved) as told:
        diary.save(record)
    shown = all_of(told.value) + caplog.text
    assert SECRET not in shown
    assert str(PAIN) not in shown
    assert diary.first_day() is None
    assert diary.routines() == ()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("check_in", "day", f"2026-03-02 {SECRET}"),
        ("check_in", "at", SECRET),
        ("check_in", "note", f"CAST(X'{SECRET.encode().hex()}FF' AS TEXT)"),
        ("check_in", "note", f"X'{SECRET.encode().hex()}'"),
        ("session", "day", f"2026-03-02 {SECRET}"),
        ("routine", "items", SECRET),
        ("routine", "items", f'["{SECRET}"]'),
        ("plan", "weekdays", f'["{SECRET}"]'),
        ("plan", "routine", "{}"),
        ("screening", "answers", SECRET),
        ("preferences", "purposes", "3"),
    ],
)
def test_an_entry_damaged_on_disk_is_reported_and_not_quoted(
    path: Path, table: str, column: str, value: str
) -> None:
    diary = open_diary(f"sqlite:///{path}")
    fill(diary)
    diary.empty_bin()
    with closing(sqlite3.connect(path)) as other, other:
        expression = value if value[0] in "CX" else "?"
        other.execute(f"UPDATE {table} SET {column} = {expression}", () if expression == value else (value,))
    read: dict[str, Callable[[], object]] = {
        "check_in": lambda: [diary.check_ins(*FOREVER), diary.day_records(day(-1), day(9))],
        "session": lambda: [diary.day_records(day(-1), day(9)), diary.sessions(*FOREVER)],
        "routine": diary.routines,
        "plan": diary.plans,
        "screening": diary.last_screening,
        "preferences": diary.preferences,
    }
    with pytest.raises(DiaryUnavailable) as told:
        read[table]()
    assert SECRET not in all_of(told.value)


def test_a_diary_that_is_busy_says_so_and_quotes_nothing(url: str, diary: Diary) -> None:
    impatient = open_diary(url, patience_s=0.1)
    if url.startswith("sqlite"):
        other: sqlite3.Connection | psycopg.Connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg.connect(url)
        other.execute("INSERT INTO turn VALUES ('local', 1)")
    with closing(other), pytest.raises(NotSaved, match="busy") as told:
        impatient.add_check_in(day(0), note=SECRET)
    assert SECRET not in all_of(told.value)
    impatient.add_check_in(day(0), note=SECRET)


def test_every_error_is_a_diary_error_and_every_complaint_a_sentence() -> None:
    assert issubclass(DiaryUnavailable, DiaryError)
    assert issubclass(NotSaved, DiaryError)
    for complaint in Complaint:
        for sentence in complaint.value:
            assert sentence[0].isupper()
            assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("error", "complaint"),
    [
        (psycopg.errors.DiskFull(), Complaint.FULL),
        (psycopg.errors.ReadOnlySqlTransaction(), Complaint.READ_ONLY),
        (psycopg.errors.LockNotAvailable(), Complaint.BUSY),
        (psycopg.errors.SerializationFailure(), Complaint.BUSY),
        (psycopg.errors.AdminShutdown(), Complaint.UNREACHABLE),
        (psycopg.errors.InvalidPassword(), Complaint.REFUSED),
        (psycopg.errors.InsufficientPrivilege(), Complaint.REFUSED),
        (psycopg.errors.DataCorrupted(), Complaint.DAMAGED),
        (psycopg.errors.IoError(), Complaint.DISK),
        (psycopg.errors.CheckViolation(), Complaint.UNKNOWN),
        (psycopg.OperationalError(), Complaint.UNREACHABLE),
        (sqlite3.OperationalError(), Complaint.UNKNOWN),
    ],
)
def test_what_a_server_says_is_understood(error: Exception, complaint: Complaint) -> None:
    assert complaint_of(error) is complaint


def test_a_server_that_stops_is_said_and_found_again(url: str, diary: Diary) -> None:
    """Connections that a server dropped in the meantime cost the person nothing."""
    diary.add_check_in(day(0), pain=1)
    if url.startswith("postgresql"):
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    diary.add_check_in(day(0), pain=2)
    assert len(diary.check_ins(*FOREVER)) == 2
