"""What is asked after a session and on the morning after it, and what comes of the answers."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from components.safety.answering import Answering
from data.catalogue import load_catalogue
from data.diary import Diary, Session, SessionItem
from tests.app.diaries import TODAY, usual_routine
from tests.app.visiting import shown, visit
from tests.clock import NOW, set_to, standing_at
from tests.session.evenings import YESTERDAY, went


@pytest.fixture
def diary(exercising: Diary) -> Diary:
    return exercising


def test_after_ticking_a_session_the_card_keeps_what_it_did_and_undo_takes_it_back(diary: Diary) -> None:
    app = visit("today")
    app.segmented_control(key=f"pain_{TODAY}_0").set_value(3).run()
    app.button(key=f"done_{TODAY}").click().run()
    (session,) = diary.sessions(TODAY, TODAY)
    key = f"after_{session.id}"
    move = session.items[0].exercise_id
    assert app.segmented_control(key=f"{key}_before").value == 3

    app.segmented_control(key=f"{key}_weak").set_value(False).run()
    app.segmented_control(key=f"{key}_after").set_value(4)
    app.segmented_control(key=f"{key}_leg").set_value(False)
    app.segmented_control(key=f"{key}_effort").set_value(6)
    app.pills(key=f"{key}_worse").set_value([move])
    app.button(key=f"after_save_{session.id}").click().run()

    (kept,) = diary.sessions(TODAY, TODAY)
    assert (kept.pain_before, kept.pain_after, kept.effort, kept.leg_spread) == (3, 4, 6, False)
    assert kept.leg_weak is False
    assert kept.worse == {move}
    assert not [b for b in app.button if b.key == f"after_save_{session.id}"]

    app.button(key="undo").click().run()
    assert diary.sessions(TODAY, TODAY) == (replace(session, leg_weak=False),)


def test_new_weakness_after_a_session_closes_the_gate_from_the_tap(diary: Diary) -> None:
    session = went(diary, 0, pain_after=None)
    app = visit("today")
    app.segmented_control(key=f"after_{session.id}_weak").set_value(True).run()

    assert diary.sessions(TODAY, TODAY) == (replace(session, leg_weak=True),)
    assert diary.last_screening().standing == {"rf-leg-new"}  # type: ignore[union-attr]
    assert "Exercise waits" in shown(visit("session"))
    assert "have this looked at today" in shown(visit("routine"))


def test_leg_pain_that_spreads_is_minded_from_then_on_and_closes_nothing(diary: Diary) -> None:
    session = went(diary, 0, pain_after=None, leg_spread=None)
    app = visit("today")
    key = f"after_{session.id}"
    app.segmented_control(key=f"{key}_after").set_value(5)
    app.segmented_control(key=f"{key}_leg").set_value(True)
    app.button(key=f"after_save_{session.id}").click().run()

    assert "leg-symptoms" in diary.profile()[0].conditions  # type: ignore[index]
    assert not diary.last_screening().standing  # type: ignore[union-attr]


def test_a_no_to_spreading_pain_without_a_word_on_weakness_stays_unknown(diary: Diary) -> None:
    session = went(diary, 0, pain_after=None, leg_spread=None)
    app = visit("today")
    app.segmented_control(key=f"after_{session.id}_after").set_value(2)
    app.segmented_control(key=f"after_{session.id}_leg").set_value(False)
    app.button(key=f"after_save_{session.id}").click().run()

    assert [s.leg_spread for s in diary.sessions(TODAY, TODAY)] == [None]


def stopped(diary: Diary) -> Session:
    """A session of today that its first move ended, because it hurt."""
    first, *others = (SessionItem(i.exercise_id, i.seconds, 0.0) for i in usual_routine().items)
    items = (first._replace(reason="hurt", pain=6), *others)
    return diary.add_session(TODAY, "skipped", items=items, minutes=0.0)


def test_a_session_that_pain_ended_at_once_is_asked_about_too_and_says_why(diary: Diary) -> None:
    session = stopped(diary)
    app = visit("today")
    assert "Ended early, it hurt" in shown(app)
    assert "Skipped" not in shown(app)
    assert "it hurt · 0 min" not in shown(app)

    key = f"after_{session.id}"
    app.segmented_control(key=f"{key}_after").set_value(5)
    app.segmented_control(key=f"{key}_leg").set_value(True)
    app.button(key=f"after_save_{session.id}").click().run()

    worse = {session.items[0].exercise_id}
    assert diary.sessions(TODAY, TODAY) == (replace(session, pain_after=5, leg_spread=True, worse=worse),)
    assert "worry" in [link.proto.page for link in app.get("page_link")]
    assert "Ended early, it hurt" in shown(visit("history"))


def test_a_session_not_begun_is_not_asked_about_and_says_what_kept_the_person(diary: Diary) -> None:
    items = tuple(SessionItem(i.exercise_id, i.seconds, 0.0) for i in usual_routine().items)
    diary.add_session(TODAY, "skipped", items=items, minutes=0.0, reason="no_time")
    app = visit("today")

    assert "Skipped · no time" in shown(app)
    assert "After your session" not in shown(app)


def test_the_card_can_be_skipped_and_stays_away_on_the_next_visit(diary: Diary) -> None:
    session = went(diary, 0, pain_after=None)
    app = visit("today")
    app.button(key=f"after_skip_{session.id}").click().run()

    assert "After your session" not in shown(visit("today"))
    assert diary.sessions(TODAY, TODAY) == (session,)


def test_a_card_without_the_pain_after_is_not_saved_and_says_why(diary: Diary) -> None:
    session = went(diary, 0, pain_after=None)
    app = visit("today")
    app.button(key=f"after_save_{session.id}").click().run()

    assert "Say how your pain is now" in shown(app)
    assert diary.sessions(TODAY, TODAY) == (session,)


def test_a_leg_that_got_worse_leads_to_the_safety_check(diary: Diary) -> None:
    went(diary, 0, leg_spread=True)
    app = visit("today")

    assert "worry" in [link.proto.page for link in app.get("page_link")]
    assert "look at the warning signs" in "".join(str(w.value) for w in app.warning)


def its(hour: int) -> None:
    """Set the time of day of every later visit."""
    set_to(datetime.combine(TODAY, time(hour), UTC))


def test_in_the_morning_one_answer_is_kept_with_yesterdays_session_and_for_today(diary: Diary) -> None:
    session = went(diary, 1)
    its(8)
    app = visit("today")
    assert "How is your back?" not in shown(app), "it is asked once"
    app.segmented_control(key=f"morning_{TODAY}").set_value(3).run()

    assert diary.sessions(YESTERDAY, YESTERDAY) == (replace(session, next_morning=3),)
    assert [entry.pain for entry in diary.check_ins(TODAY, TODAY)] == [3]
    assert "The morning after" not in shown(app)
    assert not [s for s in app.segmented_control if str(s.key).startswith(f"pain_{TODAY}")]
    app.button(key="undo").click().run()
    assert diary.sessions(YESTERDAY, YESTERDAY) == (session,)
    assert diary.check_ins(TODAY, TODAY) == ()


def test_pain_logged_that_morning_already_is_one_tap_and_not_logged_again(diary: Diary) -> None:
    session = went(diary, 1)
    entry = diary.add_check_in(TODAY, pain=4, at=datetime.combine(TODAY, time(7), UTC))
    its(9)
    app = visit("today")
    app.button(key="morning_as_logged").click().run()

    assert diary.sessions(YESTERDAY, YESTERDAY) == (replace(session, next_morning=4),)
    assert diary.check_ins(TODAY, TODAY) == (entry,)


def test_what_was_said_of_a_day_stands_on_it_while_the_morning_is_still_asked(diary: Diary) -> None:
    went(diary, 1)
    diary.add_check_in(TODAY, note="slept badly")
    its(8)

    assert "slept badly" in shown(visit("today"))


def test_in_the_evening_the_morning_and_the_day_are_two_questions(diary: Diary) -> None:
    session = went(diary, 1)
    its(19)
    app = visit("today")
    app.segmented_control(key=f"morning_{TODAY}").set_value(2).run()
    app.segmented_control(key=f"pain_{TODAY}_0").set_value(5).run()

    assert diary.sessions(YESTERDAY, YESTERDAY) == (replace(session, next_morning=2),)
    assert [entry.pain for entry in diary.check_ins(TODAY, TODAY)] == [5]


def test_the_morning_can_be_skipped_and_stays_unknown(diary: Diary) -> None:
    went(diary, 1)
    visit("today").button(key="morning_skip").click().run()

    assert "The morning after" not in shown(visit("today"))
    assert diary.sessions(YESTERDAY, YESTERDAY)[0].next_morning is None


def test_without_a_session_yesterday_no_morning_is_asked(diary: Diary) -> None:
    diary.add_session(YESTERDAY, "skipped")

    assert "The morning after" not in shown(visit("today"))


def test_a_sign_taken_back_is_taken_out_of_the_session_too(diary: Diary) -> None:
    done = went(diary, 0, pain_after=None)
    moves = tuple(item._replace(share=0.0) for item in done.items)
    slip = diary.add_session(TODAY, "skipped", items=moves, minutes=0.0)
    app = visit("today")
    app.segmented_control(key=f"after_{done.id}_weak").set_value(True).run()
    diary.edit_session(replace(slip, leg_weak=True))

    Answering(load_catalogue(), diary, standing_at(NOW)).take_back(["rf-leg-new"])

    assert diary.sessions(TODAY, TODAY) == (done,), "what was only the slip is gone with it"
    assert "stop for today" not in shown(visit("today"))


@pytest.mark.parametrize("answered", [False, True])
def test_today_never_offers_two_things_to_do_first(diary: Diary, answered: bool) -> None:
    app = visit("today")
    if answered:
        app.button(key="recheck_no").click().run()

    seen = [button for button in app.button if button.label != "Save"]  # that one is folded
    first = [button.label for button in seen if button.proto.type == "primary"]
    assert first == ["Start, step by step" if answered else "None of these: show my moves"]


def test_a_move_that_hurt_is_marked_already_and_one_not_done_is_not_asked_about(diary: Diary) -> None:
    first, second, *others = (SessionItem(i.exercise_id, i.seconds, 1.0) for i in usual_routine().items)
    left = tuple(item._replace(share=0.0) for item in others)
    items = (first._replace(share=0.5, reason="hurt", pain=6), second, *left)
    session = diary.add_session(TODAY, "partial", items=items, minutes=3.4)
    app = visit("today")
    assert f"2 of {len(items)} moves · 3 of 10 minutes" in shown(app)
    pills = app.pills(key=f"after_{session.id}_worse")
    names = [load_catalogue().exercises[item.exercise_id].name for item in items]
    assert (pills.options, pills.value) == (names[:2], [first.exercise_id])

    pills.set_value([second.exercise_id])
    app.segmented_control(key=f"after_{session.id}_after").set_value(3)
    app.button(key=f"after_save_{session.id}").click().run()

    assert diary.sessions(TODAY, TODAY)[0].worse == {second.exercise_id}
