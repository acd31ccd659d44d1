"""Diaries for whole-app tests: written through the diary's own door, as a person's would be."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from components.routine import build_routine
from data.catalogue import load_catalogue
from data.diary import (
    Answer,
    Diary,
    Outcome,
    Preferences,
    Profile,
    Routine,
    Screening,
    SessionItem,
    open_diary,
)
from tests.clock import TODAY as TODAY


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def screened(diary: Diary, day: date) -> None:
    """A person who answered no to everything and saved a usual profile."""
    flags = load_catalogue().red_flags
    diary.add_screening(Screening(day, dict.fromkeys(flags, Answer.NO)))
    diary.save_profile(PROFILE, day)


PROFILE = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)


def usual_routine() -> Routine:
    """Ten minutes built for the usual profile."""
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    assert routine is not None
    return routine


def filled(path: Path, days: int, *, last: date = TODAY) -> Diary:
    """A diary of so many days up to `last`: a plan, pain on most days, sessions of every kind."""
    diary = open_diary(url(path))
    first = last - timedelta(days=days - 1)
    screened(diary, max(first, last - timedelta(days=3)))
    kept = diary.save_routine(usual_routine())
    diary.set_plan(routine=kept, weekdays={0, 2, 4}, start=first)
    chance = Random(days)
    pain = 5.0
    for offset in range(days):
        day = first + timedelta(days=offset)
        at = datetime.combine(day, time(19), UTC)
        pain = min(9, max(0, 0.7 * pain + 0.3 * 4 + chance.gauss(0, 1)))
        if chance.random() < 0.85:
            diary.add_check_in(day, pain=round(min(pain, 6)), sleep_h=7, note="", at=at)
        if day.weekday() in (0, 2, 4) and chance.random() < 0.9:
            outcome = chance.choice([Outcome.DONE] * 4 + [Outcome.PARTIAL, Outcome.SWAPPED, Outcome.SKIPPED])
            share = 0.5 if outcome is Outcome.PARTIAL else 1.0
            items = tuple(SessionItem(i.exercise_id, i.seconds, share) for i in kept.items)
            diary.add_session(day, outcome, items, 10.0, at=at)
    return diary
