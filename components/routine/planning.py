"""Keeping a routine, making it the plan, pausing and stopping: forward only, and each with a way back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial

from components.numbers.calendar_periods import WEEKDAYS
from components.shell.kept import Kept
from data.diary import Diary, Plan, Preferences, Routine


def when(plan: Plan) -> str:
    """The days a plan asks for, or how many, in words."""
    if plan.times_a_week is None:
        return ", ".join(WEEKDAYS[day] for day in sorted(plan.weekdays))
    times = "once" if plan.times_a_week == 1 else f"{plan.times_a_week} times"
    return f"{times} a week, any day"


def wish(diary: Diary, wished: Preferences) -> Kept[Preferences]:
    """Keep what a person wishes of a routine, for the next time."""
    diary.save_preferences(wished)
    return Kept(wished)


def name_routine(diary: Diary, routine: Routine, name: str) -> Kept[Routine]:
    """Keep a routine under this name, or under its own where none is given."""
    kept, before = _named(diary, routine, name)
    return Kept(kept, partial(_as_before, diary, kept, before))


def make_plan(
    diary: Diary,
    routine: Routine,
    name: str,
    weekdays: Collection[int],
    start: date,
    today: date,
    times_a_week: int | None = None,
) -> Kept[Plan]:
    """Keep a routine under this name and mean it for these weekdays, or so many a week, or neither.

    Raises ValueError where no day is chosen.
    """
    with diary.all_or_nothing() as together:
        kept, before = _named(together, routine, name)
        plan = together.set_plan(Plan(start, kept, weekdays, today, times_a_week))
    return Kept(plan, partial(_unplan, diary, plan, kept, before))


def _named(diary: Diary, routine: Routine, name: str) -> tuple[Routine, Routine | None]:
    """The routine as kept, and as it was kept before; one thrown away meanwhile is kept anew."""
    before = diary.routine(routine.id) if routine.id else None
    named = replace(routine, name=name.strip() or routine.name, id=before.id if before else "")
    return diary.save_routine(named), before


def _as_before(diary: Diary, kept: Routine, before: Routine | None) -> None:
    if before:
        diary.save_routine(before)
    else:
        diary.delete(kept)


def _unplan(diary: Diary, plan: Plan, kept: Routine, before: Routine | None) -> None:
    with diary.all_or_nothing() as together:
        together.remove_plan(plan)
        _as_before(together, kept, before)


def stop_plan(diary: Diary, today: date) -> Kept[Plan]:
    """Ask for nothing from today on."""
    plan = diary.stop_plan(today, made_on=today)
    return Kept(plan, partial(diary.remove_plan, plan))


def cancel_coming(diary: Diary, coming: Plan, today: date) -> Kept[Plan]:
    """Take back a plan that has not begun. Raises PlanRefused for one that has, or that is not the latest."""
    diary.remove_plan(coming, today=today)
    return Kept(coming, partial(diary.set_plan, coming))
