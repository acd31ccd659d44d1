"""What the routine page proposes after some sessions, and what taking it up does to the plan."""

from datetime import timedelta

import pytest

from data.catalogue import load_catalogue
from data.diary import Diary
from tests.app.diaries import TODAY, usual_routine
from tests.app.visiting import shown, visit
from tests.session.evenings import YESTERDAY, went


@pytest.fixture
def diary(exercising: Diary) -> Diary:
    return exercising


def three_good_sessions(diary: Diary) -> str:
    """Three sessions that went well, and the move that is proposed to go up."""
    for days_ago in (6, 4, 2):
        went(diary, days_ago, next_morning=2)
    app = visit("routine")
    (button,) = [b for b in app.button if str(b.key).startswith("accept_")]
    return str(button.key).removeprefix("accept_")


def test_three_good_sessions_propose_one_step_up_and_nothing_changes_by_itself(diary: Diary) -> None:
    plans = diary.plans()
    move = three_good_sessions(diary)
    app = visit("routine")

    text = shown(app)
    assert f"{load_catalogue().exercises[move].name}: one step up" in text
    assert "Three sessions in a row went well" in text
    assert "our own default" in text
    assert diary.plans() == plans


def test_accepting_changes_the_plan_from_today_on_and_undo_takes_it_back(diary: Diary) -> None:
    move = three_good_sessions(diary)
    past = diary.plans()
    before = diary.plan_on(YESTERDAY)
    app = visit("routine")
    app.button(key=f"accept_{move}").click().run()

    now = diary.plan_on(TODAY)
    assert now is not None
    assert now.routine is not None
    assert before is not None
    assert before.routine is not None
    assert now.start == TODAY
    assert diary.plan_on(YESTERDAY) == before
    changed = [(a, b) for a, b in zip(before.routine.items, now.routine.items, strict=True) if a != b]
    assert [(a.exercise_id, b.seconds > a.seconds) for a, b in changed] == [(move, True)]
    assert not [b for b in app.button if str(b.key).startswith("accept_")]

    app.button(key="undo").click().run()
    assert diary.plans() == past


def accepts() -> list[str]:
    return [str(b.key) for b in visit("routine").button if str(b.key).startswith("accept_")]


def test_not_now_puts_every_step_off_until_something_new_is_said_and_then_others_go_first(
    diary: Diary,
) -> None:
    move = three_good_sessions(diary)
    plans = diary.plans()
    visit("routine").button(key=f"not_now_{move}").click().run()

    assert accepts() == []
    assert diary.plans() == plans
    went(diary, 1, next_morning=2)
    (other,) = accepts()
    assert other != f"accept_{move}"


def test_two_sessions_that_were_too_much_offer_a_week_of_rest_and_the_move_comes_back(diary: Diary) -> None:
    move = usual_routine().items[0].exercise_id
    for days_ago in (4, 2):
        went(diary, days_ago, pain_after=6, next_morning=2, worse={move})
    app = visit("routine")
    app.button(key=f"accept_{move}").click().run()

    for days, there in ((0, False), (6, False), (7, True)):
        plan = diary.plan_on(TODAY + timedelta(days=days))
        assert plan is not None
        assert plan.routine is not None
        assert (move in {i.exercise_id for i in plan.routine.items}) == there
    app.button(key="undo").click().run()
    assert len(diary.plans()) == 1


def test_pain_of_seven_today_proposes_no_change_of_plan(diary: Diary) -> None:
    three_good_sessions(diary)
    diary.add_check_in(TODAY, pain=7)
    app = visit("routine")

    assert not [b for b in app.button if str(b.key).startswith("accept_")]
    assert "No change of plan today" in shown(app)
