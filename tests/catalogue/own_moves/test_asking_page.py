"""Asking about a move that is not ours, and keeping it."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from data.catalogue import load_catalogue
from data.diary import (
    Diary,
    OwnMove,
    open_diary,
)
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.visiting import HARMLESS, HOSTILE_NAME, answer, ask, assert_well, shown, visit


@pytest.mark.parametrize("question", ["back", "weight"])
def test_not_sure_counts_as_the_riskiest_and_says_so(settled: Diary, question: str) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), "Basket lift", **{question: ["unsure"]})

    assert_well(app)
    assert "Not now" in [header.value for header in app.header]
    assert "What isn't known counts as the riskiest" in shown(app)


def test_a_described_move_gets_its_verdict_is_kept_and_can_be_deleted_and_brought_back(
    settled: Diary,
) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), HOSTILE_NAME)
    assert any("Fine for you" in str(header.value) for header in app.header)
    app.button(key="ask_keep").click().run()

    (own,) = settled.own_moves()
    assert own.name == HOSTILE_NAME
    app = visit("catalogue", query={"view": "own"})
    assert any(str(text.value) == HOSTILE_NAME for text in app.text)
    assert not any("leak.png" in str(markdown.value) for markdown in app.markdown)

    app.button(key=f"delete_{own.id}").click().run()
    assert settled.own_moves() == ()
    app.button(key="undo").click().run()
    assert settled.own_moves() == (own,)


def test_a_described_move_that_the_profile_forbids_says_why(settled: Diary) -> None:
    settled.save_profile(type(PROFILE)(conditions={"bending-hurts"}, level=2), TODAY)

    app = ask(visit("catalogue", query={"view": "ask"}), "Bowing", back=["bends-all"])

    assert "Bending forward on your feet is what hurts" in shown(app)


def test_a_question_waits_for_an_answer_and_the_way_back_keeps_what_was_chosen(settled: Diary) -> None:
    app = visit("catalogue", query={"view": "ask"})
    app.button(key="own_describe").click().run()
    assert app.button(key="own_next").disabled

    app.pills(key="own_question_placed").set_value("side").run()
    app.button(key="own_next").click().run()
    app.button(key="own_back").click().run()
    assert app.pills(key="own_question_placed").value == "side"
    app.button(key="own_back").click().run()
    assert app.text_input(key="ask_search")


def test_a_move_known_by_name_is_answered_at_once_and_its_answers_can_be_changed(settled: Diary) -> None:
    app = visit("catalogue", query={"view": "ask"})
    app.text_input(key="ask_search").set_value("superman").run()
    app.button(key="known_pick_superman").click().run()
    before = shown(app)
    assert "Only a small way up" in before

    app.button(key="own_change").click().run()
    chosen = {}
    for question in load_catalogue().own_questions:
        chosen[question] = app.pills(key=f"own_question_{question}").value
        app.button(key="own_next").click().run()
    assert shown(app) == before
    assert chosen == {
        "placed": "front",
        "back": ["arches-half", "lifted"],
        "weight": ["own-body"],
        "how": ["moderate", "held"],
    }

    app.button(key="own_change").click().run()
    app = answer(app, back=["still"])
    assert "Only a small way up" not in shown(app)


def test_a_search_for_moves_without_a_hit_offers_to_ask_and_carries_the_name_over(settled: Diary) -> None:
    app = visit("catalogue")
    app.text_input(key="find_text").set_value("Backward basket walk").run()
    (link,) = (link.proto for link in app.get("page_link") if link.proto.label.startswith("Ask whether"))
    asked = dict(parse_qsl(link.query_string))
    assert asked == {"view": "ask", "named": "Backward basket walk"}

    app = visit("catalogue", query=asked)
    assert app.text_input(key="ask_search").value == "Backward basket walk"
    app.button(key="own_describe").click().run()
    app = answer(app, **HARMLESS)
    assert "Backward basket walk" in [text.value for text in app.text]


def test_without_a_profile_nothing_is_judged(place: Path) -> None:
    app = visit("catalogue", query={"view": "ask"})

    assert_well(app)
    assert not app.text_input
    assert "Save it on the Routine page first" in shown(app)


def test_nobody_sees_another_persons_own_moves(place: Path, newcomer: Diary) -> None:
    for subject in ("ann", "ben"):
        theirs = open_diary(url(place), person=f'["https://id.example", "{subject}"]')
        screened(theirs, TODAY)
        theirs.save_own_move(OwnMove(f"Move of {subject}", "standing", {}))

    ann: dict[str, object] = {"is_logged_in": True, "iss": "https://id.example", "sub": "ann"}
    app = visit("catalogue", query={"view": "own"}, user=ann)

    assert "Move of ann" in shown(app)
    assert "Move of ben" not in shown(app)
