"""A move the person brought along."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from data.diary.records.checks import NAME_LIMIT, check_text, freeze
from data.unfit import Unfit

HOW_LIMIT = 200


# What a dose of a person's own move may be. Times in seconds.
DOSE_LIMITS: Mapping[str, tuple[int, int]] = {
    "sets": (1, 5),
    "reps": (1, 50),
    "hold_s": (0, 1800),
    "sides": (1, 2),
    "rest_s": (0, 300),
}


_DOSE_WORDS = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_s": "Seconds of hold",
    "sides": "Sides",
    "rest_s": "Seconds of rest",
}


class OwnDose(NamedTuple):
    """How much of their own move a person was given: the most they are ever asked for. Times in seconds."""

    sets: int
    reps: int  # on each side
    hold_s: int  # 0: not held
    sides: int
    rest_s: int  # between sets


@dataclass(frozen=True, slots=True)
class OwnMove:
    """A move the person brought along, as they described it. Ids and words of the catalogue.

    A question of the mechanics that was left open has no place in `mechanics`: unknown, never "no".
    Without a dose it is never part of a routine.
    """

    name: str
    position: str
    mechanics: Mapping[str, str | bool]
    purposes: Collection[str] = frozenset()
    covers: Collection[str] = frozenset()
    equipment: Collection[str] = frozenset()
    level: int = 3  # not said counts as the hardest
    id: str = ""
    dose: OwnDose | None = None
    how: str = ""  # one line of the person's own words

    def __post_init__(self) -> None:
        freeze(
            self,
            name=self.name.strip(),
            how=" ".join(self.how.split()),
            mechanics=dict(self.mechanics),
            purposes=frozenset(self.purposes),
            covers=frozenset(self.covers),
            equipment=frozenset(self.equipment),
        )
        if not self.name:
            raise Unfit("Give the move a name.")
        check_text("A move's name", self.name, NAME_LIMIT)
        if not self.position:
            raise Unfit("Say how you are placed.")
        if self.level not in (1, 2, 3):
            raise Unfit("The level is 1, 2 or 3.")
        check_text("How you do it", self.how, HOW_LIMIT)
        for name, number in self.dose._asdict().items() if self.dose else ():
            low, high = DOSE_LIMITS[name]
            if type(number) is not int or not low <= number <= high:
                raise Unfit(f"{_DOSE_WORDS[name]}: a whole number from {low} to {high}.")
