"""What the builder hands back: a routine, and the account of everything that is not in it."""

from dataclasses import dataclass
from typing import NamedTuple

from components.routine.building.obstacles import Wish
from components.safety import Verdict
from data.diary import Routine
from data.verdicts import BuiltStatus


class Gap(NamedTuple):
    """A coverage group that no move of the routine meets, and what keeps it out.

    `why` is empty when no wish would bring it in: the catalogue has no such move to offer.
    """

    group: str
    why: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """A routine with its account: every move is in it, or left out with its reasons."""

    status: BuiltStatus
    routine: Routine | None
    left_out: dict[str, Verdict]  # in the catalogue's order
    explanation: tuple[str, ...] = ()  # the sentences shown
    covered: tuple[str, ...] = ()  # coverage groups met
    gaps: tuple[Gap, ...] = ()
    clash: tuple[Wish, ...] = ()  # when impossible: the fewest wishes that leave no move
