import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.numbers import Direction, change
from tests.numbers.diaries import painful

laws = settings(deadline=None, max_examples=60)
nrs = st.one_of(st.none(), st.integers(0, 10).map(float))


def test_the_first_three_days_are_left_out_of_the_baseline() -> None:
    record = change(painful([10, 10, 10] + [5] * 7 + [5] * 14))
    assert record.baseline is not None
    assert (record.baseline.mean, record.baseline.n, record.direction) == (5, 7, Direction.STEADY)


def test_the_baseline_waits_for_seven_logged_days() -> None:
    record = change(painful([10, 10, 10] + [6, None] * 7 + [6] * 14))
    assert record.baseline is not None
    assert (record.baseline.last - record.baseline.first).days == 12
    assert record.baseline.n == 7


def test_single_bad_first_days_never_make_an_improvement() -> None:
    assert change(painful([9, 9, 9] + [4] * 25)).direction is Direction.STEADY


@pytest.mark.parametrize(
    ("baseline", "later", "direction"),
    [
        (6, 4, Direction.BETTER),
        (6, 4.5, Direction.STEADY),  # 25 %, under two points
        (9, 7, Direction.STEADY),  # two points, 22 %
        (4, 2.5, Direction.STEADY),  # 38 %, under two points
        (4, 6, Direction.WORSE),
        (9, 10, Direction.STEADY),
        (0, 2, Direction.WORSE),
    ],
)
def test_a_change_needs_two_points_and_thirty_per_cent(
    baseline: float, later: float, direction: Direction
) -> None:
    record = change(painful([baseline] * 10 + [later] * 14))
    assert (record.direction, record.difference) == (direction, pytest.approx(later - baseline))


def test_one_good_week_is_not_enough() -> None:
    assert change(painful([6] * 10 + [6] * 7 + [2] * 7)).direction is Direction.STEADY
    assert change(painful([6] * 10 + [2] * 7 + [6] * 7)).direction is Direction.STEADY


def test_two_weeks_on_either_side_of_the_baseline_are_no_change() -> None:
    assert change(painful([5] * 10 + [2] * 7 + [8] * 7)).direction is Direction.STEADY


def test_from_the_sixth_week_a_change_must_pass_the_diarys_own_swings() -> None:
    swinging = [5] * 10 + [1] * 7 + [9] * 7 + [1] * 7 + [9] * 7 + [2] * 14
    record = change(painful(swinging))
    assert record.spread is not None
    assert record.spread > 3
    assert record.direction is Direction.STEADY
    calm = change(painful([5] * 38 + [2] * 14))
    assert calm.direction is Direction.BETTER
    assert calm.spread is not None
    assert calm.spread < 3


def test_before_the_sixth_week_there_is_no_spread_to_pass() -> None:
    assert change(painful([6] * 10 + [3] * 14)).spread is None


def test_from_the_sixth_week_an_unknown_spread_is_not_passed() -> None:
    gappy = [6.0] * 10 + [None] * 30 + [3.0] * 14
    record = change(painful(gappy))
    assert (record.spread, record.direction) == (None, Direction.STEADY)


def test_a_week_with_three_days_logged_says_nothing() -> None:
    record = change(painful([6.0] * 10 + [3.0] * 7 + [3.0, 3.0, 3.0, None, None, None, None]))
    assert (record.direction, record.latest) == (Direction.NOT_ENOUGH_LATELY, None)


@pytest.mark.parametrize(("days", "more"), [(0, 24), (1, 23), (3, 21), (10, 14), (23, 1)])
def test_a_young_diary_says_how_many_days_are_missing(days: int, more: int) -> None:
    record = change(painful([5] * days))
    assert (record.direction, record.days_more) == (Direction.TOO_EARLY, more)


@laws
@given(st.lists(nrs, max_size=60))
def test_the_days_it_asks_for_are_exactly_enough(pain: list[float | None]) -> None:
    more = change(painful(pain)).days_more
    enough = change(painful([*pain, *[5.0] * more]))
    assert enough.baseline is not None
    if more:
        assert change(painful([*pain, *[5.0] * (more - 1)])).baseline is None
