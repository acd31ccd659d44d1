"""What a person tells the diary is there afterwards, exactly as they told it."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from data.diary import (
    NOTE_LIMIT,
    CheckIn,
    Diary,
    Outcome,
    SessionItem,
    close_diaries,
    open_diary,
)
from tests.diary.filled import FOREVER, HALF_DONE, day, evening, everything, fill

HOSTILE = (
    "Robert'); DROP TABLE check_in;--",
    '"; SELECT 1; --',
    "%s %(person)s :person ? {0}",
    "<script>alert(1)</script>![x](http://127.0.0.1/x)",
    "naïve 痛い 🦴 \u202e right to left",
    "two\nlines\tand a tab\r\n",
    " ",
    "x" * NOTE_LIMIT,
)


def test_everything_told_is_there_after_a_restart(url: str) -> None:
    fill(open_diary(url))
    before = everything(open_diary(url))
    close_diaries()
    assert everything(open_diary(url)) == before


def test_a_check_in_comes_back_as_it_was_said(diary: Diary) -> None:
    said = diary.add_check_in(day(0), 4, 6, 5, 7.25, "stiff", at=evening(0))
    assert diary.check_ins(day(0), day(0)) == (said,)
    assert said == CheckIn(day(0), 4, 6, 5, 7.25, "stiff", evening(0), said.id)


def test_what_was_not_said_is_none_and_zero_is_zero(diary: Diary) -> None:
    diary.add_check_in(day(0), pain=0)
    (said,) = diary.check_ins(day(0), day(0))
    assert (said.pain, said.function, said.confidence, said.sleep_h) == (0, None, None, None)


def test_a_session_comes_back_with_its_moves_in_order(diary: Diary) -> None:
    kept = diary.add_session(day(0), "partial", HALF_DONE, 12.5, "why", "how", at=evening(0))
    other = diary.add_session(day(1), Outcome.SKIPPED, reason="tired", at=evening(1))
    assert diary.sessions(day(0), day(1)) == (kept, other)
    assert kept.items == HALF_DONE
    assert other.items == ()


def test_a_session_stands_for_another_day_of_its_week_and_of_no_other(diary: Diary) -> None:
    kept = diary.add_session(day(3), planned_for=day(2), at=evening(3))
    moved = diary.add_session(day(4), "skipped", planned_for=day(5), at=evening(4))
    own = diary.add_session(day(6), planned_for=day(6))
    broken_off = diary.add_session(day(6), "skipped", HALF_DONE, planned_for=day(5))
    assert [one.planned_for for one in diary.sessions(day(0), day(6))[:2]] == [day(2), day(5)]
    assert [one.moved for one in (kept, moved, own, broken_off)] == [False, True, False, False]
    assert own.planned_for is None
    with pytest.raises(ValueError, match="another day of its week"):
        diary.edit_session(replace(kept, planned_for=day(7)))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_letter_by_letter(diary: Diary, words: str) -> None:
    diary.add_check_in(day(0), note=words)
    diary.add_session(day(0), note=words, items=[SessionItem("cat-cow", 60, 1, words=words)])
    assert diary.check_ins(*FOREVER)[0].note == words
    assert diary.sessions(*FOREVER)[0].note == words
    assert diary.sessions(*FOREVER)[0].items[0].words == words


@pytest.mark.parametrize("words", ["a\x00b", "half a pair \ud800", "x" * (NOTE_LIMIT + 1)])
def test_words_that_cannot_be_kept_are_refused_before_anything_is_saved(diary: Diary, words: str) -> None:
    with pytest.raises(ValueError, match=r"note|reason"):
        diary.add_check_in(day(0), note=words)
    with pytest.raises(ValueError, match=r"note|reason"):
        diary.add_session(day(0), items=[SessionItem("cat-cow", 60, 1, words=words)])
    assert diary.first_day() is None


@pytest.mark.parametrize("pain", [-1, 11, 3.5, float("nan"), 1e309])
def test_pain_off_the_scale_is_refused_and_nothing_is_kept(diary: Diary, pain: float) -> None:
    with pytest.raises(ValueError, match="Pain is a whole number from 0 to 10"):
        diary.add_check_in(day(0), pain=pain)  # type: ignore[arg-type]
    assert diary.check_ins(*FOREVER) == ()


def test_a_moment_is_not_a_day(diary: Diary) -> None:
    with pytest.raises(ValueError, match="A day is a date"):
        diary.add_check_in(evening(0), pain=3)


def test_a_moment_without_its_zone_is_refused(diary: Diary) -> None:
    with pytest.raises(ValueError, match="UTC"):
        diary.add_check_in(day(0), pain=3, at=datetime(2026, 3, 2, 8))  # noqa: DTZ001


def test_several_entries_of_a_day_are_all_kept_in_the_order_of_their_moments(diary: Diary) -> None:
    late = diary.add_check_in(day(0), pain=6, at=evening(0))
    early = diary.add_check_in(day(0), pain=2, at=evening(0) - timedelta(hours=12))
    assert diary.check_ins(day(0), day(0)) == (early, late)


def test_the_leap_day_and_the_years_around_it_are_days_like_others(diary: Diary) -> None:
    days = [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1), date(2028, 12, 31), date(2029, 1, 1)]
    for one in days:
        diary.add_check_in(one, pain=1)
    assert [entry.day for entry in diary.check_ins(days[0], days[-1])] == days
    assert len(diary.day_records(days[0], days[2])) == 3


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_clocks_that_change_move_no_entry_to_another_day(diary: Diary, zone: str, night: date) -> None:
    moments = [
        datetime(night.year, night.month, night.day - 1, tzinfo=UTC) + timedelta(hours=h) for h in range(60)
    ]
    for moment in moments:
        diary.add_check_in(moment.astimezone(ZoneInfo(zone)).date(), pain=1, at=moment)
    kept = diary.check_ins(*FOREVER)
    assert [entry.at for entry in kept] == moments
    assert all(entry.at and entry.at.astimezone(ZoneInfo(zone)).date() == entry.day for entry in kept)
    assert [one.day for one in diary.day_records()] == sorted({entry.day for entry in kept})


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server's own clock stands in another zone from here on."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()


def test_the_servers_own_zone_changes_neither_day_nor_moment(diary: Diary, far_away: None) -> None:
    kept = diary.add_check_in(day(0), pain=1, at=evening(0))
    assert (kept.day, kept.at) == (day(0), evening(0))
    assert diary.check_ins(*FOREVER) == (kept,)


@pytest.mark.parametrize("person", ["", "a\x00b", "x" * 501])
def test_a_diary_belongs_to_somebody(url: str, person: str) -> None:
    with pytest.raises(ValueError, match="belongs to a person"):
        open_diary(url, person)


def test_a_move_done_alike_day_after_day_takes_its_memory_once(diary: Diary) -> None:
    for number in range(3):
        diary.add_session(day(number), items=[SessionItem("cat-cow", 60, 1), SessionItem("bridge", 90, 1)])
    items = [item for session in diary.sessions(*FOREVER) for item in session.items]
    assert (len(items), len({id(item) for item in items})) == (6, 2)
