"""Diaries with every field of every kind filled: one by hand, any number by lot.

A field added to a record gets a value here by its type alone; only one that has to keep to something needs
to be named in `HELD_TO`.
"""

import types
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.diary import (
    Answer,
    Answered,
    Arm,
    Block,
    BlockOrder,
    CheckIn,
    DatedProfile,
    Everything,
    Experiment,
    Outcome,
    OwnDose,
    OwnMove,
    Pause,
    Plan,
    Preferences,
    Profile,
    Reason,
    Routine,
    RoutineItem,
    Screening,
    Session,
    SessionItem,
    TrialQuestion,
)
from data.unfit import Unfit
from tests.clock import TODAY
from tests.diary.filled import day, evening

CATALOGUE = load_catalogue()
_PLAIN: Mapping[Any, Any] = {
    str: "words, “quoted”;\n=1+1",
    int: 3,
    float: 2.5,
    bool: True,
    date: day(1),
    datetime: evening(1) + timedelta(microseconds=5),
}


def sample(hint: Any) -> Any:
    """A value of a type that is no usual default."""
    inside, origin = get_args(hint), get_origin(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin in (Union, types.UnionType):
        return sample(next(one for one in inside if one is not type(None)))
    if origin is tuple:
        return (sample(inside[0]),)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"one": sample(inside[1])}
    if isinstance(origin, type) and issubclass(origin, Collection):
        return frozenset({sample(inside[0])})
    if issubclass(hint, Enum):
        return list(hint)[-1]
    return hint(**{name: sample(one) for name, one in get_type_hints(hint).items()})


def whole(record: Any) -> Any:
    """The record, with a value in each field that it leaves as it is by itself, where that can be."""
    hints = get_type_hints(type(record))
    for name in left_out(record):
        with suppress(Unfit):
            record = replace(record, **{name: sample(hints[name])})
    return record


def left_out(record: Any) -> list[str]:
    """The fields of a record that say no more than a record says by itself."""
    return [
        f.name
        for f in fields(record)
        if (f.default is not MISSING and getattr(record, f.name) == f.default)
        or (f.default_factory is not MISSING and getattr(record, f.name) == f.default_factory())
    ]


