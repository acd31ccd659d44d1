"""Deleting can be undone until the bin is emptied; then it is final."""

from collections.abc import Callable

import pytest

from data.diary import CheckIn, Diary, Experiment, NotFound, OwnMove, Pause, Routine, Session, open_diary
from tests.diary.filled import FOREVER, Filled, day, everything, fill

Entry = CheckIn | Session | Pause | Routine | OwnMove | Experiment
KINDS: dict[str, Callable[[Filled], Entry]] = {
    "check_in": lambda filled: filled.check_in,
    "session": lambda filled: filled.session,
    "pause": lambda filled: filled.pause,
    "routine": lambda filled: filled.routine,
    "own_move": lambda filled: filled.own_move,
    "experiment": lambda filled: filled.experiment,
}


def shown(diary: Diary) -> tuple[Entry, ...]:
    entries = (*diary.check_ins(*FOREVER), *diary.sessions(*FOREVER))
    return (*entries, *diary.pauses(), *diary.routines(), *diary.own_moves(), *diary.experiments())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_deleted_is_gone_from_sight_and_waits_in_the_bin(diary: Diary, kind: str) -> None:
    entry = KINDS[kind](fill(diary))
    diary.delete(entry)
    assert entry not in shown(diary)
    assert diary.bin()[0].record == entry


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_restored_is_as_it_was(diary: Diary, kind: str) -> None:
    entry = KINDS[kind](fill(diary))
    before, binned = shown(diary), diary.bin()
    diary.delete(entry)
    diary.restore(entry)
    assert shown(diary) == before
    assert diary.bin() == binned


@pytest.mark.parametrize("kind", KINDS)
def test_once_the_bin_is_emptied_nothing_comes_back(diary: Diary, kind: str) -> None:
    entry = KINDS[kind](fill(diary))
    others = [one for one in shown(diary) if one != entry]
    diary.delete(entry)
    diary.empty_bin()
    assert diary.bin() == ()
    with pytest.raises(NotFound):
        diary.restore(entry)
    assert list(shown(diary)) == others


def test_deleting_twice_is_deleting_once(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=1)
    diary.delete(entry)
    binned, version = diary.bin(), diary.version(day(0))
    diary.delete(entry)
    assert (diary.bin(), diary.version(day(0))) == (binned, version)


def test_a_resend_of_a_deleted_entry_brings_nothing_back(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=1, token="a")
    diary.delete(entry)
    assert diary.add_check_in(day(0), pain=1, token="a") == entry
    assert diary.check_ins(*FOREVER) == ()


def test_the_day_table_knows_nothing_of_what_is_in_the_bin(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=1, note="x")
    session = diary.add_session(day(1))
    diary.delete(entry)
    assert diary.first_day() == day(1)
    diary.delete(session)
    assert diary.day_records() == ()
    assert len(diary.days()) == 0


def test_a_plan_outlives_the_routine_it_was_made_from(diary: Diary) -> None:
    filled = fill(diary)
    diary.delete(filled.routine)
    diary.empty_bin()
    assert diary.plan_on(day(7)) == filled.plan


def test_delete_everything_leaves_an_empty_diary_that_goes_on(url: str) -> None:
    diary = open_diary(url)
    untouched = everything(diary)
    fill(diary)
    diary.delete_everything()
    assert everything(diary) == untouched
    fill(diary)
    assert len(diary.check_ins(*FOREVER)) == 1
