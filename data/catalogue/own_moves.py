"""A move the person describes, judged by the same filter as ours, without touching the shared catalogue."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Final

from pydantic import ValidationError

from data.catalogue.loading.catalogue import Catalogue
from data.catalogue.model import (
    Claim,
    Covers,
    Dose,
    EvidenceVerdict,
    Exercise,
    Mechanics,
    Origin,
    Place,
    Position,
    Range,
    Stance,
    Traits,
    Variation,
)
from data.catalogue.model.known_move import KnownMove
from data.diary.records import DOSE_LIMITS, OwnDose, OwnMove
from data.isolated import isolated

# What a position settles, whatever was answered: an oversight must not let a move through.
SETTLED: Final = {
    Position.PRONE: ("lying_face_down",),
    Position.SUPINE: ("lying_on_back",),
    Position.KNEELING: ("kneeling",),
    Position.ALL_FOURS: ("kneeling", "hands_bear_weight"),
}
MOVE_S: Final = 4  # one repetition's way out and back: our own default, as for most of our moves
HARDEST: Final = 3  # the level of a move of which it isn't said
AS_SHOWN: Final = "The way you were shown."
_PLACES: Final[dict[str, Place]] = {
    Covers.TRUNK: Place.TRUNK,
    Covers.STABILITY: Place.STABILITY,
    Covers.HIP_LEG: Place.LEG,
    Covers.MOBILITY: Place.STRETCH,
}


class OwnExercise(Exercise):
    """A person's own move as the filter, the routine and the session see it.

    `name` is a neutral one of ours and may stand anywhere. What the person typed may not: `words` and `how`
    are only for places that show text as it stands.
    """

    words: str
    how: str
    read_by_us: bool = False  # a known move as we wrote it down: the person said no more than its name
    like: tuple[str, ...] = ()  # moves of ours it is a variant of: never judged milder than they are

    @property
    def level_rule(self) -> str:
        """Not said counts as the hardest, so that the hardest isn't told as a fact, unless we said so."""
        return "own-level-hardest" if self.level == HARDEST and not self.read_by_us else super().level_rule


@dataclass(frozen=True)
class Extended(Catalogue):
    """The shared catalogue with one person's own moves at its end. Its version is the shared one's."""

    shared: Catalogue

    @cached_property
    def version(self) -> str:
        return self.shared.version


def id_of(own: OwnMove) -> str:
    """The id of a person's own move beside the catalogue's ids."""
    return f"own-{own.id or 'asked'}"


def in_words(exercise: Exercise) -> str:
    """What the person knows the move by, for places that show text as it stands and nowhere else."""
    return isolated(exercise.words) if isinstance(exercise, OwnExercise) else exercise.name


def as_exercise(catalogue: Catalogue, own: OwnMove, number: int = 1) -> OwnExercise:
    """The move as the filter and a routine see it; without a dose no routine takes it in.

    What this version of the catalogue doesn't know makes it unclassified, like an open answer.
    """
    known = (
        own.position in tuple(Position) and frozenset(own.equipment) <= catalogue.vocabulary.equipment.keys()
    )
    avoided = any(move.stance == Stance.AVOID for move in known_already(catalogue, own))
    said: dict[str, Any] = {
        "id": id_of(own),
        "number": len(catalogue.exercises) + number,
        "name": f"Own move {number}",
        "words": own.name,
        "how": own.how,
        **_known_as(catalogue, own),
        "origin": Origin.BEYOND,
        "stance": Stance.AVOID if avoided else Stance.DO,
        "purpose": tuple(sorted(own.purposes)),
        "covers": tuple(group for group in Covers if group in own.covers),
        "place": next((place for group, place in _PLACES.items() if group in own.covers), None),
        "dose": _dose(own.dose) if own.dose and not avoided else None,
        "position": Position(own.position) if known else Position.STANDING,
        "mechanics": _mechanics(own) if known else Mechanics(),
        "traits": Traits.model_validate(
            {name: v for name, v in own.mechanics.items() if _fits(Traits, name, v)}
        ),
        "equipment": tuple(sorted(own.equipment)) if known else (),
        "muscles": (),
        "level": own.level,
        "easier": (Variation(**dict(_claim(catalogue, "own-move-hurts"))),),
        "if_it_hurts": _claim(catalogue, "own-move-hurts"),
        "stop_if": (_claim(catalogue, "own-move-stop"),),
        "verdict": EvidenceVerdict.NO_DATA,
        "evidence": (),
    }
    # Unchecked on purpose: a person's move has little of what a catalogue's move to do must say.
    return OwnExercise.model_construct(**said)