ROUTINE = whole(Routine("Evening", (RoutineItem("bird-dog", 2, 8, 5, 2, 30, 240, "slowly"),), id="r1"))
_ANSWERED = (
    Answered("fever", Answer.YES, day(0), evening(0)),
    Answered("fever", Answer.NOT_SURE, day(1), evening(1)),
)
LIFE = Everything(
    check_ins=(whole(CheckIn(day(0), 4, id="c1")), CheckIn(day(0), sleep_h=7.25, at=evening(2), id="c2")),
    sessions=(
        whole(
            Session(
                day(0),
                Outcome.PARTIAL,
                (SessionItem("bird-dog", 240, 0.3, Reason.HURT, 6, "a cramp"), SessionItem("plank", 60, 1.0)),
                12.5,
                at=evening(0),
                id="s1",
                worse={"plank", "bird-dog"},
            )
        ),
    ),
    pauses=(whole(Pause(day(5), day(6), id="p1")),),
    routines=(ROUTINE,),
    own_moves=(
        whole(
            OwnMove("Squat", "standing", {"flexion": "small", "impact": False}, dose=OwnDose(2, 8, 0, 1, 60),
                    level=2, id="o1")
        ),
    ),
    experiments=(
        whole(
            Experiment(TrialQuestion.MOVE, Arm.B, BlockOrder.ALTERNATING, 7, day(2),
                       (Block(Arm.A, 4), Block(Arm.B, 3)), "bird-dog", made_on=day(1),
                       stopped_on=day(6), id="e1")
        ),
    ),
    plans=(
        whole(Plan(day(0), ROUTINE, {0, 2}, made_on=day(0))),
        Plan(day(2), ROUTINE, times_a_week=3, made_on=day(1)),
        Plan(day(3), None, made_on=day(2)),
    ),
    profiles=(
        DatedProfile(whole(Profile()), day(0)),
        DatedProfile(Profile(level=2), day(1)),
    ),
    screenings=(
        whole(
            Screening(day(0), {"fever": Answer.NOT_SURE, "numb": Answer.NO}, at=evening(0), id="q1",
                      cleared_on=day(1), cleared={"fever": day(1)}, history=_ANSWERED)
        ),
    ),
    preferences=whole(Preferences(15, {"mobility"})),
    settings={"emergency_number": "911", "progress_reading": "clinician"},
    tokens={"check_ins": {"c1": "t1"}, "sessions": {"s1": "t1"}, "experiments": {"e1": "t2"}},
)  # fmt: skip


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_NAMES = st.text("abcdefgh-_é", min_size=1, max_size=6)
_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_SAID_ON = st.dates(date(1950, 1, 1), TODAY)
_MOMENTS = st.builds(
    lambda day, s: datetime.combine(day, time(), UTC) + timedelta(seconds=s), _SAID_ON, st.floats(0, 9)
)
_SCALE = st.none() | st.integers(0, 10)
# What a field has to keep to beyond its type.
HELD_TO: Mapping[tuple[type, str], st.SearchStrategy[Any]] = {
    (CheckIn, "day"): _SAID_ON,
    (CheckIn, "sleep_h"): st.none() | st.floats(0, 24),
    (Session, "day"): _SAID_ON,
    (Session, "planned_for"): st.none(),
    (Session, "minutes"): st.none() | st.floats(0, 1440),
    (SessionItem, "share"): st.floats(0, 1),
    (SessionItem, "planned_s"): st.integers(1, 9000),
    (SessionItem, "pain"): _SCALE,
    (OwnMove, "position"): _NAMES,
    (OwnMove, "name"): _NAMES,
    (OwnMove, "level"): st.integers(1, 3),
    (OwnMove, "dose"): st.none() | st.just(OwnDose(2, 8, 0, 1, 60)),
    (Profile, "level"): st.integers(1, 3),
    (Preferences, "minutes"): st.integers(5, 30),
    (Preferences, "purposes"): st.frozensets(st.sampled_from(sorted(CATALOGUE.vocabulary.purpose))),
    (Plan, "weekdays"): st.frozensets(st.integers(0, 6), max_size=7),
    (Block, "days"): st.integers(1, 14),
    (DatedProfile, "day"): _SAID_ON,
    (Screening, "day"): _SAID_ON,
    (Answered, "day"): _SAID_ON,
    (Screening, "cleared"): st.dictionaries(_NAMES, _SAID_ON, max_size=2),
    (Experiment, "start"): st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    **{(RoutineItem, name): st.integers(0, 2) for name in RoutineItem._fields[1:7]},
}
_BY_TYPE: Mapping[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(0, 2),
    float: st.floats(0, 9),
    bool: st.booleans(),
    date: _DAYS,
    datetime: _MOMENTS,
    type(None): st.none(),
}


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    inside, origin = get_args(hint), get_origin(hint)
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]
    if origin in (Union, types.UnionType):
        return st.one_of(*map(any_of, inside))
    if origin is tuple:
        return st.lists(any_of(inside[0]), max_size=3).map(tuple)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(_NAMES, any_of(inside[1]), max_size=3)
    if isinstance(origin, type) and issubclass(origin, Collection):
        return st.frozensets(any_of(inside[0]), max_size=3)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return any_record(hint)


def any_record(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a kind that can be."""
    hints = get_type_hints(kind)
    scales = {f.name for f in fields(kind) if "nrs" in f.metadata} if is_dataclass(kind) else set()
    given = {
        name: HELD_TO.get((kind, name), _SCALE if name in scales else any_of(hint))
        for name, hint in hints.items()
    }

    def made(told: dict[str, Any]) -> Any:
        try:
            return kind(**told)
        except Unfit:
            return None

    return st.fixed_dictionaries(given).map(made).filter(lambda one: one is not None)


def _with_ids(kind: type[Any], most: int = 3) -> st.SearchStrategy[Any]:
    def numbered(records: list[Any]) -> tuple[Any, ...]:
        return tuple(
            replace(one, id=f"{kind.__name__}-{n}", **({"at": one.at or evening(n)} if "at" in names else {}))
            for n, one in enumerate(records)
        )

    names = {f.name for f in fields(kind)}
    return st.lists(any_record(kind), max_size=most).map(numbered)


def lives() -> st.SearchStrategy[Everything]:
    """Any diary."""
    return st.builds(
        Everything,
        check_ins=_with_ids(CheckIn),
        sessions=_with_ids(Session),
        pauses=_with_ids(Pause),
        routines=_with_ids(Routine),
        own_moves=_with_ids(OwnMove),
        experiments=_with_ids(Experiment, 1),
        plans=st.lists(any_record(Plan), max_size=2).map(tuple),
        profiles=st.lists(any_record(DatedProfile), max_size=3).map(tuple),
        screenings=_with_ids(Screening),
        preferences=st.none() | any_record(Preferences),
        settings=st.dictionaries(_NAMES, _TEXT, max_size=3),
    )
