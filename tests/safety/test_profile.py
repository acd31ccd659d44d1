"""The profile form: what it asks, and that an answer comes back as it was given."""

from pathlib import Path

from data.catalogue import load_catalogue
from data.diary import open_diary
from tests.app.diaries import filled, url
from tests.app.visiting import visit

CATALOGUE = load_catalogue()

# What a person might call a disc, and the questions that they could tick by mistake for it.
NOT_THE_DISC = ("hernia-or-prolapse", "spondylolisthesis")


def test_a_condition_is_asked_by_its_whole_question(place: Path) -> None:
    filled(place, 3)
    app = visit("settings")

    asked = {box.label for box in app.checkbox}
    has = [c for c in CATALOGUE.conditions.values() if c.kind == "condition"]
    assert asked >= {c.ask for c in has if c.group != "check"}
    assert not asked & {c.ask for c in has if c.group == "check"}, "the safety check alone asks for these"


def test_a_disc_is_asked_for_in_every_word_for_it_and_ruled_out_where_another_thing_sounds_alike() -> None:
    disc = CATALOGUE.conditions["flexion-intolerant"].ask
    assert all(word in disc for word in ("slipped", "bulging", "herniated", "prolapsed", "sciatica", "bend"))
    for other in NOT_THE_DISC:
        assert "not a slipped disc" in CATALOGUE.conditions[other].ask
    assert "ache when you walk" in CATALOGUE.conditions["spinal-stenosis"].ask


def test_a_ticked_condition_is_kept_and_comes_back_ticked(place: Path) -> None:
    filled(place, 3)
    app = visit("settings")
    app.checkbox(key="profile_has_spinal-stenosis").check().run()
    app.button(key="profile_save").click().run()

    saved = open_diary(url(place)).profile()
    assert saved is not None
    assert "spinal-stenosis" in saved[0].conditions
    assert visit("settings").checkbox(key="profile_has_spinal-stenosis").value


def test_what_eases_is_asked_kept_and_comes_back(place: Path) -> None:
    filled(place, 3)
    app = visit("settings")
    app.button_group(key="profile_eases").select("walking").run()
    app.button(key="profile_save").click().run()

    saved = open_diary(url(place)).profile()
    assert saved is not None
    assert saved[0].eases == {"walking"}
    assert visit("settings").button_group(key="profile_eases").value == ["walking"]
