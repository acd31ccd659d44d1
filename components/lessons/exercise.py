"""A question of a lesson whose answer the reader can check: a number, or one of several choices."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import isfinite

MIME = "application/vnd.backwise.exercise+json"


@dataclass(frozen=True, slots=True)
class Exercise:
    """What is asked, the number it comes to, how near counts, why it is so, and a hint.

    Where there are `choices`, the answer is the number of the right one, and what follows in the lesson
    waits until one is chosen. As the last value of a notebook's cell it shows its question; the app draws
    a field for the answer.
    """

    ask: str
    answer: float
    within: float
    why: str
    hint: str
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (isfinite(self.answer) and isfinite(self.within) and self.within >= 0):
            raise ValueError("An exercise needs a number to check against.")
        object.__setattr__(self, "choices", tuple(self.choices))  # a notebook stores them as a list
        if self.choices and self.answer not in range(1, len(self.choices) + 1):
            raise ValueError("The right answer is not among the choices.")

    def right(self, guess: float) -> bool:
        """Whether a guess is near enough."""
        return abs(guess - self.answer) <= self.within + 1e-9

    def check(self, guess: float) -> str:
        """What to tell somebody who answers `guess`."""
        return f"Yes. {self.why}" if self.right(guess) else f"Not yet. {self.hint}"

    def _repr_mimebundle_(self, **_: object) -> Mapping[str, object]:
        return {
            MIME: asdict(self),
            "text/plain": f"{self.ask}\nexercise.check(your number) tells whether it is right.",
        }
