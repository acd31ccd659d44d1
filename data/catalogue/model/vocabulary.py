"""The names shown for the catalogue's own terms, and the article it starts from."""

from typing import Self

from pydantic import Field, model_validator

from data.catalogue.model.caution import Ease, Limit, Reach
from data.catalogue.model.evidence import Claim
from data.catalogue.model.exercise import Covers, Place
from data.catalogue.model.mechanics import Amount, Load, Mechanics, Position, Traits, Weight
from data.catalogue.model.record import Id, Record, Text
from data.catalogue.model.red_flag import RedFlagLevel


class Term(Record):
    """A word that stays because letters and clinicians use it, said in plain words."""

    id: Id
    forms: tuple[Text, ...] = Field(min_length=1)  # as it may stand in a text, singular and plural
    means: Text


class MechanicsWords(Record):
    """How one field of the mechanics is named and marked."""

    name: Text
    icon: Text  # the name of a Material symbol


class Vocabulary(Record):
    """The names shown for the catalogue's own terms."""

    purpose: dict[Id, Text]
    position: dict[Position, Text]
    equipment: dict[Id, Text]
    covers: dict[Id, Text]
    place: dict[Id, Text]
    cannot: dict[Id, Limit]
    eases: dict[Id, Ease]
    level: dict[int, Text]
    amount: dict[Amount, Text]
    load: dict[Load, Text]
    reach: dict[Reach, Text]  # a sentence of advice each
    weight: dict[Weight, Text]
    mechanics: dict[str, MechanicsWords]  # and the traits
    red_flag_level: dict[RedFlagLevel, Text]  # what a sign of this level asks for

    @model_validator(mode="after")
    def _names_everything(self) -> Self:
        needed: dict[str, tuple[object, ...]] = {
            "position": tuple(Position),
            "covers": tuple(Covers),
            "place": tuple(Place),
            "level": (1, 2, 3),
            "amount": tuple(Amount),
            "load": tuple(Load),
            "reach": tuple(Reach),
            "weight": tuple(Weight),
            "red_flag_level": tuple(RedFlagLevel),
            "mechanics": (*Mechanics.model_fields, *Traits.model_fields),
        }
        for field, terms in needed.items():
            if nameless := [str(term) for term in terms if term not in getattr(self, field)]:
                raise ValueError(f"{field} has no name for {', '.join(nameless)}")
        return self


class About(Record):
    """The article the catalogue starts from."""

    title: Text
    byline: Text
    disclaimer: Text
    notes: tuple[Claim, ...] = ()  # errors and gaps in it that we mended or show
