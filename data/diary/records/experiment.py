"""A question a person puts to their own back: two ways, in blocks fixed beforehand."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from data.diary.records.checks import check_day, freeze
from data.unfit import Unfit


class Arm(StrEnum):
    """One of the two ways an experiment compares."""

    A = "a"  # with the move, or in the morning
    B = "b"  # without it, or in the evening


class TrialQuestion(StrEnum):
    """What an experiment asks about."""

    MOVE = "move"
    TIME = "time"


class BlockOrder(StrEnum):
    """How the order of its blocks came about."""

    RANDOM = "random"
    ALTERNATING = "alternating"


class Block(NamedTuple):
    """So many days running in one of the two ways."""

    arm: Arm
    days: int


@dataclass(frozen=True, slots=True)
class Experiment:
    """A question a person puts to their own back: two ways in blocks fixed before the first day.

    Nothing of it can be changed once it is kept; it can be stopped. `seed` is what the order of the blocks
    was drawn with, so that anyone can draw it again.
    """

    question: TrialQuestion
    expects: Arm  # the way said beforehand to hurt less
    order: BlockOrder
    seed: int
    start: date
    blocks: tuple[Block, ...]
    move: str = ""  # a catalogue id, for the question about a move
    made_on: date | None = None  # None: the start day itself
    stopped_on: date | None = None  # the first day that no longer counts
    id: str = ""

    def __post_init__(self) -> None:
        if self.question not in tuple(TrialQuestion):
            raise Unfit("An experiment asks about one move, or about the time of day.")
        if self.order not in tuple(BlockOrder):
            raise Unfit("The blocks of an experiment are drawn, or take turns.")
        freeze(
            self,
            question=TrialQuestion(self.question),
            order=BlockOrder(self.order),
            expects=Arm(self.expects),
            blocks=tuple(Block(Arm(arm), days) for arm, days in self.blocks),
            made_on=self.made_on or self.start,
        )
        check_day(self.start)
        arms = [block.arm for block in self.blocks]
        if (self.question is TrialQuestion.MOVE) != bool(self.move):
            raise Unfit("An experiment asks about one move, or about the time of day.")
        if not arms or arms.count(Arm.A) != arms.count(Arm.B):
            raise Unfit("An experiment has as many blocks of the one way as of the other.")
        if any(not 1 <= block.days <= 14 for block in self.blocks):
            raise Unfit("A block is 1 to 14 days long.")
        if self.made_on is not None and self.start < self.made_on:
            raise Unfit("An experiment starts today or later; what has been was not part of it.")

    @property
    def end(self) -> date:
        """Its last day as planned."""
        return self.start + timedelta(sum(block.days for block in self.blocks) - 1)

    @property
    def last(self) -> date:
        """Its last day that counts; before `start` where it was stopped at once."""
        return self.end if self.stopped_on is None else min(self.end, self.stopped_on - timedelta(1))

    def block_of(self, day: date) -> int | None:
        """Which block, from 0, was planned for a day; None outside."""
        left = (day - self.start).days
        for number, block in enumerate(self.blocks):
            if 0 <= left < block.days:
                return number
            left -= block.days
        return None
