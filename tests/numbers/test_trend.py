import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.numbers import trend
from components.numbers.calendar_periods import Grain, cut, finest
from components.numbers.columns import dates
from components.numbers.pain_trend import pain_by, runs, seven_day_median
from tests.numbers.diaries import painful

laws = settings(deadline=None, max_examples=60)
nrs = st.one_of(st.none(), st.integers(0, 10).map(float))


def test_the_median_needs_four_of_seven_days() -> None:
    median = seven_day_median(painful([3, None, 5, None, 4, None, None, None, 9]))
    assert np.isnan(median).all()
    median = seven_day_median(painful([3, None, 5, None, 4, None, 6]))
    assert np.isnan(median[:6]).all()
    assert median[6] == 4.5


def test_the_median_looks_back_and_never_ahead() -> None:
    quiet, sudden = painful([2] * 10), painful([2] * 9 + [10])
    assert seven_day_median(quiet)[8] == seven_day_median(sudden)[8] == 2


@laws
@given(st.lists(st.booleans(), max_size=40))
def test_a_run_never_crosses_a_gap(known: list[bool]) -> None:
    numbered = runs(np.array(known, dtype=bool))
    assert (np.isfinite(numbered) == np.array(known, dtype=bool)).all()
    for before, after in zip(range(len(known)), range(1, len(known)), strict=False):
        if known[before] and known[after]:
            assert numbered[before] == numbered[after]
    for first in range(len(known)):
        for last in range(first + 2, len(known)):
            if known[first] and known[last] and not all(known[first:last]):
                assert numbered[first] != numbered[last]


@laws
@given(st.lists(nrs, max_size=50))
def test_weekly_means_are_of_the_logged_days_alone(pain: list[float | None]) -> None:
    days = painful(pain)
    weeks = pain_by(days, cut(dates(days), Grain.WEEK))
    for number, mean in enumerate(weeks.mean):
        said = [value for value in pain[7 * number : 7 * number + 7] if value is not None]
        assert weeks.n[number] == len(said)
        assert mean == pytest.approx(np.mean(said)) if said else np.isnan(mean)


def test_no_slope_before_six_weeks_of_data() -> None:
    record = trend(painful([5] * 41))  # the sixth week has six days
    assert (record.slope, record.weeks, record.weeks_more) == (0.0, 6, 0)
    record = trend(painful([5] * 38))  # and here three
    assert (record.slope, record.low, record.high, record.weeks_more) == (None, None, None, 1)


def test_a_week_with_three_days_logged_does_not_count_towards_the_six() -> None:
    record = trend(painful([5, 5, 5, None, None, None, None] * 8))
    assert (record.slope, record.weeks, record.weeks_more, record.n, record.days) == (None, 0, 6, 24, 56)


def test_a_planted_slope_is_found_in_points_a_week() -> None:
    record = trend(painful([9 - 0.5 * (day // 7) for day in range(70)]))
    assert record.slope == pytest.approx(-0.5)
    assert record.low is not None
    assert record.high is not None
    assert record.low <= -0.5 <= record.high


def test_weeks_left_out_still_take_their_time() -> None:
    pain: list[float | None] = [1 + week for week in range(9) for _ in range(7)]
    pain[14:35] = [None] * 21
    record = trend(painful(pain))
    assert (record.weeks, record.slope) == (6, pytest.approx(1.0))


def test_a_diary_told_backwards_slopes_the_other_way() -> None:
    pain = [float(value) for value in np.random.default_rng(3).integers(2, 9, 70)]
    there, back = trend(painful(pain)), trend(painful(pain[::-1]))
    assert there.slope == pytest.approx(-(back.slope or 0))


@pytest.mark.parametrize(
    ("days", "most", "grain"),
    [
        (180, 180, Grain.DAY),
        (181, 180, Grain.WEEK),
        (3653, 180, Grain.MONTH),
        (365, 27, Grain.MONTH),
        (3653, 27, Grain.YEAR),
        (0, 180, Grain.DAY),
    ],
)
def test_long_stretches_are_put_together(days: int, most: int, grain: Grain) -> None:
    assert finest(days, most) is grain
