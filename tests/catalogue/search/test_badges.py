"""The badges of a move: what it is in general, and what it is for this person."""

from components.catalogue.card_view import badges
from components.safety import Profile, screen
from data.catalogue import load_catalogue

CATALOGUE = load_catalogue()
BIRD_DOG = CATALOGUE.exercises["bird-dog"]


def said(profile: Profile, *, mine: bool = True) -> str:
    return badges(BIRD_DOG, screen(CATALOGUE, profile)["bird-dog"], mine=mine)


def test_a_move_that_is_not_for_this_person_is_not_called_one_to_do() -> None:
    without_a_mat = said(Profile(equipment=(), level=2))

    assert "Not now" in without_a_mat
    assert "To do" not in without_a_mat


def test_a_move_that_suits_them_is_one_to_do_and_fine() -> None:
    with_all = said(Profile(equipment=CATALOGUE.vocabulary.equipment, level=3))

    assert "To do" in with_all
    assert "Fine for you" in with_all


def test_without_a_profile_nothing_is_said_of_the_person() -> None:
    assert said(Profile(), mine=False) == ":green-badge[:material/check_circle: To do]"
