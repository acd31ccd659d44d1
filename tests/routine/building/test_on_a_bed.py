"""Lying moves on a firm bed, for who says they have one and can't get to the floor, or have no mat."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from components.routine import Preferences, build_routine
from components.routine.verdicts import judged, note
from components.safety import Profile
from components.safety.blocking import may_alarm
from components.session.asked_of_day import wanted
from data.catalogue import load_catalogue
from data.diary import Diary
from tests.app.visiting import shown, visit

CATALOGUE = load_catalogue()
HOME = {"mat", "towel", "wall", "chair"}
ON_BED = {id_ for id_, move in CATALOGUE.exercises.items() if move.on_bed}


def person(*kit: str, cannot: tuple[str, ...] = (), has: tuple[str, ...] = ()) -> Profile:
    return Profile(conditions=has, equipment=kit, cannot=cannot, level=2)


def test_on_a_bed_are_moves_lying_down_that_bear_nothing() -> None:
    assert len(ON_BED) > 5
    for id_ in ON_BED:
        move = CATALOGUE.exercises[id_]
        body = move.mechanics
        assert move.position in ("supine", "prone", "side-lying"), id_
        assert body.load == "unloaded", id_
        assert {body.kneeling, body.hands_bear_weight, body.isometric, body.head_low} == {False}, id_


@pytest.mark.parametrize("move", ["bird-dog", "bridge", "press-up", "child-pose", "sit-to-stand"])
def test_the_catalogue_lets_no_other_move_be_marked_so(move: str) -> None:
    whole = CATALOGUE.exercises[move].model_dump()
    with pytest.raises(ValidationError, match="on_bed"):
        type(CATALOGUE.exercises[move]).model_validate(whole | {"on_bed": True})


def test_nothing_changes_for_who_has_no_bed_and_nothing_for_who_has_one_but_needs_none() -> None:
    for cannot in ((), ("floor",), ("floor", "standing"), ("kneeling",)):
        verdicts = judged(CATALOGUE, person(*HOME, cannot=cannot))
        assert all("on-bed" not in {r.rule for r in v.reasons} for v in verdicts.values())
        with_bed = judged(CATALOGUE, person(*HOME, "bed", cannot=cannot))
        changed = {id_ for id_ in verdicts if verdicts[id_].reasons != with_bed[id_].reasons}
        assert changed == (ON_BED if "floor" in cannot else set())


@pytest.mark.parametrize(("kit", "cannot"), [(HOME, ("floor",)), (HOME - {"mat"}, ())])
def test_with_a_bed_they_come_in_and_say_where(kit: set[str], cannot: tuple[str, ...]) -> None:
    without = judged(CATALOGUE, person(*kit, cannot=cannot))
    verdicts = judged(CATALOGUE, person(*kit, "bed", cannot=cannot))
    for id_, verdict in verdicts.items():
        if id_ in ON_BED:
            assert verdict.allowed, id_
            assert note(CATALOGUE, verdict).startswith("On a firm bed, in place of the mat or floor."), id_
        else:
            assert verdict.reasons == without[id_].reasons, id_


@pytest.mark.parametrize("limit", ["lying-on-back", "lying-on-side", "lying-face-down"])
def test_another_position_one_cannot_take_still_counts(limit: str) -> None:
    verdicts = judged(CATALOGUE, person(*HOME, "bed", cannot=("floor", limit)))
    allowed = {CATALOGUE.exercises[id_].position.value for id_ in ON_BED if verdicts[id_].allowed}
    gone = {"lying-on-back": "supine", "lying-on-side": "side-lying", "lying-face-down": "prone"}[limit]
    assert allowed == {"supine", "prone", "side-lying"} - {gone}


def test_what_a_condition_bars_on_a_mat_it_bars_on_a_bed() -> None:
    wrong = []
    for condition in CATALOGUE.conditions:
        on_mat = judged(CATALOGUE, person(*HOME, has=(condition,)))
        on_bed = judged(CATALOGUE, person(*HOME, "bed", cannot=("floor",), has=(condition,)))
        wrong += [
            (condition, id_)
            for id_ in ON_BED
            if on_mat[id_].allowed != on_bed[id_].allowed or on_mat[id_].limit != on_bed[id_].limit
        ]
    assert not wrong


def test_a_bed_never_costs_a_group_and_a_chair_with_a_bed_has_lying_moves() -> None:
    fewer = []
    for condition in CATALOGUE.conditions:
        for kit in (("chair",), tuple(HOME)):
            sides = [
                build_routine(
                    CATALOGUE, person(*kit, *more, cannot=("floor",), has=(condition,)), Preferences(10)
                )
                for more in ((), ("bed",))
            ]
            fewer += [(condition, kit)] if len(sides[1].covered) < len(sides[0].covered) else []
    assert not fewer
    built = build_routine(CATALOGUE, person("chair", "bed", cannot=("floor", "standing")), Preferences(15))
    assert built.routine
    assert ON_BED & {i.exercise_id for i in built.routine.items}


def test_in_strong_pain_a_bed_comes_before_a_seat_that_hurts() -> None:
    wrong = []
    seat = CATALOGUE.rules["pain-nowhere-else"].words
    for condition in CATALOGUE.conditions:
        for cannot in (("floor",), ("floor", "lying-on-back"), ("floor", "lying-face-down")):
            me = replace(person("chair", "bed", cannot=cannot, has=(condition, "sitting-hurts")), pain_now=9)
            verdicts = judged(CATALOGUE, me)
            lies = any(verdicts[move].allowed for move in ("prone-lying", "breathing-legs-on-chair"))
            said = {reason.words for verdict in verdicts.values() for reason in verdict.reasons}
            if seat in said or not (lies or len(cannot) > 1 or may_alarm(CATALOGUE, me)):
                wrong.append((condition, cannot))
    assert wrong == []


def test_who_can_lie_on_the_side_alone_is_told_so_and_not_sent_to_a_seat_that_hurts() -> None:
    has = ("flexion-intolerant", "leg-symptoms", "sitting-hurts")
    me = person("chair", "bed", cannot=("floor", "lying-on-back", "lying-face-down"), has=has)
    found = wanted(CATALOGUE, replace(me, pain_now=9), None)
    assert found.routine is None
    assert "lying on your side" in found.words
    lies = wanted(CATALOGUE, replace(me, pain_now=9, cannot={"floor"}), None).routine
    assert lies
    assert {item.exercise_id for item in lies.items} == {"prone-lying", "breathing-legs-on-chair"}


def test_the_form_asks_for_a_bed_where_the_floor_is_out_of_reach(settled: Diary) -> None:
    app = visit("routine")
    assert "Could you lie on a firm bed?" not in shown(app)
    app.button_group(key="profile_cannot").set_value(["floor"]).run()
    assert "Could you lie on a firm bed?" in shown(app)
    app.button_group(key="profile_equipment").set_value(["chair", "bed"]).run()
    assert "Could you lie on a firm bed?" not in shown(app)
    app.button(key="profile_save").click().run()
    saved = settled.profile()
    assert saved
    assert (set(saved[0].equipment), set(saved[0].cannot)) == ({"chair", "bed"}, {"floor"})
