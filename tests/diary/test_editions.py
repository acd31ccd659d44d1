"""A number for each kind of thing tells whether it was written to, whoever wrote it and from where."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

from data.diary import (
    Answer,
    Diary,
    NotSaved,
    Plan,
    Preferences,
    Profile,
    Screening,
    close_diaries,
    open_diary,
)
from tests.diary.filled import HALF_DONE, MORNING, OWN, TRIAL, Filled, closed_diary, day, evening, fill
from tests.diary.processes import elsewhere, open_and_write

# Every way to write, and the kinds of thing it is about.
WRITES: dict[str, tuple[Callable[[Diary, Filled], object], set[str]]] = {
    "a check-in": (lambda diary, _: diary.add_check_in(day(2), pain=1), {"check_in"}),
    "a check-in edited": (
        lambda diary, mine: diary.edit_check_in(replace(mine.check_in, pain=0)),
        {"check_in"},
    ),
    "a check-in moved to another day": (
        lambda diary, mine: diary.edit_check_in(replace(mine.check_in, day=day(5))),
        {"check_in"},
    ),
    "a session": (lambda diary, _: diary.add_session(day(2), "partial", HALF_DONE), {"session"}),
    "only the moves of a session": (
        lambda diary, mine: diary.edit_session(replace(mine.session, items=HALF_DONE[::-1])),
        {"session"},
    ),
    "deleted": (lambda diary, mine: diary.delete(mine.session), {"session"}),
    "deleted and put back": (
        lambda diary, mine: (diary.delete(mine.pause), diary.restore(mine.pause)),
        {"pause"},
    ),
    "taken out of the bin": (lambda diary, mine: diary.restore(mine.binned), {"check_in"}),
    "brought in from elsewhere": (
        lambda diary, mine: diary.save(replace(mine.check_in, id="elsewhere", day=day(-9))),
        {"check_in"},
    ),
    "a pause": (lambda diary, _: diary.add_pause(day(20), day(21)), {"pause"}),
    "a pause edited": (lambda diary, mine: diary.edit_pause(replace(mine.pause, reason="")), {"pause"}),
    "a plan": (lambda diary, _: diary.set_plan(Plan(day(1), MORNING, {1})), {"plan"}),
    "a plan stopped": (lambda diary, _: diary.stop_plan(day(4)), {"plan"}),
    "a plan undone": (lambda diary, mine: diary.remove_plan(mine.plan), {"plan"}),
    "a routine": (lambda diary, _: diary.save_routine(MORNING), {"routine"}),
    "a move of one's own": (lambda diary, _: diary.save_own_move(OWN), {"own_move"}),
    "an experiment": (
        lambda diary, _: diary.start_experiment(replace(TRIAL, start=day(90))),
        {"experiment"},
    ),
    "an experiment stopped": (
        lambda diary, mine: diary.stop_experiment(mine.experiment, day(4)),
        {"experiment"},
    ),
    "a profile": (lambda diary, _: diary.save_profile(Profile(), day(3)), {"profile"}),
    "wishes": (lambda diary, _: diary.save_preferences(Preferences(30)), {"preferences"}),
    "a setting": (lambda diary, _: diary.set_setting("theme", "light"), {"setting"}),
    "a safety check": (lambda diary, _: diary.add_screening(Screening(day(3), {})), {"screening"}),
    "an answer to a safety question": (
        lambda diary, mine: diary.answer_screening(mine.screening.id, {"fever": Answer.YES}, day(1)),
        {"screening"},
    ),
    "a clearance": (
        lambda diary, mine: diary.clear_screening(mine.screening, day(2)),
        {"screening"},
    ),
}


def risen(before: dict[str, int], diary: Diary) -> set[str]:
    """The kinds whose number rose. None may fall or go."""
    after = diary.editions()
    assert all(after[kind] >= number for kind, number in before.items())
    return {kind for kind in after if after[kind] > before.get(kind, 0)}


def test_every_write_raises_the_number_of_what_it_is_about_and_no_other(url: str) -> None:
    wrong = {}
    for name, (write, about) in WRITES.items():
        diary = open_diary(url, name)
        mine = fill(diary)
        before = dict(diary.editions())
        write(diary, mine)
        if risen(before, diary) != about:
            wrong[name] = risen(before, diary)
    assert wrong == {}


def test_each_of_many_writes_in_one_moment_counts(diary: Diary) -> None:
    numbers = [diary.add_check_in(day(0), pain=1) and diary.editions()["check_in"] for _ in range(30)]
    assert numbers == sorted(set(numbers))


def test_what_is_refused_or_rolled_back_raises_nothing(diary: Diary) -> None:
    fill(diary)
    before = dict(diary.editions())
    with suppress(NotSaved):
        diary.add_check_in(day(0), pain=1, seen_version=0)
    with suppress(ValueError), diary.all_or_nothing() as together:
        together.add_check_in(day(3), pain=1)
        together.add_check_in(day(4), pain=11)
    assert risen(before, diary) == set()


def test_changes_made_together_raise_all_their_numbers_together(diary: Diary) -> None:
    with diary.all_or_nothing() as together:
        together.add_check_in(day(0), pain=4)
        together.add_session(day(0))
        together.set_setting("theme", "dark")
    assert set(diary.editions()) == {"check_in", "session", "setting"}


def test_another_persons_writes_are_no_news(url: str) -> None:
    mine, theirs = open_diary(url, "anna"), open_diary(url, "bert")
    fill(mine)
    before = dict(mine.editions())
    fill(theirs)
    assert mine.editions() == before


def test_what_another_process_wrote_is_news(url: str, diary: Diary) -> None:
    fill(diary)
    before = dict(diary.editions())
    elsewhere(open_and_write, url)
    assert risen(before, diary) == {"check_in"}


def test_the_bin_emptied_is_news_of_what_was_in_it(diary: Diary) -> None:
    fill(diary)
    before = dict(diary.editions())
    diary.empty_bin()
    assert "check_in" in risen(before, diary)


def test_a_diary_begun_anew_is_never_taken_for_the_one_that_was_deleted(diary: Diary) -> None:
    first = fill(diary)
    before = dict(diary.editions())
    diary.delete_everything()
    assert diary.editions() == {}
    diary.add_check_in(first.check_in.day, pain=0)
    assert diary.editions()["check_in"] > before["check_in"]


def test_a_copy_put_back_is_never_taken_for_what_had_been_written_since(path: Path) -> None:
    closed_diary(path)
    copy = path.with_name("copy.db")
    copyfile(path, copy)
    diary = open_diary(f"sqlite:///{path}")
    diary.add_check_in(day(6), pain=1, at=evening(6))
    before = dict(diary.editions())
    close_diaries()
    copyfile(copy, path)
    diary = open_diary(f"sqlite:///{path}")
    assert diary.editions()["check_in"] < before["check_in"]
    diary.add_check_in(day(6), pain=9, at=evening(6))
    assert diary.editions()["check_in"] > before["check_in"]
