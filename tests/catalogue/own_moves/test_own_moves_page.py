"""A move the person brought along, from the question about it to a session with it, and to its end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect
from streamlit.testing.v1 import AppTest

from components.routine import add, build_routine
from data import clock
from data.catalogue import load_catalogue
from data.catalogue.own_moves import extended, id_of
from data.diary import (
    Diary,
    Outcome,
    OwnMove,
    Preferences,
    Routine,
    SessionItem,
    close_diaries,
    open_diary,
)
from tests.app.browser import DESKTOP, HOME, PHONE, Watched
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.server import serving
from tests.app.visiting import HOSTILE_NAME, PAGES, answer, ask, assert_well, shown, visit
from tests.catalogue.own import squat

SHARED = load_catalogue()
HOSTILE_HOW = "<img src=x onerror=alert(1)> ![y](http://127.0.0.1:9/leak.png)"


@pytest.fixture
def diary(settled: Diary) -> Diary:
    """A screened person."""
    return settled


def planned(diary: Diary, own: OwnMove) -> Routine:
    """The own move at the end of a short routine that is asked for every day."""
    mine = extended(SHARED, diary.own_moves())
    built = build_routine(SHARED, PROFILE, Preferences(5)).routine
    assert built
    routine = add(mine, PROFILE, replace(built, items=built.items[:2]), id_of(own))
    diary.set_plan(routine=diary.save_routine(routine), weekdays=range(7), start=TODAY)
    diary.set_setting("rechecked_at", clock.now().isoformat())
    return routine


def kept(diary: Diary, **changed: object) -> OwnMove:
    return diary.save_own_move(replace(squat(HOSTILE_NAME, id_=""), how=HOSTILE_HOW, **changed))  # type: ignore[arg-type]


def only_as_text(app: AppTest) -> None:
    """The person's words are nowhere but in plain text."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.error, app.info, app.warning, app.success)
    said = [str(element.value) for kind in kinds for element in kind]
    labels = [str(getattr(element, "label", "")) for element in app.main if hasattr(element, "label")]
    options = [option for group in app.get("button_group") for option in group.proto.options]
    links = [link.proto.label for link in app.get("page_link")]
    assert not any("leak.png" in str(words) for words in (*said, *labels, *options, *links))


