"""A move the person describes goes through the same filter; what they leave open keeps it out."""

import pytest

from components.catalogue.own_moves.nearest_moves import nearest
from components.routine import build_routine
from components.safety import Profile, screen
from data.catalogue import Catalogue, Mechanics, Position
from data.catalogue.own_moves import (
    SETTLED,
    as_exercise,
    extended,
    id_of,
    known_already,
)
from data.diary import OwnMove, Preferences
from tests.catalogue.own import ANSWERS

ME = Profile(equipment={"mat", "towel", "wall", "chair", "weights"}, level=3)


def asked(name: str = "Goblet squat", position: str = "standing", **answers: str | bool) -> OwnMove:
    return OwnMove(name, position, ANSWERS | answers, {"strength"}, {"hip-leg"}, {"weights"}, 2)


def verdict(cat: Catalogue, own: OwnMove, profile: Profile = ME) -> tuple[str, list[str]]:
    found = screen(extended(cat, [own]), profile)[id_of(own)]
    return found.status, [reason.rule for reason in found.reasons]


def test_a_fully_answered_move_without_a_reason_against_it_is_fine(cat: Catalogue) -> None:
    assert verdict(cat, asked()) == ("ok", [])


@pytest.mark.parametrize("left_open", Mechanics.model_fields)
def test_one_open_answer_is_enough_to_leave_a_move_unclassified(cat: Catalogue, left_open: str) -> None:
    answers = {name: answer for name, answer in ANSWERS.items() if name != left_open}
    own = OwnMove("Goblet squat", "standing", answers, level=2)
    assert verdict(cat, own)[0] == "unclassified"


def test_the_persons_conditions_judge_it_as_they_judge_ours(cat: Catalogue) -> None:
    bends = asked(flexion="end")
    status, rules = verdict(
        cat, bends, Profile(conditions={"bending-hurts"}, equipment=ME.equipment, level=3)
    )
    assert status == "excluded"
    assert "bending-on-your-feet" in rules


@pytest.mark.parametrize("answers", [{"flexion": "sideways"}, {"impact": "perhaps"}, {"bouncing": True}])
def test_an_answer_this_version_does_not_know_is_never_taken_for_no(
    cat: Catalogue, answers: dict[str, str | bool]
) -> None:
    known = {name: answer for name, answer in ANSWERS.items() if name not in answers and name != "impact"}
    own = OwnMove("Goblet squat", "standing", known | answers, level=2)
    assert verdict(cat, own)[0] == "unclassified"


@pytest.mark.parametrize(
    "own", [asked(position="floating"), OwnMove("x", "standing", ANSWERS, equipment={"sledge"})]
)
def test_a_position_or_equipment_this_version_does_not_know_leaves_it_unclassified(
    cat: Catalogue, own: OwnMove
) -> None:
    assert verdict(cat, own)[0] == "unclassified"


def test_a_careless_no_does_not_outweigh_the_position(cat: Catalogue) -> None:
    prone = asked(position="prone", lying_face_down=False)
    status, _ = verdict(cat, prone, Profile(cannot={"lying-face-down"}, equipment=ME.equipment, level=3))
    assert status == "excluded"


def test_what_a_position_settles_holds_for_every_move_of_ours(cat: Catalogue) -> None:
    hanging = {"inverted-row"}  # face up under a bar, but not lying on anything
    for move in (move for id_, move in cat.exercises.items() if id_ not in hanging):
        for name in SETTLED.get(move.position, ()):
            assert getattr(move.mechanics, name) is True, move.id


@pytest.mark.parametrize("name", ["Sit-up", "sit-ups", "FULL SIT-UP"])
def test_one_of_the_six_stays_left_out_whatever_is_answered(cat: Catalogue, name: str) -> None:
    status, rules = verdict(cat, asked(name))
    assert status == "excluded"
    assert "avoid-list" in rules
    assert [move.id for move in known_already(cat, asked(name))] == ["sit-up"]


@pytest.mark.parametrize(
    ("name", "move"),
    [
        ("Run", "jogging"),
        ("Toe touching", "toe-touch"),
        ("Weighted sit-ups", "sit-up"),
        ("Sit ups with plate", "sit-up"),
        ("Double leg lowers", "double-leg-raise"),
    ],
)
def test_the_six_are_known_by_the_names_people_use(cat: Catalogue, name: str, move: str) -> None:
    assert [found.id for found in known_already(cat, asked(name))] == [move]


def test_the_shared_catalogue_is_never_changed(cat: Catalogue) -> None:
    before, version = tuple(cat.exercises), cat.version
    more = extended(cat, [asked()])
    assert id_of(asked()) in more.exercises
    assert (tuple(cat.exercises), cat.version) == (before, version)


def test_nearest_moves_train_the_same_and_are_each_fine_for_the_person(cat: Catalogue) -> None:
    profile = Profile(equipment={"mat"}, cannot={"standing"}, level=2)
    verdicts = screen(cat, profile)
    found = nearest(cat, asked(), verdicts)
    assert found
    for move in found:
        assert verdicts[move.id].allowed
        assert "strength" in move.purpose or "hip-leg" in move.covers
    assert "wall-sit" not in {move.id for move in found}


def test_without_a_purpose_nothing_is_called_near(cat: Catalogue) -> None:
    own = OwnMove("Something", "standing", ANSWERS)
    assert nearest(cat, own, screen(cat, ME)) == ()


def test_no_routine_takes_in_a_move_that_has_no_dose(cat: Catalogue) -> None:
    own = asked()
    built = build_routine(extended(cat, [own]), ME, Preferences(30))
    assert built.routine is not None
    assert id_of(own) not in {item.exercise_id for item in built.routine.items}


def test_where_its_position_is_known_an_own_move_keeps_it(cat: Catalogue) -> None:
    assert as_exercise(cat, asked(position="all-fours")).position is Position.ALL_FOURS
