"""The session page: what stands before a session, and what the browser is given to play."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.routine import build_routine
from components.session.player.timeline import timeline
from data import clock
from data.catalogue import load_catalogue
from data.diary import Diary, Preferences, Session, SessionItem
from tests.app.diaries import PROFILE, TODAY, screened
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()


@pytest.fixture
def diary(settled: Diary) -> Diary:
    """A screened person with a plan for every day."""
    routine = build_routine(CATALOGUE, PROFILE, Preferences(10)).routine
    settled.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    return settled


def nothing_new(diary: Diary, ago: timedelta = timedelta()) -> None:
    """The person said so moments ago, or so long ago."""
    diary.set_setting("rechecked_at", (clock.now() - ago).isoformat())


def given(app: AppTest) -> dict[str, Any]:
    """What the browser gets."""
    player = next(one for one in app.get("bidi_component") if "steps" in json.loads(one.proto.json))
    return dict(json.loads(player.proto.json))


def test_the_browser_gets_every_step_of_todays_routine_in_order(diary: Diary) -> None:
    nothing_new(diary)
    plan = diary.plan_on(TODAY)
    assert plan is not None
    assert plan.routine is not None

    app = visit("session")

    assert_well(app)
    told = given(app)
    assert [s["id"] for s in told["steps"]] == [s.id for s in timeline(CATALOGUE, plan.routine)]
    assert sum(step["seconds"] for step in told["steps"]) == plan.routine.seconds
    assert all(told["moves"][step["exercise"]]["stop_if"] for step in told["steps"])
    assert set(told["pictures"]) == set(told["moves"])
    assert told["summary"].endswith("10 min")


def test_before_the_warning_signs_are_answered_nothing_can_be_played(diary: Diary) -> None:
    app = visit("session")

    assert_well(app)
    assert given(app)["steps"] == []
    app.button(key="recheck_no").click().run()
    assert given(app)["steps"]


def test_an_answer_from_this_morning_does_not_open_the_evening(diary: Diary) -> None:
    nothing_new(diary, ago=timedelta(hours=5))

    app = visit("session")

    assert given(app)["steps"] == []
    assert app.button(key="recheck_no")


def went(diary: Diary, ago: int = 0, **felt: Any) -> Session:
    """A whole session, pain 2 before it."""
    plan = diary.plan_on(TODAY)
    assert plan is not None
    assert plan.routine is not None
    items = tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in plan.routine.items)
    return diary.add_session(TODAY - timedelta(days=ago), items=items, pain_before=2, **felt)


def test_a_session_that_was_too_much_since_has_the_signs_asked_again_and_that_answer_holds(
    diary: Diary,
) -> None:
    app = visit("session")
    app.button(key="recheck_no").click().run()
    session = went(diary)
    assert given(visit("session"))["steps"], "nothing bad was said of it"
    diary.edit_session(replace(session, pain_after=7))

    app = visit("session")
    assert_well(app)
    assert given(app)["steps"] == []
    app.button(key="recheck_no").click().run()
    assert given(app)["steps"]
    assert given(visit("session"))["steps"]


def test_a_red_morning_after_yesterdays_session_voids_the_answer_given_before_it_was_said(
    diary: Diary,
) -> None:
    session = went(diary, ago=1)
    visit("session").button(key="recheck_no").click().run()
    assert given(visit("session"))["steps"]
    diary.edit_session(replace(session, next_morning=5))

    assert visit("session").button(key="recheck_no")


def test_another_reason_for_the_same_red_light_asks_again(diary: Diary) -> None:
    session = went(diary, ago=1, next_morning=5)
    visit("session").button(key="recheck_no").click().run()
    assert given(visit("session"))["steps"]
    diary.edit_session(replace(session, next_morning=5, leg_spread=True))

    assert visit("session").button(key="recheck_no")


def test_a_flare_since_the_answer_has_the_signs_asked_again(diary: Diary) -> None:
    went(diary, ago=2)
    diary.add_check_in(TODAY - timedelta(days=1), pain=4)
    visit("session").button(key="recheck_no").click().run()
    assert given(visit("session"))["steps"]
    diary.add_check_in(TODAY, pain=4)

    assert visit("session").button(key="recheck_no")
    assert visit("today").button(key="recheck_no")


def test_a_safety_check_that_is_due_comes_first(diary: Diary) -> None:
    plan = diary.plan_on(TODAY)
    diary.delete_everything()
    screened(diary, TODAY - timedelta(days=40))
    diary.set_plan(plan)
    nothing_new(diary)

    app = visit("session")

    assert "safety check is due" in shown(app)
    assert given(app)["steps"] == []


def test_without_a_plan_the_page_says_where_to_make_one(diary: Diary) -> None:
    diary.stop_plan(TODAY)

    app = visit("session")

    assert "No plan" in shown(app)
    assert given(app)["steps"] == []


def test_with_pain_of_seven_only_the_relief_set_is_played(diary: Diary) -> None:
    diary.add_check_in(TODAY, pain=7)
    nothing_new(diary)

    app = visit("session")

    told = given(app)
    assert told["relief"] is True
    assert sum(step["seconds"] for step in told["steps"]) <= 300


def test_pain_now_is_asked_before_with_one_tap_and_sets_how_much_is_too_much(diary: Diary) -> None:
    nothing_new(diary)
    app = visit("session")
    assert given(app)["lights"].index("red") == 6
    assert given(app)["before"] is None

    app.segmented_control(key=f"pain_{TODAY}_0").set_value(6).run()

    assert_well(app)
    assert given(app)["lights"].index("red") == 7
    assert given(app)["before"] == 6
    assert [entry.pain for entry in diary.check_ins(TODAY, TODAY)] == [6]
    assert "Pain now: 6 of 10" in shown(app)


def test_pain_said_hours_ago_is_not_taken_for_now(diary: Diary) -> None:
    nothing_new(diary)
    diary.add_check_in(TODAY, pain=1, at=clock.now() - timedelta(hours=3))

    assert given(visit("session"))["before"] is None


def test_the_signs_asked_before_a_session_are_few_lines_and_none_is_lost(diary: Diary) -> None:
    app = visit("session")

    assert len(given(app)["recheck"]) == 5
    assert [b.label for b in app.button if str(b.key).startswith("recheck_sign")] == given(app)["recheck"]


def test_today_leads_to_the_session(diary: Diary) -> None:
    nothing_new(diary)

    app = visit("today")
    app.button(key="start").click().run()

    assert "Session" in shown(app)
    assert given(app)["steps"]
