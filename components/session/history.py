"""What the diary says of each move: when it was done, at what dose, and the light each time gave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from components.session.traffic_light import Colour, Light, light
from data.diary import CheckIn, Outcome, Session
from data.diary.records import mean

USUAL_DAYS = 7
HURT = frozenset({"it hurt", "hurts"})  # reasons that say it was pain that kept the person from it


@dataclass(frozen=True, slots=True)
class Entry:
    """One move in one session."""

    day: date
    planned_s: int
    share: float
    light: Light
    pain: int | None  # what was said of this very move
    worse: bool  # marked, or broken off for pain

    @property
    def full(self) -> bool:
        return self.share == 1

    @property
    def counts(self) -> bool:
        """Whether its light speaks of this move: not of one unknown, nor of another move's doing."""
        return self.light.known and self.light.rule != "another-move"


def daily_pain(check_ins: Iterable[CheckIn]) -> dict[date, float]:
    """Mean pain of every day on which some was logged."""
    said: dict[date, list[float | None]] = {}
    for entry in check_ins:
        said.setdefault(entry.day, []).append(entry.pain)
    return {day: found for day, pains in said.items() if (found := mean(pains)) is not None}


def base_of(session: Session, pain: Mapping[date, float]) -> float | None:
    """The person's usual: the larger of pain before the session and the median of the week before it."""
    week = [pain[day] for n in range(1, USUAL_DAYS + 1) if (day := session.day - timedelta(days=n)) in pain]
    known = [value for value in (session.pain_before, median(week) if week else None) if value is not None]
    return max(known, default=None)


def session_light(session: Session, pain: Mapping[date, float]) -> Light:
    """The light of a session as a whole, whichever move it was."""
    return _light(session, session.pain_after, base_of(session, pain))


def history(sessions: Iterable[Session], pain: Mapping[date, float]) -> dict[str, tuple[Entry, ...]]:
    """By move, oldest first, every session in which it was done or broken off for pain.

    Of a session that went badly, the moves marked as having made it worse carry its light. The others are
    held, not blamed. Where none was marked, all of them carry it.
    """
    found: dict[str, list[Entry]] = {}
    for session in sorted(sessions, key=_when):
        base = base_of(session, pain)
        blamed = _blamed(session)
        for item in session.items:
            worse = item.exercise_id in blamed
            if item.share > 0 or worse:
                during = max((p for p in (item.pain, session.pain_after) if p is not None), default=None)
                found.setdefault(item.exercise_id, []).append(
                    Entry(
                        session.day,
                        item.planned_s,
                        item.share if session.outcome is not Outcome.SKIPPED else 0,
                        _of_move(_light(session, during, base), worse=worse, blamed=blamed),
                        item.pain,
                        worse,
                    )
                )
    return {move: tuple(entries) for move, entries in found.items()}


def _when(session: Session) -> tuple[date, float]:
    return session.day, session.at.timestamp() if session.at else 0


def _blamed(session: Session) -> frozenset[str]:
    hurt = {i.exercise_id for i in session.items if i.pain is not None or i.reason in HURT}
    all_of_it = session.outcome is Outcome.SKIPPED and session.reason in HURT
    return frozenset(session.worse) | hurt | {i.exercise_id for i in session.items if all_of_it}


def _light(session: Session, during: int | None, base: float | None) -> Light:
    return light(session.pain_before, during, session.next_morning, session.leg_spread, base)


def _of_move(whole: Light, *, worse: bool, blamed: frozenset[str]) -> Light:
    if worse and whole.colour is not Colour.RED:
        return Light(Colour.AMBER, "marked-worse")
    if blamed and not worse and whole.colour is not Colour.GREEN and whole.known:
        return Light(Colour.AMBER, "another-move")
    return whole
