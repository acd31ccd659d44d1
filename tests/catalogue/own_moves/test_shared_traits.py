"""An own move is left out for the trait for which one of the six is, whatever it is called."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.routine import add, build_routine, recheck
from components.routine.verdicts import judged
from components.safety import Profile, Verdict, screen
from data.catalogue import Amount, Effect, Load, Mechanics, Position, load_catalogue
from data.catalogue.own_moves import extended, id_of
from data.diary import OwnMove, Preferences
from tests.catalogue.own import ANSWERS, squat
from tests.safety.profiles import profiles

CATALOGUE = load_catalogue()
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)
SIX = [move for move in CATALOGUE.exercises.values() if move.stance == "avoid"]

EXAMPLES: list[tuple[str, str, dict[str, str | bool], str]] = [
    ("Deadlift", "standing", {"loaded_hinge": True, "load": "external"}, "as the bent-over row does"),
    ("Straight legs down", "supine", {"both_legs_levered": True}, "as the double leg raise does"),
    ("Box jumps", "standing", {"impact": True}, "as jogging does"),
    ("Plate curl", "supine", {"flexion": "end", "load": "external"}, "as the sit-up and the toe touch do"),
    ("Russian twist", "sitting", {"rotation": "end", "load": "external"}, "twists your back all the way"),
    ("Superman", "prone", {"extension": "end", "arch_against_gravity": True}, "arches your back all the way"),
    ("Side bend", "standing", {"side_bend": "end", "load": "external"}, "all the way sideways"),
    ("Hack squat", "standing", {"flexion": "mid", "load": "external"}, "as the incline leg press does"),
]

_TRAITS = [
    {"both_legs_levered": True},
    {"loaded_hinge": True},
    {"impact": True},
    {"flexion": "mid", "load": "external"},
    *(
        {motion: "end", "load": load} | ({"arch_against_gravity": True} if motion == "extension" else {})
        for motion in ("flexion", "extension", "rotation", "side_bend")
        for load in ("body", "external")
    ),
]


def described(name: str, position: str, answers: dict[str, Any]) -> OwnMove:
    return replace(squat(name), position=position, mechanics=ANSWERS | answers)


def verdict(own: OwnMove, profile: Profile = READY) -> Verdict:
    return screen(extended(CATALOGUE, [own]), profile)[id_of(own)]


def _answers(field: str) -> st.SearchStrategy[Any]:
    kinds = {"load": Load} | dict.fromkeys(("flexion", "extension", "rotation", "side_bend"), Amount)
    return st.sampled_from([str(answer) for answer in kinds[field]]) if field in kinds else st.booleans()


@st.composite
def moves_with_a_trait(draw: st.DrawFn) -> OwnMove:
    """Any own move, whole or with questions left open, that has at least one trait of the six."""
    said = draw(st.fixed_dictionaries({}, optional={name: _answers(name) for name in Mechanics.model_fields}))
    position = draw(st.sampled_from([str(position) for position in Position]))
    whole = ANSWERS if draw(st.booleans()) else {}
    return replace(squat(), position=position, mechanics=whole | said | draw(st.sampled_from(_TRAITS)))


@pytest.mark.parametrize(("name", "position", "answers", "words"), EXAMPLES, ids=lambda part: str(part)[:20])
def test_a_move_with_the_trait_of_one_of_the_six_is_left_out_and_told_why(
    name: str, position: str, answers: dict[str, str | bool], words: str
) -> None:
    said = verdict(described(name, position, answers))
    assert said.status == "excluded"
    assert any(words in reason.words for reason in said.reasons)
    against = [reason for reason in said.reasons if reason.effect is Effect.EXCLUDE]
    assert all("Ask whoever gave it to you." in reason.words for reason in against)


@pytest.mark.parametrize("move", SIX, ids=lambda move: move.id)
def test_each_of_the_six_under_another_name_is_still_left_out_and_named(move: Any) -> None:
    own = described("Something else", str(move.position), move.mechanics.model_dump(mode="json"))
    said = verdict(own)
    assert said.status == "excluded"
    assert any(move.name.lower() in reason.words and "article" in reason.sources for reason in said.reasons)


@given(moves_with_a_trait(), profiles(CATALOGUE))
@settings(max_examples=150)
def test_no_own_move_with_such_a_trait_is_ever_allowed_for_anyone(own: OwnMove, profile: Profile) -> None:
    mine = extended(CATALOGUE, [own])
    assert not screen(mine, profile)[id_of(own)].allowed
    assert not judged(mine, profile)[id_of(own)].allowed


def test_no_move_we_offer_has_such_a_trait() -> None:
    rules = [rule.when for rule in CATALOGUE.rules.values() if rule.when]
    offered = [move for move in CATALOGUE.exercises.values() if move.stance == "do"]
    assert [move.id for move in offered if any(when.matches(move) for when in rules)] == []


def test_such_a_move_comes_into_no_routine_and_leaves_the_one_it_was_in() -> None:
    own = described("Deadlift", "standing", {"loaded_hinge": True, "load": "external"})
    mine, wished = extended(CATALOGUE, [own]), Preferences(30, favourites={id_of(own)})
    built = build_routine(mine, READY, wished).routine
    assert built
    assert id_of(own) not in {item.exercise_id for item in built.items}
    with pytest.raises(ValueError, match="bent-over row"):
        add(mine, READY, built, id_of(own))
    harmless = replace(own, mechanics=ANSWERS)
    before = add(extended(CATALOGUE, [harmless]), READY, built, id_of(own))
    assert "trait-loaded-hinge" in [
        reason.rule for reason in recheck(mine, READY, before).not_now[id_of(own)].reasons
    ]
