import csv
import io
from datetime import date

import pytest

from components.diary.export import days_csv
from data.diary import Diary

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
