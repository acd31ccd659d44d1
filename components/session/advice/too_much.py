"""What of some sessions was too much: a red light, or a flare after it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from components.session.advice.move_history import FLARE_DAYS, DayPain, base_of, flared, session_light
from components.session.advice.traffic_light import Colour
from data.diary import Session

LATEST_DAYS = FLARE_DAYS + 2  # for so long what is said today can still tell of a session


def too_much(sessions: Iterable[Session], pain: Mapping[date, DayPain]) -> frozenset[str]:
    """A mark for each red light with its reason, and for each flare: new ones are what has come since."""
    return frozenset(mark for session in sessions for mark in _marks(session, pain))


def _marks(session: Session, pain: Mapping[date, DayPain]) -> Iterator[str]:
    light = session_light(session, pain)
    if light.colour is Colour.RED:
        yield f"{session.id} {light.rule}"
    if flared(session, base_of(session, pain), pain):
        yield f"{session.id} flare"
