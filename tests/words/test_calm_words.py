"""No text frightens, blames, or makes a back sound fragile; none names a source that is none.

What clinicians say stays with people for years and makes them guard their backs: Darlow B and others, Ann
Fam Med 2013;11(6):527-534, doi 10.1370/afm.1518. What is untrue of backs: O'Sullivan PB and others,
Br J Sports Med 2020;54(12):698-699.
"""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from data.catalogue import load_catalogue
from tests.words.shown_texts import Shown, of_catalogue, of_code, of_lessons, of_player, of_sources

FRIGHTENING = (
    *(r"wear and tear", r"worn (down|away)", r"crumbl", r"degenerat", r"bone on bone", r"out of place"),
    *(r"slipped out", r"weak(er)? core", r"fragile", r"danger", r"damag", r"destroy", r"disaster", r"ruin"),
    *(r"protects? (your|the) (back|spine)", r"press(es)? (hard|most|on the (front|discs|bones|nerves))"),
    *(r"pulls? (hard|most) on", r"pulls? on (the|a) (slipped|nerve|new|fresh|wound|healing|tummy)"),
    *(r"strains? (thin|the (spine|back|tummy))", r"shortens in", r"into a hollow", r"snap", r"crush"),
    *(r"tears? (apart|open)", r"bad (back|exercise)s?\b", r"cripple", r"wheelchair bound"),
)
BLAMING = (
    *(r"your (own )?fault", r"you (failed|missed|forgot|neglected|gave up|should have|must not have)"),
    *(r"lazy", r"non-?complian", r"you (didn't|did not) (do|manage|keep)", r"no excuse", r"only yourself"),
)
NO_SOURCE = (
    r"\bdigests?\b",
    r"evidence\.md",
    r"evidence-2",
    r"facts-checked",
    r"from memory",
    r"as we remember",
)
ALLOWED = "14 Good and Bad Exercises for Lower Back Pain"  # the article's own title


def everything() -> Iterator[Shown]:
    return chain(of_catalogue(load_catalogue()), of_code(), of_lessons(), of_player())


def found(phrases: tuple[str, ...], shown: Iterator[Shown]) -> list[str]:
    pattern = re.compile(
        "|".join(rf"\b{phrase}" if phrase[0] != "\\" else phrase for phrase in phrases), re.I
    )
    return [
        f"{m[0]!r}: {s.where}: {s.text}"
        for s in shown
        if s.text not in ALLOWED and (m := pattern.search(s.text))
    ]


@pytest.mark.parametrize("phrases", [FRIGHTENING, BLAMING], ids=["frightening", "blaming"])
def test_no_text_frightens_or_blames(phrases: tuple[str, ...]) -> None:
    assert found(phrases, everything()) == []


def test_no_text_names_a_source_that_is_none_or_speaks_from_memory() -> None:
    assert found(NO_SOURCE, chain(everything(), of_sources(load_catalogue()))) == []


@pytest.mark.parametrize(
    "said",
    [
        "It presses hard on the discs.",
        "You missed a day.",
        "Wear and tear of the spine.",
        "It strains thin bones.",
    ],
)
def test_the_lists_find_what_they_are_for(said: str) -> None:
    assert found(FRIGHTENING + BLAMING, iter([Shown("here", said)]))


def test_an_everyday_word_is_no_alarm() -> None:
    calm = "Press through your feet, pull gently, and stop if it hurts."
    assert not found(FRIGHTENING + BLAMING, iter([Shown("here", calm)]))
