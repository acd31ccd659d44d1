"""Common moves by the names people use, each with what it asks of the body: judged, and never offered."""

from data.catalogue.model import Id, Level, Mechanics, Position, Record, Text, Traits
from data.diary.records import OwnMove

NOT_SO: dict[str, str | bool] = {
    **dict.fromkeys(("flexion", "extension", "rotation", "side_bend", "weight"), "none"),
    "load": "body",
    **{
        name: False
        for kind in (Mechanics, Traits)
        for name, field in kind.model_fields.items()
        if field.annotation == bool | None
    },
}


class Asks(Mechanics, Traits):
    """What a known move asks of the body. What isn't named, it doesn't do: we wrote it, nobody was asked."""


class KnownMove(Record):
    """A move we know by name and don't teach."""

    id: Id
    name: Text
    also_called: tuple[Text, ...] = ()
    what: Text  # in a few words, so that a person can tell whether they mean this one
    position: Position
    asks: Asks
    like: tuple[Id, ...] = ()  # moves of ours it is a variant of: it is never judged milder than they are
    purpose: tuple[Id, ...]
    covers: tuple[Id, ...]
    level: Level

    def as_own(self) -> OwnMove:
        """The move as if the person had described it in full."""
        return OwnMove(
            self.name,
            str(self.position),
            NOT_SO | self.asks.model_dump(mode="json", exclude_none=True),
            frozenset(self.purpose),
            frozenset(self.covers),
            level=self.level,
        )
