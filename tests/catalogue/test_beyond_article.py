"""The first fourteen moves beyond the article: apart from it, linked in ladders, and minded by conditions."""

import pytest

from components.catalogue.dose_table import dose_rows
from data.catalogue import Catalogue
from tests.catalogue.test_caution_matrix import cautions, letter

MOVES = (
    "brisk-walking",
    "pelvic-tilt",
    "bridge",
    "dead-bug",
    "heel-slide",
    "side-plank-knees",
    "side-plank",
    "mcgill-curl-up",
    "single-knee-to-chest",
    "double-knee-to-chest",
    "prone-lying",
    "straight-arm-press-up",
    "standing-back-bend",
    "bird-dog-with-arm",
)

# Columns as MOVES. A: leave out, C: only changed, w: changed, and left out with leg symptoms, . : fine.
MATRIX = {
    "recent-birth-or-surgery": "C C A A C A A A C A A A A A",
    "flexion-intolerant": ". C . . . . . C C w . . . .",
    "glaucoma": ". . C . . . . . . . . . . .",
    "hernia-or-prolapse": ". . C C . C C A . . . C . C",
    "high-blood-pressure": "C . C C . C C C . . . . . C",
    "knee-pain": "C . C . . C C . C C . . . C",
    "spinal-stenosis": "C . C . . . . . . . C A A C",
    "hip-replacement": "C . C A C A A . A A C A C C",
    "osteoporosis": ". C . . . . C A C C . C C .",
    "pregnancy": ". C A A C C C A C C A A C C",
    "shoulder-pain": ". . . C . C C C . . C C C C",
    "spondylolisthesis": ". . C C . . . . . . C A A C",
    "vertebral-fracture": ". C C C . C C A C A . A C C",
    "vertigo": "C C C C C C C C C C C C C C",
    "wrist-pain": ". . . . . . . C . . . C . C",
    "leg-symptoms": "C . . . . . . . C C C C C .",
    "arching-hurts": ". . C C . . . . . . C A A C",
    "bending-hurts": ". C . . . . . C C w . . . .",
    "impact-hurts": ". . . . . . . . . . . . . .",
    "sitting-hurts": ". . . . . . . . . . . . . .",
    "standing-hurts": "C . . . . . . . . . . . C .",
    "twisting-hurts": "C . . . . C C . . . . . . C",
}

# For a changed move the words must say how, and for one left out why.
HOW = {
    ("recent-birth-or-surgery", "bridge"): "Lifting the hips is too much",
    ("recent-birth-or-surgery", "standing-back-bend"): "Bending backward",
    ("recent-birth-or-surgery", "bird-dog-with-arm"): "reaching out an arm",
    ("recent-birth-or-surgery", "brisk-walking"): "5 minutes",
    ("flexion-intolerant", "single-knee-to-chest"): "tailbone stays on the mat",
    ("glaucoma", "bridge"): "cushion",
    ("hernia-or-prolapse", "side-plank"): "from the knees",
    ("high-blood-pressure", "bridge"): "count aloud",
    ("knee-pain", "single-knee-to-chest"): "behind your thigh",
    ("knee-pain", "side-plank-knees"): "pad",
    ("spinal-stenosis", "brisk-walking"): "leaning a little forward",
    ("spinal-stenosis", "prone-lying"): "pillow",
    ("hip-replacement", "single-knee-to-chest"): "past 90 degrees",
    ("hip-replacement", "dead-bug"): "90 degrees",
    ("hip-replacement", "prone-lying"): "pillow between your legs",
    ("osteoporosis", "double-knee-to-chest"): "one knee at a time",
    ("pregnancy", "pelvic-tilt"): "all fours",
    ("pregnancy", "single-knee-to-chest"): "propped up",
    ("shoulder-pain", "dead-bug"): "arms by your sides",
    ("shoulder-pain", "bird-dog-with-arm"): "never an arm",
    ("spondylolisthesis", "dead-bug"): "just tap the heel",
    ("arching-hurts", "bridge"): "No arching",
    ("wrist-pain", "mcgill-curl-up"): "rolled towel",
    ("vertigo", "standing-back-bend"): "don't tip your head back",
    ("twisting-hurts", "bird-dog-with-arm"): "hips level",
}

EASIER = {
    "partial-crunch": {"pelvic-tilt", "mcgill-curl-up"},
    "press-up": {"prone-lying", "standing-back-bend"},
    "heel-slide": {"pelvic-tilt"},
    "dead-bug": {"heel-slide"},
    "side-plank": {"side-plank-knees"},
    "double-knee-to-chest": {"single-knee-to-chest"},
    "straight-arm-press-up": {"press-up"},
    "bird-dog-with-arm": {"bird-dog"},
}
HARDER = {
    "pelvic-tilt": {"heel-slide"},
    "heel-slide": {"dead-bug"},
    "partial-crunch": {"dead-bug"},
    "mcgill-curl-up": {"partial-crunch", "dead-bug"},
    "side-plank-knees": {"side-plank"},
    "single-knee-to-chest": {"double-knee-to-chest"},
    "press-up": {"straight-arm-press-up"},
    "bird-dog": {"bird-dog-with-arm"},
}


