"""On a day of strong pain: easing moves only, never the way that hurts, none where pain may be an alarm."""

from dataclasses import replace
from itertools import combinations

import pytest

from components.routine import Preferences, build_routine
from components.safety import Profile, UnknownFact, screen
from components.safety.blocking import blocking
from data.catalogue import Amount, load_catalogue

CATALOGUE = load_catalogue()
SORE = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3, pain_now=8)
ALARMING = {
    *("osteoporosis", "vertebral-fracture", "recent-birth-or-surgery", "hip-replacement"),
    *("birth-under-6-weeks", "pregnancy", "early-pregnancy"),
    *("recent-tummy-surgery", "tummy-surgery-under-2-weeks", "tummy-surgery-under-4-weeks", "cancer"),
}
ALARM_TOGETHER = {"spondyloarthritis", "falls"}
BENDS = {"flexion-intolerant", "bending-hurts"}
ARCHES = {"arching-hurts", "spinal-stenosis", "spondylolisthesis"}


def left(*conditions: str, **said: object) -> list[str]:
    profile = replace(SORE, conditions=set(conditions), **said)
    return [move for move, verdict in screen(CATALOGUE, profile).items() if verdict.allowed]


def test_an_inflamed_spine_makes_strong_pain_an_alarm_only_together_with_falls() -> None:
    both = replace(SORE, conditions=ALARM_TOGETHER)
    assert not left(*ALARM_TOGETHER)
    assert all(left(alone) for alone in ALARM_TOGETHER)
    block = blocking(CATALOGUE, both)
    assert block
    assert "break from a small fall" in block.reason.words
    assert build_routine(CATALOGUE, both, Preferences(10)).routine is None


def test_nothing_is_left_that_goes_the_way_that_hurts() -> None:
    wrong = []
    for pair in combinations(CATALOGUE.conditions, 2):
        for move in left(*pair):
            body = CATALOGUE.exercises[move].mechanics
            if BENDS & {*pair} and (body.flexion is not Amount.NONE or body.deep_hip_bend):
                wrong.append((pair, move))
            if ARCHES & {*pair} and (body.extension is not Amount.NONE or body.lying_face_down):
                wrong.append((pair, move))
    assert not wrong


@pytest.mark.parametrize("condition", sorted(ALARMING))
def test_where_pain_may_be_an_alarm_there_is_no_move_but_whom_to_call(condition: str) -> None:
    assert left(condition) == []
    built = build_routine(CATALOGUE, replace(SORE, conditions={condition}), Preferences(5))
    assert built.status == "see_clinician"
    assert built.routine is None
    assert "today" in " ".join(built.explanation)
    calmer = replace(SORE, conditions={condition}, pain_now=6, level=2)
    assert build_routine(CATALOGUE, calmer, Preferences(10)).routine


def test_everybody_else_is_left_something_that_eases() -> None:
    """Whatever is at hand and wherever they have to be: also who has a chair alone, or nothing at all."""
    stays_put = frozenset(CATALOGUE.vocabulary.cannot)
    places: list[tuple[set[str], frozenset[str]]] = [
        ({"chair"}, stays_put),
        (set(), frozenset({"floor"})),
    ]
    without = [
        (pair, *place)
        for pair in combinations(CATALOGUE.conditions, 2)
        for place in places
        if not (ALARMING & {*pair} or {*pair} == ALARM_TOGETHER)
        and not left(*pair, equipment=place[0], cannot=place[1], level=1)
    ]
    assert not without


def test_to_rest_where_it_hurts_is_for_those_alone_who_have_nowhere_else() -> None:
    seat = CATALOGUE.rules["pain-nowhere-else"].words
    both = ("flexion-intolerant", "sitting-hurts")
    assert "chair-breathing" not in left(*both)
    stays_put = replace(SORE, conditions=set(both), equipment={"chair"}, cannot={"standing", "floor"})
    verdicts = screen(CATALOGUE, stays_put)
    assert [move for move, verdict in verdicts.items() if verdict.allowed] == ["chair-breathing"]
    words = [reason.words for reason in verdicts["chair-breathing"].reasons]
    assert seat in words
    assert not any("get up" in said for said in words)


def test_what_eases_comes_first_and_the_other_way_waits() -> None:
    arching = left(eases={"arching"})
    assert "press-up" in arching
    assert not {"single-knee-to-chest", "double-knee-to-chest", "child-pose"} & {*arching}
    bending = left(eases={"bending"})
    assert "single-knee-to-chest" in bending
    assert not {"press-up", "prone-lying"} & {*bending}
    assert {*left(eases={"bending", "arching"})} == {*left()}
    assert {*left(eases={"nothing"})} == {*left()}

    built = build_routine(CATALOGUE, replace(SORE, eases={"arching"}), Preferences(5))
    assert built.routine
    first = CATALOGUE.exercises[built.routine.items[0].exercise_id]
    assert first.mechanics.lying_face_down
    assert CATALOGUE.rules["eases-first"].words in built.explanation


def test_a_slow_short_walk_is_offered_where_walking_eases() -> None:
    assert "brisk-walking" not in left()
    verdict = screen(CATALOGUE, replace(SORE, eases={"walking"}))["brisk-walking"]
    assert verdict.status == "modify"
    assert verdict.limit
    assert verdict.limit.hold_s == 300
    assert "brisk-walking" not in left("walking-hurts", eases={"walking"})


def test_on_a_day_of_less_pain_what_eases_opens_the_routine_and_leaves_nothing_out() -> None:
    calm = replace(SORE, pain_now=3, level=2)
    eased = replace(calm, eases={"arching"})
    verdicts = [{m: v.status for m, v in screen(CATALOGUE, p).items()} for p in (calm, eased)]
    assert verdicts[0] == verdicts[1]
    wish = Preferences(10, favourites={"press-up"})
    built = build_routine(CATALOGUE, eased, wish)
    assert built.routine
    assert built.status == "built"
    assert built.routine.items[0].exercise_id == "press-up"


def test_an_unknown_way_to_ease_is_refused_not_ignored() -> None:
    with pytest.raises(UnknownFact, match="no-such-way"):
        screen(CATALOGUE, replace(SORE, eases={"no-such-way"}))


def test_a_day_of_strong_pain_says_whom_to_call_if_easing_is_not_enough() -> None:
    words = CATALOGUE.rules["pain-unbearable"].in_full
    assert "call your doctor" in words
    built = build_routine(CATALOGUE, replace(SORE, pain_now=10), Preferences(5))
    assert built.routine
    assert words in built.explanation
    assert words not in build_routine(CATALOGUE, replace(SORE, pain_now=6), Preferences(5)).explanation
