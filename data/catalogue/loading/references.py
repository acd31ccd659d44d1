"""Whether everything the catalogue's files name exists, and fits together.

Works on what YAML gave, so that a record that is faulty elsewhere still has its references checked.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from data.catalogue.loading.faults import Fault
from data.catalogue.loading.reading import field_path
from data.catalogue.model import NEEDED

Place = tuple[int | str, ...]

_NAMES: Final = {  # a key, and what the ids under it name
    "sources": "source",
    "swaps": "move",
    "move": "move",
    "moves": "move",
    "like": "move",
    "words_without": "limit",
    "includes": "condition",
    "unless": "condition",
    "worse_with": "condition",
    "condition": "condition",
    "flags": "red flag",
    "only_with": "red flag",
    "purpose": "purpose",
    "equipment": "equipment",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as YAML gave it, and where it stands."""

    file: str
    id: str
    raw: Mapping[str, Any]

    def fault(self, place: Place, problem: str) -> Fault:
        return Fault(self.file, self.id, field_path(place), problem)


def check_references(entries: Collection[Entry], known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """Faults for every id that names nothing. A kind not in `known` could not be read: not checked."""
    for entry in entries:
        for place, kind, name in _references(entry.raw):
            if kind in known and name not in known[kind]:
                yield entry.fault(place, f"no {kind} is called {name!r}")


def check_unique(entries: Collection[Entry], field: str) -> Iterator[Fault]:
    """Faults for a value of `field` that several records claim."""
    values = Counter(repr(entry.raw.get(field)) for entry in entries if field in entry.raw)
    for entry in entries:
        if field in entry.raw and values[repr(entry.raw[field])] > 1:
            yield entry.fault((field,), f"{entry.raw[field]!r} is taken more than once")


def check_file_names(entries: Collection[Entry]) -> Iterator[Fault]:
    """Faults for a file that is not named as the record inside it (`Entry.id` is the file's name)."""
    for entry in entries:
        if (inside := entry.raw.get("id")) != entry.id:
            yield entry.fault(("id",), f"the file is named {entry.id!r}, the id inside is {inside!r}")


def check_moves(exercises: Collection[Entry]) -> Iterator[Fault]:
    """Faults for a move that lacks what its stance needs, or sends people to a move to avoid."""
    avoided = {entry.id for entry in exercises if entry.raw.get("stance") == "avoid"}
    for entry in exercises:
        stance = entry.raw.get("stance")
        if stance in ("do", "avoid"):
            for field in NEEDED[stance]:
                if not entry.raw.get(field):
                    yield entry.fault((field,), f"a move to {stance} needs this")
        for place, kind, name in _references(entry.raw):
            if kind == "move" and name == entry.id:
                yield entry.fault(place, "the move points to itself")
            elif kind == "move" and name in avoided:
                yield entry.fault(place, f"{name!r} is a move to avoid")


def check_ways_back(ways_back: Collection[Entry], exercises: Collection[Entry]) -> Iterator[Fault]:
    """Faults for a way back to something that is no move to avoid, or by way of one."""
    done = {entry.id for entry in exercises if entry.raw.get("stance") == "do"}
    for entry in ways_back:
        if entry.id in done:
            yield entry.fault(("id",), f"{entry.id!r} is no move to avoid")
        yield from _avoided(entry, _references(entry.raw), exercises)


def check_wanted(conditions: Collection[Entry], exercises: Collection[Entry]) -> Iterator[Fault]:
    """Faults for a condition that wants a move to avoid."""
    for entry in conditions:
        yield from _avoided(entry, _references(entry.raw.get("wanted"), ("wanted",)), exercises)


def _avoided(
    entry: Entry, named: Iterator[tuple[Place, str, str]], exercises: Collection[Entry]
) -> Iterator[Fault]:
    avoided = {move.id for move in exercises if move.raw.get("stance") == "avoid"}
    for place, kind, name in named:
        if kind == "move" and name in avoided:
            yield entry.fault(place, f"{name!r} is a move to avoid")


def check_conditions(conditions: Collection[Entry]) -> Iterator[Fault]:
    """Faults for repeated rule ids, circles of inclusion and exclusions without words."""
    includes = {entry.id: _ids(entry.raw.get("includes")) for entry in conditions}
    for entry in conditions:
        rules = entry.raw.get("rules")
        ids = (
            [rule.get("id") for rule in rules if isinstance(rule, Mapping)] if isinstance(rules, list) else []
        )
        for name in dict.fromkeys(ids):
            if ids.count(name) > 1:
                yield entry.fault(("rules",), f"two rules are called {name!r}")
        if entry.id in _reached(entry.id, includes):
            yield entry.fault(("includes",), "the condition includes itself")
        moves = entry.raw.get("moves")
        for move, caution in moves.items() if isinstance(moves, Mapping) else ():
            if isinstance(caution, Mapping) and caution.get("worse_with") and not caution.get("worse_words"):
                yield entry.fault(("moves", str(move), "worse_words"), "is missing beside worse_with")


def check_screens(screens: Collection[Entry]) -> Iterator[Fault]:
    """Faults for a sign that stands on two screens: it would be asked twice."""
    named = [(entry, number, flag) for entry in screens for number, flag in enumerate(_flags(entry))]
    seen = Counter(flag for _, _, flag in named)
    for entry, number, flag in named:
        if seen[flag] > 1:
            yield entry.fault(("flags", number), f"{flag!r} is asked more than once")


def _flags(entry: Entry) -> tuple[str, ...]:
    return _ids(entry.raw.get("flags"))


def _references(raw: Any, place: Place = ()) -> Iterator[tuple[Place, str, str]]:
    """Every id named anywhere in a record: where, what kind of thing, which."""
    if isinstance(raw, Mapping):
        for key, value in raw.items():
            here = (*place, str(key))
            if key in _NAMES:
                yield from ((spot, _NAMES[key], name) for spot, name in _named(value, here))
            if not isinstance(value, str):
                yield from _references(value, here)
    elif isinstance(raw, list):
        for number, value in enumerate(raw):
            yield from _references(value, (*place, number))


def _named(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    match value:
        case str():
            yield place, value
        case list():
            yield from (((*place, i), name) for i, name in enumerate(value) if isinstance(name, str))
        case Mapping():
            yield from (((*place, name), name) for name in value if isinstance(name, str))


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(name for _, name in _named(value, ()))


def _reached(start: str, includes: Mapping[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(includes.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(includes.get(name, ()))
    return reached
