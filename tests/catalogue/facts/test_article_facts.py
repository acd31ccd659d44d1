"""Every fact of the article stands in the catalogue, under its own name."""

import pytest

from data.catalogue import Catalogue, Range, Status

ORDER = (
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
GOOD, BAD = ORDER[:8], ORDER[8:]

# What each step has to speak of, in the article's order; one row a step.
STEPS = {
    "partial-crunch": (
        ("lie on your back", "knees bent"),
        ("arms", "chest", "behind your head", "whichever"),
        ("tighten", "tummy"),
        ("shoulders off the floor",),
        ("breathe out", "hold"),
        ("lower",),
        ("repeat",),
    ),
    "child-pose": (
        ("kneel", "mat or blanket"),
        ("heels", "if you can"),
        ("arms out in front",),
        ("fold forward",),
        ("head on the floor",),
        ("stay",),
    ),
    "hamstring-stretch": (
        ("lie on your back", "one knee bent"),
        ("band or towel", "ball of your other foot"),
        ("pull slowly", "straighten that knee"),
        ("gentle stretch behind the leg",),
        ("hold",),
        ("let go",),
        ("repeat", "other leg"),
    ),
    "wall-sit": (
        ("back to a wall", "25–30 cm", "10–12 in"),
        ("lean back carefully",),
        ("slide down", "knees are bent"),
        ("press your low back into the wall",),
        ("hold and count",),
        ("back up to where you started",),
        ("repeat",),
    ),
    "cat-cow": (
        ("hands and knees", "knees under your hips", "hands under your shoulders"),
        ("breathe out",),
        ("round your back slowly", "ceiling"),
        ("head sink",),
        ("back the same way",),
        ("arms straight",),
        ("breathe in", "arch", "belly and chest", "floor"),
        ("lift your head",),
    ),
    "press-up": (
        ("lie on your front", "hands right under your shoulders"),
        ("press down", "shoulders start to rise"),
        ("elbows on the floor",),
        ("stay",),
        ("lower",),
        ("repeat",),
    ),
    "clamshell": (
        ("lie on your left side",),
        ("stack your feet", "90 degrees"),
        ("feet together", "hips upright"),
        ("right knee", "as far as you can"),
        ("hold",),
        ("back down",),
        ("repeat", "other side"),
    ),
    "bird-dog": (
        ("hands and knees",),
        ("tighten", "tummy"),
        ("lift one leg", "behind you", "hip"),
        ("hold",),
        ("change sides",),
    ),
}

# Numbers the article gives (None: it gives none), and which sides it speaks of.
GIVEN: dict[str, dict[str, tuple[int, ...]]] = {
    "partial-crunch": {"reps": (8, 12), "hold_s": (1, 2)},
    "child-pose": {"hold_s": (30, 120)},
    "hamstring-stretch": {"reps": (2, 4), "hold_s": (15, 30)},
    "wall-sit": {"reps": (8, 12), "hold_s": (10,)},
    "cat-cow": {},
    "press-up": {},
    "clamshell": {"reps": (15,)},
    "bird-dog": {"reps": (12,), "hold_s": (5,)},
}
EACH_SIDE = {"hamstring-stretch", "clamshell", "bird-dog"}

# Where our defaults start: sets, reps, hold.
STARTS = {
    "partial-crunch": (1, 8, 1),
    "child-pose": (1, 1, 30),
    "hamstring-stretch": (1, 2, 15),
    "wall-sit": (1, 8, 10),
    "cat-cow": (1, 8, None),
    "press-up": (1, 8, 5),
    "clamshell": (1, 8, 2),
    "bird-dog": (1, 6, 5),
}

BENEFITS = {
    "partial-crunch": ("strengthen the core", "low back", "tummy", "ease pain"),
    "child-pose": ("tension in the low back", "eases pain", "move about", "very easy"),
    "hamstring-stretch": ("back of the leg", "support the low back"),
    "wall-sit": ("long time sitting", "office workers"),
    "cat-cow": ("whole spine", "forwards and backwards", "yoga"),
    "press-up": ("eases low back pain", "regularly", "easiest"),
    "clamshell": ("hip move well", "pressure off the low back"),
    "bird-dog": ("low back steady", "arms and legs move"),
}

MODIFICATIONS_OF_THE_ARTICLE = {
    "child-pose": ("cross your arms", "forearms"),
    "cat-cow": ("slow", "smaller"),
    "clamshell": ("doesn't twist",),
}

RISKS = {
    "toe-touch": ("pain worse", "discs and ligaments", "overstretches", "hamstrings", "low back"),
    "sit-up": ("pressure on the discs", "risk of an injury", "doesn't ease", "worse"),
    "double-leg-raise": (
        "risk of an injury",
        "stirs up the pain",
        "both legs together",
        "pressure on the low back",
    ),
    "incline-leg-press": ("back is bent", "uncomfortable", "risk of an injury is greater"),
    "jogging": ("too much strain", "stirs up the pain", "hard ground"),
    "bent-over-row": ("low back do all the work", "raises the pressure"),
}
CONCESSIONS = {
    "toe-touch": "easy to do",
    "sit-up": "people do most",
    "double-leg-raise": "too easy to do any harm",
    "incline-leg-press": "strong, well-shaped legs",
    "jogging": "fit and your weight healthy",
    "bent-over-row": "exercise for the back",
}
SWAPS = {
    "toe-touch": ("hamstring-stretch", "cat-cow", "child-pose"),
    "sit-up": ("partial-crunch", "bird-dog"),
    "double-leg-raise": ("partial-crunch", "bird-dog"),
    "incline-leg-press": ("wall-sit", "clamshell"),
    "jogging": ("wall-sit",),
    "bent-over-row": ("bird-dog",),
}
EQUIPMENT = {
    "child-pose": {"mat"},
    "hamstring-stretch": {"mat", "towel"},
    "wall-sit": {"wall"},
    "jogging": {"shoes"},
    "incline-leg-press": {"leg-press-machine"},
    "bent-over-row": {"weights"},
    "toe-touch": set(),
}

CLAIMS = {
    "G1": ("common", "most people"),
    "G2": ("men and women", "women more often"),
    "G3": ("mild to severe",),
    "G4": ("managed",),
    "G5": ("rest", "inactive for long", "bed"),
    "G6": ("balance of rest and exercise",),
    "G7": ("not named", "safe", "later back injuries"),
    "G8": ("flexible and strong",),
    "G9": ("sitting only makes", "worse"),
    "G10": ("benefits", "not every move", "adding pressure"),
    "G11": ("low-impact", "without extra stress"),
    "G12": ("people differ", "results"),
}
CLAIM_VERDICTS = {
    "G1": "agree",
    "G2": "agree",
    "G5": "agree",
    "G7": "agree",
    "G8": "agree",
    "G9": "mixed",
    "G11": "stricter",
}
VERDICTS = {
    "partial-crunch": "kind-only",
    "child-pose": "mixed",
    "hamstring-stretch": "mixed",
    "wall-sit": "no-data",
    "cat-cow": "mixed",
    "press-up": "mixed",
    "clamshell": "kind-only",
    "bird-dog": "kind-only",
    "toe-touch": "mixed",
    "sit-up": "mixed",
    "double-leg-raise": "agree",
    "incline-leg-press": "stricter",
    "jogging": "disagree",
    "bent-over-row": "mixed",
}


def test_the_articles_fourteen_come_first_in_its_order(cat: Catalogue) -> None:
    first = tuple(cat.exercises)[:14]
    assert first == ORDER
    assert [cat.exercises[move].number for move in first] == list(range(1, 15))
    assert {cat.exercises[move].origin for move in first} == {"article"}


def test_eight_are_to_do_and_six_to_avoid(cat: Catalogue) -> None:
    assert [cat.exercises[move].stance for move in ORDER] == ["do"] * 8 + ["avoid"] * 6


@pytest.mark.parametrize("move", GOOD)
def test_the_steps_are_complete_and_in_the_articles_order(cat: Catalogue, move: str) -> None:
    steps = cat.exercises[move].steps
    assert len(steps) == len(STEPS[move])
    for step, words in zip(steps, STEPS[move], strict=True):
        assert all(word in step.casefold() for word in words), f"{step!r} lacks one of {words}"


@pytest.mark.parametrize("move", BAD)
def test_no_steps_and_no_dose_are_invented_for_the_six(cat: Catalogue, move: str) -> None:
    assert cat.exercises[move].steps == ()
    assert cat.exercises[move].dose is None


@pytest.mark.parametrize("move", GOOD)
@pytest.mark.parametrize("field", ["sets", "reps", "hold_s", "rest_s"])
def test_a_dose_number_is_the_articles_exactly_where_the_article_gives_it(
    cat: Catalogue, move: str, field: str
) -> None:
    amount: Range | None = getattr(cat.exercises[move].dose, field)
    given = GIVEN[move].get(field, ())
    if amount is None:
        assert not given
        return
    marked = sorted({getattr(amount, end) for end in amount.article})
    assert marked == sorted(set(given))
    assert {number for number in given if amount.given_by(number) != "article"} == set()
    for number in {amount.low, amount.start, amount.high} - set(given):
        inside = len(given) == 2 and given[0] <= number <= given[1]
        assert amount.given_by(number) == ("article" if inside else "default")


@pytest.mark.parametrize("move", GOOD)
def test_sides_are_the_articles_where_it_speaks_of_each_side(cat: Catalogue, move: str) -> None:
    dose = cat.exercises[move].dose
    assert dose is not None
    wanted = (2, "article") if move in EACH_SIDE else (1, "default")
    assert (dose.sides, dose.sides_by) == wanted


@pytest.mark.parametrize("move", GOOD)
def test_a_dose_starts_where_our_defaults_say(cat: Catalogue, move: str) -> None:
    dose = cat.exercises[move].dose
    assert dose is not None
    assert (dose.sets.start, dose.reps.start, dose.hold_s.start if dose.hold_s else None) == STARTS[move]


def test_the_cat_cow_is_not_held_and_a_wall_sit_is_never_held_longer_than_ten_seconds(cat: Catalogue) -> None:
    cat_cow, wall_sit = cat.exercises["cat-cow"].dose, cat.exercises["wall-sit"].dose
    assert cat_cow is not None
    assert cat_cow.hold_s is None
    assert wall_sit is not None
    assert wall_sit.hold_s is not None
    assert wall_sit.hold_s.high == 10


@pytest.mark.parametrize("move", GOOD)
def test_the_articles_benefits_are_told_as_the_articles(cat: Catalogue, move: str) -> None:
    benefit = cat.exercises[move].benefit
    assert {(claim.sources, claim.status) for claim in benefit} == {(("article",), Status.ARTICLE)}
    told = " ".join(claim.text for claim in benefit).casefold()
    assert [word for word in BENEFITS[move] if word not in told] == []


@pytest.mark.parametrize("move", GOOD)
def test_three_pain_modifications_are_the_articles_and_five_ours(cat: Catalogue, move: str) -> None:
    claim = cat.exercises[move].if_it_hurts
    assert claim is not None
    if words := MODIFICATIONS_OF_THE_ARTICLE.get(move):
        assert (claim.sources, claim.status) == (("article",), Status.ARTICLE)
        assert all(word in claim.text.casefold() for word in words)
    else:
        assert (claim.sources, claim.status) == (("design",), Status.DESIGN)


@pytest.mark.parametrize("move", BAD)
def test_the_six_carry_the_articles_reasons_and_its_concession(cat: Catalogue, move: str) -> None:
    exercise = cat.exercises[move]
    told = " ".join(claim.text for claim in exercise.risk).casefold()
    assert [word for word in RISKS[move] if word not in told] == []
    assert CONCESSIONS[move] in " ".join(claim.text for claim in exercise.in_its_favour)
    claims = (*exercise.risk, *exercise.in_its_favour)
    assert {(claim.sources, claim.status) for claim in claims} == {(("article",), Status.ARTICLE)}


@pytest.mark.parametrize("move", BAD)
def test_the_six_keep_the_articles_swaps_in_order_with_a_reason(cat: Catalogue, move: str) -> None:
    exercise = cat.exercises[move]
    of_the_article = tuple(swap for swap in exercise.swaps if cat.exercises[swap].origin == "article")
    assert of_the_article == SWAPS[move]
    assert exercise.swap_reason is not None


@pytest.mark.parametrize(
    ("move", "further"),
    [
        ("toe-touch", {"hip-hinge-with-stick"}),
        ("incline-leg-press", {"sit-to-stand", "step-up"}),
        ("bent-over-row", {"chest-supported-row", "inverted-row"}),
    ],
)
def test_the_swaps_that_a_reason_looks_forward_to_are_offered(
    cat: Catalogue, move: str, further: set[str]
) -> None:
    assert further <= set(cat.exercises[move].swaps)


def test_the_swap_for_jogging_is_walking_first_named_as_our_own(cat: Catalogue) -> None:
    reason = cat.exercises["jogging"].swap_reason
    assert reason is not None
    assert "walking, our own addition" in reason.text
    assert cat.exercises["jogging"].swaps[0] == "brisk-walking"
    assert cat.exercises["brisk-walking"].origin == "beyond"


@pytest.mark.parametrize(("move", "items"), EQUIPMENT.items())
def test_the_equipment_is_named(cat: Catalogue, move: str, items: set[str]) -> None:
    assert set(cat.exercises[move].equipment) == items


def test_the_general_claims_are_all_there_and_marked_as_the_articles(cat: Catalogue) -> None:
    assert list(cat.claims) == list(CLAIMS)
    for name, words in CLAIMS.items():
        claim = cat.claims[name].article
        assert (claim.sources, claim.status) == (("article",), Status.ARTICLE)
        assert all(word in claim.text.casefold() for word in words), claim.text


@pytest.mark.parametrize(("name", "verdict"), CLAIM_VERDICTS.items())
def test_a_general_claim_stands_beside_its_evidence(cat: Catalogue, name: str, verdict: str) -> None:
    assert cat.claims[name].verdict == verdict
    assert cat.claims[name].evidence


@pytest.mark.parametrize(("move", "verdict"), VERDICTS.items())
def test_a_move_says_how_article_and_research_agree(cat: Catalogue, move: str, verdict: str) -> None:
    assert cat.exercises[move].verdict == verdict
    assert all("article" not in claim.sources for claim in cat.exercises[move].evidence)


def test_the_article_is_introduced_with_its_author_its_caveat_and_its_gaps(cat: Catalogue) -> None:
    assert cat.about.title == "14 Good and Bad Exercises for Lower Back Pain"
    assert "Evan Jensen, CPT" in cat.about.byline
    assert "twice" in cat.about.disclaimer
    told = " ".join(note.text for note in cat.about.notes)
    for gap in (
        "Clamhell",
        "lift one leg only",
        "elbows",
        "one side only",
        "no sets",
        "walking",
        "three of its eight",
    ):
        assert gap in told, gap
