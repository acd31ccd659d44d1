"""A diary that is read once answers as one that is asked each time, whoever writes to it in between."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from data.diary import DayChanged, Diary, Profile, RememberingDiary, close_diaries, open_diary
from tests.diary.asked import counted
from tests.diary.filled import FOREVER, Filled, day, everything, fill
from tests.diary.processes import elsewhere, open_and_write
from tests.diary.writes import WRITES


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


STRETCHES = ((0, 0), (-3, 2), (-300, 20), (5, 4), (1, 1))


def shown(diary: Diary) -> tuple[object, ...]:
    """What pages ask for: entries of ever longer stretches, a part of the day table and the whole of it."""
    parts = [
        ask(day(first), day(last))
        for ask in (diary.sessions, diary.check_ins, diary.day_records)
        for first, last in STRETCHES
    ]
    frames = [diary.days(day(-5), day(9)).to_dict(), diary.days(end=day(9)).to_dict()]
    return everything(diary), parts, repr(frames)


def all_of(diary: Diary) -> tuple[object, ...]:
    """The same with stretches longer than are read at once, and frames that take each other's place."""
    long = [ask(day(-900), day(20)) for ask in (diary.sessions, diary.check_ins, diary.day_records)]
    frames = [diary.days(day(first), day(last)).to_dict() for first, last in (*STRETCHES, (-900, 20))]
    return shown(diary), long, repr(frames)


@pytest.fixture
def remembering(diary: Diary) -> RememberingDiary:
    return RememberingDiary(diary, clock=Clock())


def test_what_was_answered_is_not_asked_for_again(diary: Diary, remembering: RememberingDiary) -> None:
    fill(diary)
    first = shown(remembering)
    with counted() as asked:
        for _ in range(3):
            remembering.look_again()
            assert shown(remembering) == first
    assert len(asked) == 3  # one look at the editions each time


def test_every_write_of_ones_own_is_seen_at_once(url: str) -> None:
    stale = []
    for name, (write, _) in WRITES.items():
        diary = open_diary(url, name)
        remembering = RememberingDiary(diary, clock=Clock())
        mine = fill(remembering)
        assert all_of(remembering) == all_of(diary), name
        write(remembering, mine)
        if all_of(remembering) != all_of(diary):
            stale.append(name)
    assert stale == []


def test_every_write_of_another_tab_is_seen_at_once(url: str) -> None:
    stale = []
    for name, (write, _) in WRITES.items():
        diary = open_diary(url, name)
        here, there = (RememberingDiary(diary, clock=Clock()) for _ in range(2))
        mine = fill(there)
        all_of(here)
        write(there, mine)
        if all_of(here) != all_of(diary):
            stale.append(name)
    assert stale == []


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(lambda _, remembering: remembering.look_again(), id="at the next rerun"),
        pytest.param(lambda clock, _: setattr(clock, "now", 1.5), id="in a tap after a while"),
    ],
)
def test_what_another_process_wrote_is_seen(
    url: str, diary: Diary, later: Callable[[Clock, RememberingDiary], None]
) -> None:
    clock = Clock()
    remembering = RememberingDiary(diary, clock)
    fill(remembering)
    before = all_of(remembering)
    elsewhere(open_and_write, url)
    later(clock, remembering)
    assert all_of(remembering) == all_of(diary) != before


def test_a_diary_deleted_and_begun_anew_elsewhere_shows_nothing_of_the_old(diary: Diary) -> None:
    remembering = RememberingDiary(diary, clock=Clock())
    fill(remembering)
    all_of(remembering)
    diary.delete_everything()
    assert all_of(remembering) == all_of(diary)
    diary.add_check_in(day(0), pain=1)
    assert all_of(remembering) == all_of(diary)


def test_nothing_of_it_is_another_persons(url: str) -> None:
    anna, bert = open_diary(url, "anna"), open_diary(url, "bert")
    fill(anna)
    remembering = RememberingDiary(anna)
    all_of(remembering)
    assert remembering.is_of(anna)
    assert remembering.is_of(open_diary(url, "anna"))
    assert not remembering.is_of(bert)
    assert all_of(RememberingDiary(bert)) == all_of(bert)


def test_a_diary_opened_anew_is_another_one(url: str) -> None:
    remembering = RememberingDiary(open_diary(url))
    close_diaries()
    assert not remembering.is_of(open_diary(url))


def test_a_version_never_lets_a_change_be_overwritten_that_was_not_shown(
    diary: Diary, remembering: RememberingDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes after the look at the editions: what is shown and its version stay together."""
    mine = fill(diary)
    remembering.editions()
    monkeypatch.setattr(type(diary._database), "writes_of", lambda *_: 0)  # as if it were not this process
    diary.edit_check_in(replace(mine.check_in, pain=9))
    version = remembering.version(mine.check_in.day)
    (shown,) = remembering.check_ins(mine.check_in.day, mine.check_in.day)
    if shown.pain == 9:
        remembering.edit_check_in(replace(shown, pain=1), seen_version=version)
    else:
        with pytest.raises(DayChanged):
            remembering.edit_check_in(replace(shown, pain=1), seen_version=version)


def test_a_frame_handed_out_can_be_changed_without_changing_the_next(
    diary: Diary, remembering: RememberingDiary
) -> None:
    fill(diary)
    frame = remembering.days()
    frame["pain"] = 10.0
    frame.loc[0, "note"] = "changed"
    remembering.settings()["theme"] = "changed"
    assert all_of(remembering) == all_of(diary)


def test_a_profile_is_kept_though_another_tab_kept_another_in_between(url: str) -> None:
    """What is kept already is decided where it is written, not by what was read before."""
    here, there = (RememberingDiary(open_diary(url), clock=Clock()) for _ in range(2))
    here.save_profile(Profile(level=1), day(0))
    here.profile()
    there.save_profile(Profile(level=2), day(0))
    here.save_profile(Profile(level=1), day(0))
    saved = open_diary(url).profile()
    assert saved is not None
    assert saved[0].level == 1


def test_short_windows_of_a_long_diary_are_read_without_the_rest(diary: Diary) -> None:
    for number in range(0, 2000, 100):
        diary.add_check_in(day(-number), pain=3)
    remembering = RememberingDiary(diary)
    remembering.check_ins(day(-28), day(0))
    assert len(remembering.check_ins(day(-1700), day(-1600))) == 2  # long ago, and none between
    assert len(remembering._answers["check_in"].value.entries) == 5
    assert len(remembering.check_ins(*FOREVER)) == 20


def test_what_is_kept_does_not_grow_without_end(remembering: RememberingDiary, diary: Diary) -> None:
    filled: Filled = fill(diary)
    for number in range(500):
        remembering.version(day(number))
        remembering.days(day(-number), day(number))
    assert len(remembering._answers) < 100
    assert remembering.version(filled.check_in.day) == diary.version(filled.check_in.day)


def test_what_was_worked_out_is_worked_out_anew_after_any_write_and_for_another_day(url: str) -> None:
    stale = []
    for name, (write, _) in WRITES.items():
        remembering = RememberingDiary(open_diary(url, name), clock=Clock())
        mine = fill(remembering)
        numbers = iter(range(9))
        before = [worked_out(remembering, numbers, asked) for asked in (0, 0, 1, 1)]
        write(remembering, mine)
        if [*before, worked_out(remembering, numbers, 1)] != [0, 0, 1, 1, 2]:
            stale.append(name)
    assert stale == []


def worked_out(remembering: RememberingDiary, numbers: Iterator[int], asked: int) -> int:
    return remembering.worked_out("a number", day(asked), lambda: next(numbers))
