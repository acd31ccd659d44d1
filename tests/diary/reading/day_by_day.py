"""What each day was, worked out week by week: slow and plain, to hold the day table against."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from data.diary import CheckIn, Day, Outcome, Pause, Plan, Reason, Session, State
from data.diary.records import mean

BEST_FIRST = ((Outcome.DONE, State.DONE), (Outcome.SWAPPED, State.SWAPPED), (Outcome.PARTIAL, State.PARTIAL))


class Week:
    """One week, Monday to Sunday, and which of its days hold its planned sessions."""

    def __init__(
        self,
        monday: date,
        sessions: Sequence[Session],
        plans: Sequence[Plan],
        pauses: Sequence[Pause],
        *,
        over: bool,
    ) -> None:
        self.days = [monday + timedelta(number) for number in range(7)]
        self.here = {day: [one for one in sessions if one.day == day] for day in self.days}
        by_start = {plan.start: plan for plan in plans}
        begun = {day: [start for start in by_start if start <= day] for day in self.days}
        self.plan = {day: by_start[max(starts)] if starts else None for day, starts in begun.items()}
        self.paused = {day for day in self.days if any(pause.covers(day) for pause in pauses)}
        self.over = over
        self.planned: set[date] = set()
        self._by_weekday()
        self.moved = self.named - self.planned
        self._so_many()

    def done(self, day: date) -> list[Session]:
        return [one for one in self.here[day] if one.outcome is not Outcome.SKIPPED]

    def best_first(self, days: Sequence[date]) -> list[date]:
        def credit(day: date) -> float:
            return min(1.0, sum(one.share for one in self.here[day]))

        return sorted(days, key=lambda day: (-credit(day), day))

    def ruled(self, day: date, *, any_day: bool) -> bool:
        plan = self.plan[day]
        return plan is not None and plan.routine is not None and (plan.times_a_week is not None) is any_day

    def _by_weekday(self) -> None:
        free = [day for day in self.days if self.ruled(day, any_day=False) and day not in self.paused]
        self.named = {day for day in free if self.plan[day].asks_on(day)}  # type: ignore[union-attr]
        planned = self.planned = set(self.named)
        moves = [(day, one.planned_for) for day in free for one in self.here[day] if one.moved]
        while can := next(
            ((a, b) for a, b in moves if a in planned and b in free and b not in planned), None
        ):
            moves.remove(can)
            self._stand(*can)
        spare = [day for day in free if day not in planned and self.done(day)]
        still = [day for day in free if day in planned and not self.done(day)]
        for day in list(spare):
            for one in self.done(day):
                if day in spare and one.planned_for in still:
                    self._stand(one.planned_for, day)
                    spare.remove(day)
                    still.remove(one.planned_for)
        spare = [day for day in spare if any(one.reason is not Reason.RELIEF_SET for one in self.done(day))]
        for day, own in zip(self.best_first(spare), still, strict=False):
            self._stand(own, day)

    def _stand(self, own: date, day: date) -> None:
        self.planned.discard(own)
        self.planned.add(day)

    def _so_many(self) -> None:
        run: list[date] = []
        for day in self.days:
            if self.ruled(day, any_day=True):
                run.append(day)
            elif run:
                self._of_run(run, whole=False)
                run = []
        if run:
            self._of_run(run, whole=True)

    def _of_run(self, run: Sequence[date], *, whole: bool) -> None:
        times = self.plan[run[0]].times_a_week  # type: ignore[union-attr]
        assert times
        to_sunday = [day for day in self.days if day >= run[0] and day not in self.paused]
        due = round(Fraction(times * len(to_sunday), 7))
        free = [day for day in run if day not in self.paused]
        held = self.best_first([day for day in free if self.done(day)])[:due]
        self.planned |= set(held)
        if not whole:
            return
        others = [day for day in free if not self.done(day)]
        declined = [day for day in others if any(not one.moved for one in self.here[day])]
        silent = [day for day in others if day not in declined]
        order = [*declined[::-1], *silent[::-1]] if self.over else [*silent[::-1], *declined[::-1]]
        self.planned |= set(order[: due - len(held)])


def day_by_day(
    start: date,
    end: date,
    check_ins: Sequence[CheckIn],
    sessions: Sequence[Session],
    plans: Sequence[Plan],
    pauses: Sequence[Pause],
) -> tuple[Day, ...]:
    """One Day for every day from `start` to `end`."""
    last = max((one.day for one in (*check_ins, *sessions)), default=date.min)
    days = []
    for day in (start + timedelta(number) for number in range((end - start).days + 1)):
        monday = day - timedelta(day.weekday())
        week = Week(monday, sessions, plans, pauses, over=last > monday + timedelta(6))
        days.append(one_day(day, [entry for entry in check_ins if entry.day == day], week))
    return tuple(days)


def one_day(day: date, said: Sequence[CheckIn], week: Week) -> Day:
    sessions = week.here[day]
    told = [one for one in sessions if not one.moved]
    pains = [entry.pain for entry in said if entry.pain is not None]
    minutes = [one.minutes for one in sessions if one.minutes is not None]
    notes = [entry.note for entry in (*said, *sessions) if entry.note]
    planned = day in week.planned
    return Day(
        day=day,
        pain=mean(pains),
        pain_worst=max(pains) if pains else None,
        function=mean([entry.function for entry in said]),
        confidence=mean([entry.confidence for entry in said]),
        sleep=mean([entry.sleep_h for entry in said]),
        planned=planned,
        share_done=min(1.0, sum(one.share for one in told)) if planned and told else None,
        minutes=sum(minutes) if minutes else None,
        state=state_of(day, {one.outcome for one in told}, week),
        note="\n".join(notes),
    )


def state_of(day: date, outcomes: set[Outcome], week: Week) -> State:
    best = next((state for outcome, state in BEST_FIRST if outcome in outcomes), None)
    if day in week.planned:
        return best or (State.MISSED if outcomes else State.NOT_LOGGED)
    if best:
        return State.EXTRA
    if day in week.moved:
        return State.MOVED
    if day in week.paused:
        return State.PAUSED
    plan = week.plan[day]
    return State.REST if plan and plan.routine else State.NOT_LOGGED
