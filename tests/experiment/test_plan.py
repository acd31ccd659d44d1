"""Everything about an experiment is fixed before its first day, and what it can tell is known beforehand."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from components.experiment import Length, can_tell, orders, spans
from components.experiment.block_plan import BLOCK_DAYS, arm_on
from components.experiment.trial_words import chance_beforehand
from data.diary import BlockOrder
from tests.experiment.lived import A, B, a_plan, day, of_blocks


@pytest.mark.parametrize(
    ("length", "order", "possible", "tells"),
    [
        (Length.TWO_WEEKS, BlockOrder.RANDOM, 6, False),
        (Length.SIX_WEEKS, BlockOrder.RANDOM, 20, True),
        (Length.TEN_WEEKS, BlockOrder.RANDOM, 252, True),
        (Length.TWO_WEEKS, BlockOrder.ALTERNATING, 2, False),
        (Length.SIX_WEEKS, BlockOrder.ALTERNATING, 2, False),
        (Length.TEN_WEEKS, BlockOrder.ALTERNATING, 2, False),
    ],
)
def test_whether_it_can_tell_follows_from_how_many_orders_there_are(
    length: Length, order: BlockOrder, possible: int, tells: bool
) -> None:
    blocks = len(BLOCK_DAYS[length])
    assert len(set(orders(blocks // 2, blocks // 2, order))) == possible
    assert can_tell(blocks, order) is tells
    assert ("can't tell a difference from chance" in chance_beforehand(blocks, order)) is not tells


def test_the_same_seed_draws_the_same_plan_again_and_another_one_another() -> None:
    plans = [a_plan(Length.TEN_WEEKS, seed=seed) for seed in range(20)]
    assert plans == [a_plan(Length.TEN_WEEKS, seed=seed) for seed in range(20)]
    assert len({plan.blocks for plan in plans}) > 10


def test_every_order_is_drawn_about_as_often_as_any_other() -> None:
    drawn = Counter(a_plan(seed=seed).blocks for seed in range(4000))
    assert len(drawn) == 20
    assert 140 < min(drawn.values()) <= max(drawn.values()) < 260


def test_ways_that_take_turns_never_come_twice_in_a_row() -> None:
    arms = [block.arm for block in a_plan(Length.TEN_WEEKS, BlockOrder.ALTERNATING).blocks]
    assert all(one is not other for one, other in pairwise(arms))


@pytest.mark.parametrize("length", list(Length))
def test_every_day_of_the_plan_belongs_to_one_block(length: Length) -> None:
    plan = a_plan(length)
    days = [one for span in spans(plan) for one in span.days]
    assert days == [day(number) for number in range(len(days))]
    assert (days[-1], len(days)) == (plan.end, 7 * {"two": 2, "six": 6, "ten": 10}[length.split()[0]])
    assert [arm_on(plan, one) for one in days] == [span.arm for span in spans(plan) for _ in span.days]


def test_no_way_is_planned_before_after_or_once_it_is_stopped() -> None:
    plan = of_blocks("AB", days=2)
    assert [arm_on(plan, day(number)) for number in range(-1, 5)] == [None, A, A, B, B, None]
    stopped = type(plan)(**{**{name: getattr(plan, name) for name in plan.__slots__}, "stopped_on": day(3)})
    assert [arm_on(stopped, day(number)) for number in range(2, 5)] == [B, None, None]
    assert stopped.last == plan.end - timedelta(1)
