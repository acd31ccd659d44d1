"""What the plans say of each move: since when it is asked for, since when at its dose, and what went up."""

from collections.abc import Sequence
from datetime import date, timedelta

from components.routine.dose import Numbers, allowed, eased
from components.session.advice.dose_steps import volume
from data.catalogue import Catalogue
from data.diary import Plan, RoutineItem, in_force


def since(plans: Sequence[Plan], today: date, item: RoutineItem, *, dose: bool) -> date:
    """The first day of the unbroken run of plans, up to today's, that ask for this move (at this dose)."""
    begun = [plan for plan in plans if plan.start <= today]
    first = today
    for plan in reversed(begun):
        held = moves_of(plan).get(item.exercise_id)
        if held is None or (dose and Numbers.of(held) != Numbers.of(item)):
            break
        first = plan.start
    return first


def ups(catalogue: Catalogue, plans: Sequence[Plan], start: date) -> tuple[date, ...]:
    """The days, from `start` on, on which a plan asked for more of a move than the plan before it.

    A move put in the place of one whose harder way it is counts as more.
    """
    days: list[date] = []
    before: dict[str, RoutineItem] = {}
    for plan in plans:
        now = moves_of(plan)
        if plan.start >= start:
            more = sum(work(catalogue, (now[m],)) > work(catalogue, (before[m],)) for m in now if m in before)
            gone = [catalogue.exercises[m] for m in before if m not in now and m in catalogue.exercises]
            harder = {way.move for exercise in gone for way in exercise.harder}
            days += [plan.start] * (more + sum(m in harder and m not in before for m in now))
        before = now or before
    return tuple(days)


def work(catalogue: Catalogue, items: Sequence[RoutineItem]) -> int:
    """Seconds of work in these moves, none above its highest dose; what is not known counts for nothing."""
    return sum(
        volume(exercise.dose, numbers)
        for item in items
        if (exercise := catalogue.exercises.get(item.exercise_id))
        and exercise.dose
        and allowed(exercise.dose, numbers := eased(exercise.dose, Numbers.of(item)))
    )


def weekly_work(catalogue: Catalogue, plan: Plan) -> int:
    """Seconds of work a plan asks for in a week."""
    return work(catalogue, plan.routine.items) * plan.a_week if plan.routine else 0


def a_week_ago(plans: Sequence[Plan], today: date) -> Plan | None:
    """The plan in force seven days ago, or the first one since where there was none."""
    then = today - timedelta(days=7)
    since = (plan for plan in plans if plan.routine and then < plan.start <= today)
    return in_force(plans, then) or next(since, None)


def moves_of(plan: Plan) -> dict[str, RoutineItem]:
    """The moves a plan asks for, by id; none where it asks for nothing."""
    return {item.exercise_id: item for item in plan.routine.items} if plan.routine else {}
