"""What each condition does to the moves from hip flexor stretch to nerve glide."""

import pytest

from data.catalogue import Catalogue
from tests.catalogue.test_caution_matrix import cautions, letter

MOVES = (
    "hip-flexor-stretch", "figure-four-stretch", "side-lying-leg-lift", "sit-to-stand",
    "hip-hinge-with-stick", "chest-supported-row", "inverted-row", "seated-cat-cow", "chair-child-pose",
    "thoracic-rotation", "calf-raise", "step-up", "farmers-carry", "breathing-legs-on-chair", "nerve-glide",
)  # fmt: skip

# Columns as MOVES. A: leave out, C: only changed, w: changed, and left out with leg symptoms, . : fine.
MATRIX = {
    "osteoporosis": ". . . . C C C C C C . C C . .",
    "vertebral-fracture": ". . . . C C A C A A . C C . .",
    "spinal-stenosis": "C . . C C C C C . . C C C . .",
    "flexion-intolerant": ". C . C C . . C w . . . C . C",
    "spondylolisthesis": "C . . . C C C C . C . . C . .",
    "pregnancy": "C C . C C A A . C C C C A C C",
    "recent-birth-or-surgery": "C C C C C A A C C A C C A C C",
    "hernia-or-prolapse": "C . . C . A A C . . . C A . .",
    "knee-pain": "C C . C . . . . . . . C . . C",
    "wrist-pain": ". . . . . C C . . . . . C . .",
    "shoulder-pain": ". . C . C C C . C C . . C . .",
    "high-blood-pressure": ". . . C . A C . . . . C A . .",
    "hip-replacement": "A A A C C A A C A A C C A C C",
    "vertigo": "C C C C C C C C C C C C C C C",
    "glaucoma": ". . . . . C C . C . . . C . .",
    "leg-symptoms": "C C . . C . . C C . . . C . C",
    "arching-hurts": "C . . . C C C C . . . . C . .",
    "bending-hurts": ". C . C C . . A A . . . C . C",
    "sitting-hurts": ". . . C . . . A A . . . . . C",
    "standing-hurts": ". . . C C . . . . . C C A . .",
    "twisting-hurts": ". . C . . . . . . C . . . . .",
    "impact-hurts": ". . . . . . . . . . . . . . .",
}
HOW = {
    ("osteoporosis", "seated-cat-cow"): "Leave the rounding half out",
    ("flexion-intolerant", "seated-cat-cow"): "Leave the rounding half out",
    ("spinal-stenosis", "seated-cat-cow"): "Leave the hollowing half out",
    ("hip-replacement", "sit-to-stand"): "hips above knees",
    ("knee-pain", "sit-to-stand"): "higher seat",
    ("knee-pain", "step-up"): "lower step",
    ("osteoporosis", "farmers-carry"): "from a table",
    ("flexion-intolerant", "farmers-carry"): "never from the floor",
    ("wrist-pain", "inverted-row"): "Set the bar high",
    ("shoulder-pain", "inverted-row"): "chest height",
    ("twisting-hurts", "thoracic-rotation"): "let the top knee come along",
    ("leg-symptoms", "figure-four-stretch"): "nerve",
    ("pregnancy", "figure-four-stretch"): "on a chair",
    ("vertigo", "step-up"): "rail",
    ("leg-symptoms", "nerve-glide"): "short of tingling",
    ("vertigo", "nerve-glide"): "head still",
}


def cells() -> list[tuple[str, str, str]]:
    return [
        (row, move, cell)
        for row, line in MATRIX.items()
        for move, cell in zip(MOVES, line.split(), strict=True)
    ]


def test_every_row_is_a_condition_we_know(cat: Catalogue) -> None:
    assert MATRIX.keys() <= cat.conditions.keys()


@pytest.mark.parametrize(("condition", "move", "cell"), cells())
def test_every_cell_holds(cat: Catalogue, condition: str, move: str, cell: str) -> None:
    assert letter(cat, move, condition) == cell.replace("w", "C")
    if cell == "w":
        assert letter(cat, move, condition, "leg-symptoms") == "A"


@pytest.mark.parametrize(("pair", "words"), HOW.items())
def test_a_changed_move_says_how(cat: Catalogue, pair: tuple[str, str], words: str) -> None:
    condition, move = pair
    assert any(words in said for _, said in cautions(cat, move, condition)), cautions(cat, move, condition)


@pytest.mark.parametrize("move", MOVES)
def test_these_moves_are_marked_as_beyond_the_article_and_give_none_of_its_numbers(
    cat: Catalogue, move: str
) -> None:
    exercise = cat.exercises[move]
    dose = exercise.dose
    assert exercise.origin == "beyond"
    assert dose is not None
    assert dose.sides_by == "default"
    assert not any(span.article for span in (dose.sets, dose.reps, dose.rest_s, dose.hold_s) if span)
    assert all("article" not in claim.sources for claim in (*exercise.benefit, *exercise.evidence))


def test_the_ladders_between_these_moves_and_the_articles_are_climbed_both_ways(cat: Catalogue) -> None:
    for easy, hard in (
        ("sit-to-stand", "wall-sit"),
        ("sit-to-stand", "step-up"),
        ("clamshell", "side-lying-leg-lift"),
        ("seated-cat-cow", "cat-cow"),
        ("chair-child-pose", "child-pose"),
        ("chest-supported-row", "inverted-row"),
    ):
        assert hard in {way.move for way in cat.exercises[easy].harder}
        assert easy in {way.move for way in cat.exercises[hard].easier}
