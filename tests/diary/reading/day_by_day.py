"""What each day was, worked out day by day: slow and plain, to hold the day table against."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from data.diary import CheckIn, Day, Outcome, Pause, Plan, Session, State
from data.diary.records import mean

BEST_FIRST = ((Outcome.DONE, State.DONE), (Outcome.SWAPPED, State.SWAPPED), (Outcome.PARTIAL, State.PARTIAL))


def day_by_day(
    start: date,
    end: date,
    check_ins: Sequence[CheckIn],
    sessions: Sequence[Session],
    plans: Sequence[Plan],
    pauses: Sequence[Pause],
) -> tuple[Day, ...]:
    """One Day for every day from `start` to `end`."""
    by_start = {plan.start: plan for plan in plans}
    starts = sorted(by_start)
    days = []
    for day in (start + timedelta(number) for number in range((end - start).days + 1)):
        begun = bisect_right(starts, day)
        days.append(
            one_day(
                day,
                [entry for entry in check_ins if entry.day == day],
                [one for one in sessions if one.day == day],
                by_start[starts[begun - 1]] if begun else None,
                paused=any(pause.covers(day) for pause in pauses),
            )
        )
    return tuple(days)


def one_day(
    day: date, said: Sequence[CheckIn], sessions: Sequence[Session], plan: Plan | None, *, paused: bool
) -> Day:
    planned = plan is not None and plan.asks_on(day) and not paused
    pains = [entry.pain for entry in said if entry.pain is not None]
    minutes = [one.minutes for one in sessions if one.minutes is not None]
    notes = [entry.note for entry in (*said, *sessions) if entry.note]
    return Day(
        day=day,
        pain=mean(pains),
        pain_worst=max(pains) if pains else None,
        function=mean([entry.function for entry in said]),
        confidence=mean([entry.confidence for entry in said]),
        sleep=mean([entry.sleep_h for entry in said]),
        planned=planned,
        share_done=min(1.0, sum(one.share for one in sessions)) if planned and sessions else None,
        minutes=sum(minutes) if minutes else None,
        state=state_of({one.outcome for one in sessions}, plan, planned=planned, paused=paused),
        note="\n".join(notes),
    )


def state_of(outcomes: set[Outcome], plan: Plan | None, *, planned: bool, paused: bool) -> State:
    best = next((state for outcome, state in BEST_FIRST if outcome in outcomes), None)
    if planned:
        return best or (State.MISSED if outcomes else State.NOT_LOGGED)
    if best:
        return State.EXTRA
    if paused:
        return State.PAUSED
    return State.REST if plan and plan.routine else State.NOT_LOGGED
