"""Days in a row, up to yesterday, of which nothing was said, and what may be said of them all."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import takewhile

from components.shell.clock import Tap
from components.shell.kept import Kept, said_at
from data.diary import Day, Diary, Outcome, Session, State

GAP = 3  # days without a word after which a return is noticed
REACH = timedelta(days=365)  # so far back a gap is followed, which is also as long as a pause can be
_ASKED = "week_asked"  # a setting: the Sunday of the week last asked about
_LEFT = "gap_left"  # a setting: the first day of the gap that is to stay empty


def gap_before(diary: Diary, today: date) -> tuple[Day, ...]:
    """The days since the last word, where they are three or more and a session was planned; none if left."""
    first, yesterday = diary.first_day(), today - timedelta(days=1)
    if first is None or not _silent(diary.day_records(max(first, today - timedelta(days=GAP)), yesterday)):
        return ()
    days = diary.day_records(max(first, today - REACH), yesterday)
    gap = tuple(takewhile(_said_nothing, reversed(days)))[::-1]
    asked = len(gap) >= GAP and any(day.planned for day in gap)
    return gap if asked and diary.setting(_LEFT) != str(gap[0].day) else ()


def _silent(days: Sequence[Day]) -> bool:
    return all(_said_nothing(day) for day in days)


def _said_nothing(day: Day) -> bool:
    numbers = (day.pain, day.function, day.confidence, day.sleep, day.minutes)
    return (
        day.state in (State.NOT_LOGGED, State.REST)
        and not day.note
        and all(number is None for number in numbers)
    )


def nothing_done(diary: Diary, gap: Sequence[Day], tap: Tap) -> Kept[tuple[Session, ...]]:
    """Say of each session planned in these days that it was not done, of all of them or of none."""
    with diary.all_or_nothing() as together:
        told = tuple(
            together.save(
                said_at(tap, Session(day.day, Outcome.SKIPPED)),
                token=f"gap_{day.day}_{together.version(day.day)}",
            )
            for day in gap
            if day.planned
        )
    return Kept(told, partial(_take_back, diary, told))


def _take_back(diary: Diary, told: Sequence[Session]) -> None:
    with diary.all_or_nothing() as together:
        for session in told:
            together.delete(session)


def leave_empty(diary: Diary, gap: Sequence[Day]) -> Kept[str]:
    """Ask no more about these days."""
    before, first = diary.setting(_LEFT), str(gap[0].day)
    diary.set_setting(_LEFT, first)
    return Kept(first, partial(diary.set_setting, _LEFT, before))


def last_week(diary: Diary, today: date) -> tuple[Day, ...]:
    """The planned days of last week, by a plan for so many a week, where some are open; none once asked."""
    sunday = today - timedelta(days=today.weekday() + 1)
    plan = diary.plan_on(sunday)
    if plan is None or plan.times_a_week is None or diary.setting(_ASKED) >= str(sunday):
        return ()
    days = diary.day_records(sunday - timedelta(days=6), sunday)
    planned = tuple(day for day in days if day.planned)
    return planned if any(day.state is State.NOT_LOGGED for day in planned) else ()


def close_week(diary: Diary, week: Sequence[Day], today: date, tap: Tap | None) -> Kept[str]:
    """Ask no more about last week; with a tap, its open sessions were not done. All of it or nothing."""
    before, sunday = diary.setting(_ASKED), str(today - timedelta(days=today.weekday() + 1))
    with diary.all_or_nothing() as together:
        left = [day for day in week if day.state is State.NOT_LOGGED] if tap else []
        told = nothing_done(together, left, tap).record if tap else ()
        together.set_setting(_ASKED, sunday)
    return Kept(sunday, partial(_open_week, diary, told, before))


def _open_week(diary: Diary, told: Sequence[Session], before: str) -> None:
    with diary.all_or_nothing() as together:
        _take_back(together, told)
        together.set_setting(_ASKED, before)
