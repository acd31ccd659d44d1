"""Which of our moves come nearest to one the person brought along."""

from collections.abc import Mapping

from components.safety import Verdict
from data.catalogue import Catalogue, Exercise
from data.diary import OwnMove

_NEAREST = 3


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
