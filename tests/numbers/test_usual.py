"""What is usual: days before alone, nothing made of what is not known, and a week against the one before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from components.numbers.usual import usual_before, week_is_worse, week_rise

DAY = date(2026, 3, 29)
PAIN = st.dictionaries(st.integers(-5, 40), st.floats(0, 10), max_size=40).map(
    lambda said: {DAY - timedelta(days=n): pain for n, pain in said.items()}
)


@given(PAIN, st.floats(0, 10))
def test_the_day_itself_and_later_ones_never_count(pain: dict[date, float], now: float) -> None:
    assert usual_before(pain | {DAY: now, DAY + timedelta(days=1): now}, DAY) == usual_before(pain, DAY)


@given(PAIN)
def test_a_usual_lies_within_the_fortnight_and_is_none_without_it(pain: dict[date, float]) -> None:
    known = [pain[day] for n in range(1, 15) if (day := DAY - timedelta(days=n)) in pain]
    found = usual_before(pain, DAY)
    assert (found is None) == (not known)
    assert found is None or min(known) <= found <= max(known)


def test_a_week_is_worse_from_a_point_on_and_a_week_not_known_is_no_zero() -> None:
    before = {DAY - timedelta(days=n): 2.0 for n in range(7, 14)}
    for rise, worse in ((0.9, False), (1.0, True), (-3.0, False)):
        week = {DAY - timedelta(days=n): 2.0 + rise for n in range(7)}
        assert week_is_worse(before | week, DAY) is worse, rise
        assert week_rise(week, DAY) is None
        assert not week_is_worse(week, DAY)
