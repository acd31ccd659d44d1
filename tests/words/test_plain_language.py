"""What a person reads is plain: grade 8 at most, and grade 6 where their safety hangs on it.

Bodies that advise on health texts ask for grades 6 to 8 (docs/sources.md). The measure is made for running
text, so the unit is a text as it is shown, of eight words or more, and in it each sentence of twelve or more.
What is shorter is a label: it holds no word of five syllables or more. Words of medicine that have to stay
are explained in data/catalogue/terms.yaml and count as two syllables; sources are cited as they are called.
"""

import re
from collections.abc import Iterable, Iterator

import pytest

from data.catalogue import Catalogue, load_catalogue
from tests.words.reading_grade import grade, syllables
from tests.words.shown_texts import Shown, is_a_sentence, of_catalogue, of_code, of_lessons, of_player

GENERAL, SAFETY = 8, 6
TEXT, SENTENCE = 8, 12  # words from which on a text and a sentence in it are measured
LONG_WORD = 5  # syllables
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"')]*\s+")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def terms(catalogue: Catalogue) -> frozenset[str]:
    """The forms of the words that are explained."""
    return frozenset(form for term in catalogue.terms.values() for form in term.forms)


def too_hard(texts: Iterable[Shown], known: frozenset[str]) -> Iterator[str]:
    """A line for each text that asks for more than it may."""
    for shown in dict.fromkeys(texts):
        most = SAFETY if shown.safety else GENERAL
        for part, at_least in ((shown.text, TEXT), *((s, SENTENCE) for s in _SENTENCE_END.split(shown.text))):
            if len(part.split()) >= at_least and (found := grade(part, known)) > most:
                yield f"grade {found:.1f}, at most {most}: {shown.where}: {part}"
                break


def long_words(texts: Iterable[Shown], known: frozenset[str]) -> Iterator[str]:
    for shown in texts:
        for word in re.findall(r"[A-Za-z]+", shown.text) if len(shown.text.split()) < TEXT else ():
            if syllables(word) >= LONG_WORD and word.lower() not in known:
                yield f"{word}: {shown.where}: {shown.text}"


def test_the_catalogue_is_written_plainly(catalogue: Catalogue) -> None:
    shown = list(of_catalogue(catalogue))
    assert len(shown) > 2000
    assert sum(s.safety for s in shown) > 500
    assert list(too_hard(shown, terms(catalogue))) == []


def test_labels_hold_no_long_words_but_those_that_are_explained(catalogue: Catalogue) -> None:
    assert list(long_words(of_catalogue(catalogue), terms(catalogue))) == []


def test_pages_and_components_write_plainly(catalogue: Catalogue) -> None:
    shown = [s for s in of_code() if is_a_sentence(s)]
    assert len(shown) > 300
    assert list(too_hard(shown, terms(catalogue))) == []


def test_the_lessons_and_the_player_speak_plainly(catalogue: Catalogue) -> None:
    shown = [*of_lessons(), *of_player()]
    assert len(shown) > 150
    assert list(too_hard(shown, terms(catalogue))) == []


def test_what_an_explained_word_means_is_said_without_another_one(catalogue: Catalogue) -> None:
    known = terms(catalogue)
    circular = [
        term.id
        for term in catalogue.terms.values()
        if {word.lower() for word in re.findall(r"[A-Za-z]+", term.means)} & known
    ]
    assert not circular
    unused = known - {w.lower() for s in of_catalogue(catalogue) for w in re.findall(r"[A-Za-z]+", s.text)}
    assert not unused