def test_a_move_asked_about_is_kept_added_planned_and_played(diary: Diary) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), HOSTILE_NAME)
    app.text_input(key="own_how").set_value(HOSTILE_HOW).run()
    assert "Routines can hold it: 6 ×" in shown(app)
    app.button(key="ask_keep").click().run()
    (own,) = diary.own_moves()

    app = visit("routine")
    app.button(key="build").click().run()
    (adding,) = (box for box in app.selectbox if str(box.key).startswith("add_move"))
    assert HOSTILE_NAME in adding.options
    adding.set_value(id_of(own)).run()
    assert_well(app)
    assert f"{HOSTILE_NAME}" in [text.value for text in app.text]
    assert "own move is left out of the link" in shown(app)
    (shared,) = (code.value for code in app.code)
    assert "own" not in shared.partition("?")[2]
    only_as_text(app)
    app.button(key="make_plan_save").click().run()

    planned_now = diary.plan_on(TODAY)
    assert planned_now
    assert planned_now.routine
    assert id_of(own) in {item.exercise_id for item in planned_now.routine.items}
    diary.set_plan(routine=planned_now.routine, weekdays=range(7), start=TODAY)
    app = visit("session")
    app.button(key="recheck_no").click().run()
    assert_well(app)
    only_as_text(app)
    player = next(one for one in app.get("bidi_component") if "steps" in json.loads(one.proto.json))
    told = json.loads(player.proto.json)
    steps = [step for step in told["steps"] if step["exercise"] == id_of(own)]
    assert steps[0]["title"] == HOSTILE_NAME
    assert {step["cue"] for step in steps if step["kind"] == "work"} == {HOSTILE_HOW}
    assert "leak.png" not in told["pictures"][id_of(own)]["moving"]
    assert "no picture" in told["pictures"][id_of(own)]["moving"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_an_own_move_planned_logged_and_then_deleted(page: str, diary: Diary) -> None:
    own = kept(diary)
    routine = planned(diary, own)
    items = tuple(SessionItem(item.exercise_id, item.seconds, 1.0) for item in routine.items)
    diary.add_session(TODAY, Outcome.DONE, items, 5.0, at=clock.now())

    for query in ({}, {"view": "own"}) if page == "catalogue" else ({},):
        app = visit(page, query=query)
        assert_well(app)
        only_as_text(app)

    diary.delete(own)
    app = visit(page)
    assert_well(app)


def test_a_deleted_move_is_said_to_be_gone_where_it_was_planned_and_logged(diary: Diary) -> None:
    own = kept(diary)
    routine = planned(diary, own)
    diary.delete(own)
    app = visit("today")
    assert any("deleted" in warning.value for warning in app.warning)

    items = tuple(SessionItem(item.exercise_id, item.seconds, 1.0) for item in routine.items)
    session = diary.add_session(TODAY, Outcome.DONE, items, 5.0, at=clock.now())
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    assert "One of its moves is not here any more" in shown(app)


def test_changing_an_own_move_starts_from_what_was_said_and_can_be_undone(diary: Diary) -> None:
    own = kept(diary)
    app = visit("catalogue", query={"view": "ask", "own": own.id})
    assert "Change your own move" in shown(app)
    app.number_input(key="own_reps").set_value(5).run()
    app.button(key="own_change").click().run()
    app = answer(app, back=["bends-little"])
    app.button(key="ask_keep").click().run()

    (changed,) = diary.own_moves()
    assert own.dose
    bent = dict(own.mechanics) | {"flexion": "small"}
    assert changed == replace(own, mechanics=bent, dose=own.dose._replace(reps=5))
    app.button(key="undo").click().run()
    assert diary.own_moves() == (own,)


def test_a_move_left_half_described_leaves_the_plan_and_says_why(diary: Diary) -> None:
    own = kept(diary)
    planned(diary, own)
    diary.save_own_move(replace(own, mechanics={"flexion": "none"}))

    app = visit("today")

    assert any("Own move 1 is not fully described" in warning.value for warning in app.warning)
    assert id_of(own) not in [
        container.key for container in app.get("container") if hasattr(container, "key")
    ]
    only_as_text(app)


def test_an_unknown_dose_means_no_place_in_routines(diary: Diary) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), "Basket squat")
    app.checkbox(key="own_no_dose").check().run()
    assert "Not in routines: Nobody has said how much" in shown(app)
    app.button(key="ask_keep").click().run()

    assert diary.own_moves()[0].dose is None
    app = visit("routine")
    app.button(key="build").click().run()
    (adding,) = (box for box in app.selectbox if str(box.key).startswith("add_move"))
    assert "Basket squat" not in adding.options


def test_a_number_out_of_range_is_said_and_nothing_is_judged(diary: Diary) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), "Cup squat")
    app.number_input(key="own_reps").set_value(60).run()
    assert [error.value for error in app.error] == ["Repetitions: a whole number from 1 to 50."]
    assert not [button for button in app.button if button.key == "ask_keep"]
    assert "Fine for you" not in shown(app)


def test_without_saying_what_it_trains_it_is_not_told_that_we_have_nothing_alike(diary: Diary) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), "Cup squat")
    assert "Say below what it is for and what it trains" in shown(app)
    assert "We have no move that trains the same" not in shown(app)


def test_how_hard_it_is_left_open_is_not_told_as_a_fact(diary: Diary) -> None:
    app = ask(visit("catalogue", query={"view": "ask"}), "Cup squat", how=["held"])
    assert "you haven't said how hard it is" in shown(app)
    assert "It is harder than the level you chose" not in shown(app)


def test_with_the_articles_moves_only_it_is_not_offered_by_hand_either(diary: Diary) -> None:
    kept(diary)
    app = visit("routine")
    app.toggle(key="wish_article_only").set_value(True)
    app.button(key="build").click().run()
    (adding,) = (box for box in app.selectbox if str(box.key).startswith("add_move"))
    assert HOSTILE_NAME not in adding.options


