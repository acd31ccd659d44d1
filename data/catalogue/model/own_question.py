"""What is asked of a move we don't know: a few questions with pictures for answers."""

from functools import cached_property

from pydantic import Field

from data.catalogue.model import Id, Level, Position, Record, Text
from data.catalogue.model.known_move import Asks

Fact = str | bool | int


class Says(Asks):
    """What an answer says of the move. What isn't named it leaves to the other answers."""

    position: Position | None = None
    level: Level | None = None


class OwnAnswer(Record):
    """One answer, shown by a figure."""

    id: Id
    label: Text
    figure: Id
    says: Says

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """What it says, as it is stored."""
        return self.says.model_dump(mode="json", exclude_none=True)


class OwnQuestion(Record):
    """One screen of answers: one of them, or several of which the riskiest counts."""

    id: Id
    ask: Text
    hint: Text
    several: bool = False
    answers: tuple[OwnAnswer, ...] = Field(min_length=2)

    @cached_property
    def settles(self) -> tuple[str, ...]:
        """Everything its answers speak of."""
        return tuple(dict.fromkeys(name for answer in self.answers for name in answer.facts))
