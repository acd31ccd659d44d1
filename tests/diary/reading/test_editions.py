"""A number for each kind of thing tells whether it was written to, whoever wrote it and from where."""

from contextlib import suppress
from pathlib import Path
from shutil import copyfile

from data.diary import (
    Diary,
    NotSaved,
    close_diaries,
    open_diary,
)
from tests.diary.filled import closed_diary, day, evening, fill
from tests.diary.processes import elsewhere, open_and_write
from tests.diary.writes import WRITES


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
