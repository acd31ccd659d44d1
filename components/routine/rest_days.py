"""Days of rest between strength moves: our own default, a suggestion and never a refusal."""

from collections.abc import Collection

from data.catalogue import Catalogue
from data.diary import Routine

STRENGTH = "strength"


def in_a_row(weekdays: Collection[int]) -> bool:
    """Whether two of these weekdays, 0 for Monday, follow each other; Monday comes after Sunday."""
    return any((day + 1) % 7 in weekdays for day in weekdays)


def strength_in_a_row(catalogue: Catalogue, routine: Routine, weekdays: Collection[int]) -> bool:
    """Whether the routine has a move for strength, and two of its weekdays follow each other."""
    moves = (catalogue.exercises.get(item.exercise_id) for item in routine.items)
    return in_a_row(weekdays) and any(move is not None and STRENGTH in move.purpose for move in moves)
