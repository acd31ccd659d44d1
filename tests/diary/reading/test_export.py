import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.diary.days_csv import days_csv, days_from_csv
from components.diary.spreadsheet_cells import BYTE_ORDER_MARK, days_in_a_row
from components.progress.made_up_diary import synthetic_days
from data.diary import Diary
from data.diary.day_table import as_frame, day_table
from tests.numbers.diaries import diary as by_hand

NO_DAYS = as_frame(day_table(date.max, date.min))
MONDAY = date(2026, 3, 2)


def exported(diary: Diary) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(days_csv(diary.days()).removeprefix(BYTE_ORDER_MARK))))


def test_every_day_is_a_row_and_what_nobody_said_is_empty(diary: Diary) -> None:
    diary.add_check_in(MONDAY, pain=4)
    diary.add_check_in(date(2026, 3, 4), pain=0)

    rows = exported(diary)

    assert [row["day"] for row in rows] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert [row["pain"] for row in rows] == ["4.0", "", "0.0"]


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_note_that_looks_like_a_formula_is_kept_from_being_one(diary: Diary, note: str) -> None:
    diary.add_check_in(MONDAY, note=note)

    assert exported(diary)[0]["note"] == f"'{note}"


def read_back(days: pd.DataFrame) -> pd.DataFrame:
    return days_from_csv(io.StringIO(days_csv(days), newline=""))


def with_notes(*notes: str) -> pd.DataFrame:
    return by_hand("D" * len(notes)).assign(note=pd.array(notes, dtype="string"))


@given(notes=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_every_note_comes_back_as_it_was_typed(notes: list[str]) -> None:
    assert read_back(with_notes(*notes))["note"].tolist() == notes


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("'tis better", "'tis better"),
        ('he said "no", and\nleft\r\nthen\rcame back', 'he said "no", and\nleft\r\nthen\rcame back'),
        ("NA", "NA"),
        ("", ""),
    ],
)
def test_a_note_is_no_formula_in_the_file_and_its_own_words_again_once_read(note: str, cell: str) -> None:
    days = with_notes(note, "the day after")
    plain = pd.read_csv(io.StringIO(days_csv(days), newline=""), keep_default_na=False)

    assert plain["note"].tolist() == [cell, "the day after"]
    assert read_back(days)["note"].tolist() == [note, "the day after"]


def test_the_day_table_comes_back_whole_with_its_types() -> None:
    for days in (synthetic_days(days=120), NO_DAYS):
        pd.testing.assert_frame_equal(read_back(days), days)


@pytest.mark.parametrize(
    ("was", "changed", "told"),
    [
        (",done,", ",finished,", "state is one of"),
        ("2026-03-02", "02/03/2026", "day or the month stands first"),
        ("2026-03-02", "Monday", "not written as a date"),
        ("2026-03-02", "30.02.2026", "not written as a date"),
        ("True", "perhaps", "neither true nor false"),
        ("4.0", "four", "four"),
        ("note", "notes", "note"),
    ],
)
def test_a_file_that_was_changed_into_something_else_is_refused(was: str, changed: str, told: str) -> None:
    text = days_csv(by_hand("D", [4])).replace(was, changed)

    with pytest.raises(ValueError, match=told):
        days_from_csv(io.StringIO(text, newline=""))


@given(pain=st.lists(st.none() | st.floats(0, 10), min_size=1))
def test_every_number_comes_back_to_its_last_digit(pain: list[float | None]) -> None:
    days = by_hand("D" * len(pain), pain)

    pd.testing.assert_frame_equal(read_back(days), days, check_exact=True)


# How Excel in these settings writes what it read: the mark between cells, a day, a number, truths, in which
# encoding. General shows eleven signs of a number at most.
EXCELS: dict[str, tuple[str, str, str, tuple[str, str], str]] = {
    "German": (";", "%d.%m.%Y", ",", ("WAHR", "FALSCH"), "cp1252"),
    "German, UTF-8": (";", "%d.%m.%Y", ",", ("WAHR", "FALSCH"), "utf-8-sig"),
    "German, two signs for the year": (";", "%d.%m.%y", ",", ("WAHR", "FALSCH"), "utf-8-sig"),
    "British": (",", "%d/%m/%Y", ".", ("TRUE", "FALSE"), "utf-8-sig"),
    "American": (",", "%-m/%-d/%Y", ".", ("TRUE", "FALSE"), "utf-8-sig"),
    "Unicode text": ("\t", "%d/%m/%Y", ".", ("TRUE", "FALSE"), "utf-16"),
}


def saved_by_excel(text: str, how: str) -> bytes:
    mark, day, point, truths, encoding = EXCELS[how]
    saved = io.StringIO(newline="")
    lines = csv.writer(saved, delimiter=mark, lineterminator="\r\n")

    def again(cell: str) -> str:
        if cell in ("True", "False"):
            return truths[cell == "False"]
        try:
            return f"{float(cell):.10g}".replace(".", point)
        except ValueError:
            pass
        try:
            return date.fromisoformat(cell).strftime(day)
        except ValueError:
            return cell

    for row in csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")):
        lines.writerow(map(again, row))
    return saved.getvalue().encode(encoding)


@pytest.mark.parametrize("how", EXCELS)
def test_what_excel_opened_and_saved_anew_is_read_back(tmp_path: Path, how: str) -> None:
    days = synthetic_days(days=40).assign(
        note=pd.array(['Müde; "5,5" Stunden, ½', *[""] * 39], dtype="string")
    )
    file = tmp_path / "days.csv"
    file.write_bytes(saved_by_excel(days_csv(days), how))

    pd.testing.assert_frame_equal(days_from_csv(file), days, rtol=1e-8)


def test_days_that_read_two_ways_are_read_the_way_they_follow_one_another() -> None:
    for first in (date(2026, 3, 1), date(2026, 1, 1), date(2025, 12, 28)):
        days = [first + timedelta(number) for number in range(5)]
        for written in ("%d/%m/%Y", "%-m/%-d/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"):
            assert days_in_a_row([f"{day:{written}}" for day in days]) == days, written
    assert days_in_a_row(["2026-03-01", "2026-03-05"]) == [date(2026, 3, 1), date(2026, 3, 5)]
    assert days_in_a_row([]) == []
