"""Days that a plan of so many a week leaves open: not rest days, while the week still asks for sessions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from data.diary import Day, Diary, State

_OPEN = (State.NOT_LOGGED, State.MISSED)


def as_open(diary: Diary, days: Sequence[Day], today: date) -> list[Day]:
    """The days as they are shown: from today on, one that may yet hold a session is not logged, not rest."""
    plan = diary.plan_on(today)
    if plan is None or plan.times_a_week is None:
        return list(days)
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    if not any(day.planned and day.state in _OPEN for day in diary.day_records(monday, sunday)):
        return list(days)
    return [
        replace(day, state=State.NOT_LOGGED)
        if day.state is State.REST and today <= day.day <= sunday
        else day
        for day in days
    ]
