"""Bringing a file in: what is new comes, what is here stays, once is enough, one way back takes it out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from components.exchange.whole_diary.bringing_in import bring_in, look
from components.exchange.whole_diary.merging import Merge, Tally, merged
from components.exchange.whole_diary.packing import packed
from components.safety.screening import active_flags, gate, taken_together
from data.catalogue import Catalogue
from data.catalogue.model import RedFlagLevel
from data.diary import (
    Answer,
    Answered,
    CheckIn,
    DatedProfile,
    Diary,
    DiaryError,
    Everything,
    Known,
    Plan,
    Preferences,
    Profile,
    RoundState,
    Screening,
    close_diaries,
    open_diary,
)
from data.verdicts import Standing
from tests.clock import NOW, TODAY
from tests.diary.filled import day, evening, everything, fill
from tests.diary.processes import killed, swap
from tests.exchange.lives import CATALOGUE, LIFE, ROUTINE

OLD, NEW = CheckIn(day(0), 4, at=evening(0), id="c1"), CheckIn(day(0), 7, at=evening(0), id="c1")
NOBODY = dict.fromkeys(("check_ins", "sessions", "pauses", "routines", "own_moves", "experiments"), Known())


def into(here: Everything, there: Everything, *, theirs: bool = False) -> Merge:
    known = {
        kind: Known(
            frozenset(one.id for one in getattr(here, kind)), frozenset(here.tokens.get(kind, {}).values())
        )
        for kind in NOBODY
    }
    return merged(here, known, there, theirs=theirs)


def test_brought_in_twice_is_brought_in_once_and_shows_before_what_it_will_do(url: str) -> None:
    diary = open_diary(url)
    fill(diary)
    mine = everything(diary)
    file = packed(LIFE)
    shown = look(diary, CATALOGUE, file, NOW)

    assert everything(diary) == mine
    assert (shown.first, shown.last, shown.release) == (day(0), day(0), "0.1.0")
    assert shown.tallies["check_ins"] == Tally(new=2)
    assert shown.tallies["experiments"] == Tally(left=1)  # mine has these days
    bring_in(diary, shown.diary)
    once = everything(diary)
    assert len(once["check_ins"]) == 3
    again = look(diary, CATALOGUE, file, NOW)
    assert again.new == 0
    assert bring_in(diary, again.diary).undo is None
    assert everything(diary) == once


@pytest.mark.parametrize("theirs", [False, True])
def test_the_way_back_takes_out_exactly_what_was_brought_in(url: str, theirs: bool) -> None:
    diary = open_diary(url)
    fill(diary)
    diary.replace_parts(Everything(), Everything(check_ins=(NEW,)))
    before = everything(diary)
    kept = bring_in(diary, LIFE, theirs=theirs)
    assert {one.pain for one in diary.check_ins(day(0), day(0)) if one.id == "c1"} == {4 if theirs else 7}
    assert kept.undo
    kept.undo()
    after = everything(diary)
    del before["versions"], after["versions"]
    assert after == before


def test_the_way_back_is_closed_once_something_of_it_was_changed(diary: Diary) -> None:
    kept = bring_in(diary, LIFE)
    diary.edit_check_in(replace(LIFE.check_ins[1], pain=0))
    now = everything(diary)
    assert kept.undo
    with pytest.raises(DiaryError, match="Nothing was changed"):
        kept.undo()
    assert everything(diary) == now


def test_what_lies_in_the_bin_here_stays_there(diary: Diary) -> None:
    diary.replace_parts(Everything(), LIFE)
    diary.delete(LIFE.check_ins[0])
    diary.delete(LIFE.sessions[0])
    before = everything(diary)
    shown = look(diary, CATALOGUE, packed(LIFE), NOW)
    assert shown.tallies["check_ins"] == Tally(same=1, left=1)
    bring_in(diary, shown.diary, theirs=True)
    assert everything(diary) == before


def plans(*told: tuple[int, int]) -> Everything:
    """Plans, each by its first day and the day it was made on."""
    return Everything(plans=tuple(Plan(day(start), ROUTINE, {start % 7}, day(made)) for start, made in told))


def profile(number: int, level: int) -> DatedProfile:
    return DatedProfile(Profile(level=level), day(number))


WISHES, OTHERS = Everything(preferences=Preferences(10)), Everything(preferences=Preferences(30))
# What is here, what the file holds, what comes of it, and what where the file's counts.
MERGES: Mapping[str, tuple[Everything, Everything, Everything, Everything]] = {
    "an entry said otherwise": (
        Everything(check_ins=(NEW,)),
        Everything(check_ins=(OLD,)),
        Everything(check_ins=(NEW,)),
        Everything(check_ins=(OLD,)),
    ),
    "wishes": (WISHES, OTHERS, WISHES, OTHERS),
    "wishes never said here": (Everything(), OTHERS, OTHERS, OTHERS),
    "wishes never said there": (WISHES, Everything(), WISHES, WISHES),
    "plans in between": (
        plans((0, 0), (10, 8)), plans((5, 4)), plans((0, 0), (10, 8)), plans((0, 0), (5, 4), (10, 8)),
    ),
    "plans before the first and after the last": (
        plans((5, 4)), plans((0, 0), (9, 9)), plans((0, 0), (5, 4), (9, 9)), plans((0, 0), (9, 9)),
    ),
    "the same plans and one more": (
        plans((0, 0)), plans((0, 0), (9, 9)), plans((0, 0), (9, 9)), plans((0, 0), (9, 9)),
    ),
    "a plan made before but beginning later": (
        plans((5, 4)), plans((9, 3)), plans((5, 4)), plans((9, 3), (5, 4)),
    ),
    "profiles of other days": (
        Everything(profiles=(profile(3, 1),)),
        Everything(profiles=(profile(1, 2), profile(5, 3))),
        *(Everything(profiles=(profile(1, 2), profile(3, 1), profile(5, 3))),) * 2,
    ),
    "a profile of the same day": (
        Everything(profiles=(profile(3, 1),)),
        Everything(profiles=(profile(3, 2),)),
        *(Everything(profiles=(profile(3, 2), profile(3, 1))),) * 2,
    ),
    "settings": (
        Everything(settings={"emergency_number": "911", "ways_back": ""}),
        Everything(settings={"emergency_number": "112", "ways_back": "{}", "theme": ""}),
        Everything(settings={"emergency_number": "911", "ways_back": "{}", "theme": ""}),
        Everything(settings={"emergency_number": "112", "ways_back": "{}", "theme": ""}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("theirs", [False, True])
def test_what_is_here_stays_unless_the_files_is_asked_for(url: str, theirs: bool) -> None:
    wrong = []
    for name, (here, there, mine, files) in MERGES.items():
        diary = open_diary(url, name)
        diary.replace_parts(Everything(), here)
        bring_in(diary, there, theirs=theirs)
        wrong += [name] * (diary.everything() != (files if theirs else mine))
    assert wrong == []


def test_a_plan_brought_in_rewrites_no_day_planned_here(diary: Diary) -> None:
    diary.replace_parts(Everything(), plans((5, 4), (20, 19)))
    before = diary.day_records(day(5), day(60))
    bring_in(diary, plans((0, 0), (7, 6), (20, 20), (30, 18)))
    assert diary.day_records(day(5), day(60)) == before


def said(number: int, *answers: tuple[str, Answer], id: str = "round", done: bool = True) -> Screening:  # noqa: A002
    """A round begun so many days before today, one answer a minute."""
    on = TODAY - timedelta(number)
    at = NOW - timedelta(number)
    history = tuple(
        Answered(flag, said, on, at + timedelta(minutes=n)) for n, (flag, said) in enumerate(answers)
    )
    state = RoundState.DONE if done else RoundState.OPEN
    return Screening(on, dict(answers), at=at, id=id, history=history, state=state)


def rounds(merge: Merge, here: Everything) -> tuple[Screening, ...]:
    """Newest first, as the diary says them."""
    return (merge.after.screenings or here.screenings)[::-1]


FLAGS = ("fever", "night-pain", "gone-from-the-catalogue")
ROUNDS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.lists(st.tuples(st.sampled_from(FLAGS), st.sampled_from(Answer)), min_size=1, max_size=3),
        st.sampled_from("abc"),
        st.booleans(),
    ),
    max_size=3,
    unique_by=lambda told: told[2],
).map(
    lambda told: tuple(
        said(number, *answers, id=name, done=done)
        for number, answers, name, done in sorted(told, key=lambda one: -one[0])
    )
)


@given(here=ROUNDS, there=ROUNDS)
def test_older_answers_brought_in_never_make_anyone_safer_and_none_is_lost(
    cat: Catalogue, here: tuple[Screening, ...], there: tuple[Screening, ...]
) -> None:
    mine, files = Everything(screenings=here), Everything(screenings=there)
    merge = into(mine, files, theirs=True)
    whole = rounds(merge, mine)
    latest = max((answer.at for one in here for answer in one.history), default=None)

    if latest and all(answer.at <= latest for one in there for answer in one.history):
        assert active_flags(cat, taken_together(whole)) >= active_flags(cat, taken_together(here[-1:]))
    for one in (*here, *there):
        assert any(set(one.history) <= set(other.history) for other in whole)
    again = into(Everything(screenings=whole[::-1]), files)
    assert not again.changes


def test_an_older_all_clear_leaves_the_way_closed_and_a_later_sign_closes_it(
    cat: Catalogue, tmp_path: Path
) -> None:
    sign = next(flag.id for flag in cat.red_flags.values() if flag.level is not RedFlagLevel.CAUTION)
    clear = said(2, *((flag, Answer.NO) for flag in cat.red_flags), id="another")
    raised = said(1, *((flag, Answer.YES if flag == sign else Answer.NO) for flag in cat.red_flags))
    for person, (here, there) in {"a": (raised, clear), "b": (clear, raised)}.items():
        diary = open_diary(f"sqlite:///{tmp_path}/people.db", person)
        diary.add_screening(here)
        bring_in(diary, Everything(screenings=(there,)), theirs=True)
        assert gate(cat, taken_together(diary.screenings()), TODAY).standing > Standing.ASK
        assert diary.last_screening() == raised
    close_diaries()


def test_signs_that_nobody_knows_any_more_are_asked_anew(cat: Catalogue, diary: Diary) -> None:
    answers = [(flag, Answer.NO) for flag in cat.red_flags]
    bring_in(diary, Everything(screenings=(said(1, *answers[1:], ("unheard-of", Answer.NO)),)))
    assert gate(cat, taken_together(diary.screenings()), TODAY).standing is Standing.ASK
    bring_in(diary, Everything(screenings=(said(0, *answers, ("unheard-of", Answer.YES), id="second"),)))
    assert gate(cat, taken_together(diary.screenings()), TODAY).standing is Standing.ASK


def test_a_file_changed_on_its_way_here_by_another_tab_is_weighed_against_what_is_there_now(
    diary: Diary,
) -> None:
    shown = look(diary, CATALOGUE, packed(Everything(check_ins=(OLD,))), NOW)
    assert shown.tallies["check_ins"] == Tally(new=1)
    diary.replace_parts(Everything(), Everything(check_ins=(NEW,)))
    bring_in(diary, shown.diary)
    assert diary.check_ins(day(0), day(0)) == (NEW,)


def test_killed_while_a_file_is_brought_in_a_diary_is_old_or_new(tmp_path: Path) -> None:
    """At five statements from the first on, at the commit, and right after it."""
    url = f"sqlite:///{tmp_path}/diary.db"
    diary = open_diary(url)
    fill(diary)
    old = everything(diary)
    merge = merged(diary.everything(), diary.known(), LIFE)
    counted: list[object] = []
    event.listen(diary._database.engine, "before_cursor_execute", lambda *said: counted.append(said))
    diary.replace_parts(merge.before, merge.after)
    statements = len(counted)
    diary.replace_parts(merge.after, merge.before)
    close_diaries()
    wrong = []
    for point in (*range(1, statements + 1, statements // 4), statements + 1, None):
        assert killed(swap, url, merge.before, merge.after, point), point
        now = everything(open_diary(url))
        close_diaries()
        wrong += [f"{point} of {statements}"] * (now != old | {"versions": now["versions"]})
    assert wrong == [f"None of {statements}"]
    assert not into(open_diary(url).everything(), LIFE).changes
    close_diaries()
