from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.safety import Profile, UnknownFact, screen
from data.catalogue import Catalogue, load_catalogue
from data.catalogue.model import Exercise, Mechanics, Position
from tests.safety.profiles import profiles

CATALOGUE = load_catalogue()
SIX = {"toe-touch", "sit-up", "double-leg-raise", "incline-leg-press", "jogging", "bent-over-row"}
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)  # nothing but the rules in the way


def allowed(catalogue: Catalogue, profile: Profile) -> set[str]:
    return {move for move, verdict in screen(catalogue, profile).items() if verdict.allowed}


def with_mechanics(catalogue: Catalogue, move: Exercise, **changed: object) -> Catalogue:
    mechanics = move.mechanics.model_copy(update=changed)
    exercises = {**catalogue.exercises, move.id: move.model_copy(update={"mechanics": mechanics})}
    return replace(catalogue, exercises=exercises)


def test_every_move_has_a_verdict() -> None:
    assert list(screen(CATALOGUE, READY)) == list(CATALOGUE.exercises)


def test_a_person_with_nothing_to_respect_gets_all_eight_unchanged() -> None:
    verdicts = screen(CATALOGUE, READY)

    assert {m for m, v in verdicts.items() if v.status == "ok"} >= {
        "partial-crunch", "child-pose", "hamstring-stretch", "wall-sit",
        "cat-cow", "press-up", "clamshell", "bird-dog",
    }  # fmt: skip


@given(profiles(CATALOGUE))
def test_the_six_are_never_allowed_whatever_the_profile(profile: Profile) -> None:
    assert not allowed(CATALOGUE, profile) & SIX


@given(profiles(CATALOGUE))
def test_whatever_is_not_simply_fine_has_a_reason_with_a_known_source(profile: Profile) -> None:
    for verdict in screen(CATALOGUE, profile).values():
        assert (verdict.status == "ok") == (not verdict.reasons)
        for reason in verdict.reasons:
            assert reason.words
            assert reason.field
            assert reason.sources
            assert set(reason.sources) <= CATALOGUE.sources.keys()
            assert "{" not in reason.words


@given(profiles(CATALOGUE))
def test_swaps_are_themselves_fine_for_the_person(profile: Profile) -> None:
    verdicts = screen(CATALOGUE, profile)

    for verdict in verdicts.values():
        assert all(verdicts[swap].allowed for swap in verdict.swaps)


def test_two_conditions_allow_no_more_than_each_alone() -> None:
    alone = {one: allowed(CATALOGUE, replace(READY, conditions={one})) for one in CATALOGUE.conditions}

    for pair in combinations(CATALOGUE.conditions, 2):
        together = allowed(CATALOGUE, replace(READY, conditions=set(pair)))
        assert together <= alone[pair[0]] & alone[pair[1]], pair


@given(profiles(CATALOGUE), st.sampled_from(sorted(CATALOGUE.conditions)))
def test_one_more_condition_never_allows_more(profile: Profile, condition: str) -> None:
    more = replace(profile, conditions={*profile.conditions, condition})

    assert allowed(CATALOGUE, more) <= allowed(CATALOGUE, profile)


@pytest.mark.parametrize("field", Mechanics.model_fields)
@pytest.mark.parametrize("move", CATALOGUE.exercises)
def test_blanking_any_mechanics_field_makes_the_move_unclassified_and_allows_no_more(
    move: str, field: str
) -> None:
    exercise = CATALOGUE.exercises[move].model_copy(update={"swaps": ()})
    blanked = with_mechanics(replace(CATALOGUE, exercises={move: exercise}), exercise, **{field: None})

    for condition in [None, *CATALOGUE.conditions]:
        profile = replace(READY, conditions={condition} if condition else set())
        assert not allowed(blanked, profile)
    if move not in SIX:
        assert screen(blanked, READY)[move].status == "unclassified"


@given(profiles(CATALOGUE).map(lambda p: replace(p, pain_now=7)))
def test_with_pain_of_seven_only_gentle_relief_is_left(profile: Profile) -> None:
    for move in allowed(CATALOGUE, profile):
        exercise = CATALOGUE.exercises[move]
        assert "relief" in exercise.purpose
        assert exercise.level == 1


def test_with_pain_of_six_nothing_changes_and_with_seven_something_is_left() -> None:
    assert allowed(CATALOGUE, replace(READY, pain_now=6)) == allowed(CATALOGUE, READY)
    assert allowed(CATALOGUE, replace(READY, pain_now=7))


@pytest.mark.parametrize("item", CATALOGUE.vocabulary.equipment)
def test_a_move_is_left_out_when_something_it_needs_is_not_at_hand(item: str) -> None:
    profile = replace(READY, equipment=set(READY.equipment) - {item})

    for verdict in screen(CATALOGUE, profile).values():
        if item in CATALOGUE.exercises[verdict.exercise_id].equipment:
            assert not verdict.allowed
            assert any(reason.field == f"equipment: {item}" for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("limit", "gone"),
    [
        ("kneeling", {"child-pose", "cat-cow", "bird-dog"}),
        ("weight-on-hands", {"cat-cow", "bird-dog"}),
        ("lying-face-down", {"press-up"}),
        ("lying-on-back", {"partial-crunch", "hamstring-stretch"}),
        ("lying-on-side", {"clamshell"}),
        ("standing", {"wall-sit"}),
        ("floor", {"child-pose", "press-up", "bird-dog"}),
    ],
)
def test_a_position_a_person_cannot_take_leaves_its_moves_out(limit: str, gone: set[str]) -> None:
    left = allowed(CATALOGUE, replace(READY, cannot={limit}))

    assert not left & gone
    assert left | gone <= allowed(CATALOGUE, READY)


def test_lying_on_a_bench_is_not_the_floor_but_is_lying_on_the_front() -> None:
    assert "chest-supported-row" in allowed(CATALOGUE, replace(READY, cannot={"floor"}))
    assert "chest-supported-row" not in allowed(CATALOGUE, replace(READY, cannot={"lying-face-down"}))
    cleared = replace(READY, conditions={"recent-birth-or-surgery"})
    assert "chest-supported-row" not in allowed(CATALOGUE, cleared)


def test_a_rule_for_every_move_names_every_position() -> None:
    rules = CATALOGUE.conditions["recent-birth-or-surgery"].rules
    (every,) = (rule for rule in rules if rule.id == "every-move")
    assert set(every.when.position) == set(Position)


def test_a_move_above_the_persons_level_is_left_out() -> None:
    assert "bird-dog" not in allowed(CATALOGUE, replace(READY, level=1))
    assert "bird-dog" in allowed(CATALOGUE, replace(READY, level=2))


@pytest.mark.parametrize("field", ["conditions", "red_flags", "equipment", "cannot"])
def test_a_fact_the_catalogue_does_not_know_is_refused_not_ignored(field: str) -> None:
    with pytest.raises(UnknownFact, match="no-such-thing"):
        screen(CATALOGUE, replace(READY, **{field: {"no-such-thing"}}))


def test_leg_symptoms_turn_a_change_into_an_exclusion_where_the_caution_says_so() -> None:
    bending = replace(READY, conditions={"flexion-intolerant"})
    with_leg = replace(READY, conditions={"flexion-intolerant", "leg-symptoms"})

    assert screen(CATALOGUE, bending)["child-pose"].status == "modify"
    assert screen(CATALOGUE, with_leg)["child-pose"].status == "excluded"
