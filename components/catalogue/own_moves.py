"""A move the person describes, judged by the same filter as ours, without touching the shared catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError

from components.safety import Verdict
from data.catalogue import Catalogue, Exercise, Mechanics, Position
from data.diary import OwnMove

# What a position settles, whatever was answered: an oversight must not let a move through.
SETTLED: Final = {
    Position.PRONE: ("lying_face_down",),
    Position.SUPINE: ("lying_on_back",),
    Position.KNEELING: ("kneeling",),
    Position.ALL_FOURS: ("kneeling", "hands_bear_weight"),
}
_NEAREST = 3


def id_of(own: OwnMove) -> str:
    """The id of a person's own move beside the catalogue's ids."""
    return f"own-{own.id or 'asked'}"


def as_exercise(catalogue: Catalogue, own: OwnMove) -> Exercise:
    """The move as the filter sees it: no steps and no dose, so that no routine can take it in.

    What this version of the catalogue doesn't know makes it unclassified, like an open answer.
    """
    avoided = {
        name.casefold()
        for move in catalogue.exercises.values()
        if move.stance == "avoid"
        for name in (move.name, *move.also_called)
    }
    known = (
        own.position in tuple(Position) and frozenset(own.equipment) <= catalogue.vocabulary.equipment.keys()
    )
    said: dict[str, Any] = {
        "id": id_of(own),
        "number": len(catalogue.exercises) + 1,
        "name": own.name,
        "origin": "beyond",
        "stance": "avoid" if own.name.casefold() in avoided else "do",
        "purpose": tuple(sorted(own.purposes)),
        "covers": tuple(sorted(own.covers)),
        "position": Position(own.position) if known else Position.STANDING,
        "mechanics": _mechanics(own) if known else Mechanics(),
        "equipment": tuple(sorted(own.equipment)) if known else (),
        "level": own.level,
    }
    # Unchecked on purpose: a person's move has none of what a catalogue's move to do must say.
    return Exercise.model_construct(**said)


def _mechanics(own: OwnMove) -> Mechanics:
    said = dict(own.mechanics) | dict.fromkeys(SETTLED.get(Position(own.position), ()), True)
    return Mechanics.model_validate({name: value for name, value in said.items() if _fits(name, value)})


def _fits(name: str, value: str | bool) -> bool:
    try:
        Mechanics.model_validate({name: value})
    except ValidationError:
        return False
    return True


def extended(catalogue: Catalogue, moves: Iterable[OwnMove]) -> Catalogue:
    """A catalogue with these moves at its end; the one given stays as it is."""
    own = {id_of(move): as_exercise(catalogue, move) for move in moves}
    return replace(catalogue, exercises=catalogue.exercises | own)


def nearest(catalogue: Catalogue, own: OwnMove, verdicts: Mapping[str, Verdict]) -> tuple[Exercise, ...]:
    """Up to three of our moves that train the same and are fine for this person, nearest first."""
    allowed = (move for id_, move in catalogue.exercises.items() if id_ in verdicts and verdicts[id_].allowed)
    ranked = [(-_kinship(own, move), move.number, move) for move in allowed if _trains_the_same(own, move)]
    return tuple(move for _, _, move in sorted(ranked, key=lambda entry: entry[:2])[:_NEAREST])


def _trains_the_same(own: OwnMove, move: Exercise) -> bool:
    return not (
        frozenset(own.purposes).isdisjoint(move.purpose) and frozenset(own.covers).isdisjoint(move.covers)
    )


def _kinship(own: OwnMove, move: Exercise) -> int:
    covers, purposes = frozenset(own.covers), frozenset(own.purposes)
    return (
        2 * len(covers & set(move.covers))
        + 2 * len(purposes & set(move.purpose))
        + (own.position == move.position)
    )


def known_already(catalogue: Catalogue, own: OwnMove) -> tuple[Exercise, ...]:
    """Moves of ours that go by this very name."""
    name = own.name.casefold()
    return tuple(
        move
        for move in catalogue.exercises.values()
        if name in {called.casefold() for called in (move.name, *move.also_called)}
    )
