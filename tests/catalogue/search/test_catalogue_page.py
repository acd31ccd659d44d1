"""The catalogue page: links into it, moves side by side, the load picture."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.diary import (
    Diary,
)
from tests.app.diaries import PROFILE, TODAY
from tests.app.visiting import assert_well, shown, visit


def test_an_unknown_move_in_the_link_says_so(place: Path) -> None:
    app = visit("catalogue", query={"move": "no-such-move"})

    assert "doesn't have" in app.error[0].value


def test_the_load_picture_says_what_is_drawn_and_what_nobody_has_measured(place: Path) -> None:
    app = visit("catalogue", query={"view": "loads"})

    assert_well(app)
    assert "Nobody has measured this" in shown(app)
    assert "not a line at which exercise injures" in shown(app)


def test_two_moves_stand_side_by_side_with_what_they_ask_how_much_and_their_load(settled: Diary) -> None:
    app = visit("catalogue", query={"compare": "bird-dog,sit-up"})

    assert_well(app)
    assert [header.value for header in app.header] == ["Bird dog", "Sit-up"]
    text = shown(app)
    assert "Hands bear weight" in text
    assert "Back bends forward: as far as it goes" in text
    assert "Sit-up, legs straight: 3506 N in a model" in text
    assert "2000 to 2500 N" in text


def test_beside_a_move_not_to_do_stands_one_that_is_fine_for_this_person(settled: Diary) -> None:
    usual = shown(visit("catalogue", query={"move": "sit-up"}))
    settled.save_profile(replace(PROFILE, conditions={"osteoporosis"}), TODAY)

    brittle = shown(visit("catalogue", query={"move": "sit-up"}))

    assert "**Try instead:** Partial crunch" in usual
    assert "**Try instead:** Bird dog" in brittle
    assert "Partial crunch" not in brittle


@pytest.mark.parametrize(
    "asked", ["", ",", "bird-dog", "no-such-move,bird-dog", "![x](http://127.0.0.1:9/a.png)"]
)
def test_a_link_without_two_known_moves_gets_a_clear_word_and_the_catalogue(place: Path, asked: str) -> None:
    app = visit("catalogue", query={"compare": asked})

    assert not app.exception
    assert app.title[0].value == "Moves"
    assert "Choose two or three moves" in shown(app)
    assert "127.0.0.1:9" not in shown(app)


def test_what_a_link_asks_too_much_of_is_said(place: Path) -> None:
    app = visit("catalogue", query={"compare": "bird-dog,sit-up,cat-cow,press-up"})

    assert "only three fit" in app.error[0].value
    assert len(app.header) == 3


def test_moves_chosen_on_the_page_lead_to_their_comparison(place: Path) -> None:
    app = visit("catalogue")
    app.multiselect(key="compare_moves").set_value(["bird-dog"]).run()
    assert "Put them side by side" not in [link.proto.label for link in app.get("page_link")]

    app.multiselect(key="compare_moves").set_value(["bird-dog", "cat-cow"]).run()

    assert "Put them side by side" in [link.proto.label for link in app.get("page_link")]
