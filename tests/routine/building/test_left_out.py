"""Moves left out for want of equipment: grouped, none lost, and what would help most said in a sentence."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from streamlit.testing.v1 import AppTest

from components.routine import build_routine
from components.routine.building.kit import by_missing_kit, only_kit, would_help
from components.routine.building.obstacles import obstacles
from components.routine.verdicts import judged
from data.catalogue import Effect
from data.diary import Diary, Preferences, Profile
from tests.app.diaries import TODAY, screened
from tests.app.visiting import shown, visit
from tests.routine.generate import real
from tests.safety.profiles import profiles

CATALOGUE = real()
TOWEL = Profile(conditions={"wrist-pain"}, equipment={"towel"}, level=2)


@pytest.fixture
def diary(newcomer: Diary) -> Diary:
    return newcomer


@pytest.fixture
def page(diary: Diary) -> AppTest:
    screened(diary, TODAY)
    diary.save_profile(TOWEL, TODAY)
    app = visit("routine")
    return app.button(key="build").click().run()


def test_with_only_a_towel_every_left_out_move_still_stands_there_with_its_reason(page: AppTest) -> None:
    lines = [str(line.value) for line in page.markdown]
    for move, verdict in judged(CATALOGUE, TOWEL).items():
        exercise = CATALOGUE.exercises[move]
        if only_kit(verdict):
            needs = [CATALOGUE.vocabulary.equipment[e] for e in exercise.equipment if e != "towel"]
            assert any(exercise.name in line and all(need in line for need in needs) for line in lines)
        elif not verdict.allowed:
            assert f"**{exercise.name}**" in lines
        for reason in verdict.reasons:
            if reason.rule != "equipment" or not only_kit(verdict):
                assert any(reason.words in line for line in lines)


def test_missing_equipment_takes_a_line_for_each_thing_below_the_personal_reasons(page: AppTest) -> None:
    folded = [each.label for each in page.expander]
    personal = next(at for at, label in enumerate(folded) if label.startswith("Because of your answers"))
    kit = next(at for at, label in enumerate(folded) if label.startswith("Only for want of equipment"))

    assert personal < kit
    assert not page.expander[kit].proto.expanded
    assert sum("**Mat, blanket or carpet** (" in str(line.value) for line in page.markdown) == 1


def test_a_change_that_many_moves_would_need_is_said_once_with_their_names(page: AppTest) -> None:
    (folded,) = (each for each in page.expander if each.label.startswith("Only for want of equipment"))
    lines = [str(line.value) for line in folded.markdown]
    kit = [verdict for verdict in judged(CATALOGUE, TOWEL).values() if only_kit(verdict)]
    changes = [(r, v.exercise_id) for v in kit for r in v.reasons if r.rule != "equipment"]
    assert changes

    for reason, move in changes:
        said = [at for at, line in enumerate(lines) if reason.words in line]
        assert any(CATALOGUE.exercises[move].name in lines[at - 1] for at in said)
        assert len(said) == len({r for r, _ in changes if r.words == reason.words})


def test_the_thing_that_costs_most_moves_is_named_with_what_it_would_bring_back(page: AppTest) -> None:
    with_mat = replace(TOWEL, equipment={"towel", "mat"})
    fine = [sum(v.allowed for v in judged(CATALOGUE, who).values()) for who in (TOWEL, with_mat)]
    sentence = (
        f"tick “Mat, blanket or carpet” in your profile: that would bring back {fine[1] - fine[0]} moves."
    )

    assert sentence in build_routine(CATALOGUE, TOWEL, Preferences(10)).explanation[1]
    assert shown(page).count(sentence) == 2  # beside the short routine, and over what was left out
    assert fine[1] - fine[0] > 10


def test_with_the_usual_things_at_hand_nothing_is_to_be_bought() -> None:
    usual = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)

    assert would_help(CATALOGUE, usual, Preferences(10), judged(CATALOGUE, usual)) == ""
    assert not any("tick" in said for said in build_routine(CATALOGUE, usual, Preferences(10)).explanation)


def test_a_wish_that_leaves_no_move_is_named_with_what_lifting_it_brings() -> None:
    usual = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)
    wished = Preferences(10, {"aerobic"})
    verdicts = judged(CATALOGUE, usual)
    more = sum(
        obstacles(CATALOGUE.exercises[id_], verdict, wished) == {"purposes"}
        for id_, verdict in verdicts.items()
    )

    told = build_routine(CATALOGUE, usual, wished).explanation

    assert f"Leaving “What for?” open would bring in {more} more moves." in told


@settings(max_examples=30)
@given(profiles(CATALOGUE))
def test_grouping_by_equipment_loses_no_move_and_hides_no_other_bar(profile: Profile) -> None:
    kit = [verdict for verdict in judged(CATALOGUE, profile).values() if only_kit(verdict)]
    groups = by_missing_kit(CATALOGUE, profile, kit)

    assert sorted(v.exercise_id for group in groups.values() for v in group) == sorted(
        v.exercise_id for v in kit
    )
    for missing, group in groups.items():
        assert missing
        assert not frozenset(missing) & frozenset(profile.equipment)
        for verdict in group:
            assert {r.rule for r in verdict.reasons if r.effect is Effect.EXCLUDE} == {"equipment"}
