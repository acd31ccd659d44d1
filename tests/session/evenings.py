"""Sessions of the usual ten minutes, as a person with a plan for every day would log them."""

from datetime import UTC, datetime, time, timedelta

from data.diary import Diary, Session, SessionItem
from tests.app.diaries import TODAY, usual_routine

YESTERDAY = TODAY - timedelta(days=1)


def went(diary: Diary, days_ago: int, **felt: object) -> Session:
    """A whole session of the plan, felt like this."""
    day = TODAY - timedelta(days=days_ago)
    items = tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in usual_routine().items)
    told = {"pain_before": 2, "pain_after": 2, "leg_spread": False, **felt}
    return diary.add_session(day, items=items, at=datetime.combine(day, time(6), UTC), **told)  # type: ignore[arg-type]
