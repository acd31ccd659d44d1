"""The classroom: three made-up diaries, one with an effect, and the same three for the same seed."""

import numpy as np
import pandas as pd
import pytest

from components.numbers.day_pairs import next_day_pain
from studies.classroom import DAYS, EFFECT, classroom


def test_one_of_the_three_has_an_effect_and_they_are_numbered_in_order() -> None:
    pupils = classroom(1)

    assert [pupil.number for pupil in pupils] == [1, 2, 3]
    assert sum(pupil.has_effect for pupil in pupils) == 1
    assert all(len(pupil.days) == DAYS for pupil in pupils)
    assert len({pupil.truth for pupil in pupils}) == 3


def test_the_same_seed_gives_the_same_class_and_another_a_different_one() -> None:
    for one, again in zip(classroom(3), classroom(3), strict=True):
        pd.testing.assert_frame_equal(one.days, again.days)
        assert one.truth == again.truth

    assert not classroom(3)[0].days["pain"].equals(classroom(4)[0].days["pain"])


def test_where_the_effect_is_cannot_be_told_from_its_number() -> None:
    places = [pupil.number for seed in range(60) for pupil in classroom(seed) if pupil.has_effect]

    assert all(places.count(number) >= 10 for number in (1, 2, 3))


def test_the_effect_is_about_as_large_as_its_truth_says() -> None:
    gaps = [
        np.subtract(*(side.mean() for side in next_day_pain(pupil.days)))
        for seed in range(40)
        for pupil in classroom(seed)
        if pupil.has_effect
    ]

    assert np.mean(gaps) == pytest.approx(-EFFECT, abs=0.2)
