"""A session on any day, asked for or not: with the plan's moves, the relief set, or a routine kept."""

from collections.abc import Mapping

from data.diary import Plan, Routine

PLAN, RELIEF = "plan", "relief"

Choices = Mapping[str, Routine | None]  # by id: of a kept routine its own; None stands for the relief set


def choices(plan: Plan | None, kept: tuple[Routine, ...], *, eases: bool) -> Choices:
    """What a session can be made of, the plan's moves first; a kept routine with its moves is left out.

    `eases`: whether there is a relief set for the person at all.
    """
    of_plan = plan.routine if plan else None
    found: dict[str, Routine | None] = {PLAN: of_plan} if of_plan else {}
    if eases:
        found[RELIEF] = None
    others = (one for one in kept if of_plan is None or one.items != of_plan.items)
    return found | {one.id: one for one in others}
