"""Choosing the hardest level before the diary has six calm sessions with a moderate move."""

from datetime import timedelta

import pytest

from components.routine.dose import dose_of, item, start
from data.catalogue import load_catalogue
from data.diary import Diary, SessionItem
from tests.app.diaries import TODAY
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()
LINE = "Harder moves are suggested after six sessions"


@pytest.fixture
def diary(settled: Diary) -> Diary:
    return settled


def went(diary: Diary, times: int, move: str = "bird-dog", pain_after: int = 2) -> None:
    exercise = CATALOGUE.exercises[move]
    seconds = item(exercise, start(dose_of(exercise))).seconds
    for ago in range(times):
        diary.add_session(
            TODAY - timedelta(days=2 * ago + 1),
            items=(SessionItem(move, seconds, 1.0),),
            pain_before=2,
            pain_after=pain_after,
            next_morning=2,
            leg_spread=False,
        )


def test_the_hardest_level_chosen_early_says_what_is_suggested_and_is_kept_all_the_same(
    diary: Diary,
) -> None:
    went(diary, 2)
    app = visit("settings")
    assert LINE not in shown(app)

    app.segmented_control(key="profile_level").set_value(3).run()
    assert_well(app)
    assert f"{LINE} with a moderate move, none of them too much. So far: 2 of 6." in shown(app)
    assert "Rule level-3-chosen: our own default, for a physiotherapist to check." in shown(app)
    app.button(key="profile_save").click().run()

    assert_well(app)
    kept = diary.profile()
    assert kept is not None
    assert kept[0].level == 3


@pytest.mark.parametrize(
    ("times", "move", "pain_after", "said"),
    [(6, "bird-dog", 2, False), (6, "cat-cow", 2, True), (6, "bird-dog", 6, True)],
)
def test_only_calm_sessions_with_a_moderate_move_count(
    diary: Diary, times: int, move: str, pain_after: int, said: bool
) -> None:
    went(diary, times, move, pain_after)

    app = visit("routine")
    app.segmented_control(key="profile_level").set_value(3).run()

    assert (LINE in shown(app)) is said


def test_the_other_levels_are_chosen_without_a_word(diary: Diary) -> None:
    app = visit("routine")
    app.segmented_control(key="profile_level").set_value(1).run()

    assert LINE not in shown(app)
