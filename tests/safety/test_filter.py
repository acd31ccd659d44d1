from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.safety import Profile, UnknownFact, screen
from data.catalogue import Catalogue, load_catalogue
from data.catalogue.model import Mechanics
from data.catalogue.own_moves import extended
from tests.safety.profiles import profiles

CATALOGUE = load_catalogue()
SIX = {"toe-touch", "sit-up", "double-leg-raise", "incline-leg-press", "jogging", "bent-over-row"}
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)  # nothing but the rules in the way


def allowed(catalogue: Catalogue, profile: Profile) -> set[str]:
    return {move for move, verdict in screen(catalogue, profile).items() if verdict.allowed}


def test_every_move_has_a_verdict() -> None:
    assert list(screen(CATALOGUE, READY)) == list(CATALOGUE.exercises)


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
    nowhere_else = {
        move
        for move, verdict in screen(CATALOGUE, more).items()
        if {"pain-nowhere-else", "pain-any-place"} & {reason.rule for reason in verdict.reasons}
    }  # only on a day of strong pain, where nothing else is left

    assert allowed(CATALOGUE, more) - nowhere_else <= allowed(CATALOGUE, profile)


@pytest.mark.parametrize("field", Mechanics.model_fields)
def test_blanking_any_mechanics_field_makes_every_move_unclassified_and_allows_none(field: str) -> None:
    blanked = replace(
        CATALOGUE,
        exercises={
            move.id: move.model_copy(update={"mechanics": move.mechanics.model_copy(update={field: None})})
            for move in CATALOGUE.exercises.values()
        },
    )

    for condition in [None, *CATALOGUE.conditions]:
        assert not allowed(blanked, replace(READY, conditions={condition} if condition else set())), condition
    statuses = {move: verdict.status for move, verdict in screen(blanked, READY).items() if move not in SIX}
    assert statuses == dict.fromkeys(statuses, "unclassified")


@given(profiles(CATALOGUE).map(lambda p: replace(p, pain_now=7)))
def test_with_pain_of_seven_only_gentle_relief_is_left(profile: Profile) -> None:
    for move in allowed(CATALOGUE, profile):
        exercise = CATALOGUE.exercises[move]
        assert "relief" in exercise.purpose
        assert exercise.level == 1


@pytest.mark.parametrize("item", CATALOGUE.vocabulary.equipment)
def test_a_move_is_left_out_when_something_it_needs_is_not_at_hand(item: str) -> None:
    profile = replace(READY, equipment=set(READY.equipment) - {"bed", item})

    for verdict in screen(CATALOGUE, profile).values():
        if item in CATALOGUE.exercises[verdict.exercise_id].equipment:
            assert not verdict.allowed
            assert any(reason.field == f"equipment: {item}" for reason in verdict.reasons)


def test_what_a_condition_says_of_every_move_stays_with_each_that_it_leaves() -> None:
    known = [replace(move.as_own(), id=id_) for id_, move in CATALOGUE.known_moves.items()]
    every = extended(CATALOGUE, known)
    general = [
        (condition.id, rule)
        for condition in CATALOGUE.conditions.values()
        for rule in condition.rules
        if rule.id == "every-move"
    ]
    assert len(general) > 2
    assert all(rule.general for _, rule in general), "it names every position"
    lost = [
        (condition, move, rule.words)
        for condition, rule in general
        for move, verdict in screen(every, replace(READY, conditions={condition})).items()
        if verdict.allowed
        for sentence in rule.words.split(". ")
        if sentence not in " ".join(reason.words for reason in verdict.reasons)
    ]
    assert not lost


@pytest.mark.parametrize("field", ["conditions", "red_flags", "equipment", "cannot"])
def test_a_fact_the_catalogue_does_not_know_is_refused_not_ignored(field: str) -> None:
    with pytest.raises(UnknownFact, match="no-such-thing"):
        screen(CATALOGUE, replace(READY, **{field: {"no-such-thing"}}))


def test_a_sign_with_a_day_adds_nothing_where_the_profile_holds_its_finer_condition() -> None:
    catalogue = load_catalogue()
    early = Profile(conditions={"early-pregnancy"})
    assert screen(catalogue, replace(early, red_flags={"rf-preg"})) == screen(catalogue, early)
    unknown = screen(catalogue, Profile(red_flags={"rf-preg"}))
    assert unknown == screen(catalogue, Profile(conditions={"pregnancy"})), (
        "without a day the stricter counts"
    )
