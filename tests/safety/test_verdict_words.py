"""What the filter says to a person: every text over every single and paired condition fits that person."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from components.safety import Profile, Reason, Verdict, screen
from data.catalogue import Effect, Position, load_catalogue
from data.catalogue.own_moves import extended
from tests.safety.opposing import ASKS_FOR, IMPOSSIBLE, NOTIONS, clashes

OURS = load_catalogue()
# Ours, and the moves people ask about, each as if it had been asked about.
CATALOGUE = extended(OURS, [replace(move.as_own(), id=id_) for id_, move in OURS.known_moves.items()])
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)
LEG_NAMED = {"leg-symptoms", "spinal-stenosis"}  # who told us of a leg
LEG = re.compile(
    r"\b(the leg is|[Uu]ntil the leg|[Ww]atch the leg|leg pain|leg symptoms|symptoms in the leg)\b"
)
ON_THE_FLOOR = re.compile(r"low back flat on|on the floor\b|[Ll]ie flat|lying flat|on the mat\b")
UP = (Position.STANDING, Position.SITTING)
HALF = re.compile(r"[Dd]o only .{0,12}\bhalf\b|[Dd]o half")
OUT = re.compile(r"[Ll]eave (it|this) out")


def people() -> Iterator[tuple[tuple[str, ...], dict[str, Verdict]]]:
    for size in (1, 2):
        for conditions in combinations(CATALOGUE.conditions, size):
            yield conditions, screen(CATALOGUE, replace(READY, conditions=set(conditions)))


@pytest.fixture(scope="module")
def told() -> list[tuple[tuple[str, ...], dict[str, Verdict]]]:
    return list(people())


Told = list[tuple[tuple[str, ...], dict[str, Verdict]]]


def said(told: Told) -> Iterator[tuple[tuple[str, ...], str, Reason]]:
    for conditions, verdicts in told:
        for move, verdict in verdicts.items():
            for reason in verdict.reasons:
                yield conditions, move, reason


def test_no_leg_is_spoken_of_to_who_named_none(told: Told) -> None:
    wrong = {(c, m, r.words) for c, m, r in said(told) if not LEG_NAMED & {*c} and LEG.search(r.words)}
    assert not wrong


def test_nothing_of_the_floor_is_said_of_a_move_done_upright(told: Told) -> None:
    wrong = {
        (m, r.words)
        for _, m, r in said(told)
        if CATALOGUE.exercises[m].position in UP and ON_THE_FLOOR.search(r.words)
    }
    assert not {w for w in wrong if "toes on the floor" not in w[1]}


def test_what_is_left_out_is_not_also_told_how_to_do(told: Told) -> None:
    wrong = []
    for conditions, verdicts in told:
        for move, verdict in verdicts.items():
            words = " ".join(reason.words for reason in verdict.reasons)
            ways = [reason for reason in verdict.reasons if reason.effect is Effect.MODIFY]
            if (not verdict.allowed and ways) or (OUT.search(words) and HALF.search(words)):
                wrong.append((conditions, move, words))
            if verdict.status == "modify" and OUT.search(words):
                wrong.append((conditions, move, words))
    assert not wrong


def test_no_two_halves_of_a_move_are_asked_for_together(told: Told) -> None:
    wrong = []
    for conditions, verdicts in told:
        for move, verdict in verdicts.items():
            words = " ".join(reason.words for reason in verdict.reasons)
            if "only the rounding half" in words and re.search(r"only the (hollowing|arching) half", words):
                wrong.append((conditions, move, words))
    assert not wrong


def test_no_two_moves_send_a_person_to_each_other(told: Told) -> None:
    names = {id_: move.name.casefold() for id_, move in CATALOGUE.exercises.items()}
    wrong = []
    for conditions, verdicts in told:
        to = {
            move: {
                other
                for other, name in names.items()
                if other != move and any(name in r.words.casefold() for r in verdict.reasons)
            }
            | {*verdict.swaps}
            for move, verdict in verdicts.items()
        }
        wrong += [(conditions, a, b) for a, others in to.items() for b in others if a in to[b]]
    assert not wrong


def test_a_move_named_instead_is_one_that_may_be_offered(told: Told) -> None:
    assert all(
        verdicts[swap].offered
        for _, verdicts in told
        for verdict in verdicts.values()
        for swap in verdict.swaps
    )


def test_a_level_is_said_as_a_level() -> None:
    verdict = screen(CATALOGUE, replace(READY, level=1))["side-plank"]
    assert [reason.words for reason in verdict.reasons] == ["Its level is “Harder”. You chose “Gentle”."]
    assert "harder than the level" not in " ".join(rule.words for rule in CATALOGUE.rules.values())


def test_each_opposing_notion_is_seen_in_its_example_and_in_neither_half_alone() -> None:
    wrong = [name for name, notion in NOTIONS.items() if name not in clashes(notion.so)]
    wrong += [name for name, notion in NOTIONS.items() for half in notion.so if [*clashes([half])]]
    assert not wrong


def test_no_two_notes_on_a_move_ask_for_opposite_things(told: Told) -> None:
    wrong = {
        (move, notion, conditions, tuple(r.words for r in verdict.reasons))
        for conditions, verdicts in told
        for move, verdict in verdicts.items()
        if verdict.allowed and verdict.reasons
        for notion in clashes({CATALOGUE.exercises[move].name, *(r.words for r in verdict.reasons)})
    }
    assert not wrong


def test_no_note_asks_for_what_the_moves_own_way_makes_impossible(told: Told) -> None:
    wrong = {
        (move, kind, conditions, reason.words)
        for conditions, verdicts in told
        if len(conditions) == 1
        for move, verdict in verdicts.items()
        if verdict.allowed
        for reason in verdict.reasons
        for kind, (asks, impossible) in IMPOSSIBLE.items()
        if impossible(CATALOGUE.exercises[move]) and re.search(asks, reason.words)
    }
    assert not wrong
    moves = CATALOGUE.exercises.values()
    assert all(any(impossible(move) for move in moves) for _, impossible in IMPOSSIBLE.values())


def test_no_note_asks_for_a_position_that_the_person_cannot_take() -> None:
    """Whoever can't stand is never asked to get up in between."""
    wrong = {
        (limit, move, condition, reason.words)
        for condition in CATALOGUE.conditions
        for limit, asks in ASKS_FOR.items()
        for move, verdict in screen(CATALOGUE, replace(READY, conditions={condition}, cannot={limit})).items()
        if verdict.allowed
        for reason in verdict.reasons
        if re.search(asks, reason.words)
    }
    assert ASKS_FOR.keys() == CATALOGUE.vocabulary.cannot.keys()
    assert not wrong


def test_an_easier_way_of_a_move_done_sitting_asks_nobody_to_stand() -> None:
    sitting = [move for move in OURS.exercises.values() if move.position is Position.SITTING]
    ways = [(move.id, way.text) for move in sitting for way in move.easier if way.move is None]
    assert ways
    assert not [way for way in ways if re.search(ASKS_FOR["standing"], way[1])]
