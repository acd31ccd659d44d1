import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.diary.days_csv import days_csv, days_from_csv
from components.progress.made_up_diary import synthetic_days
from data.diary import Diary
from data.diary.day_table import as_frame, day_table
from tests.numbers.diaries import diary as by_hand

NO_DAYS = as_frame(day_table(date.max, date.min))
MONDAY = date(2026, 3, 2)


def exported(diary: Diary) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(days_csv(diary.days()))))


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
        ("2026-03-02", "02/03/2026", "format"),
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
