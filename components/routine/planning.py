"""Keeping a routine, making it the plan, pausing and stopping: forward only, and each with a way back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import partial

from components.shell.kept import Kept
from data.diary import Diary, Plan, Preferences, Routine


def wish(diary: Diary, wished: Preferences) -> Kept[Preferences]:
    """Keep what a person wishes of a routine, for the next time."""
    diary.save_preferences(wished)
    return Kept(wished)


def name_routine(diary: Diary, routine: Routine, name: str) -> Kept[Routine]:
    """Keep a routine under this name, or under its own where none is given."""
    before = diary.routine(routine.id) if routine.id else None
    kept = diary.save_routine(replace(routine, name=name.strip() or routine.name))
    return Kept(kept, partial(diary.save_routine, before) if before else partial(diary.delete, kept))


def make_plan(
    diary: Diary, routine: Routine, weekdays: Collection[int], start: date, today: date
) -> Kept[Plan]:
    """Mean a kept routine for these weekdays from `start` on. Raises ValueError where no day is chosen."""
    plan = diary.set_plan(routine=routine, weekdays=weekdays, start=start, made_on=today)
    return Kept(plan, partial(diary.remove_plan, plan))


def stop_plan(diary: Diary, today: date) -> Kept[Plan]:
    """Ask for nothing from today on."""
    plan = diary.stop_plan(today, made_on=today)
    return Kept(plan, partial(diary.remove_plan, plan))


def cancel_coming(diary: Diary, coming: Plan, today: date) -> Kept[Plan]:
    """Take back a plan that has not begun. Raises PlanRefused for one that has, or that is not the latest."""
    diary.remove_plan(coming, today=today)
    return Kept(coming, partial(diary.set_plan, coming))
