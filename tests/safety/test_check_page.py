"""The safety check and what it closes and opens, by AppTest."""

from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.diary import (
    Answer,
    Diary,
    Outcome,
    Screening,
    SessionItem,
)
from tests.app.diaries import TODAY, usual_routine
from tests.app.server import ROOT
from tests.app.visiting import PAGES, answer_all_no, assert_well, shown, visit


def test_a_newcomer_sees_one_sentence_and_one_button(place: Path) -> None:
    app = visit("today")

    assert [button.label for button in app.button] == ["Start with a short safety check"]
    assert not app.segmented_control


def test_a_newcomer_can_look_at_the_moves_or_the_warning_signs_before_any_check(place: Path) -> None:
    assert [link.proto.page for link in visit("today").get("page_link")] == ["catalogue", "worry"]
    app = visit("worry")
    assert_well(app)
    assert "New or worse?" in shown(app)


def test_answering_no_to_everything_leads_to_the_profile_and_is_kept(newcomer: Diary) -> None:
    app = answer_all_no(visit("routine"))

    kept = newcomer.last_screening()
    assert kept is not None
    assert kept.day == TODAY
    asked = {f.id for f in load_catalogue().red_flags.values() if not f.only_with} - {"rf-leg-new"}
    assert set(kept.answers) == asked
    assert not kept.raised
    assert app.button(key="profile_save")


@pytest.mark.parametrize("ended_by", ["saving the profile", "leaving the page"])
def test_what_the_check_came_to_stays_until_the_profile_is_saved_or_the_page_left(
    newcomer: Diary, ended_by: str
) -> None:
    clear = load_catalogue().rules["all-clear"].words
    app = answer_all_no(visit("routine"))
    app.button_group(key="profile_eases").set_value(["walking"]).run()
    assert clear in [success.value for success in app.success]

    if ended_by == "saving the profile":
        app.button(key="profile_save").click().run()
    else:
        for page in ("today", "routine"):
            app.switch_page(str(ROOT / f"pages/{page}.py")).run()
    assert_well(app)
    assert clear not in [success.value for success in app.success]


def test_only_a_new_profile_says_that_the_usual_equipment_is_ticked_already(newcomer: Diary) -> None:
    new = answer_all_no(visit("routine"))
    assert "ticked already" in shown(new)
    assert "mat" in new.get_by_key("profile_equipment").value

    new.button(key="profile_save").click().run()
    assert "ticked already" not in shown(new)


@pytest.mark.parametrize("tap", ["sign_rf-saddle", "unsure_bladder"])
def test_an_emergency_answer_shows_only_where_to_go_on_every_page_from_the_tap(
    newcomer: Diary, tap: str
) -> None:
    app = visit("routine")
    app.button(key=tap).click().run()

    for page in (app, *(visit(page) for page in PAGES)):
        assert page.title[-1].value == "Get help now"
        assert page.get("link_button")[0].proto.url == "tel:112"
        assert not page.segmented_control
        assert not page.slider


def test_a_slip_is_taken_back_and_the_check_goes_on_where_it_was(newcomer: Diary) -> None:
    app = visit("routine")
    app.button(key="none_bladder").click().run()
    app.button(key="sign_rf-unsteady").click().run()
    app.button(key="not_so_0").click().run()
    assert visit("today").title[0].value == "Get help now"

    app.button(key="take_back").click().run()

    assert "Unsteady, heavy or clumsy legs" in shown(app)
    assert "Your earlier answer is kept" in shown(app)
    assert app.button(key="none_both-legs")
    (kept,) = newcomer.screenings()
    said = [one.answer for one in kept.history if one.flag == "rf-unsteady"]
    assert said == [Answer.YES, Answer.NO]


def test_a_yes_that_waits_for_a_clinician_counts_at_once_and_the_check_goes_on(newcomer: Diary) -> None:
    app = visit("routine")
    while not [b for b in app.button if b.key == "sign_rf-fever"]:
        app.button(key=next(str(b.key) for b in app.button if str(b.key).startswith("none_"))).click().run()
    app.button(key="sign_rf-fever").click().run()
    assert "waits" in shown(app)

    app = answer_all_no(visit("routine"))

    assert "see a clinician" in shown(app)
    assert newcomer.last_screening().standing == {"rf-fever"}  # type: ignore[union-attr]


def test_back_shows_the_question_before_and_another_visit_the_one_left(place: Path) -> None:
    app = visit("routine")
    app.button(key="none_bladder").click().run()
    app.button(key="back_both-legs").click().run()
    assert app.button(key="none_bladder")

    assert visit("routine").button(key="none_both-legs")


def test_a_cleared_day_opens_the_way_again_and_its_condition_stays(settled: Diary) -> None:
    flags = dict.fromkeys(load_catalogue().red_flags, Answer.NO)
    settled.add_screening(Screening(TODAY, flags | {"rf-pressure": Answer.YES}))
    blocked = visit("routine")
    assert "see a clinician" in shown(blocked)
    assert "this still counts when moves are chosen for you: “Blood pressure not under control”" in shown(
        blocked
    )
    assert not blocked.slider

    blocked.date_input(key="cleared_on").set_value(TODAY)
    blocked.button(key="record_clearance").click().run()

    assert settled.last_screening().cleared_on == TODAY  # type: ignore[union-attr]
    assert "see a clinician" not in shown(blocked)
    wall_sit = visit("catalogue", query={"move": "wall-sit"})
    assert "Keep the hold short" in shown(wall_sit)


def test_something_new_is_one_tap_from_today_and_a_sign_counts_from_the_tap(settled: Diary) -> None:
    app = visit("worry")
    assert app.get("link_button")[0].proto.url == "tel:112"
    app.button(key="worry_sign_0").click().run()

    assert visit("session").title[0].value == "Get help now"


@pytest.mark.parametrize("after", ["a rest day", "a session"])
def test_the_way_to_the_signs_stands_on_today_session_and_routine_on_any_day(
    settled: Diary, after: str
) -> None:
    kept = settled.save_routine(usual_routine())
    settled.set_plan(routine=kept, weekdays={(TODAY.weekday() + 1) % 7}, start=TODAY)
    if after == "a session":
        settled.add_session(
            TODAY, Outcome.DONE, tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in kept.items)
        )
    without = [
        page
        for page in ("today", "session", "routine")
        if "Something new or worrying?" not in [link.proto.label for link in visit(page).get("page_link")]
    ]
    assert not without


def test_the_whole_check_can_be_begun_from_there_and_is_there_after_a_restart(settled: Diary) -> None:
    visit("worry").button(key="worry_all").click().run()

    app = visit("routine")
    assert app.button(key="none_bladder")
    app.button(key="check_leave").click().run()
    assert not [b for b in app.button if str(b.key).startswith("none_")]
