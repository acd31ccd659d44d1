"""Which common moves a few words may mean, so that nothing needs to be asked of them."""

import re
from difflib import SequenceMatcher

from data.catalogue import Catalogue
from data.catalogue.model.known_move import KnownMove

MOST = 5
_MISSPELT = 2  # the rank of a name that is only nearly so
_FILLING = frozenset({"a", "an", "the", "with", "from", "of", "on", "in", "my", "some", "yoga", "pose"})
_ALIKE = 0.82  # of letters shared, from which a word counts as misspelt
_BEGUN = 4  # letters, from which the beginning of a word may stand for it


def known_by_name(catalogue: Catalogue, text: str) -> tuple[KnownMove, ...]:
    """Up to five known moves of which every word typed is part of one name, those named just so first."""
    typed = [word for word in _words(text) if word not in _FILLING]
    if not typed:
        return ()
    ranked = [
        (rank, number, move)
        for number, move in enumerate(catalogue.known_moves.values())
        if (rank := _rank(typed, move)) is not None
    ]
    if any(rank < _MISSPELT for rank, _, _ in ranked):  # then nobody misspelt anything
        ranked = [entry for entry in ranked if entry[0] < _MISSPELT]
    return tuple(move for _, _, move in sorted(ranked, key=lambda entry: entry[:2])[:MOST])


def _rank(typed: list[str], move: KnownMove) -> int | None:
    names = [_words(name) for name in (move.name, *move.also_called)]
    together = [word for name in names for word in name]
    ranks = [*(_of_name(typed, name) for name in names), _of_name(typed, together)]
    return min((rank for rank in ranks if rank is not None), default=None)


def _of_name(typed: list[str], name: list[str]) -> int | None:
    if "".join(typed) == "".join(name):
        return 0
    if all(any(_begins(word, other) for other in name) for word in typed):
        return 1
    return _MISSPELT if all(any(_alike(word, other) for other in name) for word in typed) else None


def _begins(word: str, other: str) -> bool:
    return word == other or (len(word) >= _BEGUN and other.startswith(word))


def _alike(word: str, other: str) -> bool:
    """Whether one is the other with a letter wrong, missing or too many. Skiing isn't skipping."""
    near = len(word) > 3 and word[0] == other[0] and abs(len(word) - len(other)) <= 1
    return near and SequenceMatcher(None, word, other).ratio() >= _ALIKE


def _words(text: str) -> list[str]:
    return [word.removesuffix("s") for word in re.findall(r"[^\W_]+", text.casefold())]
