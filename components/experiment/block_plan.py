"""Planning an experiment: how long, in which blocks, in which order; all of it fixed before the first day.

Why these lengths. The only chance that can be counted without trusting pain to behave is the one the plan
itself brings in, when the order of the blocks is drawn. With k blocks of each way there are C(2k, k) orders,
all equally likely. If the way made no difference at all, pain would have come out the same under any of
them, so the order drawn gives the largest difference of all in one of C(2k, k) cases, however much one day
resembles the next. The direction has to be said beforehand, or it would be two of them.

| length | blocks | orders | rarest chance |
|---|---|---|---|
| two weeks | 2 + 2 of 3 or 4 days | 6 | 1 in 6: can never be told from chance |
| six weeks | 3 + 3 weeks | 20 | 1 in 20: told only if it comes out clearest of all |
| ten weeks | 5 + 5 weeks | 252 | 1 in 252 |
| taking turns, any length | | 2, by who goes first | 1 in 2: can never be told from chance |

Two weeks in more and shorter blocks would reach 1 in 20 on paper. But most plans have one session in two or
three days, what it does may last into the next, and under five logged days a block's mean says little. So
two weeks are a look and say so before the start.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import combinations, cycle, islice
from random import Random

from components.numbers.day_after_gates import CHANCE_MOST
from data.diary import Arm, Block, BlockOrder, Experiment, TrialQuestion

Arms = tuple[Arm, ...]


class Length(StrEnum):
    """How long an experiment is, the one to start with first."""

    SIX_WEEKS = "six weeks"
    TEN_WEEKS = "ten weeks"
    TWO_WEEKS = "two weeks"


BLOCK_DAYS: dict[Length, tuple[int, ...]] = {
    Length.TWO_WEEKS: (4, 3, 4, 3),
    Length.SIX_WEEKS: (7,) * 6,
    Length.TEN_WEEKS: (7,) * 10,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and which of the two ways the person says beforehand will hurt less."""

    about: TrialQuestion
    expects: Arm
    move: str = ""  # a catalogue id, for the question about a move


@cache
def orders(n_a: int, n_b: int, order: BlockOrder) -> tuple[Arms, ...]:
    """Every order so many blocks of each way could have been given, each as likely as any other."""
    blocks = n_a + n_b
    if order == BlockOrder.ALTERNATING:
        return tuple(tuple(islice(cycle(pair), blocks)) for pair in ((Arm.A, Arm.B), (Arm.B, Arm.A)))
    places = combinations(range(blocks), n_a)
    return tuple(tuple(Arm.A if at in chosen else Arm.B for at in range(blocks)) for chosen in places)


def can_tell(blocks: int, order: BlockOrder) -> bool:
    """Whether any result of so many blocks could be rare enough to be told from chance."""
    return 1 / len(orders(blocks // 2, blocks // 2, order)) <= CHANCE_MOST


def drawn(blocks: int, order: BlockOrder, seed: int) -> Arms:
    """The order this seed draws: the same for everyone who draws it again."""
    return Random(seed).choice(orders(blocks // 2, blocks // 2, order))  # noqa: S311 - anyone may draw it again


def planned(
    question: Question, length: Length, order: BlockOrder, *, seed: int, start: date, made_on: date
) -> Experiment:
    """The whole experiment, ready to be kept. Raises ValueError for what can't be so."""
    days = BLOCK_DAYS[length]
    arms = drawn(len(days), order, seed)
    return Experiment(
        question=question.about,
        expects=question.expects,
        order=order,
        seed=seed,
        start=start,
        blocks=tuple(Block(arm, n) for arm, n in zip(arms, days, strict=True)),
        move=question.move,
        made_on=made_on,
    )


@dataclass(frozen=True, slots=True)
class Span:
    """One block with its days."""

    number: int  # from 1
    arm: Arm
    first: date
    last: date

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(n) for n in range((self.last - self.first).days + 1))


def spans(experiment: Experiment) -> tuple[Span, ...]:
    """The blocks as planned, in order."""
    first, found = experiment.start, []
    for number, block in enumerate(experiment.blocks, start=1):
        last = first + timedelta(block.days - 1)
        found.append(Span(number, block.arm, first, last))
        first = last + timedelta(1)
    return tuple(found)


def arm_on(experiment: Experiment, day: date) -> Arm | None:
    """The way planned for a day that counts; None outside the experiment and once it is stopped."""
    block = experiment.block_of(day)
    return None if block is None or day > experiment.last else experiment.blocks[block].arm
