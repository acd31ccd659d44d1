"""The shapes of what the catalogue knows: a move, a condition, a red flag, a source.

Every optional mechanics field means "nobody has said": unknown, which the safety filter never lets
through. Text that makes a claim is a `Claim`, and a claim without a source cannot be loaded.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]


def _whole(value: object) -> object:
    if type(value) is not int:  # True equals 1, so a literal 1 alone would take YAML's "yes"
        raise ValueError(f"should be a whole number, not {value!r}")
    return value


Sides = Annotated[Literal[1, 2], BeforeValidator(_whole)]
Level = Annotated[Literal[1, 2, 3], BeforeValidator(_whole)]
Covers = Literal["trunk", "stability", "hip-leg", "mobility"]
Place = Literal["warm-up", "stretch", "hip", "stability", "trunk", "leg", "cool-down"]


class Record(BaseModel):
    """A frozen piece of catalogue knowledge; a key it does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """How far a fact has been checked."""

    ARTICLE = "article"  # the article says so; nobody checked it
    VERIFIED = "verified"  # seen in a page of the source itself
    SECONDARY = "secondary"  # seen in a page that quotes the source
    RECALLED_HIGH = "recalled-high"  # known from the literature, not looked up again
    RECALLED_MEDIUM = "recalled-medium"
    RECALLED_LOW = "recalled-low"
    DESIGN = "design"  # our own default or reasoning, not a published rule


TOO_DOUBTFUL_TO_DRAW = (Status.RECALLED_LOW, Status.RECALLED_MEDIUM)


class Source(Record):
    """Where a claim comes from, and how far it has been checked."""

    id: Id
    title: Text
    where: str = ""  # address, DOI or place; empty for our own defaults
    year: int | None = None
    status: Status
    note: str = ""


class Claim(Record):
    """One thing said, with who says it and how sure that is."""

    text: Text
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class Variation(Claim):
    """An easier or a harder way, naming the catalogue's own move where there is one."""

    move: Id | None = None


class Amount(StrEnum):
    """How far the spine goes in one direction."""

    NONE = "none"
    SMALL = "small"
    MID = "mid"
    END = "end"


class Load(StrEnum):
    """What the spine carries during the move."""

    UNLOADED = "unloaded"
    BODY = "body"
    EXTERNAL = "external"


class Weight(StrEnum):
    """How heavy what one holds, pushes or pulls is."""

    NONE = "none"
    LIGHT = "light"
    HEAVY = "heavy"


class Position(StrEnum):
    """How the body is placed."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    ALL_FOURS = "all-fours"
    STANDING = "standing"
    SITTING = "sitting"
    BENCH = "bench"  # lying or leaning on something raised: reached without getting down to the floor


class Mechanics(Record):
    """What a move asks of the body. `None` is unknown, and unknown never passes the filter."""

    flexion: Amount | None = None
    extension: Amount | None = None
    rotation: Amount | None = None
    side_bend: Amount | None = None
    load: Load | None = None
    both_legs_levered: bool | None = None
    loaded_hinge: bool | None = None
    impact: bool | None = None
    isometric: bool | None = None
    hands_bear_weight: bool | None = None
    kneeling: bool | None = None
    lying_face_down: bool | None = None
    lying_on_back: bool | None = None
    head_low: bool | None = None
    deep_hip_bend: bool | None = None
    knees_loaded: bool | None = None

    def unknown(self) -> tuple[str, ...]:
        """The names of the fields nobody has filled in."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)


class Traits(Record):
    """What a move can have that none of ours does: asked of a person's own move. `None` is unknown."""

    weight: Weight | None = None
    fast: bool | None = None
    overhead: bool | None = None
    head_loaded: bool | None = None
    arch_against_gravity: bool | None = None
    one_legged: bool | None = None
    bent_sitting: bool | None = None

    def unknown(self) -> tuple[str, ...]:
        """The names of the fields nobody has filled in."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)


PLAIN = Traits(
    weight=Weight.NONE,
    fast=False,
    overhead=False,
    head_loaded=False,
    arch_against_gravity=False,
    one_legged=False,
    bent_sitting=False,
)


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


class LoadFigure(Record):
    """One published figure of spinal load. Scales are never mixed."""

    scale: Literal["disc-pressure", "model-compression", "implant-order"]
    state: Text  # what was measured, e.g. "standing, bent forward"
    low: float | None = None
    high: float | None = None
    unit: Literal["MPa", "N", "order"]
    plotted: bool = True
    claim: Claim

    @model_validator(mode="after")
    def _drawable(self) -> Self:
        if self.plotted and (self.low is None or self.high is None):
            raise ValueError("a figure that is drawn needs low and high")
        if self.plotted and self.claim.status in TOO_DOUBTFUL_TO_DRAW:
            raise ValueError(f"a figure of status {self.claim.status} is told, not drawn")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the range is upside down: {self.low} / {self.high}")
        return self

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends of the range. Raises ValueError for a figure without numbers."""
        if self.low is None or self.high is None:
            raise ValueError(f"{self.state} has no numbers")
        return self.low, self.high


