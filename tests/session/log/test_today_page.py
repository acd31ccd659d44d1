"""Today: a tap logs pain or ticks a session, and the plan gives way where it must."""

from dataclasses import replace
from datetime import timedelta

import pytest

from components.routine import build_routine
from data.catalogue import load_catalogue
from data.diary import (
    CheckIn,
    Diary,
    Preferences,
    State,
)
from tests.app.diaries import PROFILE, TODAY
from tests.app.visiting import shown, visit


def test_one_tap_logs_pain_and_undo_takes_it_back(settled: Diary) -> None:
    app = visit("today")
    app.segmented_control(key=f"pain_{TODAY}_0").set_value(4).run()
    assert [entry.pain for entry in settled.check_ins(TODAY, TODAY)] == [4]

    app.button(key="undo").click().run()
    assert not settled.check_ins(TODAY, TODAY)


def test_a_second_tab_is_told_and_nothing_is_overwritten(settled: Diary) -> None:
    app = visit("today")
    settled.add_check_in(TODAY, pain=7)

    app.segmented_control(key=f"pain_{TODAY}_0").set_value(3).run()

    assert [entry.pain for entry in settled.check_ins(TODAY, TODAY)] == [7]
    assert "another tab" in shown(app)


def test_the_day_after_ticking_done_the_chip_says_so(settled: Diary) -> None:
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    settled.set_plan(routine=routine, weekdays=range(7), start=TODAY)

    app = visit("today")
    app.button(key=f"done_{TODAY}").click().run()

    (session,) = settled.sessions(TODAY, TODAY)
    assert session.share == 1
    assert settled.day_records(TODAY, TODAY)[0].state is State.DONE


def test_pain_of_seven_puts_the_relief_set_in_place_of_the_plan(settled: Diary) -> None:
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    settled.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    settled.add_check_in(TODAY, pain=8)

    assert "only this short relief set today" in shown(visit("today"))


@pytest.mark.parametrize("planned", [False, True])
def test_strong_pain_on_a_day_without_a_session_says_whom_to_call_on_every_page(
    settled: Diary, planned: bool
) -> None:
    """An alarm for who may have a broken bone; for others the line on pain that can't be borne."""
    if planned:
        routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
        settled.set_plan(routine=routine, weekdays={(TODAY.weekday() + 1) % 7}, start=TODAY)
    settled.add_check_in(TODAY, pain=8)
    for page in ("today", "session"):
        assert "If you can't bear it" in shown(visit(page))

    settled.save_profile(replace(PROFILE, conditions={"osteoporosis"}), TODAY)
    for page in ("today", "session", "routine"):
        app = visit(page)
        assert any("call your doctor today and don't exercise" in each.value for each in app.warning), page
        assert not [b for b in app.button if "_start_" in str(b.key)]
        assert "relief set" not in shown(app)
        assert "Start a session now" not in shown(app)
        assert "If it is no better tomorrow" not in shown(app)


def test_a_profile_changed_after_planning_is_warned_about_on_today(settled: Diary) -> None:
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    assert routine is not None
    settled.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    gone = routine.items[0].exercise_id
    settled.save_profile(type(PROFILE)(equipment=(), level=1), TODAY)

    app = visit("today")
    name = load_catalogue().exercises[gone].name
    assert any(name in str(w.value) and "no longer fit" in str(w.value) for w in app.warning)


def test_a_past_day_can_be_filled_in_later(settled: Diary) -> None:
    yesterday = TODAY - timedelta(days=1)

    app = visit("today")
    app.segmented_control(key=f"day_{TODAY}").set_value(yesterday).run()
    app.segmented_control(key=f"pain_{yesterday}_0").set_value(2).run()

    assert [entry.pain for entry in settled.check_ins(yesterday, yesterday)] == [2]


def test_the_visitors_own_clock_decides_which_day_it_is(settled: Diary) -> None:
    days = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never the same day
        days.add(visit("today", zone=zone).title[0].value)

    assert len(days) == 2


def test_a_note_is_shown_as_typed(settled: Diary) -> None:
    note = "<script>alert(1)</script> ![x](http://127.0.0.1:9/leak.png) **bold**"
    settled.save(CheckIn(TODAY, note=note))

    app = visit("today")

    assert any(note in str(text.value) for text in app.text)
    assert not any("leak.png" in str(m.value) for m in app.markdown)
