"""A move: what it is for, how it is done, how much."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from data.catalogue.model.evidence import Claim, EvidenceVerdict, LoadFigure, Variation
from data.catalogue.model.mechanics import PLAIN, Load, Mechanics, Position, Traits
from data.catalogue.model.record import Id, Record, Text


def _whole(value: object) -> object:
    if type(value) is not int:  # True equals 1, so a literal 1 alone would take YAML's "yes"
        raise ValueError(f"should be a whole number, not {value!r}")
    return value


Sides = Annotated[Literal[1, 2], BeforeValidator(_whole)]


Level = Annotated[Literal[1, 2, 3], BeforeValidator(_whole)]


class Covers(StrEnum):
    """What a move trains, for a routine to have a bit of everything."""

    TRUNK = "trunk"
    STABILITY = "stability"
    HIP_LEG = "hip-leg"
    MOBILITY = "mobility"


class Place(StrEnum):
    """Where in a routine a move stands, in that order."""

    WARM_UP = "warm-up"
    STRETCH = "stretch"
    HIP = "hip"
    STABILITY = "stability"
    TRUNK = "trunk"
    LEG = "leg"
    COOL_DOWN = "cool-down"


class Origin(StrEnum):
    """Who brought a move in."""

    ARTICLE = "article"
    BEYOND = "beyond"


class Stance(StrEnum):
    """Whether a move is one to do, or one the article leaves out."""

    DO = "do"
    AVOID = "avoid"


class Range(Record):
    """A dose number from low to high, where to start, and which of its ends the article gives."""

    low: int = Field(ge=0)
    start: int = Field(ge=0)
    high: int = Field(ge=0)
    article: frozenset[Literal["low", "high"]] = frozenset()

    @model_validator(mode="after")
    def _upright(self) -> Self:
        if not self.low <= self.start <= self.high:
            raise ValueError(f"the range is upside down: {self.low} / {self.start} / {self.high}")
        return self

    def given_by(self, number: int) -> Literal["article", "default"]:
        """Who gives this number: the article, or our own default."""
        ends = {getattr(self, end) for end in self.article}
        within = len(self.article) == 2 and self.low <= number <= self.high
        return "article" if number in ends or within else "default"


class Dose(Record):
    """How much of a move: numbers as ranges, times in seconds."""

    sets: Range
    reps: Range
    hold_s: Range | None = None  # None: the move is not held
    sides: Sides
    sides_by: Literal["article", "default"]
    rest_s: Range  # between sets
    move_s: int = Field(ge=0)  # one repetition's way out and back, without its hold; our default


WATER = "pool"  # the equipment of every move in water
MAT, BED, CHAIR = "mat", "bed", "chair"  # a bed takes the place of a mat and the floor, cushions of a chair
INCOMPLETE = "incomplete"  # the type of the error that a move lacks what its stance needs


# What a move has to say beyond the fields every move has.
NEEDED: dict[Stance, tuple[str, ...]] = {
    Stance.DO: (
        "benefit",
        "steps",
        "dose",
        "place",
        "covers",
        "mistake",
        "easier",
        "harder",
        "if_it_hurts",
        "stop_if",
    ),
    Stance.AVOID: ("risk", "swaps", "swap_reason"),
}


class Exercise(Record):
    """A move: what it is for, how it is done, how much, and what it asks of the body."""

    id: Id
    number: int = Field(ge=1)  # place in the catalogue; 1-14 are the article's own numbers
    name: Text
    also_called: tuple[Text, ...] = ()
    origin: Origin
    stance: Stance
    purpose: tuple[Id, ...] = Field(min_length=1)
    covers: tuple[Covers, ...] = ()
    place: Place | None = None
    benefit: tuple[Claim, ...] = ()
    risk: tuple[Claim, ...] = ()
    in_its_favour: tuple[Claim, ...] = ()
    steps: tuple[Text, ...] = ()
    doing: tuple[int, ...] = ()  # which of the steps, from 1, are the work itself
    dose: Dose | None = None
    position: Position
    mechanics: Mechanics
    traits: Traits = PLAIN  # a move of ours that has one of them says so
    equipment: tuple[Id, ...] = ()
    on_bed: bool = False  # may be done on a firm bed: lying down, small, bearing nothing; our own default
    muscles: tuple[Text, ...] = Field(min_length=1)
    level: Level
    shown_first: bool = False  # only for someone to whom it was shown: never chosen by itself
    mistake: Claim | None = None
    easier: tuple[Variation, ...] = ()
    harder: tuple[Variation, ...] = ()
    if_it_hurts: Claim | None = None
    stop_if: tuple[Claim, ...] = ()
    swaps: tuple[Id, ...] = ()
    swap_reason: Claim | None = None
    loads: tuple[LoadFigure, ...] = ()
    verdict: EvidenceVerdict
    evidence: tuple[Claim, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if missing := [name for name in NEEDED[self.stance] if not getattr(self, name)]:
            raise PydanticCustomError(INCOMPLETE, f"a move to {self.stance} needs {', '.join(missing)}")
        if any(not 1 <= number <= len(self.steps) for number in self.doing):
            raise ValueError(f"doing names a step that is not there: {self.doing}")
        if self.on_bed and not self._lies_lightly():
            raise ValueError("on_bed is for a move lying down that bears nothing, on a mat")
        if self.stance == Stance.AVOID and (self.dose or self.steps):
            raise ValueError("a move to avoid has neither steps nor dose")
        return self

    def _lies_lightly(self) -> bool:
        body = self.mechanics
        bears = (body.isometric, body.hands_bear_weight, body.kneeling, body.both_legs_levered, body.impact)
        lies = (
            self.position in (Position.SUPINE, Position.PRONE, Position.SIDE_LYING) and MAT in self.equipment
        )
        return lies and body.load is Load.UNLOADED and not any(each is not False for each in bears)

    def unknown(self) -> tuple[str, ...]:
        """What nobody has said of how it moves: of its mechanics, and of its traits."""
        return (*self.mechanics.unknown(), *self.traits.unknown())

    @property
    def in_water(self) -> bool:
        """Whether it is done in water: a routine is in water or on land, never both."""
        return WATER in self.equipment

    @property
    def level_rule(self) -> str:
        """The rule that speaks when the move is above a person's level."""
        return "level"
