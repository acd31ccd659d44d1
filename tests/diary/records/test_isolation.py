"""One person's diary never shows and never changes another's, whichever method is called with what."""

import ast
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import data.diary
from data.diary import Diary, Everything, Known, NotFound, NotSaved, Plan, Preferences, Profile, open_diary
from tests.diary.filled import FOREVER, MORNING, OWN, TRIAL, Filled, day, everything, fill

Call = Callable[[Diary, Filled], object]


def _together(diary: Diary) -> None:
    with diary.all_or_nothing() as together:
        together.add_check_in(day(0), pain=1, token="one")
        together.set_setting("theme", "mine")


READS: dict[str, tuple[Call, object]] = {
    "bin": (lambda diary, _: diary.bin(), ()),
    "check_ins": (lambda diary, _: diary.check_ins(*FOREVER), ()),
    "day_records": (lambda diary, _: diary.day_records(), ()),
    "days": (lambda diary, _: len(diary.days()), 0),
    "editions": (lambda diary, _: diary.editions(), {}),
    "everything": (lambda diary, _: diary.everything(), Everything()),
    "experiments": (lambda diary, _: diary.experiments(), ()),
    "first_day": (lambda diary, _: diary.first_day(), None),
    "known": (lambda diary, _: set(diary.known().values()), {Known()}),
    "last_screening": (lambda diary, _: diary.last_screening(), None),
    "own_moves": (lambda diary, _: diary.own_moves(), ()),
    "pauses": (lambda diary, _: diary.pauses(), ()),
    "plan_on": (lambda diary, _: diary.plan_on(day(7)), None),
    "plans": (lambda diary, _: diary.plans(), ()),
    "preferences": (lambda diary, _: diary.preferences(), Preferences()),
    "entries": (lambda diary, other: diary.entries([other.check_in.id, other.session.id]), ()),
    "last_day": (lambda diary, _: diary.last_day(), None),
    "logged": (lambda diary, _: diary.logged(*FOREVER), ()),
    "profile": (lambda diary, _: diary.profile(), None),
    "profiles": (lambda diary, _: diary.profiles(), ()),
    "routine": (lambda diary, other: diary.routine(other.routine.id), None),
    "routines": (lambda diary, _: diary.routines(), ()),
    "screenings": (lambda diary, _: diary.screenings(), ()),
    "sessions": (lambda diary, _: diary.sessions(*FOREVER), ()),
    "setting": (lambda diary, _: diary.setting("theme", "unset"), "unset"),
    "settings": (lambda diary, _: diary.settings(), {}),
    "version": (lambda diary, _: diary.version(day(0)), 0),
}

REFUSED: dict[str, Call] = {
    "answer_screening": lambda diary, other: diary.answer_screening(other.screening.id, {}, day(1)),
    "leave_screening": lambda diary, other: diary.leave_screening(other.screening.id),
    "clear_screening": lambda diary, other: diary.clear_screening(other.screening, day(1)),
    "delete": lambda diary, other: diary.delete(other.check_in),
    "delete (session)": lambda diary, other: diary.delete(other.session),
    "delete (pause)": lambda diary, other: diary.delete(other.pause),
    "delete (routine)": lambda diary, other: diary.delete(other.routine),
    "delete (own move)": lambda diary, other: diary.delete(other.own_move),
    "delete (experiment)": lambda diary, other: diary.delete(other.experiment),
    "edit_check_in": lambda diary, other: diary.edit_check_in(replace(other.check_in, pain=0)),
    "edit_session": lambda diary, other: diary.edit_session(replace(other.session, items=(), outcome="done")),
    "remove_plan": lambda diary, other: diary.remove_plan(other.plan),
    "replace_parts": lambda diary, other: diary.replace_parts(
        Everything(check_ins=(other.check_in,)), Everything()
    ),
    "restore": lambda diary, other: diary.restore(other.binned),
    "save_own_move": lambda diary, other: diary.save_own_move(replace(other.own_move, name="mine")),
    "save_routine": lambda diary, other: diary.save_routine(replace(other.routine, name="mine")),
    "stop_experiment": lambda diary, other: diary.stop_experiment(other.experiment, day(5)),
}

