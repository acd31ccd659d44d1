"""How far chance alone could have gone: the difference under every order the blocks could have had.

Sound by the draw itself, whatever pain does from day to day: an exact randomisation test and the interval
of all the differences it would not reject. Nothing here needs days to be independent or pain to be normal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import floor

import numpy as np

from components.experiment.block_plan import Arms, orders
from components.numbers.columns import Floats
from components.numbers.day_after_gates import CHANCE_MOST
from data.diary import Arm, BlockOrder

EQUAL = 1e-9  # differences closer than this are the same


@dataclass(frozen=True, slots=True)
class Chance:
    """What the orders say of one difference, in NRS points."""

    orders: int
    p_lower: float  # how often A would come out at least as much lower by the draw alone
    p_higher: float
    interval: tuple[float, float] | None  # 90 %, exact for a way that adds the same to every block

    def p(self, expects: Arm) -> float:
        """For the direction said beforehand. It works the gate and is never shown."""
        return self.p_lower if expects is Arm.A else self.p_higher


def difference(means: Sequence[float], arms: Arms) -> float:
    """Mean of the A blocks' means minus that of the B blocks'."""
    return float(_weights((arms,))[0] @ np.asarray(means))


def chance(means: Sequence[float], arms: Arms, order: BlockOrder) -> Chance:
    """Compares the order there was with every order there could have been.

    `means`: mean pain of each block, none missing; a block with too few days is left out of `arms` too,
    which is sound as long as the way doesn't decide whether a day is logged. The interval's ends are where
    the observed order stops being among the most extreme `CHANCE_MOST` of all orders, in either direction;
    None where so few orders can't be split that finely.
    """
    n_a = arms.count(Arm.A)
    possible = orders(n_a, len(arms) - n_a, order)
    weights = _weights(possible)
    found = difference(means, arms)
    others = weights @ np.asarray(means)
    return Chance(
        orders=len(possible),
        p_lower=float(np.mean(others <= found + EQUAL)),
        p_higher=float(np.mean(others >= found - EQUAL)),
        interval=_interval(
            found, others, _overlap(arms, possible), floor(CHANCE_MOST * len(possible) + EQUAL)
        ),
    )


def _interval(found: float, others: Floats, overlap: Floats, extreme: int) -> tuple[float, float] | None:
    """Taking d off every A block leaves `found − d` here and `other − d × overlap` in another order.

    The other order catches up at d = (found − other) ÷ (1 − overlap). The effect d is rejected while at
    most `extreme` orders, this one among them, are as far out as it.
    """
    if extreme < 1:
        return None
    elsewhere = overlap < 1 - EQUAL
    caught_up = np.sort((found - others[elsewhere]) / (1 - overlap[elsewhere]))
    return float(caught_up[extreme - 1]), float(caught_up[-extreme])


@cache
def _weights(possible: tuple[Arms, ...]) -> Floats:
    """A row for each order, which times the blocks' means is its difference."""
    is_a = np.array([[arm is Arm.A for arm in arms] for arms in possible])
    n_a = is_a.sum(axis=1, keepdims=True)
    weights: Floats = np.where(is_a, 1 / n_a, -1 / (is_a.shape[1] - n_a))
    return weights


def _overlap(arms: Arms, possible: tuple[Arms, ...]) -> Floats:
    """The difference each order would find if every A block of `arms` held one point more."""
    extra: Floats = _weights(possible) @ np.array([float(arm is Arm.A) for arm in arms])
    return extra