class LoadState(LoadFigure):
    """A published figure that belongs to no move, and the part it plays in the load picture."""

    id: Id
    role: Literal["state", "reference", "limit", "strength", "usual-strength"] = "state"


class EvidenceVerdict(StrEnum):
    """How the article's word and the research stand to each other."""

    AGREE = "agree"
    MIXED = "mixed"
    STRICTER = "stricter"  # the article is stricter than the research
    DISAGREE = "disagree"
    KIND_ONLY = "kind-only"  # trials of its kind of exercise, none of this move alone
    NO_DATA = "no-data"


INCOMPLETE = "incomplete"  # the type of the error that a move lacks what its stance needs

# What a move has to say beyond the fields every move has.
NEEDED: dict[Literal["do", "avoid"], tuple[str, ...]] = {
    "do": (
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
    "avoid": ("risk", "swaps", "swap_reason"),
}


class Exercise(Record):
    """A move: what it is for, how it is done, how much, and what it asks of the body."""

    id: Id
    number: int = Field(ge=1)  # place in the catalogue; 1-14 are the article's own numbers
    name: Text
    also_called: tuple[Text, ...] = ()
    origin: Literal["article", "beyond"]
    stance: Literal["do", "avoid"]
    purpose: tuple[Id, ...] = Field(min_length=1)
    covers: tuple[Covers, ...] = ()
    place: Place | None = None
    benefit: tuple[Claim, ...] = ()
    risk: tuple[Claim, ...] = ()
    in_its_favour: tuple[Claim, ...] = ()
    steps: tuple[Text, ...] = ()
    dose: Dose | None = None
    position: Position
    mechanics: Mechanics
    traits: Traits = PLAIN  # a move of ours that has one of them says so
    equipment: tuple[Id, ...] = ()
    muscles: tuple[Text, ...] = Field(min_length=1)
    level: Level
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
        if self.stance == "avoid" and (self.dose or self.steps):
            raise ValueError("a move to avoid has neither steps nor dose")
        return self

    def unknown(self) -> tuple[str, ...]:
        """What nobody has said of how it moves: of its mechanics, and of its traits."""
        return (*self.mechanics.unknown(), *self.traits.unknown())

    @property
    def level_rule(self) -> str:
        """The rule that speaks when the move is above a person's level."""
        return "level"


class When(Record):
    """The mechanics and positions a rule speaks of: every field named must match."""

    flexion: tuple[Amount, ...] = ()
    extension: tuple[Amount, ...] = ()
    rotation: tuple[Amount, ...] = ()
    side_bend: tuple[Amount, ...] = ()
    load: tuple[Load, ...] = ()
    position: tuple[Position, ...] = ()
    both_legs_levered: bool | None = None
    loaded_hinge: bool | None = None
    impact: bool | None = None
    isometric: bool | None = None
    hands_bear_weight: bool | None = None
    kneeling: bool | None = None
    lying_face_down: bool | None = None
    lying_on_back: bool | None = None
    head_low: bool | None = None
    deep_hip_bend: bool | None = None
    knees_loaded: bool | None = None
    weight: tuple[Weight, ...] = ()
    fast: bool | None = None
    overhead: bool | None = None
    head_loaded: bool | None = None
    arch_against_gravity: bool | None = None
    one_legged: bool | None = None
    bent_sitting: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.named():
            raise ValueError("a rule that names no mechanics would fire on everything")
        return self

    def named(self) -> tuple[str, ...]:
        """The fields this rule looks at."""
        return self.looked_at

    @cached_property
    def looked_at(self) -> tuple[str, ...]:
        return tuple(n for n in type(self).model_fields if getattr(self, n) not in ((), None))

    def matches(self, exercise: Exercise) -> bool:
        """Whether every field named holds for this move."""
        return all(self._holds(name, exercise) for name in self.named())

    def _holds(self, name: str, exercise: Exercise) -> bool:
        where = exercise.traits if name in Traits.model_fields else exercise.mechanics
        fact = exercise.position if name == "position" else getattr(where, name)
        wanted = getattr(self, name)
        return fact in wanted if isinstance(wanted, tuple) else fact is wanted


class Effect(StrEnum):
    """What a caution does to a move."""

    OK = "ok"
    MODIFY = "modify"
    EXCLUDE = "exclude"


class Reach(StrEnum):
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


class NamedCaution(Caution):
    """A caution for one move by name. It stands in place of the condition's rules for that move."""

    worse_with: Id | None = None  # a second condition that turns this into an exclusion
    worse_words: str = ""
    half: Literal["rounding", "hollowing"] | None = None  # the only half of a two-way move that is left


class StrongPain(Record):
    """Why strong pain under a condition asks for help instead of moves, and what to do."""

    words: Text
    instead: Text
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class Condition(Record):
    """Something about a person's body that some moves have to respect."""

    id: Id
    kind: Literal["condition", "aggravator", "symptom"]
    group: Literal["back", "joints", "body"] = "back"  # where the form asks for it
    name: Text  # a short label
    ask: Text  # what the form says, in plain words
    includes: tuple[Id, ...] = ()  # everything these conditions say holds here too
    support: tuple[Claim, ...] = Field(min_length=1)
    rules: tuple[Rule, ...] = ()
    moves: dict[Id, NamedCaution] = {}
    strong_pain: StrongPain | None = None  # no move at all on a day of strong pain
    hurts_when: tuple[When, ...] = ()  # the way that hurts: nothing that goes it on a day of strong pain


class RedFlagLevel(StrEnum):
    """What a red flag asks for."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SEE_CLINICIAN = "see_clinician"
    CAUTION = "caution"
    ADULTS_ONLY = "adults_only"


class SinceWeeks(Record):
    """A condition that holds until so many weeks after the day a sign speaks of."""

    weeks: int = Field(ge=1)
    condition: Id


class RedFlag(Record):
    """A sign that something other than ordinary back pain may be going on."""

    id: Id
    level: RedFlagLevel
    ask: Text
    recheck: Text | None = None  # the short line that asks it again before every session, with its like
    condition: Id | None = None  # the condition behind it: kept in the filter, also once it is cleared
    since: tuple[SinceWeeks, ...] = ()  # asks for a day; the conditions behind it, the shortest first
    only_with: Id | None = None  # asked only of those who said yes to this other flag
    advice: Text | None = None  # what to do about one that blocks nothing
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class FlagScreen(Record):
    """One screen of the safety check: a lead, and one to three closely related signs under it."""

    id: Id
    lead: Text
    list_name: Text | None = None  # whose list these signs are, where they come as one
    flags: tuple[Id, ...] = Field(min_length=1, max_length=3)


class GeneralClaim(Record):
    """Something the article says about back pain as a whole, and what research says beside it."""

    id: Id
    article: Claim
    verdict: EvidenceVerdict
    evidence: tuple[Claim, ...] = ()


class Wording(Record):
    """The words of a rule that the code applies, with its sources."""

    id: Id
    words: Text
    instead: str = ""
    sources: tuple[Id, ...] = Field(min_length=1)
    status: Status


class Term(Record):
    """A word that stays because letters and clinicians use it, said in plain words."""

    id: Id
    forms: tuple[Text, ...] = Field(min_length=1)  # as it may stand in a text, singular and plural
    means: Text


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

    def fits(self, exercise: Exercise) -> bool:
        """Whether the move goes the way that eases, and not the other way too."""
        return exercise.id in self.moves or (_any(self.toward, exercise) and not _any(self.against, exercise))

    def opposes(self, exercise: Exercise) -> bool:
        """Whether the move goes the other way, and not the way that eases too."""
        return _any(self.against, exercise) and not _any(self.toward, exercise)


def _any(ways: tuple[When, ...], exercise: Exercise) -> bool:
    return any(when.matches(exercise) for when in ways)


class MechanicsWords(Record):
    """How one field of the mechanics is named, asked for and marked."""

    name: Text
    ask: Text
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

    @model_validator(mode="after")
    def _names_everything(self) -> Self:
        needed: dict[str, tuple[object, ...]] = {
            "position": tuple(Position),
            "covers": get_args(Covers),
            "place": get_args(Place),
            "level": (1, 2, 3),
            "amount": tuple(Amount),
            "load": tuple(Load),
            "reach": tuple(Reach),
            "weight": tuple(Weight),
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
