"""How much of the catalogue conditions leave, alone, in pairs and in threes: writes docs/coverage.md.

For a person with the usual things at home, one with a chair alone, and one in a wheelchair.

python -m tools.coverage_table
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path

from components.routine import build_routine
from components.safety import Profile, screen
from data.catalogue import Catalogue, Mechanics, Position, load_catalogue
from data.catalogue.model import PLAIN, Stance
from data.catalogue.own_moves import extended, id_of
from data.diary import OwnMove, Preferences
from data.verdicts import BuiltStatus

PLACE = Path(__file__).parents[1] / "docs" / "coverage.md"
MINUTES = 10
LEVEL = 2
TRIPLES = 500
SEED = 20261128


@dataclass(frozen=True, slots=True)
class Situation:
    """What a person has at hand and which positions they can't take."""

    name: str
    equipment: frozenset[str]
    cannot: frozenset[str] = frozenset()


USUAL = Situation("the usual things at home", frozenset({"mat", "towel", "wall", "chair"}))
CHAIR_ALONE = Situation("a chair alone", frozenset({"chair"}))
WHEELCHAIR = Situation(
    "a wheelchair",
    frozenset({"chair"}),
    frozenset({"standing", "floor", "kneeling", "lying-on-back", "lying-face-down", "lying-on-side"}),
)
SITUATIONS = (USUAL, CHAIR_ALONE, WHEELCHAIR)


@dataclass(frozen=True, slots=True)
class Line:
    """What is left for a person with these conditions."""

    conditions: tuple[str, ...]
    moves: int
    full: bool
    missing: tuple[str, ...] = ()  # groups that a further move could fill
    right: tuple[str, ...] = ()  # groups that no move of that kind could fill
    late: tuple[str, ...] = ()  # groups that have a move, only no time


def lines(catalogue: Catalogue, situation: Situation = USUAL) -> Iterator[Line]:
    """No condition, every single one, every pair, and as many threes drawn by lot."""
    for size in (0, 1, 2):
        for conditions in combinations(catalogue.conditions, size):
            yield line(catalogue, conditions, situation)
    for conditions in triples(catalogue):
        yield line(catalogue, conditions, situation)


