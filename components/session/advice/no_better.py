"""When to suggest a clinician: pain strong for weeks, or no better for weeks, with or without sessions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Literal, NamedTuple

from components.numbers.usual import DAYS_A_WEEK, NOISE, NOTICED
from components.safety.filter import PAIN_FOR_RELIEF_ONLY
from components.session.advice.move_history import DayPain, Entry
from components.session.advice.proposal import Proposal, proposal
from data.catalogue import Catalogue
from data.verdicts import Colour, ProposalKind

WAIT_DAYS = 14
SAID_WITHIN_DAYS = 56  # older trouble is no longer what hurts now
FEWEST_DAYS = 3  # of the last seven with pain logged, below which nothing is known
MODERATE = 4  # pain, NRS, that is worth a look where it lasts; our own default
NO_BETTER_DAYS = 28  # "a few weeks" of the public list; our own default
SAID_AGAIN_DAYS = 28  # after it was noted, while pain goes on
PLAN = "plan"  # stands for the whole plan where a proposal names no move
LASTING = (STRONG := "strong-for-weeks", "no-better-for-weeks")

Answer = Literal["no-better", "better-unknown"]


class Trouble(NamedTuple):
    """Two sessions too much in a row, or an after-effect, of one move."""

    since: date
    usual: float | None  # pain before it began
    latest: Colour | None = None  # the light of the move's latest session since


def clinician(
    catalogue: Catalogue,
    history: Mapping[str, Sequence[Entry]],
    pain: Mapping[date, DayPain],
    today: date,
) -> Proposal | None:
    """The suggestion to see a clinician: strong pain first, then a move's trouble, then pain that lasts."""
    for strong in (True, False):
        if not strong and (found := no_better(history, pain, today)):
            return proposal(catalogue, ProposalKind.CLINICIAN, found[1], because_of=found[0])
        if for_weeks(pain, today, strong=strong):
            return proposal(catalogue, ProposalKind.CLINICIAN, LASTING[not strong], because_of=today)
    return None


def noted(put_off: Mapping[str, str], change: Proposal) -> bool:
    """Whether a suggestion was noted, or put off as it stands; `put_off`: by slot the key of what was.

    One of pain that lasts comes again after four weeks. The one of strong pain says the other as well.
    """
    if put_off.get(slot(change)) == change.key or put_off.get(PLAN) == change.key:
        return True
    if change.because_of is None or change.rule not in LASTING:
        return False
    rules = LASTING[: LASTING.index(change.rule) + 1]
    said = (put_off.get(f"{PLAN} {rule}", "").rpartition(" ")[2] for rule in rules)
    return any((change.because_of - date.fromisoformat(day)).days < SAID_AGAIN_DAYS for day in said if day)


def slot(change: Proposal) -> str:
    """What "not now" is remembered under: the move, or what is said of the plan or of no move."""
    return change.exercise_id or f"{PLAN} {change.rule}"


def for_weeks(pain: Mapping[date, DayPain], today: date, *, strong: bool) -> bool:
    """Whether pain has been strong for two weeks, or moderate and no better for four; sessions or none.

    Held against each other are the first week that far back and the last seven days, each by the mean of what
    is known of it, and the mean of all from then on. A day known of each, and three in all, are enough: not
    everyone in pain checks in each day.
    """
    days, least = (WAIT_DAYS, PAIN_FOR_RELIEF_ONLY) if strong else (NO_BETTER_DAYS, MODERATE)
    back = (today - timedelta(days=days - 1 + n) for n in range(2 * DAYS_A_WEEK))
    first = next((day for day in back if day in pain), None)
    if first is None:
        return False
    since = [said.mean for day, said in pain.items() if first <= day <= today]
    then, now = (_week(pain, day) for day in (first, today - timedelta(days=DAYS_A_WEEK - 1)))
    if len(since) < FEWEST_DAYS or not now or min(fmean(since), fmean(now)) < least:
        return False
    return pain[first].mean >= least if strong else fmean(then) - fmean(now) < NOTICED


def trouble(entries: Sequence[Entry]) -> Trouble | None:
    """The trouble a move is in, or was in last. It begins anew where a good session lies between."""
    found: Trouble | None = None
    red_before = False
    for entry in entries:
        red = entry.counts and entry.light.colour is Colour.RED
        begins = entry.after_effect or (red and red_before)
        if begins and (found is None or found.latest is Colour.GREEN):
            found = Trouble(entry.day, entry.usual)
        elif found is not None and entry.counts:
            found = found._replace(latest=entry.light.colour)
        red_before = red if entry.counts else red_before
    return found


def no_better(
    history: Mapping[str, Sequence[Entry]], pain: Mapping[date, DayPain], today: date
) -> tuple[date, Answer] | None:
    """Since when it is no better, or not known to be: of several moves the one in trouble longest.

    Better is: the mean pain of the last seven days is within a point of the usual from before, or 2 points
    below the week that followed, and the move's latest session was not too much again. With fewer than three
    of the last seven days logged a good session of the move says so; otherwise it is not known.
    """
    answers = [
        (found.since, answer)
        for found in _in_trouble(history, today)
        if (answer := _answer(found, pain, today)) is not None
    ]
    return min(answers, default=None)


def _in_trouble(history: Mapping[str, Sequence[Entry]], today: date) -> Iterator[Trouble]:
    for entries in history.values():
        found = trouble(entries)
        if found and WAIT_DAYS <= (today - found.since).days <= SAID_WITHIN_DAYS:
            yield found


def _answer(found: Trouble, pain: Mapping[date, DayPain], today: date) -> Answer | None:
    now = _week(pain, today - timedelta(days=DAYS_A_WEEK - 1))
    if found.latest is Colour.RED:
        return "no-better"
    if len(now) < FEWEST_DAYS:
        return None if found.latest is Colour.GREEN else "better-unknown"
    then = _week(pain, found.since)
    as_usual = found.usual is not None and fmean(now) <= found.usual + NOISE
    lower = bool(then) and fmean(then) - fmean(now) >= NOTICED
    return None if as_usual or lower else "no-better"


def _week(pain: Mapping[date, DayPain], first: date) -> list[float]:
    return [pain[day].mean for n in range(DAYS_A_WEEK) if (day := first + timedelta(days=n)) in pain]
