"""What was done on each day of an experiment, beside what was planned for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from components.experiment.block_plan import arm_on
from data.diary import Arm, Day, Experiment, Session, State, TrialQuestion

MORNING_UNTIL = 12  # o'clock, on the person's own clock
EVENING_FROM = 17


Clock = Callable[[Session], datetime | None]  # when it was logged by the person's own clock, if that is known


class Kept(StrEnum):
    """How a day went by the plan of the experiment."""

    AS_PLANNED = "as_planned"
    NOTHING_ASKED = "nothing_asked"
    OTHER_WAY = "other_way"
    NOT_DONE = "not_done"
    NOT_SAID = "not_said"
    PAUSED = "paused"


DEVIATIONS = (Kept.OTHER_WAY, Kept.NOT_DONE, Kept.PAUSED)


@dataclass(frozen=True, slots=True)
class Trialled:
    """One day of an experiment: the way planned, what became of it, and the pain logged."""

    day: Day
    arm: Arm
    kept: Kept


def trialled(
    experiment: Experiment, days: Iterable[Day], sessions: Iterable[Session], clock: Clock
) -> tuple[Trialled, ...]:
    """The days that count, in order. `clock` says when a session was logged, by the clock of its day."""
    of_day: dict[object, list[Session]] = {}
    for session in sessions:
        of_day.setdefault(session.day, []).append(session)
    return tuple(
        Trialled(day, arm, _kept(experiment, arm, day, of_day.get(day.day, ()), clock))
        for day in days
        if (arm := arm_on(experiment, day.day))
    )


def _kept(experiment: Experiment, arm: Arm, day: Day, sessions: Sequence[Session], clock: Clock) -> Kept:
    done = [session for session in sessions if session.share > 0]
    if not done:
        return _without_session(day, sessions)
    if experiment.question is TrialQuestion.TIME:
        return _by_time(arm, done, clock)
    return _by_move(experiment.move, arm, day, done)


def _without_session(day: Day, sessions: Sequence[Session]) -> Kept:
    if day.state is State.PAUSED:
        return Kept.PAUSED
    if not day.planned:
        return Kept.NOTHING_ASKED
    return Kept.NOT_DONE if any(not session.moved for session in sessions) else Kept.NOT_SAID


def _by_move(move: str, arm: Arm, day: Day, done: Sequence[Session]) -> Kept:
    """A session without a list of its moves may have held this one or not: not said."""
    if any(item.exercise_id == move and item.share > 0 for session in done for item in session.items):
        return Kept.AS_PLANNED if arm is Arm.A else Kept.OTHER_WAY
    if not all(session.items for session in done):
        return Kept.NOT_SAID
    if arm is Arm.B:
        return Kept.AS_PLANNED
    return Kept.OTHER_WAY if day.planned else Kept.NOTHING_ASKED


def _by_time(arm: Arm, done: Sequence[Session], clock: Clock) -> Kept:
    """What was logged on a later day tells no time of day, and the early afternoon is neither."""
    ways = [_time_of(session, clock) for session in done]
    if Kept.NOT_SAID in ways:
        return Kept.NOT_SAID
    return Kept.AS_PLANNED if all(way is arm for way in ways) else Kept.OTHER_WAY


def _time_of(session: Session, clock: Clock) -> Arm | Kept:
    at = clock(session)
    if at is None:
        return Kept.NOT_SAID
    if at.date() > session.day:  # the small hours, for someone whose day ends after midnight
        return Arm.B
    if at.hour < MORNING_UNTIL:
        return Arm.A
    return Arm.B if at.hour >= EVENING_FROM else Kept.OTHER_WAY
