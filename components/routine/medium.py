"""In water or on land: nobody climbs out of a pool between two moves of one routine."""

from collections.abc import Iterable

from data.catalogue import Catalogue

APART = "A routine is in water or on land, never both."


def mixed(catalogue: Catalogue, moves: Iterable[str]) -> bool:
    """Whether some of these moves are in water and some on land; an unknown one is neither."""
    return len({catalogue.exercises[move].in_water for move in moves if move in catalogue.exercises}) > 1