WRITES: dict[str, Call] = {
    "add_check_in": lambda diary, _: diary.add_check_in(day(0), pain=1, token="one", seen_version=0),
    "add_pause": lambda diary, _: diary.add_pause(day(0), day(1), token="one"),
    "add_screening": lambda diary, other: diary.add_screening(replace(other.screening, answers={})),
    "add_session": lambda diary, _: diary.add_session(day(0), token="one", seen_version=0),
    "all_or_nothing": lambda diary, _: _together(diary),
    "delete_everything": lambda diary, _: diary.delete_everything(),
    "empty_bin": lambda diary, _: diary.empty_bin(),
    "replace_parts": lambda diary, other: diary.replace_parts(
        Everything(), Everything(check_ins=(replace(other.check_in, pain=0),), settings={"theme": "mine"})
    ),
    "save": lambda diary, other: diary.save(replace(other.check_in, pain=0), token="one"),
    "save (session)": lambda diary, other: diary.save(replace(other.session, items=(), outcome="done")),
    "save (pause)": lambda diary, other: diary.save(replace(other.pause, reason="mine")),
    "save (routine)": lambda diary, other: diary.save(replace(other.routine, name="mine")),
    "save (own move)": lambda diary, other: diary.save(replace(other.own_move, name="mine")),
    "save (experiment)": lambda diary, other: diary.save(replace(other.experiment, seed=1)),
    "save_own_move (new)": lambda diary, _: diary.save_own_move(OWN),
    "save_preferences": lambda diary, _: diary.save_preferences(Preferences(30)),
    "save_profile": lambda diary, _: diary.save_profile(Profile(), day(0)),
    "save_routine (new)": lambda diary, _: diary.save_routine(MORNING),
    "set_plan": lambda diary, _: diary.set_plan(Plan(day(0), MORNING, {1})),
    "set_setting": lambda diary, _: diary.set_setting("theme", "mine"),
    "start_experiment": lambda diary, _: diary.start_experiment(TRIAL, token="one"),
    "stop_plan": lambda diary, _: diary.stop_plan(day(0)),
}

NEITHER = {"data_place"}


def test_every_method_of_a_diary_is_tried() -> None:
    tried = {name.split(" ")[0] for name in (*READS, *REFUSED, *WRITES)} | NEITHER
    assert tried == {name for name in dir(Diary) if not name.startswith("_")}


@pytest.mark.parametrize("read", READS)
def test_nothing_of_another_persons_is_read(url: str, read: str) -> None:
    theirs = fill(open_diary(url, "anna"))
    call, nothing = READS[read]
    assert call(open_diary(url, "bert"), theirs) == nothing


@pytest.mark.parametrize("write", REFUSED)
def test_a_change_to_another_persons_entry_is_refused_and_changes_nothing(url: str, write: str) -> None:
    anna, bert = open_diary(url, "anna"), open_diary(url, "bert")
    theirs = fill(anna)
    before, empty = everything(anna), everything(bert)
    with pytest.raises(NotSaved):
        REFUSED[write](bert, theirs)
    assert everything(anna) == before
    assert everything(bert) == empty


@pytest.mark.parametrize("write", WRITES)
def test_a_write_with_another_persons_ids_and_tokens_leaves_theirs_as_it_is(url: str, write: str) -> None:
    anna, bert = open_diary(url, "anna"), open_diary(url, "bert")
    theirs = fill(anna)
    before = everything(anna)
    WRITES[write](bert, theirs)
    assert everything(anna) == before


@pytest.mark.parametrize("other", ["Anna", "anna ", "ann_", "anna%", "https://issuer anna", "änna"])
def test_names_that_look_alike_are_different_people(url: str, other: str) -> None:
    fill(open_diary(url, "anna"))
    assert everything(open_diary(url, other)) == everything(open_diary(url, "somebody else"))


def test_two_diaries_side_by_side_answer_each_for_themselves(url: str) -> None:
    for number, person in enumerate(("anna", "bert")):
        diary = open_diary(url, person)
        fill(diary)
        diary.add_check_in(day(3), pain=number, note=person)
    for number, person in enumerate(("anna", "bert")):
        (entry,) = open_diary(url, person).check_ins(day(3), day(3))
        assert (entry.pain, entry.note) == (number, person)


def test_people_writing_at_once_never_see_each_other(url: str) -> None:
    people = [f"person {number}" for number in range(8)]

    def live(person: str) -> set[str]:
        diary = open_diary(url, person)
        for number in range(8):
            diary.add_check_in(day(number), pain=number, note=person)
            diary.add_session(day(number), note=person)
        return {note for one in diary.day_records() for note in one.note.split("\n")}

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(live, people)) == [{person} for person in people]


def test_an_entry_of_nobody_is_not_found(url: str) -> None:
    theirs = fill(open_diary(url, "anna"))
    with pytest.raises(NotFound):
        open_diary(url, "bert").edit_check_in(theirs.check_in)


def test_only_the_module_that_adds_the_person_can_say_a_statement() -> None:
    """What every other module asks for goes through it, so no statement can leave the person out."""
    statements = {"select", "insert", "update", "delete", "text", "table", "Select"}
    spoken = {
        file.name
        for file in Path(data.diary.__file__).parent.rglob("*.py")
        if "versions" not in file.parts  # the migrations, which know no person
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        if statements & {name.name for name in node.names}
    }
    assert spoken == {
        "rows.py",  # adds the person
        "connections.py",  # sets a time limit and takes a lock
        "schema.py",  # makes tables
    }