def test_a_link_to_change_a_move_that_is_gone_says_so(diary: Diary) -> None:
    app = visit("catalogue", query={"view": "ask", "own": "nothing"})
    assert "This move of yours is gone" in app.error[0].value


@pytest.mark.browser
@pytest.mark.parametrize("window", [PHONE], indirect=True)
def test_in_the_player_the_persons_words_are_text_and_ask_no_other_host(
    window: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    diary = open_diary(url(path))
    screened(diary, TODAY)
    own = kept(diary)
    routine = planned(diary, own)
    alone = tuple(item for item in routine.items if item.exercise_id == id_of(own))
    diary.set_plan(routine=replace(routine, items=alone), weekdays=range(7), start=TODAY)
    close_diaries()
    with serving(path) as server:
        watched = Watched(window, server.url)
        page = watched.open("/session")
        page.locator("[data-screen=start] button.main").click()
        expect(page.locator(".stage .name")).to_have_text(HOSTILE_NAME)
        expect(page.locator(".stage .cue")).to_have_text(HOSTILE_HOW)
        assert page.locator(".stage img").count() == 0
        expect(page.locator(".stage svg")).to_have_attribute("aria-label", "Your own move, no picture")
        assert watched.strays == []


@pytest.mark.browser
@pytest.mark.parametrize("window", [PHONE], indirect=True)
def test_a_question_of_one_page_stays_and_the_way_back_leads_to_the_moves(
    window: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    screened(open_diary(url(path)), TODAY)
    close_diaries()
    with serving(path) as server:
        page = Watched(window, server.url).open("/catalogue")
        page.get_by_role("link", name="Ask about a move").click()
        page.get_by_role("button", name="Describe it in pictures").click()
        expect(page.get_by_role("heading", name="How are you placed?")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Ask about a move")
        page.get_by_role("link", name="All moves").click()
        expect(page.get_by_role("heading", level=1, name="Moves", exact=True)).to_be_visible()
        page.get_by_text("Compare moves").click()
        page.get_by_label("Find a move").fill("bird")
        expect(page.get_by_text(f"2 of {len(load_catalogue().exercises)} moves")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Moves")


@pytest.mark.browser
def test_the_pictures_are_buttons_for_a_finger_and_for_the_keyboard(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    screened(open_diary(url(path)), TODAY)
    close_diaries()
    wrong: list[object] = []
    with serving(path) as server:
        for size, scheme in ((PHONE, "light"), (DESKTOP, "dark")):
            context = chromium.new_context(**HOME, viewport=size, color_scheme=scheme)
            watched = Watched(context, server.url)
            page = watched.open("/catalogue?view=ask")
            page.get_by_role("button", name="Describe it in pictures").click()
            for question in SHARED.own_questions.values():
                expect(page.get_by_role("heading", name=question.ask)).to_be_in_viewport()
                chosen = next(a for a in question.answers if a.id in {"feet", "still", "own-body", "gentle"})
                card = page.get_by_role(
                    "button" if question.several else "radio", name=chosen.label, exact=True
                )
                if size is PHONE:
                    card.click()
                else:
                    card.focus()
                    page.keyboard.press("Space")
                watched.settle()
                wrong += [(scheme, v["id"], question.id) for v in Axe().run(page).response["violations"]]
                boxes = [box.bounding_box() for box in page.locator(".st-key-pictured button").all()]
                wrong += [box for box in boxes if not box or min(box["width"], box["height"]) < 44]
                if size is PHONE:
                    page.locator(".st-key-own_next button").click()
                else:
                    page.keyboard.press("Tab")
                    page.keyboard.press("Enter")
            expect(page.get_by_role("heading", name="Fine for you")).to_be_visible()
            wrong += [(scheme, v["id"], "answer") for v in Axe().run(page).response["violations"]]
            context.close()
    assert wrong == []
