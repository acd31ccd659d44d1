"""What pictured answers say of a move a person brings along, and which of them fit one already described."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from data.catalogue import Amount, Load
from data.catalogue.model.known_move import NOT_SO
from data.catalogue.model.mechanics import Weight
from data.catalogue.model.own_question import Fact, OwnQuestion
from data.catalogue.own_moves import HARDEST, SETTLED
from data.diary import OwnMove

Facts = Mapping[str, Fact]
Picks = Mapping[str, tuple[str, ...]]  # by question, the ids of the answers chosen

UNSURE: Final = "unsure"  # what it leaves open stays unknown, and unknown counts as the riskiest
_MOTIONS: Final = ("flexion", "extension", "rotation", "side_bend")
_SCALES: Final[dict[str, list[Fact]]] = {
    "load": [*map(str, Load)],
    "weight": [*map(str, Weight)],
    **{motion: [*map(str, Amount)] for motion in _MOTIONS},
}
_SILENT: Final = frozenset({"position", "level", "load", "weight"})  # not named isn't "not so"


def picks_of(questions: Iterable[OwnQuestion], own: OwnMove) -> dict[str, tuple[str, ...]]:
    """The answers that fit a move already described."""
    facts = _facts_of(own)
    return {question.id: fitting(question, facts) for question in questions}


def fitting(question: OwnQuestion, facts: Facts) -> tuple[str, ...]:
    """The answers that say what is known; with something open also "not sure"."""
    known = {name: _next_said(question, name, facts[name]) for name in question.settles if name in facts}
    fits = [answer for answer in question.answers if answer.facts.items() <= known.items()]
    best = [one.id for one in fits if not any(one.facts.items() < other.facts.items() for other in fits)]
    return (*best, *((UNSURE,) if len(known) < len(question.settles) else ()))


def said(question: OwnQuestion, chosen: Iterable[str]) -> Facts:
    """What the answers chosen say together: of each thing the riskiest. Nothing chosen says nothing."""
    answers = [answer for answer in question.answers if answer.id in chosen]
    sure = answers and UNSURE not in chosen
    facts: dict[str, Fact] = {name: NOT_SO[name] for name in question.settles if sure and name not in _SILENT}
    for answer in answers:
        for name, value in answer.facts.items():
            if name not in facts or _risk(name, value) > _risk(name, facts[name]):
                facts[name] = value
    return facts


def described(questions: Iterable[OwnQuestion], picks: Picks, before: OwnMove | None, name: str) -> OwnMove:
    """The move as the answers say. What was said before stays word for word where its answers stay.

    Raises `Unfit` where the position is not said.
    """
    facts = dict(_facts_of(before)) if before else {}
    for question in questions:
        chosen = picks.get(question.id, ())
        if not before or {*chosen} != {*fitting(question, facts)}:
            facts = {key: value for key, value in facts.items() if key not in question.settles}
            facts |= said(question, chosen)
    position, level = str(facts.pop("position", "")), int(facts.pop("level", HARDEST))
    mechanics = {key: value for key, value in facts.items() if isinstance(value, str | bool)}
    kept = before or OwnMove(name, position, {})
    return replace(kept, name=name, position=position, mechanics=mechanics, level=level)


def _facts_of(own: OwnMove) -> Facts:
    settled = next((names for position, names in SETTLED.items() if position == own.position), ())
    return {**own.mechanics, **dict.fromkeys(settled, True), "position": own.position, "level": own.level}


def _risk(name: str, value: Fact) -> int:
    scale = _SCALES.get(name, [])
    if value in scale:
        return scale.index(value)
    return value if isinstance(value, int) else 0


def _next_said(question: OwnQuestion, name: str, value: Fact) -> Fact:
    """The value, or where no answer goes just so far, the next one further."""
    scale = _SCALES.get(name, [])
    offered = {NOT_SO.get(name), *(answer.facts.get(name) for answer in question.answers)}
    return next((one for one in scale[_risk(name, value) :] if value in scale and one in offered), value)
