"""The way back to the six: it opens when things are calm, stops by the light, and is never scheduled."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from components.routine import Preferences, build_routine
from components.safety import Profile
from components.session.advice.told import Told
from components.session.advice.ways_back.way_back import (
    OnWay,
    Taken,
    closed,
    read_taken,
    standing,
    written,
)
from data.catalogue import load_catalogue
from data.catalogue.model.way_back import as_move
from data.diary import CheckIn, Session
from tests.session.advice.progression_table import OTHERS, TODAY, planned, session

CATALOGUE = load_catalogue()
SIX = {move for move, exercise in CATALOGUE.exercises.items() if exercise.stance == "avoid"}
WELL = Profile(equipment=CATALOGUE.vocabulary.equipment, level=3)


def told(letters: str, days: str = "22222222222222") -> Told:
    """Sessions two days apart up to yesterday, and the pain of the days up to today."""
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    sessions: list[Session] = [
        session(letter, TODAY - timedelta(days=1 + 2 * n), routine) for n, letter in enumerate(letters[::-1])
    ]
    check_ins = [
        CheckIn(TODAY - timedelta(days=n), pain=int(said)) for n, said in enumerate(days[::-1]) if said != "."
    ]
    return Told((), sessions, sorted(check_ins, key=lambda entry: entry.day), TODAY)


def at(diary: Told, taken: Taken | None = None, move: str = "jogging", profile: Profile = WELL) -> OnWay:
    found = standing(CATALOGUE, profile, diary, move, taken)
    assert found is not None
    return found


def test_each_of_the_six_has_a_way_that_ends_with_itself_and_passes_through_none_of_them() -> None:
    assert CATALOGUE.ways_back.keys() == SIX
    for way in CATALOGUE.ways_back.values():
        assert way.steps[-1].move is None
        assert not SIX & {step.move for step in way.steps}
        for step in way.steps:
            assert step.move or not as_move(CATALOGUE.exercises[way.id], step).mechanics.unknown()


def test_a_way_without_a_trial_says_that_its_steps_are_our_own() -> None:
    for way in CATALOGUE.ways_back.values():
        assert any("our own" in claim.text and "design" in claim.sources for claim in way.research), way.id


@pytest.mark.parametrize(
    ("letters", "days", "rule"),
    [
        ("gggggg", "22222222222222", "way-open"),
        ("ggggg", "22222222222222", "way-sessions"),
        ("", "22222222222222", "way-sessions"),
        ("gggggg", "44444444444444", "way-pain"),
        ("gggggg", "22222222222226", "way-pain"),
        ("gggggg", "11111112222233", "week-worse"),
        ("gggggr", "22222222222222", "way-trouble"),
        ("ggggggrg", "22222222222222", "way-trouble"),
        ("", "22............", "way-unknown"),
    ],
)
def test_it_opens_only_once_things_are_calm_and_says_what_it_waits_for(
    letters: str, days: str, rule: str
) -> None:
    found = at(told(letters, days))
    assert found.rule == rule
    assert (found.proposed is not None) == (rule == "way-open")


def test_a_step_lasts_a_week_then_the_next_is_proposed_and_trouble_leads_one_back() -> None:
    calm = told("gggggg")
    week = TODAY - timedelta(days=7)
    assert at(calm, Taken("walk", TODAY - timedelta(days=6))).rule == "way-stay"
    onward = at(calm, Taken("walk", week))
    assert (onward.rule, onward.proposed and onward.proposed.id) == ("way-next", "brisk-walk")
    back = at(told("ggggggr"), Taken("run-walk", week))
    assert (back.rule, back.proposed and back.proposed.id) == ("way-back", "brisk-walk")
    assert at(told("ggggggr"), Taken("walk", week)).rule == "way-pause"
    assert at(calm, Taken("jog", week)).rule == "way-there"


def test_a_weight_is_held_bent_forward_only_after_back_work_of_the_second_level() -> None:
    calm = told("gggggg")
    week = TODAY - timedelta(days=7)
    found = at(calm, Taken("hinge-with-stick", week), "bent-over-row")
    assert found.proposed is not None
    easy = [replace(s, items=tuple(i for i in s.items if i.exercise_id == "cat-cow")) for s in calm.sessions]
    found = at(replace(calm, sessions=easy), Taken("hinge-with-stick", week), "bent-over-row")
    assert (found.rule, found.proposed) == ("way-endurance", None)


def test_no_one_sees_a_step_their_conditions_speak_against_nor_any_after_it() -> None:
    for condition in CATALOGUE.conditions:
        profile = replace(WELL, conditions={condition})
        for way in CATALOGUE.ways_back.values():
            against = closed(CATALOGUE, profile, way)
            shown = at(told("gggggg"), None, way.id, profile).steps
            assert not [step.id for step in shown if against[step.id]]
            assert shown == way.steps[: len(shown)]
    for condition, move in (
        ("vertebral-fracture", "jogging"),
        ("vertebral-fracture", "sit-up"),
        ("osteoporosis", "bent-over-row"),
        ("pregnancy", "double-leg-raise"),
        ("impact-hurts", "jogging"),
        ("leg-symptoms", "bent-over-row"),
    ):
        found = at(told("gggggg"), None, move, replace(WELL, conditions={condition}))
        assert len(found.steps) < len(found.way.steps), (condition, move)
        assert found.closed_by


def test_what_needs_a_change_is_no_step_where_nobody_would_be_told_of_the_change() -> None:
    """A run is told "walk instead" in pregnancy, with thin bones, a prolapse or a slipped vertebra."""
    way = CATALOGUE.ways_back["jogging"]
    runs = [step.id for step in way.steps if step.move is None]
    assert runs
    for condition in ("pregnancy", "osteoporosis", "hernia-or-prolapse", "spondylolisthesis"):
        against = closed(CATALOGUE, replace(WELL, conditions={condition}), way)
        assert any(against[step] for step in runs), condition
        assert at(told("ggg"), profile=replace(WELL, conditions={condition})).steps != way.steps


def test_the_builder_never_schedules_any_of_it() -> None:
    for minutes in (5, 10, 20, 30):
        built = build_routine(CATALOGUE, WELL, Preferences(minutes=minutes))
        assert built.routine is not None
        held = {item.exercise_id for item in built.routine.items}
        assert held <= CATALOGUE.exercises.keys() - SIX


def test_what_is_kept_comes_back_and_what_can_not_be_read_is_no_step() -> None:
    kept = {"jogging": Taken("walk", TODAY)}
    assert read_taken(written(kept)) == kept
    for broken in ("", "no", "[]", json.dumps({"jogging": {"step": "walk"}}), json.dumps({"jogging": 3})):
        assert read_taken(broken) == {}
    assert at(told("gggggg"), Taken("gone", TODAY)).at is None
