"""What research is said to show: no more than it does, disagreement as disagreement, alike for like moves."""

import re
from collections import defaultdict
from pathlib import Path
from typing import get_args

import pytest

from components.catalogue.loads import SEEN, Scale, drawn
from data.catalogue import Catalogue, Claim, Status
from data.catalogue.model import TOO_DOUBTFUL_TO_DRAW
from data.catalogue.status_words import STATUS_WORDS
from tests.catalogue.breaking import change, faults
from tests.catalogue.everything import everything


def said(cat: Catalogue, source: str) -> list[Claim]:
    return [part for part in everything(cat) if isinstance(part, Claim) and source in part.sources]


def test_steadying_exercise_and_weights_share_the_first_place(cat: Catalogue) -> None:
    ranked = {claim.text for claim in said(cat, "OWE20") if "place" in claim.text or "rank" in claim.text}
    assert len(ranked) == 2
    for text in ranked:
        assert "shared first place" in text
        assert "steadies the trunk" in text
        assert "weights" in text
        assert "Certainty was low" in text


@pytest.mark.parametrize("kind", ["stretching", "press-ups"])
def test_reviews_that_disagree_are_shown_as_disagreeing(cat: Catalogue, kind: str) -> None:
    told = [
        claim
        for claim in said(cat, "OWE20")
        if kind in claim.text.partition(".")[0] and claim.text.startswith("Reviews")
    ]
    assert told
    for claim in told:
        assert claim.text.startswith("Reviews disagree")
        assert {"OWE20", "HAY21", "FER22"} <= set(claim.sources)
    one_sided = [
        claim.text
        for claim in said(cat, "OWE20")
        if "no better" in claim.text and "HAY21" not in claim.sources
    ]
    assert not one_sided


def test_the_walking_trial_is_told_with_its_coaching_and_its_people(cat: Catalogue) -> None:
    told = [claim.text for claim in said(cat, "WBK24") if "208" in claim.text or "hazard" in claim.text]
    assert len(told) >= 4
    assert [text for text in told if "six sessions of coaching and teaching" not in text] == []
    assert [text for text in told if "just" not in text] == []


CHECKED = (  # who says it, what of it, how far it was checked
    ("BRO22", "a few breaks from small knocks", Status.VERIFIED),
    ("BRO22", "at risk of falls should start with strength and balance", Status.VERIFIED),
    ("BRO22", "against bending the spine far", Status.VERIFIED),
    ("SNOOK98", "", Status.VERIFIED),
    ("SINAKI89", "", Status.VERIFIED),
    ("JASIEN15", "", Status.VERIFIED),
    ("GEORGE11", "", Status.VERIFIED),
    ("WEBMD", "", Status.SECONDARY),
    ("design", "which kind you choose matters less", Status.DESIGN),
)


def test_what_was_found_in_its_source_says_so_and_our_own_reading_is_ours(cat: Catalogue) -> None:
    wrong = []
    for source, words, status in CHECKED:
        told = {
            claim.status for claim in said(cat, source) if words in claim.text and claim.sources[0] == source
        }
        if told != {status}:
            wrong.append((source, words, told))
    assert not wrong


def test_our_own_steps_of_pain_and_dose_are_credited_to_nobody(cat: Catalogue) -> None:
    ours = (
        "rise-2",
        "rise-3",
        "morning-2",
        "morning-3",
        "easy",
        "three-greens",
        "more-greens",
        "weekly-volume",
    )
    credited = {
        name: cat.progression[name].sources for name in ours if cat.progression[name].sources != ("design",)
    }
    assert not credited


def test_moves_with_the_same_kind_of_evidence_get_the_same_verdict(cat: Catalogue) -> None:
    by_kind: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for move in cat.exercises.values():
        for claim in move.evidence:
            if move.stance == "do" and "OWE20" in claim.sources:
                by_kind[claim.text].add((move.id, move.verdict))
    assert len(by_kind) == 6
    uneven = {text: found for text, found in by_kind.items() if len({verdict for _, verdict in found}) > 1}
    assert not uneven


@pytest.mark.parametrize("move", ["incline-leg-press", "jogging", "bent-over-row"])
def test_three_of_the_six_say_that_no_harm_is_shown_and_whose_caution_it_is(
    cat: Catalogue, move: str
) -> None:
    told = " ".join(claim.text for claim in cat.exercises[move].evidence)
    assert "Research doesn't show that" in told
    assert "is the article's caution, and ours" in told
    assert "Research backs" not in cat.rules["avoid-list"].words + cat.rules["avoid-list"].instead


def test_no_doubtful_number_is_drawn(cat: Catalogue) -> None:
    figures = [load for move in cat.exercises.values() for load in move.loads] + list(
        cat.load_states.values()
    )
    assert [f.state for f in figures if f.plotted and f.claim.status in TOO_DOUBTFUL_TO_DRAW] == []
    seen = {row.seen for scale in get_args(Scale) for row in drawn(cat, scale)}
    assert seen <= set(SEEN.values())


def test_a_doubtful_number_that_would_be_drawn_is_a_fault(folder: Path) -> None:
    change(folder / "exercises" / "bird-dog.yaml", "    plotted: false\n", "")
    assert {(fault.id, "told, not drawn" in fault.problem) for fault in faults(folder)} == {
        ("bird-dog", True)
    }


def test_what_was_not_checked_says_so_and_nothing_is_said_from_memory(cat: Catalogue) -> None:
    for status in (Status.RECALLED_HIGH, Status.RECALLED_MEDIUM, Status.RECALLED_LOW):
        assert "not checked against the paper" in STATUS_WORDS[status]
    texts = [part for part in everything(cat) if isinstance(part, str)] + list(STATUS_WORDS.values())
    assert [text for text in texts if re.search(r"\b(memory|remember|digest)\b", text, re.I)] == []
