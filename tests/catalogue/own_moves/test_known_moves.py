"""Forty and more moves people ask about: found by the name they type, and judged for a few people."""

import pytest

from components.catalogue.own_moves.known_names import known_by_name
from components.catalogue.own_moves.own_verdict_view import headline
from components.safety import Profile, screen
from data.catalogue import load_catalogue
from data.catalogue.own_moves import as_exercise, extended, id_of

CATALOGUE = load_catalogue()
WHO: dict[str, tuple[str, ...]] = {
    "well": (),
    "bones": ("osteoporosis",),
    "pregnant": ("pregnancy",),
    "slip": ("spondylolisthesis",),
    "disc": ("flexion-intolerant",),
}
NO, YES, IF = "Not now", "Fine for you", "Fine if …"
NEVER = (NO,) * len(WHO)
VERDICTS: dict[str, tuple[str, ...]] = {
    "romanian-deadlift": NEVER,
    "deadlift": NEVER,
    "light-deadlift": NEVER,
    "good-morning": NEVER,
    "barbell-squat": NEVER,
    "kettlebell-swing": NEVER,
    "snatch": NEVER,
    "overhead-press": NEVER,
    "bench-press": NEVER,
    "rowing-machine": NEVER,
    "full-sit-up": NEVER,
    "russian-twist": NEVER,
    "bicycle-crunch": NEVER,
    "hip-thrust": NEVER,
    "headstand": NEVER,
    "burpee": NEVER,
    "jumping-jack": NEVER,
    "single-leg-deadlift": NEVER,
    "goblet-squat": (YES, IF, NO, IF, YES),
    "light-overhead-press": (IF, IF, NO, IF, IF),
    "superman": (IF, NO, NO, NO, IF),
    "swimming": (YES, YES, YES, YES, YES),
    "elliptical": (YES, YES, YES, YES, YES),
    "banded-bridge": (YES, YES, NO, YES, YES),
    "wall-push-up": (YES, YES, YES, YES, YES),
    "push-up": (YES, YES, NO, YES, YES),
    "cobra": (YES, IF, NO, NO, YES),
    "road-cycling": (IF, NO, IF, IF, NO),
}


def said(move: str, conditions: tuple[str, ...]) -> str:
    own = CATALOGUE.known_moves[move].as_own()
    profile = Profile(equipment=CATALOGUE.vocabulary.equipment, conditions=conditions, level=3)
    return headline(screen(extended(CATALOGUE, [own]), profile)[id_of(own)])


def test_each_move_is_judged_as_was_decided() -> None:
    found = {move: tuple(said(move, WHO[who]) for who in WHO) for move in VERDICTS}
    assert found == VERDICTS


def test_there_are_forty_and_each_is_fully_described_and_none_of_ours() -> None:
    assert len(CATALOGUE.known_moves) >= 40
    ours = {
        name.casefold() for move in CATALOGUE.exercises.values() for name in (move.name, *move.also_called)
    }
    for move in CATALOGUE.known_moves.values():
        assert not as_exercise(CATALOGUE, move.as_own()).unknown(), move.id
        assert move.name.casefold() not in ours, move.id
        assert said(move.id, ()) != "We can't say yet"


@pytest.mark.parametrize(
    ("typed", "move"),
    [
        ("romanian deadlift", "romanian-deadlift"),
        ("RDL", "romanian-deadlift"),
        ("Kettlebell Swings", "kettlebell-swing"),
        ("ketlebell swing", "kettlebell-swing"),
        ("push ups", "push-up"),
        ("squat", "bodyweight-squat"),
        ("mckenzie", "cobra"),
    ],
)
def test_a_move_is_found_by_the_words_people_type(typed: str, move: str) -> None:
    assert known_by_name(CATALOGUE, typed)[0].id == move


@pytest.mark.parametrize("typed", ["", "  ", "!?", "basket weaving", "x" * 200])
def test_words_that_name_nothing_find_nothing(typed: str) -> None:
    assert known_by_name(CATALOGUE, typed) == ()
