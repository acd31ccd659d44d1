"""Every page by AppTest: an empty, a small and a two-year diary, and what a person does on it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from components.lessons import Chart, Code, Lesson, lessons
from components.routine import build_routine, link
from data.catalogue import load_catalogue
from data.diary import (
    Answer,
    CheckIn,
    Diary,
    OwnMove,
    Preferences,
    Screening,
    State,
    close_diaries,
    open_diary,
)
from tests.app.diaries import PROFILE, TODAY, filled, screened, url

ROOT = Path(__file__).parents[2]
PAGES = (
    "today", "session", "routine", "catalogue", "progress", "history", "lessons", "settings", "worry",
)  # fmt: skip
Open = Callable[[str], AppTest]


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diary") / "two-years.db"
    filled(path, 730)
    close_diaries()
    return path


@pytest.fixture
def diary(place: Path) -> Diary:
    return open_diary(url(place))


def visit(
    page: str,
    *,
    zone: str = "UTC",
    query: dict[str, str] | None = None,
    user: dict[str, object] | None = None,
) -> AppTest:
    app = AppTest.from_file("launcher.py", default_timeout=60)
    app.context = {"timezone": zone}
    app.query_params.update(query or {})
    if user is not None:
        app.user = user
    return app.run().switch_page(str(ROOT / f"pages/{page}.py")).run()


def shown(app: AppTest) -> str:
    """Everything a reader of the page sees as text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.text, app.caption, app.error, app.info)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def assert_well(app: AppTest) -> None:
    assert not app.exception
    assert not app.error
    assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_diary(page: str, place: Path) -> None:
    assert_well(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_ten_days(page: str, place: Path) -> None:
    filled(place, 10)

    assert_well(visit(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_two_years(page: str, place: Path, two_years: Path) -> None:
    shutil.copy(two_years, place)

    assert_well(visit(page))


def test_a_newcomer_sees_one_sentence_and_one_button(place: Path) -> None:
    app = visit("today")

    assert [button.label for button in app.button] == ["Start with a short safety check"]
    assert not app.segmented_control


def test_a_newcomer_can_look_at_the_moves_or_the_warning_signs_before_any_check(place: Path) -> None:
    assert [link.proto.page for link in visit("today").get("page_link")] == ["catalogue", "worry"]
    app = visit("worry")
    assert_well(app)
    assert "New or worse?" in shown(app)


def answer_all_no(app: AppTest) -> AppTest:
    while asked := [str(b.key) for b in app.button if str(b.key).startswith("none_")]:
        app.button(key=asked[0]).click().run()
    return app


def test_answering_no_to_everything_leads_to_the_profile_and_is_kept(place: Path, diary: Diary) -> None:
    app = answer_all_no(visit("routine"))

    kept = diary.last_screening()
    assert kept is not None
    assert kept.day == TODAY
    asked = {f.id for f in load_catalogue().red_flags.values() if not f.only_with} - {"rf-leg-new"}
    assert set(kept.answers) == asked
    assert not kept.raised
    assert app.button(key="profile_save")


def test_only_a_new_profile_says_that_the_usual_equipment_is_ticked_already(
    place: Path, diary: Diary
) -> None:
    new = answer_all_no(visit("routine"))
    assert "ticked already" in shown(new)
    assert "mat" in new.get_by_key("profile_equipment").value

    new.button(key="profile_save").click().run()
    assert "ticked already" not in shown(new)


@pytest.mark.parametrize("tap", ["sign_rf-saddle", "unsure_bladder"])
def test_an_emergency_answer_shows_only_where_to_go_on_every_page_from_the_tap(
    place: Path, diary: Diary, tap: str
) -> None:
    app = visit("routine")
    app.button(key=tap).click().run()

    for page in (app, *(visit(page) for page in PAGES)):
        assert page.title[-1].value == "Get help now"
        assert page.get("link_button")[0].proto.url == "tel:112"
        assert not page.segmented_control
        assert not page.slider


def test_a_slip_is_taken_back_and_the_check_goes_on_where_it_was(place: Path, diary: Diary) -> None:
    app = visit("routine")
    app.button(key="none_bladder").click().run()
    app.button(key="sign_rf-unsteady").click().run()
    app.button(key="not_so_0").click().run()
    assert visit("today").title[0].value == "Get help now"

    app.button(key="take_back").click().run()

    assert "Unsteady, heavy or clumsy legs" in shown(app)
    assert "Your earlier answer is kept" in shown(app)
    assert app.button(key="none_both-legs")
    (kept,) = diary.screenings()
    said = [one.answer for one in kept.history if one.flag == "rf-unsteady"]
    assert said == [Answer.YES, Answer.NO]


def test_a_yes_that_waits_for_a_clinician_counts_at_once_and_the_check_goes_on(
    place: Path, diary: Diary
) -> None:
    app = visit("routine")
    while not [b for b in app.button if b.key == "sign_rf-fever"]:
        app.button(key=next(str(b.key) for b in app.button if str(b.key).startswith("none_"))).click().run()
    app.button(key="sign_rf-fever").click().run()
    assert "waits" in shown(app)

    app = answer_all_no(visit("routine"))

    assert "see a clinician" in shown(app)
    assert diary.last_screening().standing == {"rf-fever"}  # type: ignore[union-attr]


def test_back_shows_the_question_before_and_another_visit_the_one_left(place: Path) -> None:
    app = visit("routine")
    app.button(key="none_bladder").click().run()
    app.button(key="back_both-legs").click().run()
    assert app.button(key="none_bladder")

    assert visit("routine").button(key="none_both-legs")


def test_a_cleared_day_opens_the_way_again_and_its_condition_stays(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    flags = dict.fromkeys(load_catalogue().red_flags, Answer.NO)
    diary.add_screening(Screening(TODAY, flags | {"rf-pressure": Answer.YES}))
    blocked = visit("routine")
    assert "see a clinician" in shown(blocked)
    assert not blocked.slider

    blocked.date_input(key="cleared_on").set_value(TODAY)
    blocked.button(key="record_clearance").click().run()

    assert diary.last_screening().cleared_on == TODAY  # type: ignore[union-attr]
    assert "see a clinician" not in shown(blocked)
    wall_sit = visit("catalogue", query={"move": "wall-sit"})
    assert "Hold for 10 seconds at most" in shown(wall_sit)


def test_something_new_is_one_tap_from_today_and_a_sign_counts_from_the_tap(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
    app = visit("worry")
    assert app.get("link_button")[0].proto.url == "tel:112"
    app.button(key="worry_sign_0").click().run()

    assert visit("session").title[0].value == "Get help now"


def test_the_whole_check_can_be_begun_from_there_and_is_there_after_a_restart(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
    visit("worry").button(key="worry_all").click().run()

    app = visit("routine")
    assert app.button(key="none_bladder")
    app.button(key="check_leave").click().run()
    assert not [b for b in app.button if str(b.key).startswith("none_")]


def test_the_built_routine_and_everything_left_out_make_up_the_catalogue(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)

    app = visit("routine")
    app.slider(key="wish_minutes").set_value(10)
    app.button(key="build").click().run()

    text = shown(app)
    for move in load_catalogue().exercises.values():
        assert move.name in text
    assert "Left out, and why" in text


def test_one_tap_logs_pain_and_undo_takes_it_back(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)

    app = visit("today")
    app.segmented_control(key=f"pain_{TODAY}_0").set_value(4).run()
    assert [entry.pain for entry in diary.check_ins(TODAY, TODAY)] == [4]

    app.button(key="undo").click().run()
    assert not diary.check_ins(TODAY, TODAY)


def test_a_second_tab_is_told_and_nothing_is_overwritten(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    app = visit("today")
    diary.add_check_in(TODAY, pain=7)

    app.segmented_control(key=f"pain_{TODAY}_0").set_value(3).run()

    assert [entry.pain for entry in diary.check_ins(TODAY, TODAY)] == [7]
    assert "another tab" in shown(app)


def test_the_day_after_ticking_done_the_chip_says_so(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)

    app = visit("today")
    app.button(key=f"done_{TODAY}").click().run()

    (session,) = diary.sessions(TODAY, TODAY)
    assert session.share == 1
    assert diary.day_records(TODAY, TODAY)[0].state is State.DONE


def test_pain_of_seven_puts_the_relief_set_in_place_of_the_plan(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    diary.add_check_in(TODAY, pain=8)

    assert "only this short relief set today" in shown(visit("today"))


def test_a_profile_changed_after_planning_is_warned_about_on_today(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    assert routine is not None
    diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    gone = routine.items[0].exercise_id
    diary.save_profile(type(PROFILE)(equipment=(), level=1), TODAY)

    app = visit("today")
    name = load_catalogue().exercises[gone].name
    assert any(name in str(w.value) and "no longer fit" in str(w.value) for w in app.warning)


@pytest.mark.parametrize("page", ["today", "routine", "catalogue", "session"])
def test_a_profile_from_another_version_offers_nothing_until_it_is_looked_through(
    page: str, place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
    diary.save_profile(type(PROFILE)(conditions={"no-longer-known"}, equipment={"mat"}), TODAY)

    app = visit(page)

    assert not app.exception
    assert "this version doesn't know" in app.error[0].value
    assert not app.slider

    settings = visit("settings")
    settings.button(key="profile_save").click().run()
    assert not visit(page).error


def test_a_past_day_can_be_filled_in_later(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    yesterday = TODAY - timedelta(days=1)

    app = visit("today")
    app.segmented_control(key=f"day_{TODAY}").set_value(yesterday).run()
    app.segmented_control(key=f"pain_{yesterday}_0").set_value(2).run()

    assert [entry.pain for entry in diary.check_ins(yesterday, yesterday)] == [2]


def test_the_visitors_own_clock_decides_which_day_it_is(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never the same day
        days.add(visit("today", zone=zone).title[0].value)

    assert len(days) == 2


def test_a_note_is_shown_as_typed(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    note = "<script>alert(1)</script> ![x](http://127.0.0.1:9/leak.png) **bold**"
    diary.save(CheckIn(TODAY, note=note))

    app = visit("today")

    assert any(note in str(text.value) for text in app.text)
    assert not any("leak.png" in str(m.value) for m in app.markdown)


def test_a_link_from_someone_else_is_judged_by_the_openers_profile(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    catalogue = load_catalogue()
    routine = build_routine(catalogue, PROFILE, Preferences(10)).routine
    assert routine is not None
    diary.save_profile(type(PROFILE)(equipment={"mat"}, cannot={"kneeling"}, level=2), TODAY)

    app = visit("routine", query={"r": link(catalogue, routine)})
    app.button(key="take_link").click().run()

    assert not app.exception
    assert "Kneeling" in shown(app)


@pytest.mark.parametrize("text", ["", "rubbish", "%00", "A" * 5000])
def test_a_broken_link_gets_a_clear_sentence(place: Path, diary: Diary, text: str) -> None:
    screened(diary, TODAY)

    app = visit("routine", query={"r": text})

    assert not app.exception
    assert app.error


def test_an_unknown_move_in_the_link_says_so(place: Path) -> None:
    app = visit("catalogue", query={"move": "no-such-move"})

    assert "doesn't have" in app.error[0].value


def test_the_load_picture_says_what_is_drawn_and_what_nobody_has_measured(place: Path) -> None:
    app = visit("catalogue", query={"view": "loads"})

    assert_well(app)
    assert "Nobody has measured this" in shown(app)
    assert "not a line at which exercise injures" in shown(app)


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_a_lesson_opens_by_link_with_its_question_its_charts_and_its_code(
    lesson: Lesson, place: Path
) -> None:
    app = visit("lessons", query={"lesson": lesson.slug})
    for choice in app.radio:
        app = choice.set_value(choice.options[0]).run()

    assert_well(app)
    assert app.title[0].value == lesson.title
    assert lesson.question in shown(app)
    assert len(app.get("vega_lite_chart")) == sum(isinstance(cell, Chart) for cell in lesson.cells)
    assert len(app.code) == sum(isinstance(cell, Code) for cell in lesson.cells)


def test_the_lessons_are_listed_with_their_questions(place: Path) -> None:
    text = shown(visit("lessons"))

    assert all(lesson.title in text and lesson.question in text for lesson in lessons())


def test_an_unknown_lesson_in_the_link_says_so_and_lists_the_others(place: Path) -> None:
    app = visit("lessons", query={"lesson": "no-such-lesson"})

    assert "isn't here" in app.error[0].value
    assert lessons()[0].question in shown(app)


def test_the_truth_of_the_class_of_three_opens_once_one_is_chosen(place: Path) -> None:
    app = visit("lessons", query={"lesson": "which-of-three"})
    assert "opens once you have chosen" in shown(app)
    assert "## The truth" not in shown(app)

    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert "## The truth" in shown(app)


def test_an_answer_to_a_lessons_exercise_is_checked(place: Path) -> None:
    app = visit("lessons", query={"lesson": "why-these-eight"})
    assert not app.success

    app.number_input[0].set_value(3.0).run()
    assert not app.success
    assert any("Not yet" in str(info.value) for info in app.info)

    app.number_input[0].set_value(2.2).run()
    assert "Yes" in str(app.success[0].value)


def test_deployed_without_sign_in_the_app_stays_closed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    for page in PAGES:
        app = visit(page)
        assert "sign-in is not set up" in app.error[0].value
        assert not app.button


def test_someone_signed_out_can_only_sign_in(place: Path, diary: Diary) -> None:
    diary.add_check_in(TODAY, pain=9)

    app = visit("today", user={"is_logged_in": False})

    assert [button.label for button in app.button] == ["Sign in"]
    assert "9" not in shown(app)


def test_two_people_never_see_each_others_days(place: Path, diary: Diary) -> None:
    for subject, pain in (("ann", 3), ("ben", 8)):
        person = f'["https://id.example", "{subject}"]'
        theirs = open_diary(url(place), person=person)
        screened(theirs, TODAY)
        theirs.add_check_in(TODAY, pain=pain)

    app = visit("today", user={"is_logged_in": True, "iss": "https://id.example", "sub": "ann"})

    assert "pain 3 of 10" in shown(app)
    assert "pain 8 of 10" not in shown(app)


def test_two_moves_stand_side_by_side_with_what_they_ask_how_much_and_their_load(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)

    app = visit("catalogue", query={"compare": "bird-dog,sit-up"})

    assert_well(app)
    assert [header.value for header in app.header] == ["Bird dog", "Sit-up"]
    text = shown(app)
    assert "Hands bear weight" in text
    assert "Back bends forward: as far as it goes" in text
    assert "Sit-up, legs straight: 3506 N in a model" in text
    assert "2000 to 2500 N" in text


def test_beside_a_move_not_to_do_stands_one_that_is_fine_for_this_person(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    usual = shown(visit("catalogue", query={"move": "sit-up"}))
    diary.save_profile(replace(PROFILE, conditions={"osteoporosis"}), TODAY)

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


HOSTILE_NAME = "![x](http://127.0.0.1:9/leak.png) **Plank**"
HARMLESS: dict[str, str | list[str]] = {
    "placed": "feet",
    "back": ["still"],
    "weight": ["own-body"],
    "how": ["gentle"],
}


def answer(app: AppTest, **answers: str | list[str]) -> AppTest:
    """Tap through the four pictured questions, to the answer; a question not named keeps what is chosen."""
    for question in load_catalogue().own_questions:
        if question in answers:
            app.pills(key=f"own_question_{question}").set_value(answers[question]).run()
        app.button(key="own_next").click().run()
    return app


def ask(app: AppTest, name: str, **answers: str | list[str]) -> AppTest:
    """Describe a move that nobody knows by name, a harmless one but for the questions named here."""
    app.text_input(key="ask_search").set_value(name).run()
    app.button(key="own_describe").click().run()
    return answer(app, **HARMLESS | answers)


@pytest.mark.parametrize("question", ["back", "weight"])
def test_not_sure_counts_as_the_riskiest_and_says_so(place: Path, diary: Diary, question: str) -> None:
    screened(diary, TODAY)

    app = ask(visit("catalogue", query={"view": "ask"}), "Basket lift", **{question: ["unsure"]})

    assert_well(app)
    assert "Not now" in [header.value for header in app.header]
    assert "What isn't known counts as the riskiest" in shown(app)


def test_a_described_move_gets_its_verdict_is_kept_and_can_be_deleted_and_brought_back(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)

    app = ask(visit("catalogue", query={"view": "ask"}), HOSTILE_NAME)
    assert any("Fine for you" in str(header.value) for header in app.header)
    app.button(key="ask_keep").click().run()

    (own,) = diary.own_moves()
    assert own.name == HOSTILE_NAME
    app = visit("catalogue", query={"view": "own"})
    assert any(str(text.value) == HOSTILE_NAME for text in app.text)
    assert not any("leak.png" in str(markdown.value) for markdown in app.markdown)

    app.button(key=f"delete_{own.id}").click().run()
    assert diary.own_moves() == ()
    app.button(key="undo").click().run()
    assert diary.own_moves() == (own,)


def test_a_described_move_that_the_profile_forbids_says_why(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)
    diary.save_profile(type(PROFILE)(conditions={"bending-hurts"}, level=2), TODAY)

    app = ask(visit("catalogue", query={"view": "ask"}), "Bowing", back=["bends-all"])

    assert "Bending forward on your feet is what hurts" in shown(app)


def test_a_question_waits_for_an_answer_and_the_way_back_keeps_what_was_chosen(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
    app = visit("catalogue", query={"view": "ask"})
    app.button(key="own_describe").click().run()
    assert app.button(key="own_next").disabled

    app.pills(key="own_question_placed").set_value("side").run()
    app.button(key="own_next").click().run()
    app.button(key="own_back").click().run()
    assert app.pills(key="own_question_placed").value == "side"
    app.button(key="own_back").click().run()
    assert app.text_input(key="ask_search")


def test_a_move_known_by_name_is_answered_at_once_and_its_answers_can_be_changed(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
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


def test_a_search_for_moves_without_a_hit_offers_to_ask_and_carries_the_name_over(
    place: Path, diary: Diary
) -> None:
    screened(diary, TODAY)
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


def test_nobody_sees_another_persons_own_moves(place: Path, diary: Diary) -> None:
    for subject in ("ann", "ben"):
        theirs = open_diary(url(place), person=f'["https://id.example", "{subject}"]')
        screened(theirs, TODAY)
        theirs.save_own_move(OwnMove(f"Move of {subject}", "standing", {}))

    ann: dict[str, object] = {"is_logged_in": True, "iss": "https://id.example", "sub": "ann"}
    app = visit("catalogue", query={"view": "own"}, user=ann)

    assert "Move of ann" in shown(app)
    assert "Move of ben" not in shown(app)


def test_the_wish_for_the_articles_moves_only_is_kept_for_the_next_time(place: Path, diary: Diary) -> None:
    screened(diary, TODAY)

    app = visit("routine")
    app.toggle(key="wish_article_only").set_value(True)
    app.button(key="build").click().run()

    assert_well(app)
    assert diary.preferences().article_only is True
    assert visit("routine").toggle(key="wish_article_only").value is True
