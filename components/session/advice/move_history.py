"""What the diary says of each move: when it was done, at what dose, and the light each time gave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, median
from typing import NamedTuple

from components.session.advice.traffic_light import Colour, Light, light
from components.session.player.stop_at_pain import light_during
from data.diary import CheckIn, Outcome, Session, SessionItem

USUAL_DAYS = 7
HURT = frozenset({"it hurt", "hurts"})  # reasons that say it was pain that kept the person from it


FLARE_RISE = 2  # NRS points above the usual: the change that people notice
FLARE_DAYS = 2  # so many days running


class DayPain(NamedTuple):
    """Pain of a day on which some was logged, NRS 0 to 10."""

    mean: float
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One move in one session."""

    day: date
    planned_s: int
    share: float
    light: Light
    pain: int | None  # what was said of this very move
    worse: bool  # marked, or broken off for pain
    usual: float | None = None  # the person's usual pain at the time
    flare: bool = False  # pain flared up after the session, and no other move was marked for it

    @property
    def full(self) -> bool:
        return self.share == 1

    @property
    def counts(self) -> bool:
        """Whether its light speaks of this move: not of one unknown, nor of another move's doing."""
        return self.light.known and self.light.rule != "another-move"


def daily_pain(check_ins: Iterable[CheckIn]) -> dict[date, DayPain]:
    """Pain of every day on which some was logged; of each day's check-ins the oldest comes first."""
    said: dict[date, list[int]] = {}
    for entry in check_ins:
        if entry.pain is not None:
            said.setdefault(entry.day, []).append(entry.pain)
    return {day: DayPain(fmean(pains), pains[-1]) for day, pains in said.items()}


def base_of(session: Session, pain: Mapping[date, DayPain]) -> float | None:
    """The person's usual: the larger of pain before the session and the median of the week before it."""
    days = (session.day - timedelta(days=n) for n in range(1, USUAL_DAYS + 1))
    week = [pain[day].mean for day in days if day in pain]
    known = [value for value in (session.pain_before, median(week) if week else None) if value is not None]
    return max(known, default=None)


def when(session: Session) -> tuple[date, float]:
    """What sessions are sorted by, the oldest first."""
    return session.day, session.at.timestamp() if session.at else 0


def session_light(session: Session, pain: Mapping[date, DayPain]) -> Light:
    """The light of a session as a whole, from the worst that was said of it, whichever move it was."""
    said = (session.pain_after, *(item.pain for item in session.items))
    worst = max((p for p in said if p is not None), default=None)
    return _light(session, worst, base_of(session, pain), pain)


def flared(session: Session, base: float | None, pain: Mapping[date, DayPain]) -> bool:
    """Whether pain stayed 2 points or more above the usual, `base`, over the two days after a session: 48 h.

    The mean of each day counts, the next morning where the day after has no check-in. A day on which nothing
    was said neither makes nor ends a flare: the day after stands in for it. Less than two days is no flare.
    """
    if base is None:
        return False
    first, *later = (session.day + timedelta(days=n) for n in range(1, FLARE_DAYS + 2))
    day_after = pain[first].mean if first in pain else session.next_morning
    said = [value for value in (day_after, *(pain[d].mean for d in later if d in pain)) if value is not None]
    two = said[:FLARE_DAYS]
    return len(two) == FLARE_DAYS and all(value - base >= FLARE_RISE for value in two)


def history(sessions: Iterable[Session], pain: Mapping[date, DayPain]) -> dict[str, tuple[Entry, ...]]:
    """By move, oldest first, every session in which it was done or broken off for pain.

    Of a session that went badly, the moves marked as having made it worse carry its light. The others are
    held, not blamed. Where none was marked, all of them carry it. A move broken off for pain is amber at
    least, unless the person said how much it hurt and the light of that pain is green.
    """
    found: dict[str, list[Entry]] = {}
    for session in sorted(sessions, key=when):
        base = base_of(session, pain)
        blamed = _blamed(session)
        flare = flared(session, base, pain)
        for item in session.items:
            worse = item.exercise_id in blamed
            if item.share > 0 or worse:
                during = max((p for p in (item.pain, session.pain_after) if p is not None), default=None)
                found.setdefault(item.exercise_id, []).append(
                    Entry(
                        session.day,
                        item.planned_s,
                        item.share if session.outcome is not Outcome.SKIPPED else 0,
                        _of_move(
                            _light(session, during, base, pain),
                            worse=worse,
                            mild=item.exercise_id not in session.worse and _mild(item, session.pain_before),
                            blamed=blamed,
                        ),
                        item.pain,
                        worse,
                        base,
                        flare and (worse or not blamed),
                    )
                )
    return {move: tuple(entries) for move, entries in found.items()}


def _blamed(session: Session) -> frozenset[str]:
    hurt = {i.exercise_id for i in session.items if i.pain is not None or i.reason in HURT}
    all_of_it = session.outcome is Outcome.SKIPPED and session.reason in HURT
    return frozenset(session.worse) | hurt | {i.exercise_id for i in session.items if all_of_it}


def _light(session: Session, during: int | None, base: float | None, pain: Mapping[date, DayPain]) -> Light:
    day_after = pain.get(session.day + timedelta(days=1))
    return light(
        session.pain_before,
        during,
        session.next_morning,
        session.leg_spread,
        base,
        day_after.last if day_after else None,
    )


def _mild(item: SessionItem, before: int | None) -> bool:
    """Whether it was said to hurt no more than may be gone on with, in a move of which some was done."""
    return item.pain is not None and item.share > 0 and light_during(before, item.pain) is Colour.GREEN


def _of_move(whole: Light, *, worse: bool, mild: bool, blamed: frozenset[str]) -> Light:
    if worse and not mild and whole.colour is not Colour.RED:
        return Light(Colour.AMBER, "marked-worse")
    if blamed and not worse and whole.colour is not Colour.GREEN and whole.known:
        return Light(Colour.AMBER, "another-move")
    return whole
