"""How many moves a routine holds, and in which order."""

from data.catalogue import Exercise

PLACES = ("warm-up", "stretch", "hip", "stability", "trunk", "leg", "cool-down")


def turn(exercise: Exercise) -> tuple[int, int]:
    """What routines are sorted by: the place, from warm-up to cool-down, then the move's number.

    A move that has no place comes last.
    """
    return PLACES.index(exercise.place) if exercise.place else len(PLACES), exercise.number


def most_moves(minutes: int) -> int:
    """How many moves a routine holds at most. Our own default: few are kept up better than many."""
    return 4 + minutes // 5
