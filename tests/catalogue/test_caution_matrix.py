"""What each condition does to each of the article's moves, held against the whole caution matrix."""

import itertools

import pytest

from data.catalogue import Catalogue, Condition, Effect

MOVES = (
    "partial-crunch",
    "child-pose",
    "hamstring-stretch",
    "wall-sit",
    "cat-cow",
    "press-up",
    "clamshell",
    "bird-dog",
    "toe-touch",
    "sit-up",
    "double-leg-raise",
    "incline-leg-press",
    "jogging",
    "bent-over-row",
)

# Columns as MOVES. A: leave out, C: only changed, w: changed, and left out with leg symptoms, . : fine.
MATRIX = {
    "osteoporosis": "A C C . C C . . A A A A C A",
    "spinal-stenosis": ". . . C C w . C C C C C C C",
    "flexion-intolerant": "C w C . C . . . A A A A C A",
    "spondylolisthesis": ". . . C C A . C C C A C C C",
    "pregnancy": "A C C C . A . . C A A A C A",
    "recent-birth-or-surgery": "A C C C C A C A A A A A A A",
    "hernia-or-prolapse": "A . . C . C . C C A A A C A",
    "knee-pain": ". C . C C . . C . . . C C .",
    "wrist-pain": ". . . . C C . C . . . . . C",
    "shoulder-pain": "C C . . C C C C . . . . . C",
    "high-blood-pressure": "C C . C . . . C C A A A C A",
    "hip-replacement": ". A C A C C A C A A A A A A",
    "vertigo": "C C C . C C C C A A . . C C",
    "glaucoma": ". C . . . . . . A . . . . C",
}
LETTER = {Effect.OK: ".", Effect.MODIFY: "C", Effect.EXCLUDE: "A"}
STRICTNESS = ".CA"

# For a changed move the words must say how: what the matrix itself names.
HOW = {
    ("osteoporosis", "cat-cow"): "only a little",
    ("spinal-stenosis", "cat-cow"): "only the rounding half",
    ("spinal-stenosis", "bird-dog"): "No arching",
    ("flexion-intolerant", "hamstring-stretch"): "nerve",
    ("flexion-intolerant", "cat-cow"): "only the arching half",
    ("spondylolisthesis", "cat-cow"): "sag",
    ("spondylolisthesis", "bird-dog"): "No arching",
    ("pregnancy", "child-pose"): "knees wide",
    ("pregnancy", "hamstring-stretch"): "short",
    ("knee-pain", "child-pose"): "cushion",
    ("knee-pain", "wall-sit"): "30 degrees",
    ("knee-pain", "cat-cow"): "pad",
    ("knee-pain", "bird-dog"): "pad",
    ("wrist-pain", "cat-cow"): "fists or forearms",
    ("wrist-pain", "press-up"): "elbows",
    ("wrist-pain", "bird-dog"): "fists",
    ("shoulder-pain", "partial-crunch"): "crossed",
    ("shoulder-pain", "child-pose"): "by your sides",
    ("shoulder-pain", "clamshell"): "pillow",
    ("shoulder-pain", "bird-dog"): "only a leg",
    ("high-blood-pressure", "wall-sit"): "10 seconds",
    ("vertigo", "partial-crunch"): "slowly",
    ("vertigo", "cat-cow"): "level",
}


def closure(cat: Catalogue, *conditions: str) -> dict[str, Condition]:
    found: dict[str, Condition] = {}
    waiting = list(conditions)
    while waiting:
        condition = cat.conditions[waiting.pop()]
        found[condition.id] = condition
        waiting.extend(condition.includes)
    return found


def cautions(cat: Catalogue, move: str, *conditions: str) -> list[tuple[Effect, str]]:
    """Every effect on a move and its words, as a person with all these conditions meets them."""
    found: list[tuple[Effect, str]] = []
    held = closure(cat, *conditions)
    for condition in held.values():
        if named := condition.moves.get(move):
            worse = named.worse_with in held
            found.append(
                (Effect.EXCLUDE if worse else named.effect, named.worse_words if worse else named.words)
            )
        else:
            rules = (rule for rule in condition.rules if rule.when.matches(cat.exercises[move]))
            found.extend((rule.effect, rule.words) for rule in rules)
    return found


def letter(cat: Catalogue, move: str, *conditions: str) -> str:
    return max((LETTER[e] for e, _ in cautions(cat, move, *conditions)), key=STRICTNESS.index, default=".")


def cells() -> list[tuple[str, str, str]]:
    return [
        (row, move, cell)
        for row, line in MATRIX.items()
        for move, cell in zip(MOVES, line.split(), strict=True)
    ]


@pytest.mark.parametrize(("condition", "move", "cell"), cells())
def test_every_cell_of_the_matrix_holds(cat: Catalogue, condition: str, move: str, cell: str) -> None:
    assert letter(cat, move, condition) == cell.replace("w", "C")


