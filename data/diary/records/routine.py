"""A routine: moves in order with their doses."""

from dataclasses import dataclass
from typing import NamedTuple

from data.diary.records.checks import NAME_LIMIT, NOTE_LIMIT, check_text, freeze
from data.unfit import Unfit


class RoutineItem(NamedTuple):
    """One move of a routine with its dose; times in seconds, change-over included in `seconds`."""

    exercise_id: str
    sets: int
    reps: int
    hold_s: int
    sides: int
    rest_s: int
    seconds: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Routine:
    """Moves in order, with their doses, under a name the person gave."""

    name: str
    items: tuple[RoutineItem, ...]
    catalogue_version: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        freeze(self, items=tuple(RoutineItem(*item) for item in self.items))
        check_text("A routine's name", self.name, NAME_LIMIT)
        for item in self.items:
            check_text("A note", item.note, NOTE_LIMIT)
        if not self.items:
            raise Unfit("A routine needs at least one move.")
        if len({item.exercise_id for item in self.items}) < len(self.items):
            raise Unfit("A move stands in a routine once.")

    @property
    def seconds(self) -> int:
        """How long the whole routine takes."""
        return sum(item.seconds for item in self.items)
