"""The answer that no warning sign is new before a session. Kept in the diary: servers restart."""

import json
from datetime import date, datetime, timedelta

from components.session.advice.move_history import daily_pain, said
from components.session.advice.too_much import LATEST_DAYS, too_much
from components.session.asked_of_day import JUST_NOW
from data.diary import CheckIn, Diary

_ANSWERED = "rechecked_at"
_KNOWN = "rechecked_knowing"  # a setting: what had been too much by then, as JSON


def answered(diary: Diary, today: date, now: datetime, *, under_way: bool = False) -> bool:
    """Whether the person said a moment ago that nothing is new.

    A session that was too much since, or an after-effect, voids the answer; not for one still under way,
    which asks by itself.
    """
    at = _answered_at(diary)
    if at is None or not timedelta() <= now - at <= JUST_NOW:
        return False
    return under_way or _too_much(diary, today) <= frozenset(json.loads(diary.setting(_KNOWN, "[]")))


def holds_until(diary: Diary, pain: CheckIn | None, day_over: datetime) -> datetime:
    """Until when holds what was said before a session: the answer to the signs, the pain, the day itself."""
    said = (pain.at if pain else None, _answered_at(diary))
    return min((day_over, *(at + JUST_NOW for at in said if at)))


def _answered_at(diary: Diary) -> datetime | None:
    at = diary.setting(_ANSWERED)
    return datetime.fromisoformat(at) if at else None


def nothing_new(diary: Diary, today: date, now: datetime) -> None:
    """Keep that no sign is new. Raises `DiaryError` if that can't be kept."""
    with diary.all_or_nothing() as together:
        together.set_setting(_KNOWN, json.dumps(sorted(_too_much(diary, today))))
        together.set_setting(_ANSWERED, now.isoformat())


def something_new(diary: Diary) -> None:
    """A sign turned up after all: the next session asks again. Raises `DiaryError` if that can't be kept."""
    diary.set_setting(_ANSWERED, "")


def _too_much(diary: Diary, today: date) -> frozenset[str]:
    sessions, check_ins = said(diary, today, LATEST_DAYS)
    return too_much(sessions, daily_pain(check_ins, sessions))
