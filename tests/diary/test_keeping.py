"""What a person tells the diary is there afterwards, exactly and once."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from data.diary import (
    NOTE_LIMIT,
    Answer,
    CheckIn,
    DayChanged,
    Diary,
    NotFound,
    NotSaved,
    Outcome,
    Preferences,
    Profile,
    Routine,
    RoutineItem,
    Screening,
    SessionItem,
    close_diaries,
    open_diary,
)
from data.diary.check_ins import CheckInLayout
from tests.diary.filled import FOREVER, HALF_DONE, MORNING, day, evening, everything, fill

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


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_letter_by_letter(diary: Diary, words: str) -> None:
    diary.add_check_in(day(0), note=words)
    diary.add_session(day(0), note=words, items=[SessionItem("cat-cow", 60, 1, words)])
    assert diary.check_ins(*FOREVER)[0].note == words
    assert diary.sessions(*FOREVER)[0].note == words
    assert diary.sessions(*FOREVER)[0].items[0].reason == words


@pytest.mark.parametrize("words", ["a\x00b", "half a pair \ud800", "x" * (NOTE_LIMIT + 1)])
def test_words_that_cannot_be_kept_are_refused_before_anything_is_saved(diary: Diary, words: str) -> None:
    with pytest.raises(ValueError, match=r"note|reason"):
        diary.add_check_in(day(0), note=words)
    with pytest.raises(ValueError, match=r"note|reason"):
        diary.add_session(day(0), items=[SessionItem("cat-cow", 60, 1, words)])
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
    diary.edit_pause(replace(pause, end=day(2)))
    changed()
    diary.edit_pause(replace(pause, start=day(2), end=day(2)))
    changed()
    assert versions == sorted(set(versions))
    assert diary.version(day(2)) == 2
    assert diary.version(day(3)) == 0


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
    good = CheckInLayout.values

    def off_the_scale(layout: CheckInLayout, record: CheckIn) -> dict[str, object]:
        return good(layout, record) | {"pain": 99 if record.note == "bad" else 1}

    monkeypatch.setattr(CheckInLayout, "values", off_the_scale)

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


@pytest.mark.parametrize("person", ["", "a\x00b", "x" * 501])
def test_a_diary_belongs_to_somebody(url: str, person: str) -> None:
    with pytest.raises(ValueError, match="belongs to a person"):
        open_diary(url, person)
