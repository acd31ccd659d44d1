"""What the red-flag answers allow: open, ask, see a clinician first, or emergency.

Answers come in rounds. A round that is done stands in place of all before it. In one that is still open a
yes counts from the tap; a no withdraws nothing until the round is done.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from components.numbers.usual import FAR, LATELY
from data.catalogue import Catalogue
from data.catalogue.model import FlagScreen, RedFlag, RedFlagLevel
from data.diary import Answer, Day, Profile, RoundState, Screening
from data.verdicts import Standing, WhyAsk

VALID_FOR = timedelta(weeks=4)
_ZONES_APART = timedelta(days=1)  # so far ahead the day may be on which a traveller answered
FRESH = timedelta(days=3)  # so long a round left half-way goes on where it was; our own default


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the way to routines is open, and if not, what stands before it."""

    standing: Standing
    flags: tuple[str, ...] = ()  # the red flags behind it
    level: RedFlagLevel | None = None
    why_ask: WhyAsk | None = None


def screens_for(catalogue: Catalogue, answers: Mapping[str, Answer]) -> tuple[FlagScreen, ...]:
    """The screens of the check for someone who has answered so far: some follow only from a yes."""
    return tuple(
        screen
        for screen in catalogue.flag_screens.values()
        if (follows := catalogue.red_flags[screen.flags[0]].only_with) is None
        or answers.get(follows, Answer.NO) is not Answer.NO
    )


def first_open(screens: Iterable[FlagScreen], answers: Mapping[str, Answer]) -> FlagScreen | None:
    """The first of the screens with a sign nobody has answered yet."""
    return next((screen for screen in screens if not answers.keys() >= set(screen.flags)), None)


def is_complete(catalogue: Catalogue, answers: Mapping[str, Answer]) -> bool:
    """Whether nothing is left to ask someone who answered so."""
    return first_open(screens_for(catalogue, answers), answers) is None


def not_left(rounds: Sequence[Screening]) -> tuple[Screening, ...]:
    """The rounds that were not broken off."""
    return tuple(one for one in rounds if one.state is not RoundState.LEFT)


def counted(rounds: Sequence[Screening]) -> tuple[Screening, ...]:
    """Of all rounds, newest first, those that count: the latest one done, and any still open after it."""
    found: list[Screening] = []
    for one in not_left(rounds):
        found.append(one)
        if one.state is RoundState.DONE:
            break
    return tuple(found)


def taken_together(rounds: Sequence[Screening]) -> Screening | None:
    """The rounds that count as one; None where nothing was ever answered. Newest first, as the diary says."""
    older_first = counted(rounds)[::-1]
    if not older_first:
        return None
    together = older_first[0]
    for later in older_first[1:]:
        raised = later.raised
        cleared = {f: day for f, day in (together.cleared or {}).items() if f not in raised}
        together = replace(
            together,
            answers={**later.answers, **together.answers, **{f: later.answers[f] for f in raised}},
            cleared={**cleared, **{f: day for f, day in (later.cleared or {}).items() if f in raised}},
            dates={**together.dates, **later.dates},
            history=(*together.history, *later.history),
        )
    return together


def open_round(rounds: Sequence[Screening], today: date) -> Screening | None:
    """The round to go on with: the newest one, left half-way a few days ago at most."""
    newest = next(iter(not_left(rounds)), None)
    if newest is None or newest.state is not RoundState.OPEN or abs(today - newest.day) > FRESH:
        return None
    return newest


def active_flags(catalogue: Catalogue, screening: Screening | None) -> frozenset[str]:
    """Red flags that still hold: raised and not cleared. Cautions stay; nobody clears those away."""
    if screening is None:
        return frozenset()
    return screening.standing | {
        flag
        for flag in screening.raised & catalogue.red_flags.keys()
        if catalogue.red_flags[flag].level is RedFlagLevel.CAUTION
    }


def kept_conditions(catalogue: Catalogue, screening: Screening | None, today: date) -> frozenset[str]:
    """The conditions behind every sign said yes to, cleared or not: a clearance opens the gate, no more."""
    if screening is None:
        return frozenset()
    raised = (catalogue.red_flags[f] for f in screening.raised if f in catalogue.red_flags)
    kept = (kept_of(catalogue, screening, today, flag) for flag in raised)
    return frozenset(condition for condition in kept if condition)


