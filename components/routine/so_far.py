"""What a person has done of their routines so far, as far as it bears on how much to ask of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from data.diary import Plan, Session, in_force

FIRST_SESSIONS = 3  # until so many are logged every move starts at its starting dose; our own default
LOOKED_BACK = timedelta(days=365)  # what was held longer ago says little of today; our own default


@dataclass(frozen=True, slots=True)
class SoFar:
    """Sessions logged, and of each move the seconds held when it last went well in full."""

    sessions: int = 0
    held: Mapping[str, int] = field(default_factory=dict)

    @property
    def first(self) -> bool:
        """Whether the person is still in their first sessions."""
        return self.sessions < FIRST_SESSIONS


def so_far(sessions: Sequence[Session], plans: Sequence[Plan]) -> SoFar:
    """Read off the diary. A move counts as gone well when done in full, without pain or a mark against it.

    What was held stands in the plan of that day; a session that follows no plan counts, its holds don't.
    """
    done = sorted((session for session in sessions if session.share > 0), key=lambda session: session.day)
    held: dict[str, int] = {}
    for session in done:
        planned = _holds(session, plans)
        for item in session.items:
            well = item.share == 1 and item.pain is None and item.exercise_id not in session.worse
            hold_s = planned.get((item.exercise_id, item.planned_s))
            if well and not session.leg_spread and hold_s is not None:
                held[item.exercise_id] = hold_s
    return SoFar(len(done), held)


def _holds(session: Session, plans: Sequence[Plan]) -> dict[tuple[str, int], int]:
    """The holds asked for on the session's day, by move and planned seconds."""
    plan = in_force(plans, session.day)
    items = plan.routine.items if plan and plan.routine else ()
    return {(item.exercise_id, item.seconds): item.hold_s for item in items}
