"""Catalogues of made-up moves, as large as wanted, around the real conditions, rules and words."""

import random
from dataclasses import replace
from functools import cache
from typing import Any

from components.routine.so_far import FIRST_SESSIONS, SoFar
from data.catalogue import (
    Catalogue,
    Claim,
    Dose,
    Exercise,
    Mechanics,
    Range,
    Status,
    Variation,
    load_catalogue,
)
from data.catalogue.model import Place
from data.diary import Profile

COVERS = ("trunk", "stability", "hip-leg", "mobility")
PLACES = tuple(Place)
PURPOSES = ("strength", "stability", "mobility", "relief", "aerobic")

_SAID: dict[str, Any] = {"text": "Made up.", "sources": ("design",), "status": Status.DESIGN}
_CLAIM = Claim(**_SAID)
_NEUTRAL = Mechanics(
    **dict.fromkeys(("flexion", "extension", "rotation", "side_bend"), "none"),
    **{name: False for name, field in Mechanics.model_fields.items() if "bool" in str(field.annotation)},
    load="unloaded",
)


@cache
def real() -> Catalogue:
    """The catalogue as it is shipped."""
    return load_catalogue()


@cache
def of_the_article() -> Catalogue:
    """The shipped catalogue as if the article's moves were all there are."""
    known = {id_: each for id_, each in real().exercises.items() if each.origin == "article"}

    def closed(exercise: Exercise) -> Exercise:
        ways = {
            field: tuple(way for way in getattr(exercise, field) if way.move is None or way.move in known)
            for field in ("easier", "harder")
        }
        swaps = tuple(swap for swap in exercise.swaps if swap in known)
        return exercise.model_copy(update={"swaps": swaps, **ways})

    return replace(real(), exercises={id_: closed(each) for id_, each in known.items()})


def ready(**facts: Any) -> Profile:
    """A person with everything but a bed at hand, at the middle level, whose pain today is 3."""
    kit = real().vocabulary.equipment.keys() - {"bed"}
    given: dict[str, Any] = {"equipment": kit, "level": 2, "pain_now": 3} | facts
    return Profile(**given)


def dose(
    sets: tuple[int, int] = (1, 1),
    reps: tuple[int, int] = (8, 8),
    hold: tuple[int, int] | None = None,
    sides: int = 1,
    rest: int = 30,
    move_s: int = 4,
) -> Dose:
    """A dose that starts at the low end of every range."""
    return Dose(
        sets=_range(*sets),
        reps=_range(*reps),
        hold_s=_range(*hold) if hold else None,
        sides=sides,
        sides_by="default",
        rest_s=_range(rest, rest),
        move_s=move_s,
    )


def _range(low: int, high: int) -> Range:
    return Range(low=low, start=low, high=high)


def move(number: int, **facts: Any) -> Exercise:
    """A move fine for everyone; `facts` are whatever is to differ."""
    return Exercise(
        **{
            "id": f"move-{number}",
            "number": number,
            "name": f"Move {number}",
            "origin": "beyond",
            "stance": "do",
            "purpose": ("strength",),
            "covers": ("trunk",),
            "place": "trunk",
            "benefit": (_CLAIM,),
            "steps": ("Do it.",),
            "dose": dose(),
            "position": "standing",
            "mechanics": _NEUTRAL,
            "muscles": ("All",),
            "level": 1,
            "mistake": _CLAIM,
            "easier": (Variation(**_SAID),),
            "harder": (Variation(**_SAID),),
            "if_it_hurts": _CLAIM,
            "stop_if": (_CLAIM,),
            "verdict": "no-data",
            "evidence": (_CLAIM,),
        }
        | facts
    )


def practised(catalogue: Catalogue) -> SoFar:
    """A person who has done every move for long: nothing but the move's own ranges limits a dose."""
    return SoFar(sessions=FIRST_SESSIONS, held=dict.fromkeys(catalogue.exercises, 3600))


def catalogue_of(*moves: Exercise) -> Catalogue:
    """A catalogue of just these moves."""
    return replace(real(), exercises={each.id: each for each in moves})


def generated(count: int, seed: int = 0) -> Catalogue:
    """A catalogue of `count` moves that differ in everything the builder looks at."""
    dice = random.Random(seed)
    return catalogue_of(*(_random_move(number, dice) for number in range(1, count + 1)))


def _random_move(number: int, dice: random.Random) -> Exercise:
    if dice.random() < 0.1:
        return _avoided(number, dice)
    mechanics: dict[str, Any] = {
        "flexion": dice.choice(("none", "none", "small", "mid")),
        "rotation": dice.choice(("none", "none", "small")),
        "hands_bear_weight": dice.random() < 0.3,
        "kneeling": dice.random() < 0.3,
    }
    if dice.random() < 0.05:
        mechanics["flexion"] = None
    return move(
        number,
        purpose=tuple(dice.sample(PURPOSES, dice.choice((1, 1, 2)))),
        covers=tuple(dice.sample(COVERS, dice.choice((1, 1, 1, 2)))),
        place=dice.choice(PLACES),
        level=dice.choice((1, 1, 2, 3)),
        equipment=dice.choice(((), ("mat",), ("mat", "towel"), ("chair",))),
        position=dice.choice(("standing", "supine", "all-fours", "sitting")),
        mechanics=_NEUTRAL.model_copy(update=mechanics),
        dose=dose(
            sets=dice.choice(((1, 1), (1, 2), (1, 3))),
            reps=dice.choice(((1, 3), (2, 4), (5, 10), (6, 12), (8, 12), (10, 15))),
            hold=dice.choice((None, (1, 2), (3, 5), (5, 10), (15, 30))),
            sides=dice.choice((1, 2)),
            rest=dice.choice((15, 30, 45, 60)),
            move_s=dice.choice((2, 3, 4, 5, 6)),
        ),
    )


def _avoided(number: int, dice: random.Random) -> Exercise:
    return move(
        number,
        stance="avoid",
        purpose=(dice.choice(PURPOSES),),
        covers=(),
        place=None,
        steps=(),
        dose=None,
        risk=(_CLAIM,),
        swaps=("move-1",),
        swap_reason=_CLAIM,
        level=3,
    )
