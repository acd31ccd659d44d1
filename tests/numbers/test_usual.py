"""What is usual: days before alone, nothing made of what is not known, and a week against the one before."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.numbers.usual import LATELY, STEADY, USUAL, Before, week_rise
from components.session.advice.move_history import DayPain, week_is_worse

DAY = date(2026, 3, 29)
PAIN = st.dictionaries(st.integers(-5, 40), st.floats(0, 10), max_size=40).map(
    lambda said: {DAY - timedelta(days=n): pain for n, pain in said.items()}
)


BEFORE = st.sampled_from([USUAL, LATELY, STEADY])


@given(BEFORE, PAIN, st.floats(0, 10))
def test_the_day_itself_and_later_ones_never_count(
    before: Before, pain: dict[date, float], now: float
) -> None:
    later = pain | {DAY: now, DAY + timedelta(days=1): now}
    assert before.level(later, DAY) == before.level(pain, DAY)


@given(BEFORE, PAIN)
def test_a_level_lies_within_its_days_and_is_none_where_too_few_are_known(
    before: Before, pain: dict[date, float]
) -> None:
    known = [pain[day] for n in range(before.days) if (day := DAY - timedelta(days=n + 1)) in pain]
    found = before.level(pain, DAY)
    assert (found is None) == (len(known) < before.known)
    assert found is None or min(known) <= found <= max(known)


@given(BEFORE, PAIN)
def test_a_run_of_days_has_the_levels_of_its_days(before: Before, pain: dict[date, float]) -> None:
    calendar = [DAY + timedelta(days=n) for n in range(-40, 6)]
    levels = before.levels(np.array([pain.get(day, np.nan) for day in calendar]))
    each = [before.level(pain, day) for day in calendar]
    assert levels == pytest.approx(
        np.array([np.nan if level is None else level for level in each]), nan_ok=True
    )


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_week_is_worse_from_a_point_on_and_a_week_not_known_is_no_zero(now: int, before: int) -> None:
    def told(last: int, days: int, mean: float) -> dict[date, DayPain]:
        return {DAY - timedelta(days=last + n): DayPain(mean, 2) for n in range(days)}

    for rise, worse in ((0.9, False), (1.0, True), (-3.0, False)):
        week = told(0, now, 2.0 + rise)
        assert week_is_worse(told(7, before, 2.0) | week, DAY) is worse, rise
        assert week_rise({day: said.mean for day, said in week.items()}, DAY) is None
        assert not week_is_worse(week, DAY)
