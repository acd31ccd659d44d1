"""A page left open: a tap on it belongs to the moment of the tap, and no day is chosen in silence."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from components.session.player.nothing_new import answered
from data import clock
from data.diary import CheckIn, Diary, Session, close_diaries, open_diary
from tests.app.diaries import TODAY, usual_routine
from tests.app.server import ROOT
from tests.app.visiting import assert_well, shown, visit
from tests.clock import set_to
from tests.session.evenings import went
from tests.visit.journeys import lived

LATE = datetime.combine(TODAY, time(23, 50), UTC)
NEXT = TODAY + timedelta(days=1)
MORNING = datetime.combine(NEXT, time(7, 50), UTC)
Tapped = Callable[[AppTest], AppTest]


@pytest.fixture
def diary(settled: Diary) -> Diary:
    settled.set_plan(routine=usual_routine(), weekdays=range(7), start=TODAY - timedelta(days=20))
    return settled


def entries(diary: Diary, day: date) -> tuple[CheckIn | Session, ...]:
    return diary.check_ins(day, day) + diary.sessions(day, day)


def pain(app: AppTest) -> AppTest:
    return app.segmented_control(key=f"pain_{TODAY}_0").set_value(4).run()


def form(app: AppTest) -> AppTest:
    app.text_input(key=f"sleep_new_{TODAY}").set_value("6,5")
    return app.button(key=f"save_new_{TODAY}").click().run()


def done(app: AppTest) -> AppTest:
    return app.button(key=f"done_{TODAY}").click().run()


def partly(app: AppTest) -> AppTest:
    set_to(LATE)
    moves = app.pills(key=f"partly_moves_{TODAY}")
    moves.set_value([usual_routine().items[0].exercise_id]).run()
    set_to(MORNING)
    return app.button(key=f"log_partly_{TODAY}").click().run()


def something_else(app: AppTest) -> AppTest:
    app.text_input(key=f"swapped_what_{TODAY}").set_value("a swim")
    return app.button(key=f"log_swapped_{TODAY}").click().run()


def not_done(app: AppTest) -> AppTest:
    return app.button(key=f"log_skipped_{TODAY}").click().run()


TAPS: Mapping[str, Tapped] = {
    "pain": pain, "more of the day": form, "done": done, "partly": partly, "something else": something_else,
    "not this time": not_done,
}  # fmt: skip


@pytest.mark.parametrize(
    ("tap", "meant"), [*((name, TODAY) for name in TAPS), ("pain", NEXT), ("done", NEXT)]
)
def test_tapped_in_the_morning_on_a_page_of_the_evening_before_it_is_asked_which_day_is_meant(
    diary: Diary, tap: str, meant: date
) -> None:
    set_to(LATE)
    app = visit("today")
    set_to(MORNING)
    TAPS[tap](app)

    assert entries(diary, TODAY) + entries(diary, NEXT) == ()
    assert "Not saved yet" in shown(app)
    app.button(key=f"which_day_0_{meant}").click().run()

    assert_well(app)
    other = NEXT if meant == TODAY else TODAY
    assert entries(diary, other) == ()
    (kept,) = entries(diary, meant)
    assert (kept.later, kept.offset_min) == (meant == TODAY, 0)
    assert kept.at is not None
    assert MORNING <= kept.at < MORNING + timedelta(minutes=5)
    assert "Which day is it for" not in shown(app)
    assert ("for yesterday" in shown(app)) == (meant == TODAY)


def test_what_is_not_to_be_saved_after_all_is_not_and_the_question_waits_on_every_page(diary: Diary) -> None:
    set_to(LATE)
    app = visit("today")
    set_to(MORNING)
    pain(app)
    app.switch_page(str(ROOT / "pages/progress.py")).run()
    assert "pain 4 of 10" in shown(app)
    app.button(key="which_day_0_none").click().run()

    assert entries(diary, TODAY) + entries(diary, NEXT) == ()
    assert "Not saved yet" not in shown(app)


def test_a_day_chosen_by_its_name_is_the_day_that_is_meant(diary: Diary) -> None:
    before = TODAY - timedelta(days=1)
    set_to(LATE)
    app = visit("today")
    app.segmented_control(key=f"day_{TODAY}").set_value(before).run()
    set_to(MORNING)
    app.segmented_control(key=f"pain_{before}_0").set_value(2).run()

    (kept,) = entries(diary, before)
    assert kept.later
    assert f"for {before:%a %-d %b}" in shown(app)


def test_how_a_session_was_taken_stays_with_that_session_whenever_it_is_sent(diary: Diary) -> None:
    set_to(LATE)
    app = visit("today")
    done(app)
    (session,) = diary.sessions(TODAY, TODAY)
    set_to(MORNING)
    app.segmented_control(key=f"after_{session.id}_after").set_value(3)
    app.text_area(key=f"after_note_{session.id}").set_value("went well")
    app.button(key=f"after_save_{session.id}").click().run()

    (kept,) = diary.sessions(TODAY, TODAY)
    assert (kept.pain_after, kept.note, kept.at) == (3, "went well", session.at)
    assert "Saved for yesterday" in shown(app)


def test_the_morning_asked_about_yesterday_is_not_taken_for_the_one_it_is_answered_on(diary: Diary) -> None:
    before = went(diary, 1)
    set_to(datetime.combine(TODAY, time(8), UTC))
    app = visit("today")
    set_to(MORNING)
    app.segmented_control(key=f"morning_{TODAY}").set_value(3).run()
    app.button(key=f"which_day_0_{TODAY}").click().run()

    assert [s.next_morning for s in diary.sessions(before.day, before.day)] == [3]
    assert diary.check_ins(TODAY, NEXT) == ()  # it is no longer that morning: not the pain of a day as well


def test_a_page_of_hours_ago_asks_pain_once_keeps_it_once_and_takes_each_tap_at_once(diary: Diary) -> None:
    set_to(datetime.combine(TODAY, time(2, 40), UTC))
    app = visit("session")
    tapped = datetime.combine(TODAY, time(11, 40), UTC)
    set_to(tapped)
    app.segmented_control(key=f"pain_{TODAY}_0").set_value(4).run()
    (kept,) = diary.check_ins(TODAY, TODAY)
    assert kept.at is not None
    assert kept.at >= tapped
    assert "Pain now: 4 of 10" in shown(app)

    set_to(tapped + timedelta(hours=1))
    app.button(key="recheck_no").click().run()
    assert answered(diary, TODAY, clock.now())
    assert not [b for b in app.button if b.key == "recheck_no"]
    assert len(diary.check_ins(TODAY, TODAY)) == 1


def test_pain_said_before_midnight_is_pain_now_after_it(diary: Diary) -> None:
    diary.add_check_in(TODAY, pain=4, at=LATE)
    set_to(LATE + timedelta(minutes=20))

    assert "Pain now: 4 of 10" in shown(visit("session"))


def test_a_day_that_ends_at_three_takes_in_the_hours_after_midnight_everywhere(diary: Diary) -> None:
    app = visit("settings")
    app.segmented_control(key="day_ends").set_value(3).run()
    assert "your day ends at 3 a.m." in shown(app)
    set_to(datetime.combine(NEXT, time(1, 30), UTC))
    app = visit("today")
    assert app.title[0].value == f"{TODAY:%A %-d %B}"
    pain(app)

    (kept,) = diary.check_ins(TODAY, TODAY)
    assert not kept.later
    assert "01:30 · pain 4 of 10" in shown(app)
    set_to(datetime.combine(NEXT, time(3), UTC))
    assert visit("today").title[0].value == f"{NEXT:%A %-d %B}"


def test_after_a_flight_west_nothing_of_the_day_ahead_is_hidden_and_nothing_refused(diary: Diary) -> None:
    tapped = datetime.combine(TODAY, time(13), UTC)  # in the first hours of the day after, in Auckland
    set_to(tapped)
    app = visit("today", zone="Pacific/Auckland")
    app.segmented_control(key=f"pain_{NEXT}_0").set_value(4).run()
    diary.set_plan(routine=usual_routine(), weekdays={0}, start=NEXT, made_on=NEXT)
    (kept,) = diary.check_ins(NEXT, NEXT)

    app = visit("today", zone="America/Los_Angeles")
    assert app.title[0].value == f"{TODAY:%A %-d %B}"
    app.segmented_control(key=f"day_{TODAY}").set_value(NEXT).run()
    assert f"{tapped.astimezone(ZoneInfo('Pacific/Auckland')):%H:%M} · pain 4 of 10" in shown(app)
    app = visit("history", zone="America/Los_Angeles")
    app.button(key=f"open_{kept.id}").click().run()
    app.text_area(key=f"note_{kept.id}").set_value("jet lag")
    app.button(key=f"save_{kept.id}").click().run()
    assert [entry.note for entry in diary.check_ins(NEXT, NEXT)] == ["jet lag"]

    app = visit("routine", zone="America/Los_Angeles")
    app.button(key="stop_plan").click().run()
    assert f"Plan stopped from tomorrow ({NEXT:%a %-d %b})" in shown(app)  # a day lived keeps its plan
    assert diary.plan_on(NEXT) is None


def test_a_flight_east_over_the_date_line_makes_up_nothing(diary: Diary) -> None:
    diary.add_session(TODAY)
    diary.add_session(TODAY + timedelta(days=2))

    (never_lived,) = diary.day_records(NEXT, NEXT)
    assert (never_lived.state, never_lived.pain, never_lived.share_done) == ("not_logged", None, None)


def test_in_made_up_lives_every_entry_stands_on_the_day_the_person_saw(tmp_path: Path) -> None:
    """A sample: `python -m tests.visit.journeys 5000` lives more of them."""
    wrong = [
        line for n in range(60) for line in lived(open_diary(f"sqlite:///{tmp_path}/lives.db", f"{n}"), n)
    ]
    close_diaries()
    assert wrong == []


def test_on_the_routine_page_today_is_the_day_of_the_tap_and_days_that_are_named_stay(
    diary: Diary,
) -> None:
    set_to(LATE)
    app = visit("routine")
    named = tuple(app.date_input(key="pause_range").value)
    app.session_state["change_plan"] = True
    app.run().button_group(key="plan_days").set_value([3]).run()
    set_to(MORNING)
    app.button(key="make_plan_save").click().run()
    assert_well(app)
    before, made = diary.plan_on(TODAY), diary.plan_on(NEXT)
    assert before is not None
    assert made is not None
    assert (len(before.weekdays), made.weekdays, made.start) == (7, {3}, NEXT)

    set_to(LATE)
    app = visit("routine")
    set_to(MORNING)
    app.button(key="pause_save").click().run()
    (pause,) = diary.pauses()
    assert (pause.start, pause.end) == named
    set_to(LATE)
    app = visit("routine")
    set_to(MORNING)
    app.button(key="stop_plan").click().run()
    assert diary.plan_on(TODAY) == before
    assert diary.plan_on(NEXT) is None
    assert f"Plan stopped from today ({NEXT:%a %-d %b})" in shown(app)


def test_a_form_open_in_the_history_is_saved_though_its_day_falls_out_of_the_list(diary: Diary) -> None:
    session = went(diary, 27)
    set_to(LATE)
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    set_to(MORNING)
    app.text_area(key=f"edit_{session.id}_note").set_value("a long walk first")
    app.button(key=f"edit_{session.id}_save").click().run()

    assert [kept.note for kept in diary.sessions(session.day, session.day)] == ["a long walk first"]