def cells() -> list[tuple[str, str, str]]:
    return [
        (row, move, cell)
        for row, line in MATRIX.items()
        for move, cell in zip(MOVES, line.split(), strict=True)
    ]


def test_they_follow_the_article_in_order_and_never_pass_for_it(cat: Catalogue) -> None:
    assert [cat.exercises[move].number for move in MOVES] == list(range(101, 115))
    for move in MOVES:
        exercise = cat.exercises[move]
        assert (exercise.origin, exercise.stance) == ("beyond", "do")
        said = (*exercise.benefit, *exercise.evidence, *exercise.stop_if, *exercise.easier, *exercise.harder)
        assert not [claim for claim in said if "article" in claim.sources]


@pytest.mark.parametrize("move", MOVES)
def test_their_doses_are_our_own_defaults(cat: Catalogue, move: str) -> None:
    dose = cat.exercises[move].dose
    assert dose is not None
    assert dose.sides_by == "default"
    ranges = (dose.sets, dose.reps, dose.rest_s, *([dose.hold_s] if dose.hold_s else []))
    assert not [numbers for numbers in ranges if numbers.article]
    assert set(dose_rows(dose)["Who says so"]) == {"our default"}


def test_each_says_what_was_not_looked_up_or_what_was_found(cat: Catalogue) -> None:
    for move in MOVES:
        told = " ".join(claim.text for claim in cat.exercises[move].evidence)
        assert "looked up" in told


@pytest.mark.parametrize(("condition", "move", "cell"), cells())
def test_every_condition_does_to_a_move_what_was_decided(
    cat: Catalogue, condition: str, move: str, cell: str
) -> None:
    assert letter(cat, move, condition) == cell.replace("w", "C")
    if cell == "w":
        assert letter(cat, move, condition, "leg-symptoms") == "A"


def test_every_row_is_a_condition_we_know(cat: Catalogue) -> None:
    assert set(MATRIX) <= set(cat.conditions)


@pytest.mark.parametrize(("condition", "move"), HOW)
def test_the_words_say_how_to_change_the_move_or_why_to_leave_it(
    cat: Catalogue, condition: str, move: str
) -> None:
    assert HOW[condition, move] in " ".join(words for _, words in cautions(cat, move, condition))


def test_after_spine_surgery_what_research_advises_against_is_out_and_named_with_it(cat: Catalogue) -> None:
    moves = cat.conditions["recent-birth-or-surgery"].moves
    for move in ("bridge", "bird-dog-with-arm"):
        assert letter(cat, move, "recent-birth-or-surgery") == "A"
        assert "ROH14a" in moves[move].sources
    assert "rounding half out" in moves["cat-cow"].words
    assert "ROH14a" not in moves["standing-back-bend"].sources


@pytest.mark.parametrize(
    ("strict", "mild"),
    [
        ("vertebral-fracture", "osteoporosis"),
        ("bending-hurts", "flexion-intolerant"),
        ("arching-hurts", "spondylolisthesis"),
    ],
)
@pytest.mark.parametrize("move", MOVES)
def test_the_stricter_of_two_related_conditions_allows_no_more(
    cat: Catalogue, move: str, strict: str, mild: str
) -> None:
    order = ".CA"
    assert order.index(letter(cat, move, strict)) >= order.index(letter(cat, move, mild))


@pytest.mark.parametrize(("move", "steps"), EASIER.items())
def test_the_way_down_leads_to_a_move_that_is_there(cat: Catalogue, move: str, steps: set[str]) -> None:
    exercise = cat.exercises[move]
    assert steps <= {variation.move for variation in exercise.easier}
    assert all(cat.exercises[step].level <= exercise.level for step in steps)


@pytest.mark.parametrize(("move", "steps"), HARDER.items())
def test_the_way_up_leads_to_a_move_that_is_there(cat: Catalogue, move: str, steps: set[str]) -> None:
    exercise = cat.exercises[move]
    assert steps <= {variation.move for variation in exercise.harder}
    assert all(cat.exercises[step].level >= exercise.level for step in steps)


def test_the_legs_of_the_double_leg_raise_can_be_trained_one_at_a_time(cat: Catalogue) -> None:
    assert cat.exercises["double-leg-raise"].swaps[-2:] == ("heel-slide", "dead-bug")


def test_a_walk_is_measured_in_minutes_and_called_a_time(cat: Catalogue) -> None:
    dose = cat.exercises["brisk-walking"].dose
    assert dose is not None
    table = dose_rows(dose)
    row = table["What"].index("Time")
    assert (table["Start with"][row], table["Up to"][row]) == ("10 min", "30 min")
    assert "Hold" not in table["What"]