@pytest.mark.parametrize(("condition", "move"), [(row, move) for row, move, cell in cells() if cell == "w"])
def test_leg_symptoms_turn_a_changed_move_into_one_left_out(
    cat: Catalogue, condition: str, move: str
) -> None:
    assert letter(cat, move, condition, "leg-symptoms") == "A"
    assert letter(cat, move, "leg-symptoms") != "A"


@pytest.mark.parametrize("move", MOVES)
def test_a_spinal_fracture_is_at_least_as_strict_as_thin_bones(cat: Catalogue, move: str) -> None:
    fracture, bones = letter(cat, move, "vertebral-fracture"), letter(cat, move, "osteoporosis")
    assert STRICTNESS.index(fracture) >= STRICTNESS.index(bones)
    if move == "child-pose":
        assert fracture == "A"


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize(
    ("aggravator", "row"), [("bending-hurts", "flexion-intolerant"), ("arching-hurts", "spondylolisthesis")]
)
def test_what_hurts_is_taken_at_least_as_strictly_as_the_diagnosis(
    cat: Catalogue, aggravator: str, row: str, move: str
) -> None:
    strict, diagnosis = letter(cat, move, aggravator), letter(cat, move, row)
    assert STRICTNESS.index(strict) >= STRICTNESS.index(diagnosis)
    both = letter(cat, move, aggravator, "leg-symptoms"), letter(cat, move, row, "leg-symptoms")
    assert STRICTNESS.index(both[0]) >= STRICTNESS.index(both[1])


@pytest.mark.parametrize(
    ("aggravator", "left_out"),
    [
        ("bending-hurts", "toe-touch"),
        ("arching-hurts", "press-up"),
        ("sitting-hurts", "incline-leg-press"),
        ("standing-hurts", "jogging"),
        ("impact-hurts", "jogging"),
    ],
)
def test_an_aggravator_leaves_out_what_it_names(cat: Catalogue, aggravator: str, left_out: str) -> None:
    assert letter(cat, left_out, aggravator) == "A"
    assert cat.conditions[aggravator].rules


def test_twisting_that_hurts_changes_the_moves_that_can_twist(cat: Catalogue) -> None:
    assert {m for m in MOVES[:8] if letter(cat, m, "twisting-hurts") == "C"} == {"clamshell", "bird-dog"}


@pytest.mark.parametrize(("pair", "words"), HOW.items())
def test_a_changed_move_says_how(cat: Catalogue, pair: tuple[str, str], words: str) -> None:
    condition, move = pair
    assert any(words in said for _, said in cautions(cat, move, condition)), cautions(cat, move, condition)


def test_what_hurts_what_is_felt_and_what_a_person_has_are_told_apart(cat: Catalogue) -> None:
    for condition in cat.conditions.values():
        assert condition.id.endswith("-hurts") == (condition.kind == "aggravator")
        assert (condition.id == "leg-symptoms") == (condition.kind == "symptom")
    assert {*MATRIX, "vertebral-fracture"} <= cat.conditions.keys()


def test_every_caution_of_the_matrix_is_marked_as_our_reasoning(cat: Catalogue) -> None:
    for condition in cat.conditions.values():
        for caution in itertools.chain(condition.rules, condition.moves.values()):
            assert caution.status == "design", condition.id
            assert "design" in caution.sources, condition.id


@pytest.mark.parametrize(
    ("condition", "mechanics"),
    [
        ("osteoporosis", {"flexion": "end", "load": "unloaded"}),
        ("osteoporosis", {"flexion": "small", "load": "external"}),
        ("osteoporosis", {"rotation": "end"}),
        ("pregnancy", {"lying_face_down": True}),
        ("pregnancy", {"lying_on_back": True, "load": "body"}),
        ("spinal-stenosis", {"extension": "end"}),
        ("flexion-intolerant", {"flexion": "mid", "load": "body"}),
        ("spondylolisthesis", {"extension": "end"}),
        ("recent-birth-or-surgery", {"rotation": "mid"}),
        ("recent-birth-or-surgery", {"flexion": "end", "load": "unloaded"}),
        ("hernia-or-prolapse", {"load": "external"}),
        ("knee-pain", {"knees_loaded": True, "deep_hip_bend": True}),
        ("high-blood-pressure", {"load": "external"}),
        ("hip-replacement", {"deep_hip_bend": True}),
        ("glaucoma", {"head_low": True, "hands_bear_weight": True}),
        ("vertebral-fracture", {"impact": True}),
    ],
)
def test_a_move_known_only_by_its_mechanics_is_left_out_where_it_is_risky(
    cat: Catalogue, condition: str, mechanics: dict[str, object]
) -> None:
    clamshell = cat.exercises["clamshell"]  # the plainest move there is: nothing of its own fires
    stranger = clamshell.model_copy(
        update={
            "id": "a-stranger",
            "position": "supine",
            "mechanics": type(clamshell.mechanics).model_validate({**dict(clamshell.mechanics), **mechanics}),
        }
    )
    effects = [
        rule.effect
        for held in closure(cat, condition).values()
        for rule in held.rules
        if rule.when.matches(stranger)
    ]
    assert Effect.EXCLUDE in effects
