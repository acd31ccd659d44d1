"""Graded ways back to the moves the article leaves out: what one does on the way, and what is known of it."""

from typing import Self

from pydantic import Field, model_validator

from data.catalogue.model import Amount, Claim, Exercise, Id, Load, Mechanics, Position, Record, Text

_STILL = Mechanics(
    flexion=Amount.NONE,
    extension=Amount.NONE,
    rotation=Amount.NONE,
    side_bend=Amount.NONE,
    load=Load.BODY,
    **{name: False for name, field in Mechanics.model_fields.items() if field.annotation == bool | None},
)


class WayBackStep(Claim):
    """One step: a move of the catalogue, or something described here that routines never hold.

    What `mechanics` doesn't name, the step doesn't do: they are written by us, and not asked of anyone.
    """

    id: Id
    name: Text
    enough: Text  # how much of it, and for how long, before the next
    move: Id | None = None
    position: Position | None = None
    mechanics: Mechanics | None = None
    equipment: tuple[Id, ...] = ()
    after_endurance: bool = False  # only once back work of the second level has gone well

    @model_validator(mode="after")
    def _described_once(self) -> Self:
        if (self.move is None) == (self.mechanics is None or self.position is None):
            raise ValueError("a step names a move, or has a position and mechanics of its own")
        return self


class WayBack(Record):
    """A ladder to one of the moves to avoid, whose id it has; its last step is that move."""

    id: Id
    tried: bool  # whether its own steps were tried in a trial of back pain; else they are our own
    research: tuple[Claim, ...] = Field(min_length=1)
    steps: tuple[WayBackStep, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        if len({step.id for step in self.steps}) < len(self.steps):
            raise ValueError("two steps have one id")
        return self


def as_move(goal: Exercise, step: WayBackStep) -> Exercise:
    """A described step as the safety filter sees a move. No routine ever does. ValueError for another's."""
    if step.mechanics is None or step.position is None:
        raise ValueError(f"{step.id} is a move of the catalogue")
    said = {name: value for name, value in step.mechanics if value is not None}
    return goal.model_copy(
        update={
            "id": f"{goal.id}-{step.id}",
            "name": step.name,
            "position": step.position,
            "mechanics": _STILL.model_copy(update=said),
            "equipment": step.equipment,
            "swaps": (),
        }
    )
