"""What is saved is saved once, and changed only by someone who saw what they change."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest

from data.diary import (
    CheckIn,
    DayChanged,
    Diary,
    NotFound,
    NotSaved,
    Outcome,
)
from data.diary.keeping.check_ins import CHECK_IN
from tests.diary.filled import FOREVER, HALF_DONE, MORNING, day, evening, everything, fill


def test_a_double_click_saves_once(diary: Diary) -> None:
    first = [
        diary.add_check_in(day(0), pain=4, token="a"),
        diary.add_session(day(0), token="a"),
        diary.add_pause(day(3), day(4), token="a"),
    ]
    version = diary.version(day(0))
    again = [
        diary.add_check_in(day(0), pain=4, token="a"),
        diary.add_session(day(0), token="a"),
        diary.add_pause(day(3), day(4), token="a"),
    ]
    assert again == first
    assert len(diary.check_ins(*FOREVER)) == len(diary.sessions(*FOREVER)) == len(diary.pauses()) == 1
    assert diary.version(day(0)) == version


def test_a_resend_is_answered_even_though_the_first_send_changed_the_day(diary: Diary) -> None:
    first = diary.add_check_in(day(0), pain=4, token="a", seen_version=0)
    assert diary.add_check_in(day(0), pain=4, token="a", seen_version=0) == first


def test_many_clicks_at_once_with_one_token_save_once(diary: Diary) -> None:
    with ThreadPoolExecutor(8) as threads:
        saved = list(threads.map(lambda _: diary.add_check_in(day(0), pain=4, token="a"), range(24)))
    assert len(set(saved)) == 1
    assert diary.check_ins(*FOREVER) == (saved[0],)


def test_ten_threads_write_at_once_without_an_error_or_a_loss(diary: Diary) -> None:
    def write(thread: int) -> None:
        for number in range(20):
            diary.add_check_in(day(number), pain=thread, note=f"{thread}-{number}")

    with ThreadPoolExecutor(10) as threads:
        list(threads.map(write, range(10)))
    kept = diary.check_ins(*FOREVER)
    assert {entry.note for entry in kept} == {f"{t}-{n}" for t in range(10) for n in range(20)}
    assert [diary.version(day(number)) for number in range(20)] == [10] * 20


def test_a_second_tab_is_told_and_nothing_of_its_save_is_kept(diary: Diary) -> None:
    seen = diary.version(day(0))
    diary.add_check_in(day(0), pain=7, seen_version=seen)
    for late_save in (
        lambda: diary.add_check_in(day(0), pain=3, seen_version=seen),
        lambda: diary.add_session(day(0), seen_version=seen),
    ):
        with pytest.raises(DayChanged) as told:
            late_save()
        assert (told.value.day, told.value.version) == (day(0), diary.version(day(0)))
    assert [entry.pain for entry in diary.check_ins(*FOREVER)] == [7]
    assert diary.sessions(*FOREVER) == ()


def test_of_two_edits_from_the_same_view_only_the_first_counts(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=5)
    seen = diary.version(day(0))
    diary.edit_check_in(replace(entry, pain=6), seen_version=seen)
    with pytest.raises(DayChanged):
        diary.edit_check_in(replace(entry, pain=1), seen_version=seen)
    assert diary.check_ins(*FOREVER)[0].pain == 6


def test_of_many_edits_at_once_from_the_same_view_one_counts(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=0)
    seen = diary.version(day(0))

    def edit(pain: int) -> int:
        with suppress(DayChanged):
            diary.edit_check_in(replace(entry, pain=pain), seen_version=seen)
            return 1
        return 0

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(edit, range(1, 9))) == 1
    assert diary.version(day(0)) == seen + 1


def test_every_change_to_a_day_raises_its_version(diary: Diary) -> None:
    versions = [diary.version(day(0))]

    def changed() -> None:
        versions.append(diary.version(day(0)))

    entry = diary.add_check_in(day(0), pain=5)
    changed()
    session = diary.add_session(day(0))
    changed()
    diary.edit_check_in(replace(entry, pain=6))
    changed()
    diary.edit_session(replace(session, minutes=5))
    changed()
    diary.delete(entry)
    changed()
    diary.restore(entry)
    changed()
    pause = diary.add_pause(day(-1), day(1))
    changed()
    diary.delete(pause)
    changed()
    assert versions == sorted(set(versions))
    assert diary.version(day(1)) == 2
    assert diary.version(day(2)) == 0


def test_an_edit_changes_everything_but_its_identity(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=5, note="x", at=evening(0))
    assert diary.edit_check_in(CheckIn(day(0), sleep_h=8, id=entry.id)) == CheckIn(
        day(0), sleep_h=8, at=evening(0), id=entry.id
    )
    session = diary.add_session(day(0), "partial", HALF_DONE, at=evening(0))
    edited = diary.edit_session(replace(session, outcome=Outcome.DONE, items=HALF_DONE[:1]))
    assert diary.sessions(*FOREVER) == (edited,)
    assert edited.items == HALF_DONE[:1]


def test_an_entry_can_be_moved_to_the_day_it_belongs_to(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=5)
    diary.add_check_in(day(3), pain=1)
    moved = diary.edit_check_in(replace(entry, day=day(3)), seen_version=diary.version(day(0)))
    assert diary.check_ins(day(0), day(0)) == ()
    assert moved in diary.check_ins(day(3), day(3))
    assert (diary.version(day(0)), diary.version(day(3))) == (2, 2)


def test_an_entry_that_is_gone_cannot_be_edited(diary: Diary) -> None:
    entry = diary.add_check_in(day(0), pain=5)
    diary.delete(entry)
    with pytest.raises(NotFound):
        diary.edit_check_in(replace(entry, pain=1))
    with pytest.raises(NotFound):
        diary.save_routine(replace(MORNING, id="never-saved"))


def test_a_record_from_elsewhere_keeps_its_id_and_is_kept_once(diary: Diary) -> None:
    there = CheckIn(day(0), pain=4, at=evening(0), id="from-a-file")
    assert diary.save(there) == there
    assert diary.save(replace(there, pain=9)) == there
    routine = diary.save(replace(MORNING, id="also-from-a-file"))
    assert diary.check_ins(*FOREVER) == (there,)
    assert diary.routines() == (routine,)


def test_changes_made_together_are_kept_together(diary: Diary) -> None:
    with diary.all_or_nothing() as together:
        together.add_check_in(day(0), pain=4)
        together.add_session(day(0))
        assert len(together.day_records()) == 1
    assert len(diary.check_ins(*FOREVER)) == len(diary.sessions(*FOREVER)) == 1


def test_of_changes_made_together_none_is_kept_if_one_fails(diary: Diary) -> None:
    def both() -> None:
        with diary.all_or_nothing() as together:
            together.add_check_in(day(0), pain=4)
            together.add_check_in(day(1), pain=44)

    with pytest.raises(ValueError, match="Pain"):
        both()
    assert diary.check_ins(*FOREVER) == ()
    assert diary.version(day(0)) == 0


def test_a_part_that_could_not_be_kept_spoils_the_whole_even_if_nobody_minds(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = CHECK_IN.values

    def off_the_scale(record: CheckIn) -> dict[str, object]:
        return good(record) | {"pain": 99 if record.note == "bad" else 1}

    monkeypatch.setattr(CHECK_IN, "values", off_the_scale)

    def careless() -> None:
        with diary.all_or_nothing() as together:
            together.add_check_in(day(0), note="good")
            with suppress(NotSaved):
                together.add_check_in(day(1), note="bad")
            with suppress(NotSaved):
                together.add_check_in(day(2), note="good")

    with pytest.raises(NotSaved, match="a part of it"):
        careless()
    assert diary.check_ins(*FOREVER) == ()


def test_deleting_for_good_is_never_part_of_a_larger_change(diary: Diary) -> None:
    fill(diary)
    before = everything(diary)
    with diary.all_or_nothing() as together:
        for for_good in (together.delete_everything, together.empty_bin):
            with pytest.raises(NotSaved, match="larger change"):
                for_good()
    assert everything(diary) == before
