"""What a move asks of the body, as a few words each with a sign."""

from enum import StrEnum
from typing import NamedTuple

from data.catalogue import Mechanics, Vocabulary

NOTHING = (False, "none")


class Fact(NamedTuple):
    """One thing a move asks of the body."""

    icon: str  # the name of a Material symbol
    words: str


def facts(words: Vocabulary, mechanics: Mechanics) -> tuple[Fact, ...]:
    """What the move does, in the order of the mechanics; what it leaves alone is not said, what nobody
    knows is."""
    named = ((words.mechanics[name], getattr(mechanics, name)) for name in type(mechanics).model_fields)
    return tuple(
        Fact(asked.icon, asked.name + _how(words, value)) for asked, value in named if value not in NOTHING
    )


def _how(words: Vocabulary, value: StrEnum | bool | None) -> str:
    if value is None:
        return ": not known"
    if value is True:
        return ""
    names: dict[str, str] = {
        **{str(k): v for k, v in words.amount.items()},
        **{str(k): v for k, v in words.load.items()},
    }
    said = names[str(value)]
    return f": {said[0].lower()}{said[1:]}"
