"""What of a routine's wishes can be had at once: an integer program, solved exactly by HiGHS.

The objective is lexicographic: the most coverage groups met, then the most wishes (purposes, a walk, what a
condition wants), then the most favourites, then the most merit, then the most moves, and of as many moves the
most that need no change. It is one whole number in mixed radix. With at most `most` moves and `P` wishes,

    worth = ((((groups · (P + 1) + wishes) · R + favourites) · M + merit) · R + moves) · R + unchanged,
    R = most + 1, M = MOST_MERIT · most + 1,

and since wishes <= P, merit <= MOST_MERIT · most and each of the others <= most, no lower place ever carries
into a higher one: a greater worth is always the lexicographically better one. For ten moves and five wishes
it stays under two million, while HiGHS works to 1e-6; the answer is checked again in whole numbers all the
same.

Only a move's shortest dose matters here. Before the solver an option is cut when `most` kept options are
as good in every count and no longer. Nothing is lost: a routine that uses the cut option has room for
`most - 1` others, so it leaves one of those kept ones unused, and swapping that one in keeps every count
at least as high and the time at most as long.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

Kind = tuple[int, int, bool, int, bool]

MOST_MERIT = 5  # of one move


class SolverFailed(RuntimeError):
    """The solver gave no proven optimum. No routine is better than an unproven one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One move as the choice sees it. Masks have a bit for each group or wished purpose."""

    covers: int
    serves: int
    favourite: bool
    unchanged: bool  # needs no modification
    seconds: tuple[int, ...]  # of each dose on offer, rising; at least one
    merit: int = 0  # how well it fits the person beyond being allowed, up to MOST_MERIT

    @property
    def kind(self) -> Kind:
        """Options of one kind count alike."""
        return self.covers, self.serves, self.favourite, self.merit, self.unchanged


class Amounts(NamedTuple):
    """What some picks amount to: the groups and purposes met, as masks, and counts over the moves."""

    covers: int = 0
    serves: int = 0
    favourites: int = 0
    merit: int = 0
    moves: int = 0
    unchanged: int = 0

    def after(self, option: Option) -> "Amounts":
        """The standing with this option picked too."""
        return Amounts(
            self.covers | option.covers,
            self.serves | option.serves,
            self.favourites + option.favourite,
            self.merit + option.merit,
            self.moves + 1,
            self.unchanged + option.unchanged,
        )

    @property
    def worth(self) -> tuple[int, ...]:
        """The six counts of the objective; tuples compare as the objective does."""
        return (self.covers.bit_count(), self.serves.bit_count(), *self[2:])


def goal(options: Sequence[Option], limit_s: int, most: int) -> Amounts:
    """The best standing that at most `most` options can reach within `limit_s` seconds.

    Raises `SolverFailed` unless the solver's answer holds in whole numbers and is proven best.
    """
    kept = undominated([option for option in options if option.seconds[0] <= limit_s], most)
    if not kept:
        return Amounts()
    gains = _Gains.of(kept, most)
    places, bound = _solve(kept, gains, limit_s, most)
    standing = Amounts()
    for place in places:
        standing = standing.after(kept[place])
    if sum(kept[place].seconds[0] for place in places) > limit_s or standing.moves > most:
        raise SolverFailed("The solver's routine is longer than asked.")
    if gains.worth(standing) != bound:
        raise SolverFailed("The solver's routine is not the best there is.")
    return standing


def undominated(options: Sequence[Option], most: int) -> list[Option]:
    """The options left after the cut, shortest first."""
    kept: list[Option] = []
    alike: Counter[Kind] = Counter()
    for option in sorted(options, key=lambda option: option.seconds[0]):
        alike[option.kind] += 1
        if alike[option.kind] <= most and sum(_as_good(other, option) for other in kept) < most:
            kept.append(option)
    return kept


def _as_good(other: Option, option: Option) -> bool:
    return (
        other.covers | option.covers == other.covers
        and other.serves | option.serves == other.serves
        and other.favourite >= option.favourite
        and other.merit >= option.merit
        and other.unchanged >= option.unchanged
    )


class _Gains(NamedTuple):
    """What each part of the objective is worth, and which bits the masks use."""

    groups: tuple[int, ...]
    purposes: tuple[int, ...]
    group: int
    purpose: int
    favourite: int
    merit: int
    move: int
    unchanged: int

    @classmethod
    def of(cls, options: Sequence[Option], most: int) -> "_Gains":
        groups = _bits(option.covers for option in options)
        purposes = _bits(option.serves for option in options)
        radix = most + 1
        favourite = radix**2 * (MOST_MERIT * most + 1)
        purpose = favourite * radix
        return cls(groups, purposes, (len(purposes) + 1) * purpose, purpose, favourite, radix**2, radix, 1)

    def worth(self, standing: Amounts) -> int:
        """The objective as one whole number."""
        return sum(gain * count for gain, count in zip(self[2:], standing.worth, strict=True))


def _bits(masks: Iterable[int]) -> tuple[int, ...]:
    union = reduce(or_, masks, 0)
    return tuple(bit for bit in range(union.bit_length()) if union >> bit & 1)


def _solve(options: Sequence[Option], gains: _Gains, limit_s: int, most: int) -> tuple[list[int], int]:
    """The places of the options picked, and the bound no routine can pass.

    Columns: one per option (picked or not), then one per group and one per purpose (met or not, which
    takes a picked option that meets it).
    """
    import numpy as np  # with SciPy half a second of imports, wanted only where a routine is built
    from scipy.optimize import Bounds, LinearConstraint, milp

    meets = [[o.covers >> bit & 1 for o in options] for bit in gains.groups]
    meets += [[o.serves >> bit & 1 for o in options] for bit in gains.purposes]
    worth = [
        gains.favourite * o.favourite + gains.merit * o.merit + gains.move + gains.unchanged * o.unchanged
        for o in options
    ]
    worth += [gains.group] * len(gains.groups) + [gains.purpose] * len(gains.purposes)
    budgets = np.array([[o.seconds[0] for o in options], [1] * len(options)])
    matrix = np.block(
        [
            [budgets, np.zeros((2, len(meets)))],
            [np.array(meets).reshape(len(meets), len(options)), -np.eye(len(meets))],
        ]
    )
    answer = milp(
        [-gain for gain in worth],
        integrality=np.ones(len(worth)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            matrix, [-np.inf] * 2 + [0] * len(meets), [limit_s, most] + [np.inf] * len(meets)
        ),
        options={"mip_rel_gap": 0},
    )
    if answer.status != 0 or answer.x is None:
        raise SolverFailed(f"The solver stopped without an optimum: {answer.message}")
    picked = [place for place in range(len(options)) if answer.x[place] > 0.5]
    return picked, round(-answer.mip_dual_bound)