def kept_of(catalogue: Catalogue, screening: Screening, today: date, flag: RedFlag) -> str | None:
    """The condition that a sign said yes to leaves behind today.

    What follows from another sign holds as long as that one does. Where each question that makes a sign finer
    was answered with a clear yes or no, and one with yes, the sign itself leaves none.
    """
    if flag.only_with not in {None, *screening.raised}:
        return None
    finer = [screening.answers.get(f.id) for f in catalogue.red_flags.values() if _makes_finer(f, flag)]
    if Answer.YES in finer and set(finer) <= {Answer.YES, Answer.NO}:
        return None
    return flag.condition_on(today, screening.dates.get(flag.dated_by or ""))


def _makes_finer(other: RedFlag, flag: RedFlag) -> bool:
    return other.in_place and other.only_with == flag.id


def no_longer_ticked(catalogue: Catalogue, screening: Screening | None, saved_on: date) -> frozenset[str]:
    """Conditions of some weeks for which a tick in a profile saved on that day no longer counts.

    A whole check answered on a later day has asked for all of them, and a day that it knows says more than a
    tick: what the check keeps of them holds alone.
    """
    if screening is None:
        return frozenset()
    passing = [flag for flag in catalogue.red_flags.values() if flag.passing]
    asked = (
        screening.day > saved_on
        and screening.state is RoundState.DONE
        and is_complete(catalogue, screening.answers)
    )
    told = [f for f in passing if asked or (f.id in screening.raised and f.dated_by in screening.dates)]
    return frozenset(condition for flag in told for condition in flag.passing)


def ticked(catalogue: Catalogue, saved: tuple[Profile, date], screening: Screening | None) -> Profile:
    """The profile with the ticks that still count."""
    profile, saved_on = saved
    gone = no_longer_ticked(catalogue, screening, saved_on)
    return replace(profile, conditions=frozenset(profile.conditions) - gone)


def _day_passed(catalogue: Catalogue, screening: Screening, today: date) -> bool:
    """Whether a day the person spoke of, such as the one a baby was due, has gone by since they answered."""
    dated = ((catalogue.red_flags.get(id_), day) for id_, day in screening.dates.items())
    return any(
        flag.day.passed_since(screening.day, day, today)
        for flag, day in dated
        if flag and flag.day and flag.id in screening.raised
    )


def gate(
    catalogue: Catalogue,
    screening: Screening | None,
    today: date,
    *,
    jumped: bool = False,
    begun: bool = False,
) -> Gate:
    """Where a person stands today, from their answers taken together.

    `jumped`: pain has risen by three points or more since (see `pain_jumped`). `begun`: a new round is under
    way. A raised flag that the catalogue no longer knows is asked about anew, with everything else, and a
    question never answered is asked: unknown is not safe, and neither is a way without an end.
    """
    if screening is None:
        return Gate(Standing.ASK, why_ask=WhyAsk.FIRST)
    raised = [flag for flag in catalogue.red_flags.values() if flag.id in screening.standing]
    levels = {flag.id: flag.level_beside(screening.standing) for flag in raised}
    worst = max(levels.values(), default=RedFlagLevel.CAUTION)
    if worst is not RedFlagLevel.CAUTION:
        return Gate(worst.standing, tuple(flag for flag in levels if levels[flag] is worst), worst)
    why: tuple[tuple[bool, WhyAsk], ...] = (
        (bool(screening.standing - catalogue.red_flags.keys()), WhyAsk.CHANGED),
        (screening.day - today > _ZONES_APART, WhyAsk.FIRST),  # a day that can't be says nothing
        (screening.state is RoundState.OPEN or begun, WhyAsk.UNFINISHED),
        (_day_passed(catalogue, screening, today), WhyAsk.DAY_PASSED),
        (today - screening.day >= VALID_FOR, WhyAsk.FOUR_WEEKS),
        (not is_complete(catalogue, screening.answers), WhyAsk.NEW_QUESTIONS),
        (jumped, WhyAsk.PAIN_JUMP),
    )
    asked = next((reason for holds, reason in why if holds), None)
    return Gate(Standing.ASK, why_ask=asked) if asked else Gate(Standing.OPEN)


def pain_jumped(days: tuple[Day, ...], since: date) -> bool:
    """Whether the latest pain, at its worst, stands three points or more above what it was lately.

    Only what was logged after `since` counts.
    """
    latest = next((day for day in reversed(days) if day.pain_worst is not None), None)
    if latest is None or latest.pain_worst is None or latest.day <= since:
        return False
    lately = LATELY.level({day.day: day.pain for day in days if day.pain is not None}, latest.day)
    return lately is not None and latest.pain_worst - lately >= FAR
