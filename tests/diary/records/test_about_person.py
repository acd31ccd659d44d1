"""Routines, profile, wishes, red-flag answers and settings."""

from dataclasses import replace

import pytest

from data.diary import (
    Answer,
    Diary,
    Preferences,
    Profile,
    Routine,
    RoutineItem,
    Screening,
)
from tests.diary.filled import MORNING, day


def test_a_routine_gets_its_id_once_and_keeps_it_when_changed(diary: Diary) -> None:
    first = diary.save_routine(MORNING)
    second = diary.save_routine(replace(MORNING, name="Evening"))
    changed = diary.save_routine(replace(first, name="Early"))
    assert first.id != second.id != ""
    assert diary.routines() == (changed, second)
    assert diary.routine(first.id) == changed
    assert diary.routine("no such id") is None


def test_the_latest_profile_counts_and_earlier_ones_are_kept(diary: Diary) -> None:
    assert diary.profile() is None
    old, new = Profile({"stenosis"}, level=1), Profile({"stenosis", "osteoporosis"}, pain_now=0, level=2)
    diary.save_profile(old, day(1))
    diary.save_profile(new, day(0))  # travelling west, the day before comes again
    diary.save_profile(new, day(0))
    assert diary.profile() == (new, day(0))
    assert diary.profiles() == ((old, day(1)), (new, day(0)))


def test_wishes_and_settings_are_replaced_and_have_defaults(diary: Diary) -> None:
    assert diary.preferences() == Preferences()
    assert diary.setting("theme", "light") == "light"
    for minutes, theme in ((10, "dark"), (20, "light")):
        diary.save_preferences(Preferences(minutes, hidden={"press-up"}))
        diary.set_setting("theme", theme)
    assert diary.preferences() == Preferences(20, hidden={"press-up"})
    assert diary.setting("theme", "dark") == "light"
    assert diary.settings() == {"theme": "light"}


def test_screenings_come_newest_first_and_can_be_cleared(diary: Diary) -> None:
    assert diary.last_screening() is None
    first = diary.add_screening(Screening(day(0), {"fever": Answer.YES}))
    second = diary.add_screening(Screening(day(0), {"fever": Answer.NO}))
    assert diary.screenings() == (second, first)
    assert diary.last_screening() == second
    cleared = diary.clear_screening(first, day(2))
    assert diary.screenings()[1] == cleared
    assert cleared.cleared_on == day(2)
    assert diary.add_screening(cleared) == cleared
    assert len(diary.screenings()) == 2


def test_a_clearance_far_older_than_the_answers_is_refused(diary: Diary) -> None:
    answers = diary.add_screening(Screening(day(0), {"fever": Answer.YES}))
    with pytest.raises(ValueError, match="more than a year older"):
        diary.clear_screening(answers, day(-400))
    assert diary.last_screening() == answers


def test_a_routine_holds_every_number_of_a_dose(diary: Diary) -> None:
    item = RoutineItem("wall-sit", 3, 1, 45, 1, 60, 330, "chair near")
    assert diary.save_routine(Routine("Legs", (item,), "v")).items == (item,)
