"""What a person's diary keeps, as frozen records.

A record that exists is valid: wrong values raise `ValueError` with a sentence fit for the person.
Days are the person's own local days; `at` is the moment in UTC. An empty `id` means not saved yet.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from data.unfit import Unfit

NOTE_LIMIT = 2000
NAME_LIMIT = 80
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


class State(StrEnum):
    """What a day was for the plan. Not logged is not missed; rest and pause are not failures."""

    DONE = "done"
    PARTIAL = "partial"
    SWAPPED = "swapped"
    EXTRA = "extra"
    REST = "rest"
    PAUSED = "paused"
    MISSED = "missed"
    NOT_LOGGED = "not_logged"


class Outcome(StrEnum):
    """What the person says became of a session."""

    DONE = "done"
    PARTIAL = "partial"
    SWAPPED = "swapped"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a session or a move was left out; of a session also that it was the relief set."""

    HURT = "hurt"
    TOO_HARD = "too_hard"
    TOO_TIRED = "too_tired"
    UNWELL = "unwell"
    NO_TIME = "no_time"
    NO_KIT = "no_kit"
    FORGOT = "forgot"
    OTHER = "other"
    RELIEF_SET = "relief_set"


def _freeze(record: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(record, name, value)


def _check_nrs(name: str, value: float | None) -> None:
    if value is not None and not (0 <= value <= 10 and value == int(value)):  # NaN fails this too
        raise Unfit(f"{name} is a whole number from 0 to 10.")


def _check_text(name: str, value: str, limit: int) -> None:
    if len(value) > limit:
        raise Unfit(f"{name} can be {limit} characters long; this has {len(value)}.")
    if "\x00" in value or not _is_text(value):
        raise Unfit(f"{name} has a character that can't be saved.")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a character pair, as a broken import leaves it
        return False
    return True


def _check_day(day: date) -> None:
    if isinstance(day, datetime):
        raise Unfit("A day is a date without a time.")


def _check_moment(at: datetime | None) -> None:
    if at is not None and at.utcoffset() != timedelta(0):
        raise Unfit("A moment is kept in UTC.")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the safety filter needs to know about a person. Sets hold catalogue ids."""

    conditions: Collection[str] = frozenset()
    red_flags: Collection[str] = frozenset()  # answered yes or not sure, and not cleared since
    pain_now: int | None = None  # NRS 0-10; None is not asked, never 0
    equipment: Collection[str] = frozenset()
    cannot: Collection[str] = frozenset()
    level: int = 1
    eases: Collection[str] = frozenset()  # what eases the back; empty is not said

    def __post_init__(self) -> None:
        _freeze(
            self,
            conditions=frozenset(self.conditions),
            red_flags=frozenset(self.red_flags),
            equipment=frozenset(self.equipment),
            cannot=frozenset(self.cannot),
            eases=frozenset(self.eases),
        )
        _check_nrs("Pain now", self.pain_now)
        if self.level not in (1, 2, 3):
            raise Unfit("The level is 1, 2 or 3.")


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person wishes of a routine."""

    minutes: int = 10
    purposes: Collection[str] = frozenset()  # empty: no wish, a bit of everything
    favourites: Collection[str] = frozenset()
    hidden: Collection[str] = frozenset()
    article_only: bool = False  # only moves that the article itself names

    def __post_init__(self) -> None:
        _freeze(
            self,
            purposes=frozenset(self.purposes),
            favourites=frozenset(self.favourites),
            hidden=frozenset(self.hidden),
        )
        if not 5 <= self.minutes <= 30:
            raise Unfit("A routine takes 5 to 30 minutes.")


class Answer(StrEnum):
    """An answer to a red flag question. "Not sure" counts as yes."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "not_sure"


class RoundState(StrEnum):
    """How far a round of red-flag questions has come."""

    OPEN = "open"  # begun: what was said yes to counts, what was said no to withdraws nothing yet
    DONE = "done"  # all asked: it stands in place of every round before it
    LEFT = "left"  # broken off with nothing raised: the round before it stands


class Answered(NamedTuple):
    """One answer as it was given; a later one to the same question stands in its place."""

    flag: str
    answer: Answer
    day: date  # in the person's time zone
    at: datetime


@dataclass(frozen=True, slots=True)
class Screening:
    """One round of red-flag answers, and the days on which a clinician cleared what it raised.

    `cleared_on` given alone clears everything raised; `cleared` says it flag by flag.
    """

    day: date
    answers: Mapping[str, Answer]
    cleared_on: date | None = None
    at: datetime | None = None
    id: str = ""
    state: RoundState = RoundState.DONE
    cleared: Mapping[str, date] | None = None  # flag -> day
    dates: Mapping[str, date] = field(default_factory=dict)  # flag -> the day it speaks of, such as a birth
    history: tuple[Answered, ...] = ()  # every answer, oldest first, also those taken back

    def __post_init__(self) -> None:
        _check_day(self.day)
        _check_moment(self.at)
        if self.cleared_on is not None and self.cleared_on < self.day - timedelta(days=366):
            raise Unfit("That clearance is more than a year older than the answers.")
        if self.cleared is None:
            cleared = dict.fromkeys(self.raised, self.cleared_on) if self.cleared_on else {}
            _freeze(self, cleared=cleared)

    @property
    def raised(self) -> frozenset[str]:
        """The red flags answered yes or not sure, cleared or not."""
        return frozenset(flag for flag, answer in self.answers.items() if answer is not Answer.NO)

    @property
    def standing(self) -> frozenset[str]:
        """The red flags answered yes or not sure, and not cleared."""
        return self.raised - (self.cleared or {}).keys()

    def raised_on(self, flag: str) -> date:
        """The day on which a raised flag was last said yes or not sure to."""
        said = (a.day for a in reversed(self.history) if a.flag == flag and a.answer is not Answer.NO)
        return next(said, self.day)


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
        _freeze(self, items=tuple(RoutineItem(*item) for item in self.items))
        _check_text("A routine's name", self.name, NAME_LIMIT)
        for item in self.items:
            _check_text("A note", item.note, NOTE_LIMIT)
        if not self.items:
            raise Unfit("A routine needs at least one move.")
        if len({item.exercise_id for item in self.items}) < len(self.items):
            raise Unfit("A move stands in a routine once.")

    @property
    def seconds(self) -> int:
        """How long the whole routine takes."""
        return sum(item.seconds for item in self.items)


@dataclass(frozen=True, slots=True)
class Plan:
    """From `start` on: this routine on these weekdays (0 is Monday), or nothing where None.

    A plan never reaches back before the day it was made, so changing it can't rewrite the past.
    """

    start: date
    routine: Routine | None
    weekdays: Collection[int] = frozenset()
    made_on: date | None = None  # None: the start day itself

    def __post_init__(self) -> None:
        _check_day(self.start)
        _freeze(self, weekdays=frozenset(self.weekdays), made_on=self.made_on or self.start)
        if not all(0 <= weekday <= 6 for weekday in self.weekdays):
            raise Unfit("A weekday is a number from 0 (Monday) to 6 (Sunday).")
        if (self.routine is None) != (not self.weekdays):
            raise Unfit("A plan needs a routine and at least one weekday.")
        if self.made_on is not None and self.start < self.made_on:
            raise Unfit("A plan starts today or later; what has been stays as it was.")

    def asks_on(self, day: date) -> bool:
        """Whether this plan asks for a session on `day` (once in force)."""
        return day >= self.start and day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the plan asks for nothing: a flare, illness, travel. Both ends count."""

    start: date
    end: date
    reason: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        _check_day(self.start)
        _check_day(self.end)
        _check_text("A reason", self.reason, NOTE_LIMIT)
        if self.end < self.start:
            raise Unfit("A pause ends on the day it starts or later.")
        if (self.end - self.start).days > 366:
            raise Unfit("A pause is a year long at most.")

    def covers(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a person says of a day, at one moment of it. Nothing said is None, never 0."""

    day: date
    pain: int | None = None  # NRS 0-10
    function: int | None = None  # 0-10, "did what mattered"
    confidence: int | None = None  # 0-10, confidence to move
    sleep_h: float | None = None  # hours
    note: str = ""
    at: datetime | None = None
    id: str = ""

    def __post_init__(self) -> None:
        _check_day(self.day)
        _check_nrs("Pain", self.pain)
        _check_nrs("Doing what mattered", self.function)
        _check_nrs("Confidence", self.confidence)
        if self.sleep_h is not None and not 0 <= self.sleep_h <= 24:
            raise Unfit("Sleep is 0 to 24 hours.")
        _check_text("A note", self.note, NOTE_LIMIT)
        _check_moment(self.at)
        said = (self.pain, self.function, self.confidence, self.sleep_h)
        if all(value is None for value in said) and not self.note:
            raise Unfit("Say at least one thing about the day.")


class SessionItem(NamedTuple):
    """One planned move and how much of its dose was done, 0 to 1."""

    exercise_id: str
    planned_s: int
    share: float
    reason: Reason | None = None
    pain: int | None = None  # NRS, how much it hurt where it was broken off for pain; None is not said
    words: str = ""  # why, in words of the person's own


def _with_reason(item: SessionItem) -> SessionItem:
    return item._replace(reason=Reason(item.reason) if item.reason else None)


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a day: what the person did of a routine, or why not, and how the back took it.

    What nobody said of the pain, the effort and the leg is None: unknown, never none.
    """

    day: date
    outcome: Outcome
    items: tuple[SessionItem, ...] = ()
    minutes: float | None = None  # exercised; None is not said
    reason: Reason | None = None  # why it was skipped, or that it was the relief set
    note: str = ""
    at: datetime | None = None
    id: str = ""
    pain_before: int | None = None  # NRS 0-10, right before
    pain_after: int | None = None  # NRS 0-10, right after
    next_morning: int | None = None  # NRS 0-10, the morning after
    effort: int | None = None  # 0-10
    worse: Collection[str] = ()  # ids of the moves that made it worse
    words: str = ""  # what was done instead or why not, in words of the person's own
    leg_spread: bool | None = None  # pain further down a leg since; in older entries also numb or weak
    leg_weak: bool | None = None  # new numbness or weakness since

    def __post_init__(self) -> None:
        _freeze(
            self,
            outcome=Outcome(self.outcome),
            items=tuple(_with_reason(SessionItem(*item)) for item in self.items),
            reason=Reason(self.reason) if self.reason else None,
            worse=frozenset(self.worse),
        )
        _check_day(self.day)
        for item in self.items:
            _check_text("A reason", item.words, NOTE_LIMIT)
            _check_nrs("Pain in a move", item.pain)
        _check_nrs("Pain before", self.pain_before)
        _check_nrs("Pain after", self.pain_after)
        _check_nrs("Pain the next morning", self.next_morning)
        _check_nrs("Effort", self.effort)
        if any(not 0 <= item.share <= 1 for item in self.items):
            raise Unfit("The share done of a move is between 0 and 1.")
        if self.outcome is Outcome.PARTIAL and not any(item.planned_s > 0 for item in self.items):
            raise Unfit("Say which of the moves you did.")
        if self.minutes is not None and not 0 <= self.minutes <= 24 * 60:
            raise Unfit("A session takes 0 to 1440 minutes.")
        _check_text("A note", self.note, NOTE_LIMIT)
        _check_text("What was done instead", self.words, NOTE_LIMIT)
        _check_moment(self.at)

    @property
    def weak(self) -> bool | None:
        """New numbness or weakness; entries from before it was asked apart have it in `leg_spread`."""
        return self.leg_weak if self.leg_weak is not None or self.leg_spread is None else False

    @property
    def share(self) -> float:
        """Completed dose ÷ planned dose, 0 to 1. A swapped session counts in full."""
        if self.outcome is Outcome.SKIPPED:
            return 0.0
        if self.outcome is not Outcome.PARTIAL:
            return 1.0
        planned = sum(item.planned_s for item in self.items)
        return sum(item.planned_s * item.share for item in self.items) / planned


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day as the day table shows it."""

    day: date
    pain: float | None
    pain_worst: float | None
    function: float | None
    confidence: float | None
    sleep: float | None
    planned: bool
    share_done: float | None
    minutes: float | None
    state: State
    note: str


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
        _freeze(
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
        _check_text("A move's name", self.name, NAME_LIMIT)
        if not self.position:
            raise Unfit("Say how you are placed.")
        if self.level not in (1, 2, 3):
            raise Unfit("The level is 1, 2 or 3.")
        _check_text("How you do it", self.how, HOW_LIMIT)
        for name, number in self.dose._asdict().items() if self.dose else ():
            low, high = DOSE_LIMITS[name]
            if type(number) is not int or not low <= number <= high:
                raise Unfit(f"{_DOSE_WORDS[name]}: a whole number from {low} to {high}.")


class Arm(StrEnum):
    """One of the two ways an experiment compares."""

    A = "a"  # with the move, or in the morning
    B = "b"  # without it, or in the evening


class Block(NamedTuple):
    """So many days running in one of the two ways."""

    arm: Arm
    days: int


@dataclass(frozen=True, slots=True)
class Experiment:
    """A question a person puts to their own back: two ways in blocks fixed before the first day.

    Nothing of it can be changed once it is kept; it can be stopped. `seed` is what the order of the blocks
    was drawn with, so that anyone can draw it again.
    """

    question: Literal["move", "time"]
    expects: Arm  # the way said beforehand to hurt less
    order: Literal["random", "alternating"]
    seed: int
    start: date
    blocks: tuple[Block, ...]
    move: str = ""  # a catalogue id, for the question about a move
    made_on: date | None = None  # None: the start day itself
    stopped_on: date | None = None  # the first day that no longer counts
    id: str = ""

    def __post_init__(self) -> None:
        _freeze(
            self,
            expects=Arm(self.expects),
            blocks=tuple(Block(Arm(arm), days) for arm, days in self.blocks),
            made_on=self.made_on or self.start,
        )
        _check_day(self.start)
        arms = [block.arm for block in self.blocks]
        if self.question not in ("move", "time") or (self.question == "move") != bool(self.move):
            raise Unfit("An experiment asks about one move, or about the time of day.")
        if self.order not in ("random", "alternating"):
            raise Unfit("The blocks of an experiment are drawn, or take turns.")
        if not arms or arms.count(Arm.A) != arms.count(Arm.B):
            raise Unfit("An experiment has as many blocks of the one way as of the other.")
        if any(not 1 <= block.days <= 14 for block in self.blocks):
            raise Unfit("A block is 1 to 14 days long.")
        if self.made_on is not None and self.start < self.made_on:
            raise Unfit("An experiment starts today or later; what has been was not part of it.")

    @property
    def end(self) -> date:
        """Its last day as planned."""
        return self.start + timedelta(sum(block.days for block in self.blocks) - 1)

    @property
    def last(self) -> date:
        """Its last day that counts; before `start` where it was stopped at once."""
        return self.end if self.stopped_on is None else min(self.end, self.stopped_on - timedelta(1))

    def block_of(self, day: date) -> int | None:
        """Which block, from 0, was planned for a day; None outside."""
        left = (day - self.start).days
        for number, block in enumerate(self.blocks):
            if 0 <= left < block.days:
                return number
            left -= block.days
        return None


Kind = Literal["check_in", "session", "pause", "routine", "own_move", "experiment"]


Entry = CheckIn | Session | Pause | Routine | OwnMove | Experiment  # what can be deleted and come back


@dataclass(frozen=True, slots=True)
class Binned:
    """A deleted record that can still come back."""

    kind: Kind
    record: Entry
    deleted_at: datetime


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what was said; None where nothing was."""
    said = [value for value in values if value is not None]
    return sum(said) / len(said) if said else None
