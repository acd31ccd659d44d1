"""Moves for balance, a chair alone, a bike and the pool: what each asks of a person, and who minds what."""

import pytest

from data.catalogue import Catalogue
from tests.catalogue.test_caution_matrix import cautions, letter

BALANCE = ("heel-to-toe-stand", "side-steps")
AT_A_WALL = ("wall-plank", "wall-arm-raise")
ON_A_CHAIR = ("seated-hand-press", "seated-march", "seated-leg-straighten")
EASING = ("chair-breathing", "chair-lean")
HEART_AND_LUNGS = ("easy-cycling", "water-walking", "chair-boxing")
MOVES = BALANCE + AT_A_WALL + ON_A_CHAIR + EASING + HEART_AND_LUNGS

# Columns as MOVES. A: leave out, C: only changed, w: changed, and left out with leg symptoms, . : fine.
MATRIX = {
    "birth-under-12-weeks": ". . C . C . . . . . . .",
    "birth-under-6-weeks": "C C C C C C C C C C A C",
    "flexion-intolerant": ". . . . C C C C w C . C",
    "falls": "C C C C . . . . . C C .",
    "glaucoma": ". . . . . . . . C . . .",
    "hernia-or-prolapse": ". . C . C . . . . . . .",
    "high-blood-pressure": ". . C . C . . . . C C C",
    "hip-pain": ". C . . . C . . C C . .",
    "hypermobility": "C C C C . . C . C . C .",
    "knee-pain": ". C . . . . C . . C . .",
    "spondyloarthritis": ". . . . . . . . . . . .",
    "spinal-stenosis": "C C C C . . . . . . C .",
    "neck-pain": ". . C . . . . . C . . .",
    "hip-replacement": "C C . . C A C C A A C C",
    "pelvic-girdle-pain": "C C . . . C . . C C C .",
    "pregnancy": "C C C . . C . . C . C .",
    "early-pregnancy": ". . . . . . . . . . . .",
    "shoulder-pain": ". . C C C . . . . . . C",
    "spondylolisthesis": ". . C C . . . . . . . .",
    "vertebral-fracture": ". . C . C . . . A . . .",
    "old-spine-surgery": ". . . . . . . . . . . .",
    "recent-birth-or-surgery": "C C C C C C C C C C A C",
    "osteoporosis": ". . . . . . . . C . . .",
    "vertigo": "C C . . . . . . C C C C",
    "wrist-pain": ". . . . C . . . . C . .",
    "leg-symptoms": "C . . . . . C . C C C .",
    "arching-hurts": ". . C C . . . . . . . .",
    "bending-hurts": ". . . . C C C C A C . C",
    "impact-hurts": ". . . . . . . . . . . .",
    "lifting-hurts": ". . . . . . . . . . . .",
    "sitting-hurts": ". . . . C C C C A C . C",
    "standing-hurts": "C C C C . . . . . . C .",
    "twisting-hurts": ". . . . . . . . . . C C",
    "walking-hurts": ". . . . . . . . . . C .",
}
HOW = {
    ("vertigo", "heel-to-toe-stand"): "both hands",
    ("pregnancy", "side-steps"): "both hands",
    ("hip-replacement", "side-steps"): "never let a foot cross the middle",
    ("hip-replacement", "easy-cycling"): "past 90 degrees",
    ("leg-symptoms", "seated-leg-straighten"): "tingles",
    ("arching-hurts", "wall-plank"): "don't let your back sag",
    ("sitting-hurts", "chair-breathing"): "get up in between",
    ("glaucoma", "chair-lean"): "above your heart",
    ("recent-birth-or-surgery", "water-walking"): "until wounds have closed",
    ("high-blood-pressure", "chair-boxing"): "at which you can talk",
    ("wrist-pain", "seated-hand-press"): "forearms or fists",
}


def cells() -> list[tuple[str, str, str]]:
    return [
        (row, move, cell)
        for row, line in MATRIX.items()
        for move, cell in zip(MOVES, line.split(), strict=True)
    ]


def test_every_condition_is_thought_through_for_these_moves(cat: Catalogue) -> None:
    assert MATRIX.keys() == cat.conditions.keys()


def test_every_cell_holds(cat: Catalogue) -> None:
    wrong = {
        (condition, move): found
        for condition, move, cell in cells()
        if (found := letter(cat, move, condition)) != cell.replace("w", "C")
        or (cell == "w" and letter(cat, move, condition, "leg-symptoms") != "A")
    }
    assert not wrong


def test_a_changed_move_says_how_and_one_left_out_says_why(cat: Catalogue) -> None:
    silent = [
        (condition, move)
        for (condition, move), words in HOW.items()
        if not any(words in said for _, said in cautions(cat, move, condition))
    ]
    assert not silent


def test_they_stand_last_are_gentle_and_give_only_our_own_numbers(cat: Catalogue) -> None:
    assert tuple(cat.exercises)[-len(MOVES) :] == MOVES
    for move in MOVES:
        exercise, dose = cat.exercises[move], cat.exercises[move].dose
        assert (exercise.origin, exercise.stance, exercise.level) == ("beyond", "do", 1), move
        assert dose is not None
        assert dose.sides_by == "default", move
        assert not [
            span for span in (dose.sets, dose.reps, dose.rest_s, dose.hold_s) if span and span.article
        ]


def test_there_is_something_of_every_kind_that_was_missing(cat: Catalogue) -> None:
    moves = cat.exercises
    for move in (*AT_A_WALL, "seated-hand-press", "seated-march"):
        assert {"trunk", "stability"} & set(moves[move].covers), move
    assert all(moves[move].position == "standing" for move in (*BALANCE, *AT_A_WALL))
    assert all("relief" in moves[move].purpose for move in EASING)
    assert all("aerobic" in moves[move].purpose for move in HEART_AND_LUNGS)


def test_seated_moves_need_a_chair_alone_and_one_may_sit_in_a_wheelchair(cat: Catalogue) -> None:
    seated = (*ON_A_CHAIR, *EASING, "chair-boxing")
    assert {cat.exercises[move].equipment for move in seated} == {("chair",)}
    assert {cat.exercises[move].position for move in seated} == {"sitting"}
    assert "wheelchair" in cat.vocabulary.equipment["chair"]


@pytest.mark.parametrize("move", BALANCE)
def test_a_balance_move_is_done_with_a_hand_on_something_firm(cat: Catalogue, move: str) -> None:
    exercise = cat.exercises[move]
    assert "wall" in exercise.equipment
    assert "on it" in exercise.steps[0]
    assert any("dizzy" in claim.text for claim in exercise.stop_if)
    assert [claim.status for claim in exercise.evidence if "SHER19" in claim.sources] == ["verified"]