def triples(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """Threes of conditions, the same for everyone; fewer where there are not so many."""
    every = list(combinations(catalogue.conditions, 3))
    return tuple(random.Random(SEED).sample(every, min(TRIPLES, len(every))))


def line(catalogue: Catalogue, conditions: tuple[str, ...], situation: Situation = USUAL) -> Line:
    """The moves left, and whether they make a routine that meets every coverage group."""
    profile = Profile(
        conditions=conditions, equipment=situation.equipment, cannot=situation.cannot, level=LEVEL
    )
    verdicts = screen(catalogue, profile)
    left = [catalogue.exercises[id_] for id_, said in verdicts.items() if said.allowed and said.offered]
    built = build_routine(catalogue, profile, Preferences(MINUTES))
    unmet = [group for group in catalogue.vocabulary.covers if group not in built.covered]
    late = tuple(group for group in unmet if any(group in move.covers for move in left))
    empty = [group for group in unmet if group not in late]
    missing = tuple(group for group in empty if could_be_filled(catalogue, profile, group))
    right = tuple(group for group in empty if group not in missing)
    return Line(conditions, len(left), built.status is BuiltStatus.BUILT, missing, right, late)


def could_be_filled(catalogue: Catalogue, profile: Profile, group: str) -> bool:
    """Whether the gentlest thinkable moves of a group include one that the filter would let through."""
    probes = tuple(_probes(group))
    verdicts = screen(extended(catalogue, probes), profile)
    return any(verdicts[id_of(probe)].allowed for probe in probes)


def _probes(group: str) -> Iterator[OwnMove]:
    """One move a position: against a steady spine, or for mobility a small motion in one direction."""
    still: dict[str, str | bool] = {
        name: "none" if name in ("flexion", "extension", "rotation", "side_bend") else False
        for name in Mechanics.model_fields
    } | {"load": "unloaded" if group == "mobility" else "body"}
    still |= PLAIN.model_dump(mode="json")
    ways: list[dict[str, str | bool]] = (
        [{way: "small"} for way in ("flexion", "extension", "rotation", "side_bend")]
        if group == "mobility"
        else [{}]
    )
    for position in Position:
        for number, way in enumerate(ways):
            id_ = f"{position}-{number}"
            needs = {"bench"} if position is Position.BENCH else frozenset[str]()
            yield OwnMove("Probe", position, still | way, covers={group}, equipment=needs, level=1, id=id_)


def table(catalogue: Catalogue) -> str:
    """The whole page, in Markdown."""
    found = {situation.name: tuple(lines(catalogue, situation)) for situation in SITUATIONS}
    classified = sum(not move.mechanics.unknown() for move in catalogue.exercises.values())
    to_do = sum(move.stance == Stance.DO for move in catalogue.exercises.values())
    about = (
        f"{len(catalogue.exercises)} moves, {to_do} of them to do, {classified} fully classified "
        f"(catalogue {catalogue.version}). At level “{catalogue.vocabulary.level[LEVEL]}”: how many moves "
        f"remain, and whether a {MINUTES}-minute routine that meets all four coverage groups can be built. "
        f"The threes are {TRIPLES} drawn by lot (seed {SEED}). Made by `python -m tools.coverage_table`."
    )
    reading = (
        "Where it can't, each group without a move is put to the filter once more with the gentlest moves "
        "thinkable: a steady spine (for mobility a small motion in one direction) in every position. If one "
        "of those would pass, a move is missing. If none would, the gap is right. The reading is "
        "mechanical: a physiotherapist should look at it."
    )
    usual = found[USUAL.name]
    parts: list[tuple[str, ...]] = [("# What conditions leave", "", about, "", reading, "")]
    for situation in SITUATIONS:
        parts += [(f"## With {situation.name}", "", _described(catalogue, situation), "")]
        parts += [tuple(_summary(found[situation.name])), ("",)]
    parts += [tuple(_side_by_side(catalogue, found)), ("",)]
    for size, title in ((1, "One condition"), (2, "Two conditions")):
        some = [one for one in usual if len(one.conditions) == size or size == 1 > len(one.conditions)]
        parts += [tuple(_rows(catalogue, f"{title}, with {USUAL.name}", some)), ("",)]
    short = [one for rows in found.values() for one in rows if not one.full]
    if short:
        parts += [tuple(_rows(catalogue, "Every routine that is not full", short)), ("",)]
    return "\n".join(chain.from_iterable(parts))


def _described(catalogue: Catalogue, situation: Situation) -> str:
    needs = ", ".join(catalogue.vocabulary.equipment[item] for item in sorted(situation.equipment))
    limits = [catalogue.vocabulary.cannot[limit].name for limit in sorted(situation.cannot)]
    return f"At hand: {needs}." + (f" Can't: {', '.join(limits)}." if limits else "")


def _summary(found: Sequence[Line]) -> Iterator[str]:
    for size, name in ((1, "single conditions"), (2, "pairs"), (3, "threes")):
        some = [one for one in found if len(one.conditions) == size]
        if not some:
            continue
        full = sum(one.full for one in some)
        missing = sum(bool(one.missing) for one in some)
        right = sum(bool(one.right) for one in some)
        yield (
            f"- {full} of {len(some)} {name} get a full routine. {missing} lack a move that could exist, "
            f"{right} have a right gap. The fewest moves left are {min(one.moves for one in some)}."
        )


def _side_by_side(catalogue: Catalogue, found: dict[str, tuple[Line, ...]]) -> Iterator[str]:
    """Moves left under each single condition, in every situation; in brackets where not full."""
    yield from ("## Moves left under one condition", "", f"| condition | {' | '.join(found)} |")
    yield "|---" * (1 + len(found)) + "|"
    for condition in catalogue.conditions:
        cells = [one for rows in found.values() for one in rows if one.conditions == (condition,)]
        shown = " | ".join(f"{one.moves}" if one.full else f"({one.moves})" for one in cells)
        yield f"| {catalogue.conditions[condition].name} | {shown} |"


def _rows(catalogue: Catalogue, title: str, some: list[Line]) -> Iterator[str]:
    head = "| conditions | moves left | full routine | a move is missing for | right gap | no time for |"
    yield from (f"## {title}", "", head, "|---|---|---|---|---|---|")
    for one in some:
        names = " + ".join(catalogue.conditions[id_].name for id_ in one.conditions) or "none"
        full = "yes" if one.full else "no"
        groups = " | ".join(_named(catalogue, groups) for groups in (one.missing, one.right, one.late))
        yield f"| {names} | {one.moves} | {full} | {groups} |"


def _named(catalogue: Catalogue, groups: tuple[str, ...]) -> str:
    return ", ".join(name for group, name in catalogue.vocabulary.covers.items() if group in groups)


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(table(load_catalogue()), encoding="utf-8")
    print(f"{PLACE.name} written")
