"""Answers that point opposite ways: safe together, since the stricter one counts, but worth a second look."""

from collections.abc import Collection, Iterator
from itertools import permutations

from data.catalogue import Catalogue
from data.catalogue.model import Condition, Ease, When


def contradictions(catalogue: Catalogue, conditions: Collection[str], eases: Collection[str]) -> str:
    """What to say of the answers that point opposite ways, each two of them named; empty where none do."""
    what = "; ".join(_opposite(catalogue, conditions, eases))
    return catalogue.rules["opposite-ways"].in_full.format(what=what) if what else ""


def _opposite(catalogue: Catalogue, conditions: Collection[str], eases: Collection[str]) -> Iterator[str]:
    have = [catalogue.conditions[condition] for condition in sorted(conditions)]
    for one in have:
        for way in sorted(eases):
            ease = catalogue.vocabulary.eases[way]
            if _hurts(one, ease.toward) or _hurts_in(catalogue, one, ease):
                yield f"“{one.name}”, and “{ease.name}” eases it"
    ways = catalogue.vocabulary.eases.values()
    for one, other in permutations(have, 2):
        if any(_hurts(one, ease.toward) and _hurts(other, ease.against) for ease in ways):
            pair = f"“{one.name}” and “{other.name}”"
            if one.name < other.name:  # each pair is opposite both ways round
                yield pair


def _hurts(condition: Condition, ways: Collection[When]) -> bool:
    """Whether one of the ways, and nothing else beside it, is what hurts."""
    return any(
        when.named() == way.named() and all(set(_values(when, n)) & set(_values(way, n)) for n in way.named())
        for when in condition.hurts_when
        for way in ways
    )


def _values(when: When, name: str) -> tuple[object, ...]:
    value = getattr(when, name)
    return value if isinstance(value, tuple) else (value,)


def _hurts_in(catalogue: Catalogue, condition: Condition, ease: Ease) -> bool:
    moves = [catalogue.exercises[move] for move in ease.moves]
    return any(when.matches(move) for when in condition.hurts_when for move in moves)