def _claim(catalogue: Catalogue, rule: str) -> Claim:
    wording = catalogue.rules[rule]
    return Claim(text=f"{wording.words} {wording.instead}", sources=wording.sources, status=wording.status)


def _dose(given: OwnDose) -> Dose:
    """From less up to what the person was given, and never past it."""
    return Dose(
        sets=_up_to(given.sets),
        reps=_up_to(given.reps),
        hold_s=_up_to(given.hold_s) if given.hold_s else None,
        sides=2 if given.sides == 2 else 1,
        sides_by="default",
        rest_s=Range(low=given.rest_s, start=given.rest_s, high=DOSE_LIMITS["rest_s"][1]),
        move_s=MOVE_S,
    )


def _up_to(number: int) -> Range:
    return Range(low=1, start=number, high=number)


def _mechanics(own: OwnMove) -> Mechanics:
    said = dict(own.mechanics) | dict.fromkeys(SETTLED.get(Position(own.position), ()), True)
    return Mechanics.model_validate(
        {name: value for name, value in said.items() if _fits(Mechanics, name, value)}
    )


def _fits(kind: type[Mechanics] | type[Traits], name: str, value: str | bool) -> bool:
    try:
        kind.model_validate({name: value})
    except ValidationError:
        return False
    return True


def extended(catalogue: Catalogue, moves: Iterable[OwnMove]) -> Catalogue:
    """A catalogue with these moves at its end; the one given stays as it is."""
    own = {id_of(move): as_exercise(catalogue, move, number) for number, move in enumerate(moves, 1)}
    if not own:
        return catalogue
    known = {field.name: getattr(catalogue, field.name) for field in fields(Catalogue)}
    return Extended(**known | {"exercises": catalogue.exercises | own}, shared=catalogue)


def known_already(catalogue: Catalogue, own: OwnMove) -> tuple[Exercise, ...]:
    """Moves of ours that go by this very name, however it is spelled: "Situps" is "Sit-up"."""
    name = _spelled(own.name)
    return tuple(
        move
        for move in catalogue.exercises.values()
        if name in {_spelled(called) for called in (move.name, *move.also_called)}
    )


def read_by_us(exercise: Exercise) -> bool:
    """Whether what the move asks of the body is our own reading of its name, and not the person's answers."""
    return isinstance(exercise, OwnExercise) and exercise.read_by_us


def known_move(catalogue: Catalogue, own: OwnMove) -> KnownMove | None:
    """The move people ask about that goes by this very name, however it is spelled."""
    name = _spelled(own.name)
    return next(
        (
            move
            for move in catalogue.known_moves.values()
            if name in {_spelled(called) for called in (move.name, *move.also_called)}
        ),
        None,
    )


def _known_as(catalogue: Catalogue, own: OwnMove) -> dict[str, Any]:
    """What the name alone tells of it: its likes, and whether all else is as we wrote it down."""
    if (named := known_move(catalogue, own)) is None:
        return {}
    ours = named.as_own()
    as_written = (ours.position, ours.mechanics, ours.level) == (own.position, own.mechanics, own.level)
    return {"like": named.like, "read_by_us": as_written}


def _spelled(name: str) -> str:
    """A name without case, spaces, signs and plurals."""
    return "".join(word.removesuffix("s") for word in re.findall(r"[^\W_]+", name.casefold()))
