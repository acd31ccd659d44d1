"""What of some sessions was too much: a red light, or an after-effect of two days."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from components.session.advice.move_history import AFTER_DAYS, DayPain, after_effect, session_light, usual_at
from data.diary import Session
from data.verdicts import Colour

LATEST_DAYS = AFTER_DAYS + 2  # for so long what is said today can still tell of a session


def too_much(sessions: Iterable[Session], pain: Mapping[date, DayPain]) -> frozenset[str]:
    """A mark for each red light with its reason, and for each after-effect: new ones came since."""
    return frozenset(mark for session in sessions for mark in _marks(session, pain))


def _marks(session: Session, pain: Mapping[date, DayPain]) -> Iterator[str]:
    light = session_light(session, pain)
    if light.colour is Colour.RED:
        yield f"{session.id} {light.rule}"
    if after_effect(session, usual_at(session, pain), pain):
        yield f"{session.id} after-effect"
