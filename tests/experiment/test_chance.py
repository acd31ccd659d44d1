"""How far chance could have gone is counted over every order, so its promises can be checked exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.experiment import orders
from components.experiment.block_plan import Arms
from components.experiment.drawn_chance import chance, difference
from data.diary import Arm

A, B = Arm.A, Arm.B
PAINS = st.lists(st.floats(0, 10), min_size=6, max_size=6)


def shifted(means: list[float], arms: Arms, effect: float) -> list[float]:
    """What would have been logged had every A block held so many points more."""
    return [mean + effect * (arm is A) for mean, arm in zip(means, arms, strict=True)]


def test_a_difference_is_of_the_blocks_means() -> None:
    assert difference([2, 5, 6, 3], (A, B, B, A)) == pytest.approx(-3)
    assert difference([1, 2, 9], (A, A, B)) == pytest.approx(-7.5)


def test_the_clearest_of_twenty_orders_is_one_in_twenty() -> None:
    clearest = chance([2, 5, 2.1, 5.2, 2.3, 5.1], (A, B, A, B, A, B), "random")
    assert clearest.orders == 20
    assert clearest.p(A) == pytest.approx(1 / 20)
    assert clearest.p(B) == 1
    assert clearest.interval is not None
    assert clearest.interval[1] < 0


def test_six_orders_and_taking_turns_give_no_range() -> None:
    assert chance([1, 9, 1, 9], (A, B, A, B), "random").interval is None
    assert chance([1, 9, 1, 9, 1, 9], (A, B, A, B, A, B), "alternating").interval is None


@given(PAINS)
def test_without_an_effect_at_most_one_order_in_twenty_looks_rare(means: list[float]) -> None:
    rare = [chance(means, arms, "random").p(A) <= 0.05 for arms in orders(3, 3, "random")]
    assert sum(rare) <= 0.05 * len(rare)


@given(PAINS, st.floats(-4, 4))
def test_the_range_holds_the_truth_for_at_least_nine_orders_in_ten(means: list[float], effect: float) -> None:
    held = 0
    for arms in orders(3, 3, "random"):
        interval = chance(shifted(means, arms, effect), arms, "random").interval
        assert interval is not None
        held += interval[0] - 1e-6 <= effect <= interval[1] + 1e-6
    assert held >= 18


@given(PAINS)
def test_the_range_leaves_zero_out_only_where_the_order_is_rare(means: list[float]) -> None:
    for arms in orders(3, 3, "random"):
        found = chance(means, arms, "random")
        assert found.interval is not None
        assert found.interval[0] <= difference(means, arms) + 1e-9 <= found.interval[1] + 2e-9
        if found.interval[1] < -1e-6:
            assert found.p(A) <= 0.05
        if found.p(A) <= 0.05:
            assert found.interval[1] <= 1e-6


def test_more_pain_everywhere_changes_nothing() -> None:
    means = [3.0, 4.0, 2.0, 6.0, 5.0, 1.0]
    arms = (A, B, A, B, B, A)
    more = chance([mean + 3 for mean in means], arms, "random")
    assert more.p_lower == chance(means, arms, "random").p_lower
    assert np.allclose(more.interval or (), chance(means, arms, "random").interval or (0, 0))
