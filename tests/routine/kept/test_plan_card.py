"""The plan's card on the routine page, when the profile has changed since the plan was made."""

import pytest
from streamlit.testing.v1 import AppTest

from components.routine import build_routine
from components.routine.rechecking import recheck
from data.catalogue import load_catalogue
from data.diary import Diary, Preferences, Profile, Routine
from tests.app.diaries import PROFILE, TODAY, screened
from tests.app.visiting import shown, visit

CATALOGUE = load_catalogue()
HURT_SINCE = Profile(
    conditions={"wrist-pain", "vertebral-fracture"}, equipment={"towel", "wall", "chair"}, level=2
)
REBUILD = f"rebuild_{TODAY}"


@pytest.fixture
def diary(newcomer: Diary) -> Diary:
    return newcomer


@pytest.fixture
def plan(diary: Diary) -> Routine:
    screened(diary, TODAY)
    routine = build_routine(CATALOGUE, PROFILE, Preferences(10)).routine
    assert routine is not None
    diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    return routine


def warnings(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning)


def test_a_plan_that_still_suits_says_its_size_and_warns_of_nothing(diary: Diary, plan: Routine) -> None:
    app = visit("routine")

    assert f"{len(plan.items)} moves, about" in shown(app)
    assert not app.warning
    assert REBUILD not in [button.key for button in app.button]


def test_moves_of_the_plan_that_are_no_longer_fine_are_named_with_their_reasons(
    diary: Diary, plan: Routine
) -> None:
    diary.save_profile(HURT_SINCE, TODAY)
    gone = recheck(CATALOGUE, HURT_SINCE, plan).not_now
    assert len(gone) > 1

    app = visit("routine")

    for move, verdict in gone.items():
        assert CATALOGUE.exercises[move].name in warnings(app)
        assert all(reason.words in shown(app) for reason in verdict.reasons)
    assert f"{len(plan.items)} moves, about" not in shown(app)


def test_today_says_the_same_line(diary: Diary, plan: Routine) -> None:
    diary.save_profile(HURT_SINCE, TODAY)

    line = warnings(visit("routine"))
    assert line
    assert warnings(visit("today")).startswith(line)


def test_the_way_on_builds_a_routine_in_which_every_move_is_fine(diary: Diary, plan: Routine) -> None:
    diary.save_profile(HURT_SINCE, TODAY)
    app = visit("routine")

    app.button(key=REBUILD).click().run()

    assert not app.exception
    built = app.session_state["draft_routine"]
    assert recheck(CATALOGUE, HURT_SINCE, built).fine
    assert "A routine lies ready further down" in shown(app)
    assert app.button(key="make_plan_save")


def test_the_plan_is_changed_in_its_own_card_and_leads_on_to_today_and_the_session(
    diary: Diary, plan: Routine
) -> None:
    app = visit("routine")
    assert [link.proto.label for link in app.get("page_link")].count("Start the session") == 1
    assert "make_plan_save" not in [button.key for button in app.button]

    first = plan.items[0].exercise_id
    app.session_state["change_plan"] = app.session_state[f"change_{first}"] = True
    app.run().button(key=f"Remove_{first}").click().run()
    app.button_group(key="plan_days").set_value([0]).run()
    app.button(key="make_plan_save").click().run()

    assert not app.exception
    changed = diary.plan_on(TODAY)
    assert changed
    assert changed.routine
    assert (changed.routine.items, changed.weekdays) == (plan.items[1:], {0})
