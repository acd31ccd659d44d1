"""The mechanics a rule speaks of."""

from functools import cached_property
from typing import Self

from pydantic import model_validator

from data.catalogue.model.exercise import Exercise
from data.catalogue.model.mechanics import Amount, Load, Position, Traits, Weight
from data.catalogue.model.record import Record


class When(Record):
    """The mechanics and positions a rule speaks of: every field named must match."""

    flexion: tuple[Amount, ...] = ()
    extension: tuple[Amount, ...] = ()
    rotation: tuple[Amount, ...] = ()
    side_bend: tuple[Amount, ...] = ()
    load: tuple[Load, ...] = ()
    position: tuple[Position, ...] = ()
    both_legs_levered: bool | None = None
    loaded_hinge: bool | None = None
    impact: bool | None = None
    isometric: bool | None = None
    hands_bear_weight: bool | None = None
    kneeling: bool | None = None
    lying_face_down: bool | None = None
    lying_on_back: bool | None = None
    head_low: bool | None = None
    deep_hip_bend: bool | None = None
    knees_loaded: bool | None = None
    weight: tuple[Weight, ...] = ()
    fast: bool | None = None
    overhead: bool | None = None
    head_loaded: bool | None = None
    arch_against_gravity: bool | None = None
    one_legged: bool | None = None
    bent_sitting: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.named():
            raise ValueError("a rule that names no mechanics would fire on everything")
        return self

    def named(self) -> tuple[str, ...]:
        """The fields this rule looks at."""
        return self.looked_at

    @cached_property
    def looked_at(self) -> tuple[str, ...]:
        return tuple(n for n in type(self).model_fields if getattr(self, n) not in ((), None))

    def matches(self, exercise: Exercise) -> bool:
        """Whether every field named holds for this move."""
        return all(self._holds(name, exercise) for name in self.named())

    def _holds(self, name: str, exercise: Exercise) -> bool:
        where = exercise.traits if name in Traits.model_fields else exercise.mechanics
        fact = exercise.position if name == "position" else getattr(where, name)
        wanted = getattr(self, name)
        return fact in wanted if isinstance(wanted, tuple) else fact is wanted
