from datetime import date

import pytest

from components.numbers.flares_and_pauses import flares, pauses
from tests.numbers.diaries import MONDAY, diary, painful

CALM = [3.0] * 28


def days(pain: list[float | None]) -> list[tuple[date, date]]:
    return [(flare.first, flare.last) for flare in flares(painful(pain))]


def test_two_days_running_far_above_the_usual_are_a_flare() -> None:
    (flare,) = flares(painful([*CALM, 6, 7, 3]))
    assert (flare.first, flare.last, flare.n) == (date(2026, 3, 30), date(2026, 3, 31), 2)
    assert (flare.steady, flare.peak) == (3, 7)


@pytest.mark.parametrize(
    "pain",
    [
        [*CALM, 6, 3, 6, 3],  # single days
        [*CALM, 5, 5, 5],  # not far enough
        [*CALM, 6, None, 6],  # nobody said what came between
        [*CALM[:13], 9, 9],  # too few days to know the usual
        [9.0] * 40,  # that is the usual
        [],
    ],
)
def test_anything_less_is_not_called_one(pain: list[float | None]) -> None:
    assert days(pain) == []


def test_a_long_flare_is_measured_against_the_days_before_it_began() -> None:
    assert days([*CALM, *[8.0] * 20, 3]) == [(date(2026, 3, 30), date(2026, 4, 18))]


def test_a_day_not_logged_ends_a_flare() -> None:
    assert days([*CALM, 7, 7, None, 7, 7]) == [
        (date(2026, 3, 30), date(2026, 3, 31)),
        (date(2026, 4, 2), date(2026, 4, 3)),
    ]


def test_a_pause_is_the_days_said_to_be_one() -> None:
    found = pauses(diary("DZZRZ"))
    assert [(pause.first.day - MONDAY.day, pause.n) for pause in found] == [(1, 2), (4, 1)]
    assert pauses(diary("")) == ()
