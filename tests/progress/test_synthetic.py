from datetime import date, timedelta

import pandas as pd
import pytest

from components.progress.made_up_diary import sample, synthetic_days
from data.diary.records import State
from tests.numbers.diaries import diary


def test_the_same_seed_gives_the_same_diary() -> None:
    pd.testing.assert_frame_equal(synthetic_days(seed=3), synthetic_days(seed=3))
    assert not synthetic_days(seed=3)["pain"].equals(synthetic_days(seed=4)["pain"])


@pytest.mark.parametrize("days", [1, 2, 30, 84, 365])
def test_it_has_every_day_up_to_the_last(days: int) -> None:
    end = date(2026, 5, 17)
    table = synthetic_days(days=days, end=end)
    assert table["day"].tolist() == list(pd.date_range(end - timedelta(days - 1), end))


def test_it_has_the_shape_of_any_day_table() -> None:
    pd.testing.assert_series_equal(synthetic_days().dtypes, diary("D").dtypes)


def test_it_shows_every_kind_of_day() -> None:
    assert set(synthetic_days()["state"]) == {str(state) for state in State}


def test_it_has_gaps_and_a_stretch_without_any_entry() -> None:
    pain = synthetic_days()["pain"]
    assert pain[30:35].isna().all()
    assert 0.75 < pain.notna().mean() < 0.9


def test_its_notes_say_that_they_are_samples() -> None:
    made = sample(days=365)
    notes = {entry.note for entry in made.check_ins if entry.note}
    assert notes
    assert all(note.startswith("Sample") for note in notes)
    assert all(pause.reason.startswith("Sample") for pause in made.pauses)
    assert made.plan.routine is not None
    assert made.plan.routine.name == "Sample routine"
