"""The catalogue as one value: everything Backwise knows."""

import hashlib
import json
from dataclasses import dataclass, fields
from functools import cached_property

from data.catalogue.model import (
    About,
    Condition,
    Exercise,
    FilterRule,
    FlagScreen,
    GeneralClaim,
    LoadState,
    RedFlag,
    Source,
    Term,
    Vocabulary,
    Wording,
)
from data.catalogue.model.known_move import KnownMove
from data.catalogue.model.own_question import OwnQuestion
from data.catalogue.model.way_back import WayBack


@dataclass(frozen=True)
class Catalogue:
    """Moves in display order, and what is known around them. Dicts are keyed by id."""

    exercises: dict[str, Exercise]
    conditions: dict[str, Condition]
    red_flags: dict[str, RedFlag]
    flag_screens: dict[str, FlagScreen]  # in the order they are asked
    sources: dict[str, Source]
    claims: dict[str, GeneralClaim]
    rules: dict[str, FilterRule]
    load_states: dict[str, LoadState]
    progression: dict[str, Wording]
    experiment: dict[str, Wording]
    ways_back: dict[str, WayBack]
    terms: dict[str, Term]
    known_moves: dict[str, KnownMove]
    own_questions: dict[str, OwnQuestion]  # in the order they are asked
    vocabulary: Vocabulary
    about: About

    @cached_property
    def version(self) -> str:
        """Eight hex digits that change when any fact does, and are the same on every machine."""
        return _digest({field.name: getattr(self, field.name) for field in fields(self)}, 8)

    def fingerprint(self, exercise_id: str) -> str:
        """Six hex digits of one move's own content, to tell which moves were revised."""
        return _digest(self.exercises[exercise_id], 6)


def _digest(content: object, digits: int) -> str:
    canonical = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:digits]


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)  # a set's own order changes from run to run
    return dict(value)  # type: ignore[call-overload]  # a pydantic record iterates over its fields
