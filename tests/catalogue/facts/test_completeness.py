"""Nothing is left open, unsourced or shouted, in any move, condition or rule."""

import string

import pytest

from data.catalogue import Catalogue, Caution, Claim, Status
from tests.catalogue.everything import everything

# Equipment, position, level, purposes, what it covers, and its place in a routine.
SHAPES = {
    "partial-crunch": ("supine", 2, {"strength"}, {"trunk"}, "trunk"),
    "child-pose": ("kneeling", 1, {"relief", "mobility"}, {"mobility"}, "warm-up"),
    "hamstring-stretch": ("supine", 1, {"mobility"}, {"mobility"}, "stretch"),
    "wall-sit": ("standing", 2, {"strength"}, {"hip-leg"}, "leg"),
    "cat-cow": ("all-fours", 1, {"mobility", "relief"}, {"mobility"}, "warm-up"),
    "press-up": ("prone", 1, {"relief", "mobility"}, {"mobility"}, "cool-down"),
    "clamshell": ("side-lying", 1, {"strength"}, {"hip-leg"}, "hip"),
    "bird-dog": ("all-fours", 2, {"stability", "strength"}, {"stability", "trunk"}, "stability"),
    "toe-touch": ("standing", 3, {"mobility"}, set(), None),
    "sit-up": ("supine", 3, {"strength"}, set(), None),
    "double-leg-raise": ("supine", 3, {"strength"}, set(), None),
    "incline-leg-press": ("sitting", 3, {"strength"}, set(), None),
    "jogging": ("standing", 3, {"aerobic"}, set(), None),
    "bent-over-row": ("standing", 3, {"strength"}, set(), None),
}
# What each move asks of the body, where it is not "none" or "no".
MECHANICS = {
    "partial-crunch": {"flexion": "small", "load": "body", "lying_on_back": True},
    "child-pose": {"flexion": "end", "kneeling": True, "head_low": True, "deep_hip_bend": True},
    "hamstring-stretch": {"lying_on_back": True},
    "wall-sit": {"load": "body", "isometric": True, "knees_loaded": True},
    "cat-cow": {"flexion": "mid", "extension": "mid", "hands_bear_weight": True, "kneeling": True},
    "press-up": {"extension": "mid", "hands_bear_weight": True, "lying_face_down": True},
    "clamshell": {},
    "bird-dog": {"load": "body", "isometric": True, "hands_bear_weight": True, "kneeling": True},
    "toe-touch": {"flexion": "end", "load": "body", "head_low": True, "deep_hip_bend": True},
    "sit-up": {"flexion": "end", "load": "body", "lying_on_back": True, "deep_hip_bend": True},
    "double-leg-raise": {
        "extension": "mid",
        "load": "body",
        "both_legs_levered": True,
        "lying_on_back": True,
    },
    "incline-leg-press": {
        "flexion": "mid",
        "load": "external",
        "deep_hip_bend": True,
        "knees_loaded": True,
    },
    "jogging": {"rotation": "small", "load": "body", "impact": True, "knees_loaded": True},
    "bent-over-row": {"flexion": "small", "load": "external", "loaded_hinge": True, "isometric": True},
}
NOTHING = ("none", "unloaded", False)

# Scale, low, high, drawn or not, status.
# fmt: off
LOADS = {
    "partial-crunch": {("model-compression", 1991, 1991, True, "secondary"),
        ("model-compression", 2009, 2009, True, "secondary"),
        ("model-compression", 2964, 2964, False, "recalled-medium")},
    "child-pose": set(),
    "hamstring-stretch": {("implant-order", None, None, False, "verified")},
    "wall-sit": set(),
    "cat-cow": {("implant-order", None, None, False, "verified")},
    "press-up": {("disc-pressure", 0.25, 0.25, True, "recalled-high"),
        ("disc-pressure", 0.1, 0.1, True, "verified")},
    "clamshell": {("disc-pressure", 0.12, 0.12, True, "verified"),
        ("implant-order", None, None, False, "verified")},
    "bird-dog": {("model-compression", 2000, 2500, False, "recalled-medium"),
        ("model-compression", 2000, 3000, False, "recalled-medium"),
        ("implant-order", None, None, False, "verified")},
    "toe-touch": {("disc-pressure", 1.1, 1.1, True, "verified")},
    "sit-up": {("model-compression", 3506, 3506, True, "secondary"),
        ("model-compression", 3350, 3350, True, "secondary"),
        ("model-compression", 2392, 2932, False, "recalled-medium")},
    "double-leg-raise": {("model-compression", 2525, 2525, False, "recalled-medium"),
        ("model-compression", 1767, 1767, True, "secondary"),
        ("model-compression", 2805, 3313, False, "recalled-medium"),
        ("implant-order", None, None, False, "verified")},
    "incline-leg-press": set(),
    "jogging": {("disc-pressure", 0.35, 0.95, True, "recalled-high"),
        ("disc-pressure", 0.35, 0.85, True, "recalled-high")},
    "bent-over-row": set(),
}
# fmt: on
PLACEHOLDERS = {
    "unclassified": {"what"},
    "equipment": {"what"},
    "cannot": {"what"},
    "wanted-first": {"what"},
    "opposite-ways": {"what"},
    "level": {"level", "chosen"},
}


@pytest.mark.parametrize(("move", "shape"), SHAPES.items())
def test_a_move_is_placed_and_graded(
    cat: Catalogue, move: str, shape: tuple[str, int, set[str], set[str], str | None]
) -> None:
    e = cat.exercises[move]
    assert (e.position, e.level, set(e.purpose), set(e.covers), e.place) == shape
    assert e.muscles


