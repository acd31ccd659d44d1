"""The routine page: building one, wishes that are kept, links from others."""

import pytest

from components.routine import build_routine, link
from data.catalogue import load_catalogue
from data.diary import (
    Diary,
    Preferences,
)
from tests.app.diaries import PROFILE, TODAY
from tests.app.visiting import assert_well, shown, visit


def test_the_built_routine_and_everything_left_out_make_up_the_catalogue(settled: Diary) -> None:
    app = visit("routine")
    app.slider(key="wish_minutes").set_value(10)
    app.button(key="build").click().run()

    text = shown(app)
    for move in load_catalogue().exercises.values():
        assert move.name in text
    assert "Left out, and why" in text


def test_a_link_from_someone_else_is_judged_by_the_openers_profile(settled: Diary) -> None:
    catalogue = load_catalogue()
    routine = build_routine(catalogue, PROFILE, Preferences(10)).routine
    assert routine is not None
    settled.save_profile(type(PROFILE)(equipment={"mat"}, cannot={"kneeling"}, level=2), TODAY)

    app = visit("routine", query={"r": link(catalogue, routine)})
    app.button(key="take_link").click().run()

    assert not app.exception
    assert "Kneeling" in shown(app)


@pytest.mark.parametrize("text", ["", "rubbish", "%00", "A" * 5000])
def test_a_broken_link_gets_a_clear_sentence(settled: Diary, text: str) -> None:
    app = visit("routine", query={"r": text})

    assert not app.exception
    assert app.error


def test_the_wish_for_the_articles_moves_only_is_kept_for_the_next_time(settled: Diary) -> None:
    app = visit("routine")
    app.toggle(key="wish_article_only").set_value(True)
    app.button(key="build").click().run()

    assert_well(app)
    assert settled.preferences().article_only is True
    assert visit("routine").toggle(key="wish_article_only").value is True


def test_a_walk_is_changed_by_the_minute(settled: Diary) -> None:
    app = visit("routine")
    app.slider(key="wish_minutes").set_value(20)
    app.button(key="build").click().run()
    app.session_state["change_brisk-walking"] = True
    app.run()

    time = app.number_input(key="hold_s_brisk-walking")
    assert (time.label, time.min, time.max) == ("Time, min", 5, 30)
    time.set_value(12).run()
    assert_well(app)
    assert "for 12 min" in shown(app)
