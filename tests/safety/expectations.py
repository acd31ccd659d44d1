"""The table of expectations in expectations.yaml, read: who a person is, and what is expected for them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from data.catalogue import Catalogue, load_catalogue
from data.diary import OwnMove, Profile
from tests.catalogue.own import ANSWERS, squat

TABLE = Path(__file__).with_name("expectations.yaml")


@dataclass(frozen=True)
class Person:
    """One row: a profile, and what the filter and the builder are to make of it."""

    who: str
    profile: Profile
    out: frozenset[str]  # of the moves to do
    easier: frozenset[str]
    also: frozenset[str]  # of the article's six
    gate: str | None
    worse: dict[str, frozenset[str]] = field(default_factory=dict)  # by the condition that makes it so
    says: dict[str, str] = field(default_factory=dict)  # by move


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return table


@cache
def people() -> tuple[Person, ...]:
    """Every person of the table."""
    catalogue = load_catalogue()
    return tuple(_person(catalogue, row) for row in _table()["people"])


def signs() -> dict[str, str]:
    """The level at which each warning sign stands."""
    return {flag: level for level, flags in _table()["signs"].items() for flag in flags.split()}


def stricter() -> dict[str, str]:
    """Conditions by the one that is at least as strict."""
    return dict(_table()["stricter"])


def upright() -> dict[str, frozenset[str]]:
    """Moves done upright, and those on the floor in which the back goes the same way."""
    return {move: named(floor) for move, floor in _table()["upright"].items()}


def lighter() -> set[tuple[str, str]]:
    """An upright move and a condition that may allow it all the same; the table says why."""
    return {(move, condition) for move, why in _table()["lighter"].items() for condition in why}


def strangers() -> Iterator[tuple[str, str, OwnMove]]:
    """A condition, what it makes of a move ("out" or "easier"), and the move: one of the person's own."""
    plain = ANSWERS | {"load": "unloaded"}
    for condition, expected in _table()["strangers"].items():
        for outcome, moves in expected.items():
            for asks in moves:
                body = {name: answer for name, answer in asks.items() if name != "position"}
                position = asks.get("position", "supine")
                yield condition, outcome, replace(squat(), position=position, mechanics=plain | body)


def named(words: str | None) -> frozenset[str]:
    return frozenset((words or "").split())


def _person(catalogue: Catalogue, row: dict[str, Any]) -> Person:
    to_do = {move.id for move in catalogue.exercises.values() if move.stance == "do"}
    assert row.keys() <= _KEYS, row.keys() - _KEYS
    profile = Profile(
        conditions=named(row.get("has")),
        equipment=catalogue.vocabulary.equipment.keys() - {"bed"} - named(row.get("without")),
        cannot=named(row.get("cannot")),
        eases=named(row.get("eases")),
        pain_now=row.get("pain"),
        level=row.get("level", 3),
    )
    return Person(
        who=row.get("who") or row["has"],
        profile=profile,
        out=frozenset(to_do - named(row["only"])) if "only" in row else named(row.get("out")),
        easier=named(row.get("easier")) | named(_table()["shown_first"]),
        also=named(row.get("also")),
        gate=row.get("gate"),
        worse={condition: named(moves) for condition, moves in row.get("worse", {}).items()},
        says=row.get("says", {}),
    )


_KEYS = {
    *("who", "why", "has", "cannot", "without", "eases", "pain", "level"),
    *("gate", "out", "only", "easier", "also", "worse", "says"),
}
