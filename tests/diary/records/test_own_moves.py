"""A move of the person's own is kept as they told it, changed when they tell it anew, and never half said."""

from dataclasses import replace

import pytest

from data.diary import DOSE_LIMITS, HOW_LIMIT, Diary, OwnDose, OwnMove
from tests.diary.filled import OWN

DOSE = OwnDose(1, 8, 0, 1, 60)


def test_changing_an_own_move_keeps_its_place_and_changes_all_that_was_changed(diary: Diary) -> None:
    first, second = diary.save_own_move(OWN), diary.save_own_move(replace(OWN, name="Another"))
    told = replace(
        first, name="Cup squat", mechanics={"impact": True}, dose=OwnDose(3, 5, 2, 2, 90), how="Slower."
    )
    assert diary.save_own_move(told) == told
    assert diary.own_moves() == (told, second)
    assert diary.save_own_move(replace(told, dose=None, how="")) == replace(told, dose=None, how="")


@pytest.mark.parametrize("name", DOSE_LIMITS)
def test_a_dose_out_of_its_limits_is_refused_in_words(name: str) -> None:
    low, high = DOSE_LIMITS[name]
    for number in (low, high):
        OwnMove("Squat", "standing", {}, dose=DOSE._replace(**{name: number}))
    for number in (low - 1, high + 1):
        with pytest.raises(ValueError, match=f"a whole number from {low} to {high}"):
            OwnMove("Squat", "standing", {}, dose=DOSE._replace(**{name: number}))


def test_how_it_is_done_is_one_line_and_not_a_longer_one() -> None:
    assert OwnMove("Squat", "standing", {}, how=" sit\nback,\tstand up ").how == "sit back, stand up"
    with pytest.raises(ValueError, match="characters long"):
        OwnMove("Squat", "standing", {}, how="x" * (HOW_LIMIT + 1))
