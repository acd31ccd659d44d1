"""A session moved within its week, one started on any day, and a plan for so many a week, on the screen."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components.session.log.session_words import became_of_it
from data.diary import Diary, Outcome, Plan, Reason, Routine, Session, SessionItem, State
from tests.app.diaries import TODAY, usual_routine
from tests.app.visiting import assert_well, shown, visit
from tests.clock import set_to

WEDNESDAY = TODAY + timedelta(days=(2 - TODAY.weekday()) % 7)
MON, TUE, WED, THU, FRI, *_ = (WEDNESDAY + timedelta(days=number) for number in range(-2, 5))


@pytest.fixture
def diary(settled: Diary) -> Diary:
    """Someone with the usual routine, on a Wednesday at noon."""
    set_to(datetime.combine(WEDNESDAY, time(12), UTC))
    return settled


def plan(diary: Diary, *weekdays: int, times: int | None = None) -> Routine:
    made = diary.set_plan(Plan(MON, diary.save_routine(usual_routine()), weekdays, MON, times))
    assert made.routine is not None
    return made.routine


def states(diary: Diary) -> list[State]:
    return [one.state for one in diary.day_records(MON, FRI)]


def keys(app: AppTest) -> list[str]:
    return [str(button.key) for button in app.button]


def steps(app: AppTest) -> list[str]:
    """The moves that the browser is given to play."""
    told = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return list(dict.fromkeys(step["exercise"] for one in told for step in one.get("steps", ())))


def test_todays_session_is_moved_with_one_tap_and_comes_back_with_another(diary: Diary) -> None:
    plan(diary, 2, 4)
    app = visit("today")
    assert f"move_{WED}_{FRI}" not in keys(app), "Friday has a session of its own"

    app.button(key=f"move_{WED}_{THU}").click().run()

    assert_well(app)
    assert states(diary)[2:] == [State.MOVED, State.NOT_LOGGED, State.NOT_LOGGED]
    assert "Moved to Thursday" in shown(app)
    assert "Moved to Thursday" in shown(visit("history"))
    app.button(key="undo").click().run()
    assert states(diary)[2] is State.NOT_LOGGED
    assert f"done_{WED}" in keys(app)


def test_a_session_still_open_is_done_today_and_counts_for_its_day(diary: Diary) -> None:
    plan(diary, 0)
    app = visit("today")
    assert "Monday's session is still open" in shown(app)

    app.button(key=f"today_{MON}").click().run()
    app.button(key=f"done_{WED}").click().run()

    assert_well(app)
    assert states(diary) == [State.MOVED, State.REST, State.DONE, State.REST, State.REST]


def test_a_session_said_to_be_skipped_is_called_so_everywhere_and_offered_calmly(diary: Diary) -> None:
    plan(diary, 0)
    diary.add_session(MON, Outcome.SKIPPED, reason=Reason.NO_TIME)
    app = visit("today")

    assert "Monday's session was skipped. You can still do it this week." in shown(app)
    assert f"today_{MON}" in keys(app)
    for page in (app, visit("history"), visit("progress")):
        assert "missed" not in shown(page).lower()
    assert "✗ skipped" in shown(visit("history"))


def test_a_session_ended_early_by_pain_is_not_called_skipped() -> None:
    hurt = Session(MON, Outcome.SKIPPED, (SessionItem("bird-dog", 60, 0.0),), leg_weak=True)
    moved = Session(MON, Outcome.SKIPPED, planned_for=TUE)
    said = [became_of_it(logged) for logged in ((hurt,), (moved,), (), (moved, replace(hurt, leg_weak=None)))]
    assert said == ["ended early", "is still open", "is still open", "was skipped"]


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ([], "No plan yet"),
        ([WED], f"Your plan began on {WED:%-d %B}."),
        ([WED, FRI], f"Your plan began on {WED:%-d %B}."),
        ([FRI], f"Your plan begins on {FRI:%-d %B}."),
    ],
)
def test_a_day_before_the_plan_says_when_it_began(diary: Diary, starts: list[date], said: str) -> None:
    for start in starts:
        diary.set_plan(Plan(start, usual_routine(), range(7), WED))
    diary.add_check_in(MON, pain=3)
    app = visit("today")
    app.segmented_control(key=f"day_{WED}").set_value(TUE).run()

    assert said in shown(app)
    assert ("No plan yet" in shown(app)) is (not starts)


def test_a_past_days_session_was_done_on_another_day(diary: Diary) -> None:
    routine = plan(diary, 1)
    app = visit("today")
    app.segmented_control(key=f"day_{WED}").set_value(TUE).run()

    app.button(key=f"did_{TUE}_{MON}").click().run()

    (session,) = diary.sessions(MON, WED)
    assert (session.day, session.planned_for, session.later) == (MON, TUE, True)
    assert [item.exercise_id for item in session.items] == [item.exercise_id for item in routine.items]
    assert states(diary)[:2] == [State.DONE, State.MOVED]


def test_in_the_history_a_session_goes_to_the_day_it_was_done_on_and_back(diary: Diary) -> None:
    plan(diary, 1)
    kept = diary.add_session(TUE, minutes=10)
    app = visit("history")
    app.button(key=f"open_{kept.id}").click().run()

    app.button(key=f"did_{TUE}_{MON}").click().run()

    assert_well(app)
    assert [(one.day, one.planned_for) for one in diary.sessions(MON, FRI)] == [(MON, TUE)]
    assert "for Tuesday" in shown(app)
    app.button(key="undo").click().run()
    assert [(one.day, one.planned_for) for one in diary.sessions(MON, FRI)] == [(TUE, None)]


def test_on_a_rest_day_a_session_starts_with_the_plans_moves_the_relief_set_or_a_routine_kept(
    diary: Diary,
) -> None:
    routine = plan(diary, 0)
    short = Routine("Just two", routine.items[:2])
    kept = diary.save_routine(short)
    diary.set_setting("rechecked_at", datetime.combine(WEDNESDAY, time(12), UTC).isoformat())
    assert steps(visit("session")) == []

    found = {}
    for choice in ("plan", "relief", kept.id):
        app = visit("session")
        app.button(key=f"start_now_start_{choice}").click().run()
        assert_well(app)
        found[choice] = steps(app)

    assert found["plan"] == [item.exercise_id for item in routine.items]
    assert found[kept.id] == [item.exercise_id for item in short.items]
    assert found["relief"]
    assert found["relief"] != found["plan"]
    assert "now_start_plan" in keys(visit("today"))


def test_a_bad_day_gives_the_relief_set_whatever_is_chosen(diary: Diary) -> None:
    plan(diary, 0)
    diary.set_setting("rechecked_at", datetime.combine(WEDNESDAY, time(12), UTC).isoformat())
    diary.add_check_in(WED, pain=8)
    chosen = {}
    for choice in ("plan", "relief"):
        app = visit("session")
        app.button(key=f"start_now_start_{choice}").click().run()
        chosen[choice] = steps(app)

    assert chosen["plan"] == chosen["relief"] != []


def test_an_extra_session_is_logged_with_its_moves_and_partly_starts_with_all_of_them(diary: Diary) -> None:
    routine = plan(diary, 0)
    diary.add_session(MON)
    moves = [item.exercise_id for item in routine.items]
    app = visit("today")
    assert app.button_group(key=f"extra_part_moves_{WED}").value == moves

    app.button_group(key=f"extra_part_moves_{WED}").set_value(moves[1:]).run()
    app.button(key=f"log_extra_part_{WED}").click().run()

    (session,) = diary.sessions(WED, WED)
    assert session.outcome is Outcome.PARTIAL
    assert [item.exercise_id for item in session.items if item.share] == moves[1:]
    assert states(diary)[2] is State.EXTRA


def test_partly_takes_one_move_away(diary: Diary) -> None:
    moves = [item.exercise_id for item in plan(diary, 2).items]
    app = visit("today")
    assert app.button_group(key=f"partly_moves_{WED}").value == moves

    app.button_group(key=f"partly_moves_{WED}").set_value(moves[:-1]).run()
    app.button(key=f"log_partly_{WED}").click().run()

    assert f"{len(moves) - 1} of {len(moves)} moves" in shown(app)


def test_a_plan_is_made_for_so_many_a_week_and_any_day_asks_until_they_are_done(diary: Diary) -> None:
    kept = diary.save_routine(usual_routine())
    app = visit("routine").button(key=f"open_{kept.id}").click().run()
    app.segmented_control(key="plan_when").set_value(True).run()
    app.number_input(key="plan_times").set_value(4).run()
    app.button(key="make_plan_save").click().run()

    assert_well(app)
    made = diary.plan_on(WED)
    assert made is not None
    assert (made.times_a_week, made.weekdays, made.start) == (4, frozenset(), WED)
    assert "4 times a week, any day" in shown(app)

    app = visit("today")
    assert "0 of 3 sessions of this week" in shown(app), "5 of 7 days are left of 4"
    assert "This week counts from Wednesday on." in shown(app)
    app.button(key=f"done_{WED}").click().run()
    assert "1 of 3 sessions of this week" in shown(app)


def test_once_its_number_is_done_the_week_asks_for_no_more(diary: Diary) -> None:
    plan(diary, times=2)
    for day in (MON, TUE):
        diary.add_session(day)

    app = visit("today")

    assert "This week asks for no more sessions" in shown(app)
    assert "○ rest day" in shown(app)
    assert f"done_{WED}" not in keys(app)
    assert "now_start_plan" in keys(app)


def test_a_part_of_a_session_is_not_told_as_one_that_was_done(diary: Diary) -> None:
    routine = plan(diary, times=3)
    first, *others = routine.items
    items = [SessionItem(first.exercise_id, first.seconds, 0.1)]
    items += [SessionItem(item.exercise_id, item.seconds, 0) for item in others]
    diary.add_session(TUE, Outcome.PARTIAL, items)
    assert "0 of 3 sessions of this week done, 1 in part." in shown(visit("today"))


def test_while_any_day_will_do_today_is_no_rest_day(diary: Diary) -> None:
    plan(diary, times=2)
    diary.add_session(MON)
    app = visit("today")

    assert diary.day_records(WED, WED)[0].state is State.REST
    assert "Any day will do" in shown(app)
    assert "This week counts from" not in shown(app), "it began on the Monday"
    chips = app.segmented_control(key=f"day_{WED}").options
    assert chips[-1] == "Today ·", chips
    assert chips[-2] == "Tue ○", chips
