"""Finding moves: forgiving word search, filters, and which of them left nothing over."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from itertools import pairwise

from components.safety import Verdict
from data.catalogue import Catalogue
from data.catalogue.model import Exercise, Origin

ALIKE = 0.74  # similarity from which a word of four letters or more counts as a slip of the finger

FILTER_NAMES = {
    "text": "the search words",
    "stances": "to do or not now",
    "purposes": "the purpose",
    "positions": "the position",
    "equipment": "what you have at hand",
    "level": "the level",
    "fine_for_me": "fine for me",
    "article_only": "only the article's moves",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asks of the catalogue; an empty filter asks nothing."""

    text: str = ""
    stances: Collection[str] = frozenset()
    purposes: Collection[str] = frozenset()
    positions: Collection[str] = frozenset()
    equipment: Collection[str] | None = (
        None  # what is at hand; None asks nothing, empty means nothing at hand
    )
    level: int | None = None  # at most this level
    fine_for_me: bool = False
    article_only: bool = False

    def active(self) -> tuple[str, ...]:
        """The names of the filters that ask something, in order."""
        empty = Filters()
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != getattr(empty, f.name))


@dataclass(frozen=True, slots=True)
class Found:
    """The moves left over, and per active filter how many more there would be without it."""

    moves: tuple[Exercise, ...]
    removed_by: Mapping[str, int]


def find(catalogue: Catalogue, filters: Filters, verdicts: Mapping[str, Verdict]) -> Found:
    """The moves that pass every filter; best matches of the search words first."""
    moves = tuple(_passing(catalogue, filters, verdicts))
    empty = Filters()
    removed = {
        name: len(tuple(_passing(catalogue, replace(filters, **{name: getattr(empty, name)}), verdicts)))
        - len(moves)
        for name in filters.active()
    }
    return Found(moves, removed)


def _passing(catalogue: Catalogue, filters: Filters, verdicts: Mapping[str, Verdict]) -> Iterator[Exercise]:
    ranked = [
        (rank, exercise)
        for exercise in catalogue.exercises.values()
        if _fits(exercise, filters, verdicts[exercise.id])
        and (rank := match(catalogue, exercise, filters.text)) is not None
    ]
    for _, exercise in sorted(ranked, key=lambda pair: (pair[0], pair[1].number)):
        yield exercise


def _fits(exercise: Exercise, filters: Filters, verdict: Verdict) -> bool:
    return (
        (not filters.stances or exercise.stance in filters.stances)
        and (not filters.purposes or not frozenset(filters.purposes).isdisjoint(exercise.purpose))
        and (not filters.positions or exercise.position in filters.positions)
        and (filters.equipment is None or frozenset(exercise.equipment) <= frozenset(filters.equipment))
        and (filters.level is None or exercise.level <= filters.level)
        and (not filters.fine_for_me or verdict.allowed)
        and (not filters.article_only or exercise.origin == Origin.ARTICLE)
    )


def match(catalogue: Catalogue, exercise: Exercise, text: str) -> int | None:
    """How well a move answers the search words: 0 by name, higher is looser, None not at all."""
    wanted = _words(text)
    if not wanted:
        return 0
    shelves = (
        _written_apart_or_together(" ".join((exercise.name, *exercise.also_called))),
        _written_apart_or_together(" ".join(_other_words(catalogue, exercise))),
    )
    ranks = [min((r for r in _ranks(word, shelves)), default=None) for word in wanted]
    return None if None in ranks else sum(rank for rank in ranks if rank is not None)


def _ranks(word: str, shelves: tuple[list[str], ...]) -> Iterator[int]:
    for shelf, words in enumerate(shelves):
        if any(other.startswith(word) for other in words):
            yield shelf
        elif len(word) >= 4 and any(_alike(word, other) for other in words):
            yield shelf + 2


def _alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other).ratio() >= ALIKE


def _other_words(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    yield from exercise.muscles
    yield catalogue.vocabulary.position[exercise.position]
    for purpose in exercise.purpose:
        yield catalogue.vocabulary.purpose[purpose]
    for item in exercise.equipment:
        yield catalogue.vocabulary.equipment[item]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _written_apart_or_together(text: str) -> list[str]:
    words = _words(text)
    return words + [first + second for first, second in pairwise(words)]


def nothing_found(found: Found) -> str:
    """Which filter left nothing over, in one sentence."""
    helpful = {name: count for name, count in found.removed_by.items() if count}
    if not helpful:
        return "No move fits all of these together. Take two of the filters away."
    parts = (f"without “{FILTER_NAMES[name]}” {count}" for name, count in helpful.items())
    return f"No move fits. There would be: {', '.join(parts)}."