@pytest.mark.parametrize(("move", "wanted"), MECHANICS.items())
def test_what_a_move_asks_of_the_body_is_filled_in_completely(
    cat: Catalogue, move: str, wanted: dict[str, object]
) -> None:
    mechanics = cat.exercises[move].mechanics
    assert mechanics.unknown() == ()
    assert {name: value for name, value in mechanics if value not in NOTHING} == wanted


def test_no_move_of_the_whole_catalogue_is_unclassified(cat: Catalogue) -> None:
    assert [move for move, e in cat.exercises.items() if e.mechanics.unknown()] == []


@pytest.mark.parametrize(("move", "wanted"), LOADS.items())
def test_published_loads_keep_their_scale_their_range_and_their_doubt(
    cat: Catalogue, move: str, wanted: set[tuple[object, ...]]
) -> None:
    loads = cat.exercises[move].loads
    assert {(x.scale, x.low, x.high, x.plotted, x.claim.status.value) for x in loads} == wanted


def test_one_unit_goes_with_one_scale(cat: Catalogue) -> None:
    units = {(load.scale, load.unit) for e in cat.exercises.values() for load in e.loads}
    assert units == {("model-compression", "N"), ("disc-pressure", "MPa"), ("implant-order", "order")}


def test_a_drawn_load_has_numbers_and_a_disputed_one_shows_both_ends(cat: Catalogue) -> None:
    drawn = [load for e in cat.exercises.values() for load in e.loads if load.plotted]
    assert all(load.low is not None and load.high is not None for load in drawn)
    disputed = [load for load in cat.exercises["bird-dog"].loads if "disagree" in load.claim.text]
    assert [(load.low, load.high) for load in disputed] == [(2000, 3000)]


def test_everything_said_names_a_source_that_exists(cat: Catalogue) -> None:
    said = [part for part in everything(cat) if hasattr(part, "sources")]
    assert len(said) > 300
    for part in said:
        assert part.sources, part
        assert set(part.sources) <= cat.sources.keys(), part


def test_our_own_defaults_are_never_passed_off_as_checked(cat: Catalogue) -> None:
    for part in everything(cat):
        if isinstance(part, Claim | Caution) and set(part.sources) <= {"design"}:
            assert part.status is Status.DESIGN, part
        if isinstance(part, Claim) and part.status is Status.ARTICLE:
            assert part.sources == ("article",), part


def test_a_checked_claim_never_rests_on_sources_that_were_not(cat: Catalogue) -> None:
    for part in everything(cat):
        if isinstance(part, Claim) and part.status is Status.VERIFIED:
            assert any(cat.sources[source].status is Status.VERIFIED for source in part.sources), part


def test_article_and_design_are_sources_of_their_own_kind(cat: Catalogue) -> None:
    assert cat.sources["article"].status is Status.ARTICLE
    assert cat.sources["design"].status is Status.DESIGN


def test_every_source_has_a_title_and_a_status(cat: Catalogue) -> None:
    for source in cat.sources.values():
        assert source.title
        if source.status is Status.VERIFIED:
            assert source.where or "abstract" in source.note or "seen" in source.note, source.id


def test_no_text_shouts(cat: Catalogue) -> None:
    texts = [part for part in everything(cat) if isinstance(part, str)]
    assert len(texts) > 1000
    assert [text for text in texts if "!" in text] == []


def test_sentences_are_short_enough_for_a_tired_reader(cat: Catalogue) -> None:
    assert [s for e in cat.exercises.values() for s in e.steps if len(s.split()) > 18] == []
    cautions = [part for part in everything(cat) if isinstance(part, Caution)]
    assert [caution.words for caution in cautions if len(caution.words.split()) > 30] == []


def test_a_step_begins_with_what_to_do(cat: Catalogue) -> None:
    for e in cat.exercises.values():
        for step in e.steps:
            assert step[0].isupper(), step
            assert step.endswith("."), step
            assert step.split()[0].casefold() not in {"you", "your", "the", "then", "a"}, step


def test_the_rules_say_what_fired_where_code_fills_it_in(cat: Catalogue) -> None:
    found = {
        name: {field for _, field, _, _ in string.Formatter().parse(rule.words) if field is not None}
        for name, rule in cat.rules.items()
    }
    assert {name: fields for name, fields in found.items() if fields} == PLACEHOLDERS
    assert all(rule.instead for rule in cat.rules.values())


def test_every_word_shown_for_a_term_is_there(cat: Catalogue) -> None:
    words = cat.vocabulary
    assert set(words.purpose) == {"strength", "stability", "mobility", "relief", "aerobic"}
    of_the_article = {"mat", "towel", "wall", "chair", "shoes", "weights", "leg-press-machine"}
    ours = {"bed", "stick", "bench", "bar", "step", "table", "bike", "pool"}
    assert set(words.equipment) == of_the_article | ours
    assert set(words.level) == {1, 2, 3}


def test_what_hurts_what_is_felt_and_what_a_person_has_are_told_apart(cat: Catalogue) -> None:
    kinds = {condition.id: condition.kind for condition in cat.conditions.values()}
    assert [id_ for id_ in kinds if id_.endswith("-hurts")] == [
        id_ for id_, kind in kinds.items() if kind == "aggravator"
    ]
    assert [id_ for id_, kind in kinds.items() if kind == "symptom"] == ["leg-symptoms"]


def test_every_caution_is_marked_as_our_reasoning(cat: Catalogue) -> None:
    cautions = [
        (condition.id, caution)
        for condition in cat.conditions.values()
        for caution in (*condition.rules, *condition.moves.values())
    ]
    assert cautions
    passed_off = [c for c in cautions if c[1].status is not Status.DESIGN or "design" not in c[1].sources]
    assert not passed_off
