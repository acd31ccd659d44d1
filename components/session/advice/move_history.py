"""What the diary says of each move: when it was done, at what dose, and the light each time gave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from components.numbers.usual import DAYS_A_WEEK, DAYS_NEEDED, FAR, NOISE, NOTICED, USUAL, week_rise
from components.session.advice.traffic_light import CLOSES, Light, light
from components.session.player.stop_at_pain import light_during
from components.shell.clock import AHEAD
from data.diary import CheckIn, Diary, Outcome, Reason, Session, SessionItem
from data.verdicts import Colour

LOOKED_AT_DAYS = 365  # for the proposals
AFTER_DAYS = 2  # an after-effect lasts so many days running


class DayPain(NamedTuple):
    """Pain of a day on which some was logged, NRS 0 to 10."""

    mean: float
    last: int | None  # at the day's last check-in; None where it is known from a session alone


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
    after_effect: bool = False  # pain stayed up after the session, and no other move was marked for it
    up_already: bool = False  # and it had been that high before the session
    flare: bool = False  # and it was 3 points or more

    @property
    def full(self) -> bool:
        return self.share == 1

    @property
    def counts(self) -> bool:
        """Whether its light speaks of this move's dose: not of one unknown, of another move's doing, or of
        numbness or weakness, which no dose answers."""
        return self.light.known and self.light.rule not in ("another-move", CLOSES)


def daily_pain(check_ins: Iterable[CheckIn], sessions: Iterable[Session] = ()) -> dict[date, DayPain]:
    """Pain of every day on which some was logged; of each day's check-ins the oldest comes first.

    A day without a check-in is known from its sessions, where there were any: the pain before them, and the
    morning after those of the day before.
    """
    said = _by_day((entry.day, entry.pain) for entry in check_ins)
    around = _by_day(pair for session in sessions for pair in _around(session))
    sessions_alone = {day: DayPain(sum(pains) / len(pains), None) for day, pains in around.items()}
    return sessions_alone | {day: DayPain(sum(pains) / len(pains), pains[-1]) for day, pains in said.items()}


def _by_day(said: Iterable[tuple[date, int | None]]) -> dict[date, list[int]]:
    found: dict[date, list[int]] = {}
    for day, pain in said:
        if pain is not None:
            found.setdefault(day, []).append(pain)
    return found


def _around(session: Session) -> tuple[tuple[date, int | None], ...]:
    return (session.day, session.pain_before), (session.day + timedelta(days=1), session.next_morning)


def said(
    diary: Diary, today: date, days: int = LOOKED_AT_DAYS
) -> tuple[tuple[Session, ...], tuple[CheckIn, ...]]:
    """The sessions of so many days, and the check-ins from so long before them that the usual is known.

    What was said further east, on a day yet to come here, is among them.
    """
    start, end = today - timedelta(days=days), today + AHEAD
    return diary.sessions(start, end), diary.check_ins(start - timedelta(days=USUAL.days), end)


def means(pain: Mapping[date, DayPain], last: date, days: int) -> dict[date, float]:
    """The mean of each of so many days up to `last` that is known, as `numbers.usual` takes it."""
    wanted = (last - timedelta(days=n) for n in range(days))
    return {day: pain[day].mean for day in wanted if day in pain}


def checked_in(pain: Mapping[date, DayPain]) -> dict[date, float]:
    """The mean of each day with a check-in: what the day table, and so the progress page, knows of pain."""
    return {day: said.mean for day, said in pain.items() if said.last is not None}


def week_is_worse(pain: Mapping[date, DayPain], today: date) -> bool:
    """Whether the last week stands a point or more above the week before it.

    Where the check-ins alone stand for both weeks they decide, as they do on the progress page; else all that
    is known does.
    """
    rise = week_rise(checked_in(pain), today, DAYS_NEEDED)
    if rise is None:
        rise = week_rise(means(pain, today, 2 * DAYS_A_WEEK), today)
    return rise is not None and rise >= NOISE - 1e-9  # a mean of sevenths may fall a hair short


def climb(pain: Mapping[date, DayPain], today: date) -> float:
    """By how many points the last week stands above the one before it, or the one before that; the larger.

    Enough days of both have to be known, else it is 0: a step down rests on it, and a day can be chance.
    Pain that climbs slowly shows over two weeks, though no week is a point above the last.
    """
    known = means(pain, today, 3 * DAYS_A_WEEK)
    rises = (week_rise(known, today, DAYS_NEEDED, weeks) for weeks in (1, 2))
    return max((rise + 1e-9 for rise in rises if rise is not None), default=0)  # means may fall a hair short


def usual_at(session: Session, pain: Mapping[date, DayPain]) -> float | None:
    """The person's usual at a session: of the two weeks before it.

    While fewer than four of those days are known, pain right before counts among them: one day alone may be a
    point out, and everything held against it would be too.
    """
    before = means(pain, session.day - timedelta(days=1), USUAL.days)
    if session.pain_before is None or len(before) >= DAYS_NEEDED:
        return USUAL.level(before, session.day)
    return median((*before.values(), session.pain_before))


def when(session: Session) -> tuple[date, float]:
    """What sessions are sorted by, the oldest first."""
    return session.day, session.at.timestamp() if session.at else 0


def session_light(session: Session, pain: Mapping[date, DayPain]) -> Light:
    """The light of a session as a whole, from the worst that was said of it, whichever move it was."""
    said = (session.pain_after, *(item.pain for item in session.items))
    worst = max((p for p in said if p is not None), default=None)
    return _light(session, worst, usual_at(session, pain), pain)


def after_effect(
    session: Session, usual: float | None, pain: Mapping[date, DayPain], least: int = NOTICED
) -> bool:
    """Whether pain stayed so many points above the usual over the two days after a session: 48 h.

    The mean of each day counts, the next morning where the day after has no check-in. A day on which nothing
    was said neither makes nor ends it: the day after stands in for it. Less than two days is none. With
    `least` 3 it is a flare.
    """
    if usual is None:
        return False
    first, *later = (session.day + timedelta(days=n) for n in range(1, AFTER_DAYS + 2))
    day_after = pain[first].mean if first in pain else session.next_morning
    said = [value for value in (day_after, *(pain[d].mean for d in later if d in pain)) if value is not None]
    two = said[:AFTER_DAYS]
    return len(two) == AFTER_DAYS and all(value - usual >= least for value in two)


def history(sessions: Iterable[Session], pain: Mapping[date, DayPain]) -> dict[str, tuple[Entry, ...]]:
    """By move, oldest first, every session in which it was done or broken off for pain.

    Of a session that went badly, the moves marked as having made it worse carry its light. The others are
    held, not blamed. Where none was marked, all of them carry it. A move broken off for pain is amber at
    least, unless the person said how much it hurt and the light of that pain is green.
    """
    found: dict[str, list[Entry]] = {}
    for session in sorted(sessions, key=when):
        usual = usual_at(session, pain)
        hurt = blamed(session)
        stayed_up = after_effect(session, usual, pain)
        already = _up_already(session, usual)
        for item in session.items:
            worse = item.exercise_id in hurt
            if item.share > 0 or worse:
                during = max((p for p in (item.pain, session.pain_after) if p is not None), default=None)
                found.setdefault(item.exercise_id, []).append(
                    Entry(
                        session.day,
                        item.planned_s,
                        item.share if session.outcome is not Outcome.SKIPPED else 0,
                        _of_move(
                            _light(session, during, usual, pain),
                            worse=worse,
                            mild=item.exercise_id not in session.worse and _mild(item, session.pain_before),
                            blamed=hurt,
                        ),
                        item.pain,
                        worse,
                        usual,
                        stayed_up and (worse or not hurt),
                        already,
                        after_effect(session, usual, pain, FAR),
                    )
                )
    return {move: tuple(entries) for move, entries in found.items()}


def blamed(session: Session) -> frozenset[str]:
    """The moves said to have hurt: marked, broken off for it, or all of a session given up for it."""
    hurt = {i.exercise_id for i in session.items if i.hurt}
    all_of_it = session.outcome is Outcome.SKIPPED and session.reason is Reason.HURT
    return frozenset(session.worse) | hurt | {i.exercise_id for i in session.items if all_of_it}


def _up_already(session: Session, usual: float | None) -> bool:
    before = session.pain_before
    return before is not None and usual is not None and before - usual >= NOTICED


def _light(session: Session, during: int | None, usual: float | None, pain: Mapping[date, DayPain]) -> Light:
    day_after = pain.get(session.day + timedelta(days=1))
    return light(
        session.pain_before,
        during,
        session.next_morning,
        session.leg_spread,
        usual,
        day_after.last if day_after else None,
        leg_weak=session.weak,
    )


def _mild(item: SessionItem, before: int | None) -> bool:
    """Whether it was said to hurt no more than may be gone on with: easily, or to the end of the move."""
    if item.pain is None or item.share == 0:
        return False
    light = light_during(before, item.pain)
    return light is Colour.GREEN or (light is Colour.AMBER and item.share == 1)


def _of_move(whole: Light, *, worse: bool, mild: bool, blamed: frozenset[str]) -> Light:
    if worse and not mild and whole.colour is not Colour.RED:
        return Light(Colour.AMBER, "marked-worse")
    if blamed and not worse and whole.colour is not Colour.GREEN and whole.known:
        return Light(Colour.AMBER, "another-move")
    return whole
