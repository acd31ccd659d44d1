"""What a condition does to a move, and what a person cannot do or finds easing."""

from enum import StrEnum
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from data.catalogue.model.evidence import Claim, Status
from data.catalogue.model.exercise import Exercise
from data.catalogue.model.mechanics import Position
from data.catalogue.model.record import Id, Record, Text
from data.catalogue.model.when import When
from data.verdicts import Graded


class Effect(Graded):
    """What a caution does to a move."""

    OK = "ok"
    MODIFY = "modify"
    EXCLUDE = "exclude"


class Reach(Graded):
    """How much of its way a move goes, least first."""

    SMALL = "small"
    HALF = "half"
    MOST = "most"


class DoseLimit(Record):
    """The most of a move that a caution leaves; what it does not name stays as it is."""

    sets: int | None = Field(default=None, ge=1)
    reps: int | None = Field(default=None, ge=1)
    hold_s: int | None = Field(default=None, ge=1)
    reach: Reach | None = None

    @model_validator(mode="after")
    def _limits_something(self) -> Self:
        if all(getattr(self, name) is None for name in type(self).model_fields):
            raise ValueError("a limit that names nothing limits nothing")
        return self


class Caution(Record):
    """What to do about a move under a condition, in words, with its sources."""

    effect: Effect
    words: Text
    words_without: dict[Id, Text] = Field(default={})  # in its place for who can't take that position
    limit: DoseLimit | None = None
    shown_first: bool = False  # only for someone to whom it was shown: never chosen by itself
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status

    @model_validator(mode="after")
    def _fits_its_effect(self) -> Self:
        if self.effect is not Effect.MODIFY and (self.limit or self.shown_first):
            raise ValueError("only a change can carry a limit or wait until the move was shown")
        return self


class Rule(Caution):
    """A caution for every move with certain mechanics."""

    id: Id
    when: When

    @cached_property
    def general(self) -> bool:
        """Whether it speaks of every move: a change said of one by name then adds to it."""
        return self.when.named() == ("position",) and {*self.when.position} == {*Position}


class NamedCaution(Caution):
    """A caution for one move by name. It stands in place of all but the condition's general rules."""

    worse_with: Id | None = None  # a second condition that turns this into an exclusion
    worse_words: str = ""
    half: Literal["rounding", "hollowing"] | None = None  # the only half of a two-way move that is left


class StrongPain(Record):
    """Why strong pain under a condition asks for help instead of moves, and what to do."""

    worse_with: Id | None = None  # an alarm only for who has this condition, too
    words: Text
    instead: Text
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class Want(Record):
    """What a person with a condition should have in a routine before anything that is there to fill it."""

    words: Text  # a short name of it, to stand inside a sentence
    moves: tuple[Id, ...] = ()  # by name
    when: tuple[When, ...] = ()  # and all that ask this of the body, where they are for one of the purposes
    purpose: tuple[Id, ...] = ()
    unless: tuple[Id, ...] = ()  # conditions beside which it isn't wanted: they bar or limit that way
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if not (self.moves or self.when):
            raise ValueError("a want that names neither moves nor mechanics wants nothing")
        return self

    def fits(self, exercise: Exercise) -> bool:
        """Whether a move is one of those wanted."""
        right = not self.purpose or bool({*self.purpose} & {*exercise.purpose})
        return exercise.id in self.moves or (right and _any(self.when, exercise))


class ConditionKind(Graded):
    """What sort of thing a condition is, in the order of the catalogue."""

    CONDITION = "condition"
    SYMPTOM = "symptom"
    AGGRAVATOR = "aggravator"


class ConditionGroup(StrEnum):
    """Where the form asks for a condition."""

    BACK = "back"
    JOINTS = "joints"
    BODY = "body"
    CHECK = "check"  # nowhere: the safety check alone knows of it


class Condition(Record):
    """Something about a person's body that some moves have to respect."""

    id: Id
    kind: ConditionKind
    group: ConditionGroup = ConditionGroup.BACK  # where the form asks for it
    name: Text  # a short label
    ask: Text  # what the form says, in plain words
    includes: tuple[Id, ...] = ()  # everything these conditions say holds here too
    support: tuple[Claim, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = ()
    moves: dict[Id, NamedCaution] = Field(default={})
    wanted: tuple[Want, ...] = ()
    strong_pain: StrongPain | None = None  # no move at all on a day of strong pain
    hurts_when: tuple[When, ...] = ()  # the way that hurts: nothing that goes it on a day of strong pain


class Wording(Record):
    """The words of a rule that the code applies, with its sources."""

    id: Id
    words: Text
    instead: str = ""
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status

    @property
    def in_full(self) -> str:
        """What it says, and what to do."""
        return f"{self.words} {self.instead}".strip()


class FilterRule(Wording):
    """A rule of the filter. With `when` it speaks of every move that fits, whoever asks for it."""

    when: When | None = None
    effect: Effect = Effect.EXCLUDE


class Limit(Record):
    """A way of being placed that a person may not be able to take."""

    name: Text
    when: When


class Ease(Record):
    """Something that may ease a person's back, and the moves that go that way or the other."""

    name: Text
    toward: tuple[When, ...] = ()
    against: tuple[When, ...] = ()
    moves: tuple[Id, ...] = ()  # beside those, by name: also on a day of strong pain, short and slow

    def goes(self, exercise: Exercise) -> bool:
        """Whether the move goes this way, whatever other way it goes too."""
        return _any(self.toward, exercise)

    def fits(self, exercise: Exercise) -> bool:
        """Whether the move goes the way that eases, and not the other way too."""
        return exercise.id in self.moves or (_any(self.toward, exercise) and not _any(self.against, exercise))

    def opposes(self, exercise: Exercise) -> bool:
        """Whether the move goes the other way, and not the way that eases too."""
        return _any(self.against, exercise) and not _any(self.toward, exercise)


def _any(ways: tuple[When, ...], exercise: Exercise) -> bool:
    return any(when.matches(exercise) for when in ways)
