"""How many moves a routine holds, and in which order."""

from data.catalogue import Amount, Exercise, Load
from data.catalogue.model import Place


def turn(exercise: Exercise) -> tuple[int, int]:
    """What routines are sorted by: the place, from warm-up to cool-down, then the move's number.

    A move that has no place comes last.
    """
    return tuple(Place).index(exercise.place) if exercise.place else len(Place), exercise.number


def effort(exercise: Exercise) -> tuple[int, ...]:
    """What easing moves are sorted by: from lying still to moving, then to carrying oneself.

    First what the spine bears, then how far it goes, then whether the hands push: lying on the front comes
    before the press-up. Unknown is sorted as the most. Our own default, after usual practice.
    """
    body = exercise.mechanics
    ways = (body.flexion, body.extension, body.rotation, body.side_bend)
    bears = len(Load) if body.load is None else tuple(Load).index(body.load)
    goes = max(len(Amount) if way is None else tuple(Amount).index(way) for way in ways)
    return bears, goes, body.hands_bear_weight is not False, exercise.number


def most_moves(minutes: int) -> int:
    """How many moves a routine holds at most. Our own default: few are kept up better than many."""
    return 4 + minutes // 5
