"""What a tap keeps, without a screen: each use case changes the diary, its way back leaves it as it was."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from components.catalogue.own_moves.own_move_kept import keep_own
from components.diary.gap import leave_empty, nothing_done
from components.experiment.begin_and_stop import begin, stop
from components.experiment.stopping_rules import Stop
from components.routine.planning import cancel_coming, make_plan, name_routine, stop_plan
from components.safety.answering import Answering
from components.safety.emergency.emergency_number import keep_number
from components.session.log.all_or_part import all_done, not_done, partly_done
from components.session.log.leg_signs import keep_told
from components.session.log.morning import Morning, keep_morning
from components.session.log.moving import done_on, done_then, moved_to
from components.session.player.nothing_new import answered, nothing_new, something_new
from components.shell.kept import Kept, change, delete, keep, keep_profile, put_back, remember
from data.catalogue import Catalogue
from data.diary import (
    Arm,
    Block,
    CheckIn,
    DayChanged,
    Diary,
    DiaryError,
    Experiment,
    Pause,
    Plan,
    Profile,
    Reason,
    Session,
    close_diaries,
    open_diary,
)
from data.unfit import Unfit
from tests.clock import standing_at
from tests.diary.filled import MORNING, OWN, Filled, day, evening, everything, fill

NOW = datetime(2026, 3, 4, 8, tzinfo=UTC)
TAP = standing_at(NOW, day(1))()
LATER = Experiment("time", Arm.A, "random", 7, day(20), (Block(Arm.A, 3), Block(Arm.B, 3)), made_on=day(1))
IN_ITS_DAYS = replace(LATER, start=day(8))
UseCase = Callable[[Diary, Filled, Catalogue], Kept[Any]]

MOVES = frozenset(item.exercise_id for item in MORNING.items)


def morning(mine: Filled, versions: tuple[int, int], *, both: bool = True) -> Morning:
    return Morning(day(1), (mine.session,), versions, both=both)


def told(diary: Diary, mine: Filled, cat: Catalogue, **more: Any) -> Kept[Session]:
    return keep_told(
        Answering(cat, diary, standing_at(NOW, day(0))), mine.session, replace(mine.session, **more), 2
    )


def coming(diary: Diary) -> Plan:
    return diary.set_plan(routine=MORNING, weekdays={1}, start=day(30), made_on=day(3))


CASES: Mapping[str, UseCase] = {
    "pain with one tap": lambda d, _m, _c: keep(d, CheckIn(day(2), 3, at=NOW), token="tap", seen_version=0),
    "more said of a day": lambda d, m, _: change(d, m.check_in, replace(m.check_in, pain=0, note="well"), 2),
    "an entry deleted": lambda d, m, _: delete(d, m.session),
    "an entry put back": lambda d, m, _: put_back(d, m.binned),
    "a session done": lambda d, _m, _c: keep(d, all_done(day(2), MORNING, relief=False)),
    "the relief set done": lambda d, _m, _c: keep(d, all_done(day(2), MORNING, relief=True)),
    "a session in part": lambda d, _m, _c: keep(d, partly_done(day(2), MORNING, frozenset({"cat-cow"}))),
    "a session left out": lambda d, _m, _c: keep(d, not_done(day(2), MORNING, Reason.NO_TIME)),
    "nothing done in a gap": lambda d, _m, _c: nothing_done(d, d.day_records(day(1), day(8)), TAP),
    "a gap left empty": lambda d, _m, _c: leave_empty(d, d.day_records(day(5), day(8))),
    "a session moved": lambda d, _m, _c: keep(d, moved_to(day(2), day(3))),
    "a session on another day": lambda d, _m, _c: keep(d, done_on(day(2), day(3), MORNING, relief=False)),
    "a session done then": lambda d, m, _: change(d, m.session, done_then(m.session, day(1), day(0)), 2),
    "what came after": lambda d, m, c: told(d, m, c, pain_after=3, effort=4),
    "the morning after": lambda d, m, _: keep_morning(d, morning(m, (2, 2)), 4, TAP),
    "the morning, pain said": lambda d, m, _: keep_morning(d, morning(m, (2, 2), both=False), 4, TAP),
    "a routine named": lambda d, _m, _c: name_routine(d, MORNING, "Evening"),
    "a routine renamed": lambda d, m, _: name_routine(d, m.routine, "Evening"),
    "a plan made": lambda d, m, _: make_plan(d, m.routine, "Noon", {1, 3}, day(30), day(3)),
    "a plan of three a week": lambda d, m, _: make_plan(d, m.routine, "Noon", (), day(30), day(3), 3),
    "a plan stopped": lambda d, _m, _c: stop_plan(d, day(3)),
    "a coming plan cancelled": lambda d, _m, _c: cancel_coming(d, coming(d), day(3)),
    "a pause": lambda d, _m, _c: keep(d, Pause(day(2), day(4))),
    "an experiment begun": lambda d, _m, _c: begin(d, LATER, (), "token"),
    "one begun where safety ended another": lambda d, m, _: begin(
        d, IN_ITS_DAYS, [(m.experiment, Stop(day(5), "red-flag"))], "token"
    ),
    "an experiment stopped": lambda d, m, _: stop(d, m.experiment, day(5)),
    "a move of one's own": lambda d, _m, _c: keep_own(d, replace(OWN, name="Lunge"), None),
    "a move of one's own put right": lambda d, m, _: keep_own(d, replace(m.own_move, level=1), m.own_move),
    "a profile": lambda d, _m, _c: keep_profile(d, Profile({"osteoporosis"}), day(0)),
    "an emergency number": lambda d, _m, _c: keep_number(d, "911"),
    "something not now": lambda d, _m, _c: remember(d, "theme", "light"),
}


def what_counts(diary: Diary) -> dict[str, Any]:
    """All a diary says but what was deleted, how often a day was changed, and profiles that were."""
    said = everything(diary)
    for name in ("bin", "versions", "profiles"):
        del said[name]
    settings = {name: value for name, value in said.pop("settings").items() if value}
    return said | {"settings": settings, "profile": diary.profile()}


def test_every_use_case_changes_the_diary_and_its_way_back_leaves_it_as_it_was(
    tmp_path: Path, cat: Catalogue
) -> None:
    wrong = []
    for name, do in CASES.items():
        here = open_diary(f"sqlite:///{tmp_path}/people.db", name)
        mine = fill(here)
        if name == "a coming plan cancelled":
            coming(here)  # which the case then finds there
        before = what_counts(here)
        kept = do(here, mine, cat)
        changed = what_counts(here)
        if kept.undo:
            kept.undo()
        wrong += [f"{name}: nothing changed"] * (changed == before)
        wrong += [f"{name}: {part}" for part, was in before.items() if what_counts(here)[part] != was]
    close_diaries()
    assert wrong == []


REFUSED: Mapping[str, tuple[UseCase, type[Exception]]] = {
    "a day seen before it was changed": (
        lambda d, m, _: keep_morning(d, morning(m, (1, 2)), 4, TAP), DayChanged,
    ),
    "today seen before it was changed": (
        lambda d, m, _: keep_morning(d, morning(m, (2, 1)), 4, TAP), DayChanged,
    ),
    "pain off the scale": (lambda d, m, _: keep_morning(d, morning(m, (2, 2)), 11, TAP), Unfit),
    "none of the moves": (lambda d, _m, _c: keep(d, partly_done(day(2), MORNING, frozenset())), Unfit),
    "a plan without days": (lambda d, m, _: make_plan(d, m.routine, "Noon", (), day(30), day(3)), Unfit),
    "a plan begun already": (lambda d, m, _: cancel_coming(d, m.plan, day(3)), DiaryError),
    "two experiments at once": (lambda d, _m, _c: begin(d, IN_ITS_DAYS, (), "token"), DiaryError),
    "no telephone number": (lambda d, _m, _c: keep_number(d, "call me"), Unfit),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_changes_nothing(diary: Diary, cat: Catalogue, name: str) -> None:
    do, refusal = REFUSED[name]
    mine = fill(diary)
    before = everything(diary)
    with pytest.raises(refusal):
        do(diary, mine, cat)
    assert everything(diary) == before


def test_that_nothing_is_new_holds_two_hours_and_until_a_sign_or_a_session_that_was_too_much(
    diary: Diary,
) -> None:
    fill(diary)
    at = evening(3)
    nothing_new(diary, day(3), at)
    assert answered(diary, day(3), at)
    assert not answered(diary, day(3), at.replace(hour=22))
    diary.add_session(day(3), "skipped", reason=Reason.HURT, leg_weak=True, at=at)
    assert not answered(diary, day(3), at)
    assert answered(diary, day(3), at, under_way=True)
    something_new(diary)
    assert not answered(diary, day(3), at, under_way=True)
