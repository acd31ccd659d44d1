"""The wish for the article's moves only leaves out what is beyond it, and says so."""

from dataclasses import replace

import pytest

from components.catalogue.search import Filters, find
from components.routine import build_routine
from components.safety import Profile, screen
from data.catalogue import Catalogue
from data.diary import Diary, Preferences
from tests.routine.generate import of_the_article

ME = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)
WISHED = Preferences(30, article_only=True)
BEYOND = ("wall-sit", "clamshell")


@pytest.fixture(scope="module")
def mixed() -> Catalogue:
    """The article's moves, with those for hips and legs taken for additions of our own."""
    cat = of_the_article()
    moved = {id_: cat.exercises[id_].model_copy(update={"origin": "beyond"}) for id_ in BEYOND}
    return replace(cat, exercises=cat.exercises | moved)


def test_without_the_wish_moves_beyond_the_article_come_in(mixed: Catalogue) -> None:
    built = build_routine(mixed, ME, Preferences(30))
    assert built.routine is not None
    assert {item.exercise_id for item in built.routine.items} >= set(BEYOND)


def test_with_it_they_are_left_out_and_the_gap_is_told(mixed: Catalogue) -> None:
    built = build_routine(mixed, ME, WISHED)
    assert built.routine is not None
    assert {item.exercise_id for item in built.routine.items}.isdisjoint(BEYOND)
    for move in BEYOND:
        assert [reason.rule for reason in built.left_out[move].reasons] == ["article-only"]
    assert [(gap.group, gap.why) for gap in built.gaps] == [("hip-leg", ("article",))]
    assert any("your wish for the article's moves only" in sentence for sentence in built.explanation)
    assert any("2 beyond the article, as you wished" in sentence for sentence in built.explanation)


def test_the_wish_is_kept_in_the_diary(diary: Diary) -> None:
    diary.save_preferences(WISHED)
    assert diary.preferences() == WISHED


def test_the_catalogue_can_be_filtered_to_the_article(mixed: Catalogue) -> None:
    found = find(mixed, Filters(article_only=True), screen(mixed, ME))
    assert {move.id for move in found.moves} == set(mixed.exercises) - set(BEYOND)
    assert found.removed_by == {"article_only": len(BEYOND)}
