"""Taking up proposals: the plans that make them so from today on, kept together or not at all, and back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from components.routine.dose import Numbers, dose_of, item
from components.session.advice.dose_steps import step_down
from components.session.advice.proposal import Proposal, accepted
from components.shell.kept import Kept
from data.catalogue import Catalogue
from data.diary import Diary, Plan, Routine, RoutineItem, in_force
from data.unfit import Unfit
from data.verdicts import ProposalKind

REST_DAYS = 7


def take_up(
    diary: Diary, catalogue: Catalogue, today: date, changes: Sequence[Proposal]
) -> Kept[tuple[Plan, ...]]:
    """Change the plan from today on as proposed. Days that have been stay as they were.

    Raises ValueError where the plan is no longer the one the proposals were for; taking it back,
    PlanRefused where the plan was changed again since.
    """
    with diary.all_or_nothing() as whole:
        made = tuple(whole.set_plan(new) for new in plans_with(catalogue, whole.plans(), today, changes))
    return Kept(made, partial(_take_back, diary, made))


def _take_back(diary: Diary, made: Sequence[Plan]) -> None:
    with diary.all_or_nothing() as whole:
        for plan in reversed(made):
            whole.remove_plan(plan)


def plans_with(
    catalogue: Catalogue, plans: Sequence[Plan], today: date, changes: Sequence[Proposal]
) -> tuple[Plan, ...]:
    """The plans to make so that these changes hold from today on, by their start.

    A rested move comes back after seven days, one step lower where there is one. A plan that is to begin
    later asks for the same move with the same change.
    """
    now = in_force(plans, today)
    if now is None:
        raise Unfit("There is no plan any more that this could change.")
    routine: Routine | None = now.routine
    for change in changes:
        if routine is None:
            raise Unfit("Nothing would be left of the plan.")
        routine = accepted(routine, change)
    made = [_plan(now, today, today, routine)]
    back = today + timedelta(days=REST_DAYS)
    rests = any(change.kind is ProposalKind.REST for change in changes)
    for start in sorted({p.start for p in plans if p.start > today} | ({back} if rests else set())):
        then = in_force(plans, start)
        if then is None or then.routine is None:
            continue
        later = _changed(catalogue, then.routine, changes, rested=start >= back)
        if later != then.routine or start == back:
            made.append(_plan(then, start, today, later))
    return tuple(made)


def _plan(old: Plan, start: date, today: date, routine: Routine | None) -> Plan:
    if routine is None:
        return Plan(start, None, made_on=today)
    return replace(old, start=start, routine=routine, made_on=today)


def _changed(
    catalogue: Catalogue, routine: Routine, changes: Sequence[Proposal], *, rested: bool
) -> Routine | None:
    by_move = {change.before: change for change in changes}
    others = {old.exercise_id for old in routine.items if old not in by_move}
    items: list[RoutineItem] = []
    for old in routine.items:
        change = by_move.get(old)
        new = old if change is None else _after(catalogue, old, change, rested=rested)
        if new is not None and (change is None or new.exercise_id not in others):
            items.append(new)
    return replace(routine, items=tuple(items)) if items else None


def _after(catalogue: Catalogue, old: RoutineItem, change: Proposal, *, rested: bool) -> RoutineItem | None:
    if change.kind is not ProposalKind.REST or not rested:
        return change.after
    exercise = catalogue.exercises[old.exercise_id]
    to = step_down(dose_of(exercise), Numbers.of(old))
    return item(exercise, to, old.note) if to else old
