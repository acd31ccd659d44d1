"""An experiment on oneself, from the offer to the result, as a person meets it on the pages."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.experiment import Length, Question, planned
from components.experiment.experiment_day import left_out_on
from components.safety import Gate
from components.session.asked_view import asked_of
from components.visit import Visit
from data import clock
from data.catalogue import load_catalogue
from data.diary import (
    Answer,
    Arm,
    BlockOrder,
    Diary,
    Experiment,
    Outcome,
    Screening,
    TrialQuestion,
    open_diary,
)
from data.verdicts import Standing
from tests.app.diaries import TODAY, filled, screened, url
from tests.app.visiting import shown, visit


@pytest.fixture
def diary(place: Path) -> Diary:
    """Thirty days with a plan; pain is 4 today."""
    diary = filled(place, 30, last=TODAY)
    diary.add_check_in(TODAY, pain=4, at=datetime.combine(TODAY, time(20), UTC))
    return diary


def begun(diary: Diary, days_ago: int, length: Length = Length.SIX_WEEKS) -> Experiment:
    """One about the first move of the plan that began so many days ago."""
    plan = diary.plan_on(TODAY)
    assert plan is not None
    assert plan.routine is not None
    start = TODAY - timedelta(days_ago)
    question = Question(TrialQuestion.MOVE, Arm.A, plan.routine.items[0].exercise_id)
    return diary.start_experiment(
        planned(question, length, BlockOrder.RANDOM, seed=4, start=start, made_on=start)
    )


def open_form(app: AppTest) -> AppTest:
    drawer = next(one for one in app.expander if one.label == "Plan an experiment")
    assert drawer is not None
    app.session_state["plan_experiment"] = True
    return app.run()


def test_without_a_plan_none_is_offered_and_it_says_why(place: Path) -> None:
    diary = open_diary(url(place))
    screened(diary, TODAY)
    diary.add_check_in(TODAY, pain=2)
    assert "Not now. An experiment compares two ways of doing your plan" in shown(visit("progress"))


def test_with_pain_not_logged_today_or_above_6_none_is_offered(place: Path) -> None:
    diary = filled(place, 30, last=TODAY - timedelta(1))
    assert "Not now. Your pain today isn't logged yet" in shown(visit("progress"))
    diary.add_check_in(TODAY, pain=7)
    assert "Not now." in shown(visit("progress"))


def test_with_the_safety_check_due_none_is_offered(diary: Diary) -> None:
    diary.add_screening(Screening(TODAY - timedelta(40), diary.last_screening().answers))  # type: ignore[union-attr]
    assert "Not now. The safety check comes first." in shown(visit("progress"))


def test_a_plan_is_fixed_with_a_few_answers_and_can_be_undone(diary: Diary) -> None:
    app = open_form(visit("progress"))
    assert app.button(key="experiment_fix").disabled
    app.radio(key="experiment_about").set_value("time").run()
    app.radio(key="experiment_expects_time_").set_value("b").run()
    app.button(key="experiment_fix").click().run()

    (kept,) = diary.experiments()
    assert (kept.question, kept.expects, kept.start) == ("time", Arm.B, TODAY + timedelta(1))
    assert (kept.end - kept.start).days == 41
    assert f"It begins on {kept.start:%A %-d %B}" in shown(app)

    app.button(key="undo").click().run()
    assert diary.experiments() == ()
    assert [one.record.id for one in diary.bin()] == [kept.id]


def test_before_the_start_it_says_what_it_can_and_can_not_tell(diary: Diary) -> None:
    app = open_form(visit("progress"))
    assert "Of 20 possible orders, yours has to come out clearest of all." in shown(app)
    app.radio(key="experiment_length").set_value("two weeks").run()
    assert "With only 6 possible orders it can't tell a difference from chance" in shown(app)
    app.radio(key="experiment_length").set_value("ten weeks").run()
    app.radio(key="experiment_order").set_value("alternating").run()
    assert "With only 2 possible orders it can't tell a difference from chance" in shown(app)


def test_while_one_runs_today_says_its_way_and_no_second_one_is_offered(diary: Diary) -> None:
    begun(diary, 3)
    assert "Your experiment, day 4 of 42: with" in shown(visit("today")).replace("without", "with")
    page = visit("progress")
    assert "worked out once it is over" in shown(page)
    assert not [one for one in page.expander if one.label == "Plan an experiment"]
    assert "points" not in shown(page).split("worked out once it is over")[1].split("**")[0]


def test_stopping_is_one_tap_with_a_way_back_and_loses_nothing(diary: Diary) -> None:
    kept = begun(diary, 9)
    before = diary.day_records()
    app = visit("progress")
    app.button(key=f"stop_{kept.id}").click().run()
    assert "Stopped after 9 days, so it can't tell." in shown(app)
    assert "You stopped it. Nothing you logged is lost." in shown(app)
    assert diary.day_records() == before
    assert "Your experiment" not in shown(visit("today"))
    app.button(key="undo").click().run()
    assert diary.experiments() == (kept,)


def moves_asked(here: Visit, day: date) -> list[str]:
    """What the day asks for, as Today and Session show it."""
    left_out = left_out_on(here.catalogue, here.diary, day, here.today)
    routine = asked_of(here, day, left_out).routine
    return [item.exercise_id for item in routine.items] if routine else []


def test_on_a_day_without_the_move_the_session_leaves_it_out_until_it_is_stopped(diary: Diary) -> None:
    kept = begun(diary, 9)
    asked = [TODAY - timedelta(n) for n in range(10) if (TODAY - timedelta(n)).weekday() in (0, 2, 4)]
    ways = {day: kept.blocks[kept.block_of(day) or 0].arm for day in asked}
    everything = diary.plan_on(TODAY).routine.items  # type: ignore[union-attr]
    catalogue = load_catalogue()
    here = Visit("local", clock.now(), TODAY, catalogue, catalogue, diary, Gate(Standing.OPEN))
    for day, arm in ways.items():
        moves = moves_asked(here, day)
        assert (kept.move in moves) is (arm is Arm.A)
        assert len(moves) >= len(everything) - 1
    diary.stop_experiment(kept, min(asked))
    assert all(kept.move in moves_asked(here, day) for day in asked)


def test_a_red_light_stops_it_today_says_so_and_the_next_one_may_begin(diary: Diary) -> None:
    kept = begun(diary, 9)
    items = diary.sessions(TODAY - timedelta(30), TODAY)[0].items
    diary.add_session(
        TODAY - timedelta(1), Outcome.DONE, items, pain_before=2, pain_after=6, leg_spread=False
    )
    assert "a session was too much for your back, a red light" in shown(visit("today"))
    app = open_form(visit("progress"))
    assert "Stopped after 8 days, so it can't tell." in shown(app)
    app.radio(key="experiment_about").set_value("time").run()
    app.radio(key="experiment_expects_time_").set_value("a").run()
    app.button(key="experiment_fix").click().run()
    closed, new = diary.experiments()
    assert closed == replace(kept, stopped_on=TODAY - timedelta(1))
    assert new.start == TODAY + timedelta(1)
    app.button(key="undo").click().run()
    assert diary.experiments() == (kept,)


def test_a_warning_sign_ends_it(diary: Diary) -> None:
    begun(diary, 9)
    answers = {**diary.last_screening().answers, "rf-fever": Answer.YES}  # type: ignore[union-attr]
    diary.add_screening(Screening(TODAY, answers, cleared_on=TODAY))
    assert "because of a warning sign in the safety check" in shown(visit("progress"))


def test_two_weeks_that_are_over_say_that_they_are_too_short(diary: Diary) -> None:
    kept = begun(diary, 20, Length.TWO_WEEKS)
    app = visit("progress")
    assert "Too short to tell, as it was from the start." in shown(app)
    app.button(key=f"delete_{kept.id}").click().run()
    assert diary.experiments() == ()
    app.button(key="undo").click().run()
    assert diary.experiments() == (kept,)
