from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.routine import build_routine
from components.safety.blocking import may_alarm
from components.session.asked_of_day import asked, items_done, minutes_done, wanted
from components.session.log.session_words import what_was_logged
from data.catalogue import load_catalogue
from data.diary import Outcome, Pause, Plan, Preferences, Profile, Routine, Session

CATALOGUE = load_catalogue()
ME = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=2)
MONDAY = date(2026, 3, 2)


def routine(minutes: int = 10) -> Routine:
    built = build_routine(CATALOGUE, ME, Preferences(minutes)).routine
    assert built is not None
    return built


PLAN = Plan(MONDAY, routine(), {0, 2})


def test_without_a_plan_nothing_is_asked() -> None:
    assert asked(CATALOGUE, ME, MONDAY, None, ()).kind == "no_plan"
    assert asked(CATALOGUE, ME, MONDAY, Plan(MONDAY, None), ()).kind == "no_plan"


def test_the_plan_asks_on_its_weekdays_and_rests_on_the_others() -> None:
    assert asked(CATALOGUE, ME, MONDAY, PLAN, ()).routine == PLAN.routine
    assert asked(CATALOGUE, ME, MONDAY + timedelta(days=1), PLAN, ()).kind == "rest"


def test_a_pause_asks_for_nothing() -> None:
    assert asked(CATALOGUE, ME, MONDAY, PLAN, (Pause(MONDAY, MONDAY),)).kind == "paused"


def test_a_pain_of_seven_asks_for_easing_moves_only() -> None:
    found = asked(CATALOGUE, replace(ME, pain_now=7), MONDAY, PLAN, ())

    assert found.kind == "relief"
    assert found.routine is not None
    assert found.routine.seconds <= 5 * 60
    assert all("relief" in CATALOGUE.exercises[item.exercise_id].purpose for item in found.routine.items)


def test_where_walking_eases_a_short_walk_is_in_the_relief_set_beside_something_else() -> None:
    for eases in ({"walking"}, {"walking", "bending"}, {"walking", "lying"}):
        found = asked(CATALOGUE, replace(ME, pain_now=8, eases=eases), MONDAY, PLAN, ()).routine
        assert found is not None
        walk = [item for item in found.items if item.exercise_id == "brisk-walking"]
        assert [item.hold_s for item in walk] == [300], eases
        assert len(found.items) > 1
        assert found.seconds <= 8 * 60


def test_the_relief_set_goes_from_lying_still_to_moving() -> None:
    wrong = []
    for conditions in ((), *((each,) for each in CATALOGUE.conditions)):
        sore = replace(ME, pain_now=8, conditions=conditions, eases={"arching"})
        found = asked(CATALOGUE, sore, MONDAY, PLAN, ()).routine
        moves = [item.exercise_id for item in found.items] if found else []
        if {"prone-lying", "press-up"} <= {*moves} and moves.index("prone-lying") > moves.index("press-up"):
            wrong.append(moves)
    assert wrong == []


def test_a_bad_day_without_a_move_that_fits_says_why_and_what_to_do() -> None:
    found = asked(CATALOGUE, replace(ME, pain_now=8), MONDAY, PLAN, (), hidden=CATALOGUE.exercises)
    assert (found.kind, found.routine) == ("relief", None)
    assert "goes a way that hurts" in found.words
    assert "Rest the way it hurts least" in found.words


def test_strong_pain_that_may_be_an_alarm_asks_for_a_call_whatever_the_plan_says() -> None:
    """With a plan or without, on its days and the others, in a pause, and for a session of choice."""
    days = [(MONDAY, PLAN, ()), (MONDAY + timedelta(days=1), PLAN, ()), (MONDAY, None, ())]
    paused = (MONDAY, PLAN, (Pause(MONDAY, MONDAY),))
    wrong = []
    for condition, said in CATALOGUE.conditions.items():
        also = said.strong_pain.worse_with if said.strong_pain else None
        told = {condition, also} if also else {condition}
        alarming = may_alarm(CATALOGUE, Profile(conditions=told)) is not None
        assert alarming or not said.strong_pain
        for pain in (6, 7):
            sore = replace(ME, conditions=told, pain_now=pain)
            kinds = {asked(CATALOGUE, sore, *day).kind for day in (*days, paused)}
            kinds |= {wanted(CATALOGUE, sore, of).kind for of in (PLAN.routine, None)}
            if (kinds == {"call"}) != (alarming and pain == 7) or (kinds >= {"call"} and len(kinds) > 1):
                wrong.append((condition, pain, kinds))
    assert wrong == []


def test_a_hidden_move_is_not_brought_back_by_a_bad_day() -> None:
    usual = asked(CATALOGUE, replace(ME, pain_now=8), MONDAY, PLAN, ()).routine
    assert usual is not None
    hidden = usual.items[0].exercise_id

    again = asked(CATALOGUE, replace(ME, pain_now=8), MONDAY, PLAN, (), {hidden}).routine

    assert again is None or all(item.exercise_id != hidden for item in again.items)


def test_a_move_the_profile_no_longer_allows_is_taken_out_with_its_reason() -> None:
    kneeling = {"cat-cow", "child-pose", "bird-dog"}
    found = asked(CATALOGUE, replace(ME, cannot={"kneeling"}), MONDAY, PLAN, ())

    assert found.rechecked is not None
    assert found.routine is not None
    assert not {item.exercise_id for item in found.routine.items} & kneeling
    assert set(found.rechecked.not_now) & kneeling


def test_a_part_of_the_moves_counts_as_the_part_of_the_time_it_is() -> None:
    whole = routine()
    first = whole.items[0]
    items = items_done(whole, frozenset({first.exercise_id}))
    session = Session(MONDAY, "partial", items, minutes_done(items))  # type: ignore[arg-type]

    assert session.share == pytest.approx(first.seconds / whole.seconds)
    assert session.minutes == round(first.seconds / 60, 1)
    said = f"Partly done · 1 of {len(items)} moves · {session.minutes:.0f} of 10 minutes"
    assert what_was_logged(session) == said


def test_a_session_that_a_leg_ended_before_anything_was_done_says_so() -> None:
    nothing = items_done(routine(), frozenset())

    ended = Session(MONDAY, Outcome.SKIPPED, nothing, 0.0, leg_spread=True)
    assert what_was_logged(ended) == "Ended early, pain or numbness in a leg"
    assert what_was_logged(replace(ended, leg_spread=None)) == "Skipped"
