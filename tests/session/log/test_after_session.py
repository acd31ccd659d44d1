"""What is asked around a session, what is proposed, and what the history shows, by AppTest."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from components.routine import build_routine
from components.safety.answering import Answering
from data.catalogue import load_catalogue
from data.diary import Diary, Outcome, Preferences, Reason, Routine, Session, SessionItem, open_diary
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.visiting import assert_well, shown, visit
from tests.clock import NOW, set_to

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def diary(place: Path) -> Diary:
    """A person with a plan for every day since twenty days."""
    diary = open_diary(url(place))
    screened(diary, TODAY)
    diary.set_plan(routine=routine(), weekdays=range(7), start=TODAY - timedelta(days=20))
    return diary


def routine() -> Routine:
    built = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    assert built is not None
    return built


def went(diary: Diary, days_ago: int, **felt: object) -> Session:
    """A whole session of the plan, felt like this."""
    day = TODAY - timedelta(days=days_ago)
    items = tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in routine().items)
    told = {"pain_before": 2, "pain_after": 2, "leg_spread": False, **felt}
    return diary.add_session(day, items=items, at=datetime.combine(day, time(6), UTC), **told)  # type: ignore[arg-type]


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
    first, *others = (SessionItem(i.exercise_id, i.seconds, 0.0) for i in routine().items)
    items = (first._replace(reason="hurt", pain=6), *others)
    return diary.add_session(TODAY, "skipped", items=items, minutes=0.0)


def test_a_session_that_pain_ended_at_once_is_asked_about_too_and_says_why(diary: Diary) -> None:
    session = stopped(diary)
    app = visit("today")
    assert "Ended early, it hurt" in shown(app)
    assert "Skipped" not in shown(app)
    assert "0 min" not in shown(app)

    key = f"after_{session.id}"
    app.segmented_control(key=f"{key}_after").set_value(5)
    app.segmented_control(key=f"{key}_leg").set_value(True)
    app.button(key=f"after_save_{session.id}").click().run()

    worse = {session.items[0].exercise_id}
    assert diary.sessions(TODAY, TODAY) == (replace(session, pain_after=5, leg_spread=True, worse=worse),)
    assert "worry" in [link.proto.page for link in app.get("page_link")]
    assert "Ended early, it hurt" in shown(visit("history"))


def test_a_session_not_begun_is_not_asked_about_and_says_what_kept_the_person(diary: Diary) -> None:
    items = tuple(SessionItem(i.exercise_id, i.seconds, 0.0) for i in routine().items)
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


def test_not_now_puts_it_off_until_something_new_is_said(diary: Diary) -> None:
    move = three_good_sessions(diary)
    plans = diary.plans()
    app = visit("routine")
    app.button(key=f"not_now_{move}").click().run()

    assert not [b for b in visit("routine").button if b.key == f"accept_{move}"]
    assert diary.plans() == plans
    went(diary, 1, next_morning=2)
    assert [b for b in visit("routine").button if b.key == f"accept_{move}"]


def test_two_sessions_that_were_too_much_offer_a_week_of_rest_and_the_move_comes_back(diary: Diary) -> None:
    move = routine().items[0].exercise_id
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
    assert "Only the short relief set today" in shown(app)


def test_the_history_shows_the_kind_and_the_time_asked_for(diary: Diary) -> None:
    went(diary, 2, effort=7)
    diary.add_check_in(YESTERDAY, pain=5, note="*rain*")
    went(diary, 40, effort=9)
    app = visit("history")
    text = "\n".join(str(t.value) for t in app.text)
    assert "pain 5 of 10 · *rain*" in text
    assert "effort 7" in text
    assert "effort 9" not in text

    app.segmented_control(key="history_kind").set_value("Sessions").run()
    app.segmented_control(key="history_range").set_value("All").run()
    text = "\n".join(str(t.value) for t in app.text)
    assert "rain" not in text
    assert "effort 9" in text


def test_a_session_is_put_right_in_the_history_and_undo_brings_it_back(diary: Diary) -> None:
    session = went(diary, 2)
    first, *others = (i.exercise_id for i in session.items)
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}"
    app.pills(key=f"{key}_done").set_value(others)
    app.segmented_control(key=f"{key}_morning").set_value(4)
    app.text_area(key=f"{key}_note").set_value("forgot one")
    app.button(key=f"{key}_save").click().run()

    (kept,) = diary.sessions(session.day, session.day)
    assert (kept.outcome, kept.next_morning, kept.note) == ("partial", 4, "forgot one")
    assert [i.share for i in kept.items if i.exercise_id == first] == [0]
    assert_well(app)

    app.button(key="undo").click().run()
    assert diary.sessions(session.day, session.day) == (session,)


def test_what_was_said_of_a_move_and_of_the_session_is_shown_and_changed_in_the_history(diary: Diary) -> None:
    session = went(diary, 2)
    first, *others = session.items
    told = replace(
        session, outcome=Outcome.PARTIAL, items=(first._replace(share=0.5, reason="hurt", pain=8), *others)
    )
    diary.edit_session(told)
    app = visit("history")
    name = load_catalogue().exercises[first.exercise_id].name
    assert f"{name}: it hurt, pain 8 of 10" in shown(app)

    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}"
    app.pills(key=f"{key}_{first.exercise_id}_why").set_value(Reason.TOO_HARD)
    app.segmented_control(key=f"{key}_{first.exercise_id}_pain").set_value(None)
    app.segmented_control(key=f"{key}_effort").set_value(9)
    app.segmented_control(key=f"{key}_after").set_value(5)
    app.pills(key=f"{key}_worse").set_value([others[0].exercise_id])
    app.button(key=f"{key}_save").click().run()

    (kept,) = diary.sessions(session.day, session.day)
    assert kept.items[0] == first._replace(share=0.5, reason="too_hard")
    assert (kept.effort, kept.pain_after, kept.worse) == (9, 5, {others[0].exercise_id})
    app.button(key="undo").click().run()
    assert diary.sessions(session.day, session.day) == (told,)


@pytest.mark.parametrize(("outcome", "before"), [("skipped", "no_time"), ("swapped", "A walk")])
def test_why_a_session_was_skipped_or_what_was_done_instead_can_be_put_right(
    diary: Diary, outcome: str, before: str
) -> None:
    session = diary.add_session(YESTERDAY, outcome, reason=before)
    app = visit("history")
    app.button(key=f"open_{session.id}").click().run()
    key = f"edit_{session.id}_reason"
    if outcome == "skipped":
        app.pills(key=key).set_value(Reason.UNWELL)
    else:
        app.text_input(key=key).set_value("unwell")
    app.button(key=f"edit_{session.id}_save").click().run()

    (put_right,) = diary.sessions(YESTERDAY, YESTERDAY)
    assert (put_right.reason if outcome == "skipped" else put_right.words) == "unwell"


def test_an_entry_deleted_in_the_history_comes_back_with_undo(diary: Diary) -> None:
    entry = diary.add_check_in(YESTERDAY, pain=5)
    app = visit("history")
    app.button(key=f"history_delete_{entry.id}").click().run()
    assert not diary.check_ins(YESTERDAY, YESTERDAY)

    app.button(key="undo").click().run()
    assert diary.check_ins(YESTERDAY, YESTERDAY) == (entry,)


def test_a_check_in_is_changed_in_the_history(diary: Diary) -> None:
    entry = diary.add_check_in(YESTERDAY, pain=5)
    app = visit("history")
    app.button(key=f"open_{entry.id}").click().run()
    app.segmented_control(key=f"form_pain_{entry.id}").set_value(3)
    app.button(key=f"save_{entry.id}").click().run()

    assert [e.pain for e in diary.check_ins(YESTERDAY, YESTERDAY)] == [3]


def test_a_moves_own_history_tells_dose_light_and_the_pain_said_of_it(diary: Diary) -> None:
    move = routine().items[0].exercise_id
    went(diary, 4, next_morning=2)
    went(diary, 2, worse={move})
    app = visit("history")
    app.selectbox(key="history_move").set_value(move).run()

    rows = app.dataframe[0].value
    assert list(rows["Light"]) == ["amber", "green"]
    assert list(rows["Worse"]) == ["yes", ""]
    assert all("s" in dose or "×" in dose for dose in rows["Dose"])


def test_a_long_history_is_shown_in_parts(diary: Diary) -> None:
    for n in range(25):
        diary.add_check_in(TODAY - timedelta(days=n), pain=n % 10)
    app = visit("history")
    opens = [b for b in app.button if str(b.key).startswith("open_")]
    assert len(opens) == 20

    app.button(key="history_more").click().run()
    assert len([b for b in app.button if str(b.key).startswith("open_")]) == 25


def test_a_sign_taken_back_is_taken_out_of_the_session_too(diary: Diary) -> None:
    done = went(diary, 0, pain_after=None)
    moves = tuple(item._replace(share=0.0) for item in done.items)
    slip = diary.add_session(TODAY, "skipped", items=moves, minutes=0.0)
    app = visit("today")
    app.segmented_control(key=f"after_{done.id}_weak").set_value(True).run()
    diary.edit_session(replace(slip, leg_weak=True))

    Answering(load_catalogue(), diary, TODAY, NOW).take_back(["rf-leg-new"])

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
    first, second, *others = (SessionItem(i.exercise_id, i.seconds, 1.0) for i in routine().items)
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
