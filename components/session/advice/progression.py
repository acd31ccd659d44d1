"""From the diary to proposals: one step up, hold, one step down, rest. It proposes and never changes a plan.

All of it is our own default, informed by published rules of thumb; the words and sources stand in the
catalogue, and a decision table of it in docs/progression.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from components.numbers.flares_and_pauses import flare_now
from components.numbers.usual import NOISE, NOTICED
from components.routine.building.merit import BUILDS
from components.routine.dose import item
from components.safety.filter import PAIN_FOR_RELIEF_ONLY
from components.safety.limits import held_back, suited
from components.session.advice.dose_steps import step_down, steps_up
from components.session.advice.ladder import CALM_SESSIONS, Ladder, Way, calm_sessions
from components.session.advice.move_history import (
    DayPain,
    Entry,
    checked_in,
    climb,
    daily_pain,
    history,
    session_light,
    week_is_worse,
    when,
)
from components.session.advice.no_better import STRONG, clinician, for_weeks
from components.session.advice.plan_changes import a_week_ago, ups, weekly_work
from components.session.advice.planned_move import PlannedMove, planned
from components.session.advice.proposal import Proposal, proposal
from components.session.advice.told import Told
from components.session.advice.traffic_light import CLOSES, LASTS, NEAR, SPREADS, Light
from data.catalogue import Catalogue
from data.diary import Plan, RoutineItem, Session
from data.verdicts import Colour, ProposalKind

_RED = frozenset({"spread", "two-reds", "red-down"})
GREENS = 3  # good completions in a row before a step up
SAME_DOSE_DAYS = 5  # at least, before a step up
UPS_A_WEEK = 2
PUT_OFF_DAYS = 14  # a step that was put off lets all others go first; our own default
WEEKLY_GROWTH = 1.2  # of the whole plan's work
GAP_SAME, GAP_ONE, GAP_TWO, GAP_SCREEN = 4, 8, 15, 29  # days since the last session, from


@dataclass(frozen=True, slots=True)
class _Now:
    """The plan in force and what is known around it."""

    catalogue: Catalogue
    told: Told
    plan: Plan
    last: date | None  # the last day on which something of a routine was done
    last_light: Light | None
    rising: str  # the rule that says pain is up these days; empty where it isn't
    climb: float  # by how many points pain is known to have risen from week to week
    ladder: Ladder
    held_back: frozenset[str]  # the moves of which a caution leaves less than there is


def proposals(catalogue: Catalogue, told: Told) -> tuple[Proposal, ...]:
    """What the diary suggests for the whole plan, and for each move of the plan in force.

    No move that the safety filter doesn't allow now is ever named.
    """
    less = held_back(catalogue, told.verdicts or {})
    catalogue = suited(catalogue, told.verdicts or {})
    pain = daily_pain(told.check_ins, told.sessions)
    entries = history(told.sessions, pain)
    if weak := _weak_since(told, pain):
        return (proposal(catalogue, ProposalKind.SCREEN, CLOSES, because_of=weak),)
    seek = clinician(catalogue, entries, pain, told.today)
    of_plan = _of_plan(catalogue, told, told.plan, pain, entries, less) if told.plan else ()
    return (seek, *of_plan) if seek else of_plan


def _of_plan(
    catalogue: Catalogue,
    told: Told,
    plan: Plan,
    pain: Mapping[date, DayPain],
    entries: Mapping[str, tuple[Entry, ...]],
    less: frozenset[str],
) -> tuple[Proposal, ...]:
    if _hurts_a_lot(told):
        return (proposal(catalogue, ProposalKind.RECOVERY, "recovery", because_of=told.today),)
    now = _now(catalogue, told, plan, pain, entries, less)
    gap = (told.today - now.last).days if now.last else 0
    if gap >= GAP_SCREEN and now.last and (told.screened_on is None or told.screened_on <= now.last):
        return (proposal(catalogue, ProposalKind.SCREEN, "gap-screen", because_of=now.last),)
    moves = _planned_moves(now, entries)
    if gap >= GAP_ONE:
        return tuple(_after_gap(now, move, 2 if gap >= GAP_TWO else 1) for move in moves)
    return tuple(_one_up(now, moves, [_for_move(now, move, gap) for move in moves]))


def _now(
    catalogue: Catalogue,
    told: Told,
    plan: Plan,
    pain: Mapping[date, DayPain],
    entries: Mapping[str, tuple[Entry, ...]],
    less: frozenset[str],
) -> _Now:
    latest = max((s for s in told.sessions if s.share > 0 and _any_done(s)), key=when, default=None)
    return _Now(
        catalogue,
        told,
        plan,
        latest.day if latest else None,
        session_light(latest, pain) if latest else None,
        _rising(pain, told.today),
        climb(pain, told.today),
        Ladder(catalogue, told, entries, calm_sessions(catalogue, told.sessions, pain)),
        less,
    )


def _rising(pain: Mapping[date, DayPain], today: date) -> str:
    """What the progress page would show of these days that no step up goes with."""
    if for_weeks(pain, today, strong=True):
        return STRONG
    if flare_now(checked_in(pain), today):
        return "flare-now"
    if week_is_worse(pain, today):
        return "week-worse"
    return "weeks-worse" if climb(pain, today) >= NOISE else ""


def _planned_moves(now: _Now, entries: Mapping[str, tuple[Entry, ...]]) -> list[PlannedMove]:
    """The plan's moves that are fine for the person now, each with its history."""
    asked = now.plan.routine.items if now.plan.routine else ()
    found = (
        planned(now.catalogue, now.told, old, entries.get(old.exercise_id, ()))
        for old in asked
        if now.told.fine(old.exercise_id)
    )
    return [move for move in found if move]


def _hurts_a_lot(told: Told) -> bool:
    """Whether the latest pain said today leaves only the relief set."""
    pains = [entry.pain for entry in told.check_ins if entry.day == told.today and entry.pain is not None]
    return bool(pains) and pains[-1] >= PAIN_FOR_RELIEF_ONLY


def _weak_since(told: Told, pain: Mapping[date, DayPain]) -> date | None:
    """The latest day on which new numbness or weakness was told, where no safety check has come since."""
    days = [s.day for s in told.sessions if session_light(s, pain).rule == CLOSES]
    return max((day for day in days if not told.checked_since(day)), default=None)


def _any_done(session: Session) -> bool:
    return any(part.share > 0 for part in session.items)


def _after_gap(now: _Now, move: PlannedMove, steps: int) -> Proposal:
    rule = "gap-two" if steps == 2 else "gap-one"
    if now.last is None or move.dose_since > now.last:  # it was changed since, and is as it should be
        return proposal(now.catalogue, ProposalKind.HOLD, "gap-same", because_of=now.last, before=move.item)
    return _lower(now, move, steps, rule, now.last)


def _lower(now: _Now, move: PlannedMove, steps: int, rule: str, last: date) -> Proposal:
    """So many steps down after a gap that began on that day."""
    here = numbers = move.numbers
    taken = 0
    while taken < steps and (lower := step_down(move.dose, numbers)):
        numbers, taken = lower, taken + 1
    if taken < steps == 2 and (first := _first_level(now, move)):
        return proposal(
            now.catalogue,
            ProposalKind.EASIER,
            "gap-level-1",
            because_of=last,
            before=move.item,
            way=first,
        )
    kind = ProposalKind.HOLD if numbers == here else ProposalKind.DOWN
    to = None if numbers == here else numbers
    return proposal(now.catalogue, kind, rule, because_of=last, before=move.item, to=to)


def _left_out(now: _Now, move: PlannedMove) -> Proposal | None:
    """What follows where sessions went on without this move for over a week, as on days of strong pain."""
    if not move.entries or move.dose_since > move.entries[-1].day:
        return None
    last = move.entries[-1].day
    days = (now.told.today - last).days
    if days < GAP_ONE:
        return None
    steps, rule = (2, "gap-move-two") if days >= GAP_TWO else (1, "gap-move-one")
    return _lower(now, move, steps, rule, last)


def _first_level(now: _Now, move: PlannedMove) -> Way | None:
    """The easier move of the first level, for one of a higher level."""
    way = now.ladder.easier(move.exercise) if move.exercise.level > 1 else None
    first = way and way.item and now.catalogue.exercises[way.item.exercise_id].level == 1
    return way if first else None


def _for_move(now: _Now, move: PlannedMove, gap: int) -> Proposal:
    if left_out := _left_out(now, move):
        return left_out
    stayed = _stayed_up(now, move, move.after_effect) if move.after_effect else None
    lit = _by_light(now, move, gap)
    if stayed is None:
        return lit
    # What stayed up for two days never asks for less than the same session would that was over by morning.
    return lit if lit.rule in _RED and lit.kind < stayed.kind else stayed


def _by_light(now: _Now, move: PlannedMove, gap: int) -> Proposal:
    """What the lights of the latest sessions ask for."""
    counted = [entry for entry in move.entries if entry.counts]
    here = [entry for entry in move.at_dose if entry.counts]
    if not here:
        return _hold_for(now, move)
    latest = here[-1]
    earlier = [*takewhile(lambda entry: entry is not latest, counted)]
    if latest.light.rule == SPREADS and latest.worse:
        return _rest(now, move, latest, "spread")
    match latest.light.colour:
        case Colour.RED:
            again = bool(earlier) and earlier[-1].light.colour is Colour.RED
            rests = again and _rests(latest)
            return _rest(now, move, latest, "two-reds") if rests else _down(now, move, latest, "red-down")
        case Colour.AMBER:
            return _after_amber(now, move, here)
        case Colour.GREEN:
            return _maybe_up(now, move, gap)


def _after_amber(now: _Now, move: PlannedMove, here: Sequence[Entry]) -> Proposal:
    """A step down after two in a row that ask for care; else it stays as it is.

    While pain climbs by 2 points in two weeks, two that are only near the usual ask for it too.
    """
    latest, two = here[-1], here[-2:]
    if len(two) > 1 and all(entry.light.asks_for_care for entry in two):
        return _down(now, move, latest, "two-ambers")
    near = all(entry.light.asks_for_care or entry.light.rule == NEAR for entry in two)
    if len(two) > 1 and near and now.climb >= NOTICED:
        return _down(now, move, latest, "climbs-down")
    return _hold(now, move, latest.light.rule)


def _stayed_up(now: _Now, move: PlannedMove, stayed: Entry) -> Proposal:
    """Rest where pain stayed far up for two days, or stayed up after a move that was marked.

    Pain that was up before the session already is not its doing, and asks for less. So does pain that stayed
    2 points up while it climbs from week to week; else 2 points may be chance, and the dose is held.
    """
    if not stayed.up_already and (stayed.worse or stayed.flare):
        return _rest(now, move, stayed, "after-effect")
    if not (stayed.worse or stayed.flare or now.climb >= NOISE):
        return _hold(now, move, "stayed-up")
    if step_down(move.dose, move.numbers):
        return _down(now, move, stayed, "up-already")
    return _hold(now, move, "up-already-least")


def _rests(latest: Entry) -> bool:
    """Whether more than a smaller dose is called for: it was marked, or what it did lasted.

    Where neither is so, every move of the session carries the same light, and none of them is known to be
    the one that hurt: resting them all would rest the whole plan.
    """
    return latest.worse or latest.light.rule in LASTS


def _rest(now: _Now, move: PlannedMove, latest: Entry, rule: str) -> Proposal:
    other = now.ladder.elsewhere(move.exercise)
    return proposal(
        now.catalogue, ProposalKind.REST, rule, because_of=latest.day, before=move.item, elsewhere=other
    )


def _hold_for(now: _Now, move: PlannedMove) -> Proposal:
    if not move.at_dose:
        return _counting(now, move, 0)
    rule = move.at_dose[-1].light.rule
    return _hold(now, move, "weak-before" if rule == CLOSES else rule)


def _counting(now: _Now, move: PlannedMove, greens: int) -> Proposal:
    return _hold(now, move, "more-greens", count=f"{greens} of {GREENS}")


def _hold(now: _Now, move: PlannedMove, rule: str, count: str = "") -> Proposal:
    day = move.at_dose[-1].day if move.at_dose else None
    return proposal(now.catalogue, ProposalKind.HOLD, rule, because_of=day, before=move.item, count=count)


def _down(now: _Now, move: PlannedMove, latest: Entry, rule: str) -> Proposal:
    why = now.catalogue.progression[latest.light.rule].words
    lower = step_down(move.dose, move.numbers)
    if lower:
        return proposal(
            now.catalogue, ProposalKind.DOWN, rule, because_of=latest.day, before=move.item, to=lower, why=why
        )
    easier = now.ladder.easier(move.exercise)
    if easier is None:
        rests = _rests(latest)
        return _rest(now, move, latest, "smallest") if rests else _hold(now, move, "smallest-kept")
    rule = "easier-move" if easier.item else "easier-way"
    return proposal(
        now.catalogue, ProposalKind.EASIER, rule, because_of=latest.day, before=move.item, way=easier, why=why
    )


def _maybe_up(now: _Now, move: PlannedMove, gap: int) -> Proposal:
    """A step up where everything allows it, and otherwise what it waits for."""
    latest = move.at_dose[-1]
    if latest.light.colour is not Colour.GREEN:
        return _hold_for(now, move)
    if move.greens < GREENS:
        return _counting(now, move, move.greens)
    waits = _waits_for(now, move, gap)
    if waits:
        return _hold(now, move, waits)
    candidates = steps_up(move.dose, move.numbers)
    if not candidates:
        return _harder(now, move)
    doses = ((numbers, item(move.exercise, numbers, move.item.note)) for numbers in candidates)
    fitting = next((numbers for numbers, fresh in doses if _fits_week(now, move, fresh)), None)
    if fitting is None:
        return _hold(now, move, "weekly-volume")
    return proposal(
        now.catalogue, ProposalKind.UP, "three-greens", because_of=latest.day, before=move.item, to=fitting
    )


def _waits_for(now: _Now, move: PlannedMove, gap: int) -> str:
    today = now.told.today
    recent = ups(now.catalogue, now.told.plans, today - timedelta(days=6))
    if gap >= GAP_SAME:
        return "gap-same"
    if now.rising:
        return now.rising
    if now.last_light is None or now.last_light.colour is not Colour.GREEN:
        return "last-session"
    if (today - move.dose_since).days < SAME_DOSE_DAYS:
        return "five-days"
    if len(recent) >= UPS_A_WEEK:
        return "two-a-week"
    if now.last is None or any(day >= now.last for day in recent):
        return "one-a-session"
    return ""


def _harder(now: _Now, move: PlannedMove) -> Proposal:
    if move.exercise.id in now.held_back:
        return _hold(now, move, "top-for-you")  # a harder move would go past what the caution leaves
    harder = now.ladder.harder(move.exercise)
    if harder is None:
        return _hold(now, move, "top")
    if now.ladder.too_early(move.exercise, harder):
        return _hold(now, move, "level-3", count=f"{now.ladder.calm} of {CALM_SESSIONS}")
    if harder.item and not _fits_week(now, move, harder.item):
        return _hold(now, move, "weekly-volume")
    rule = "harder-move" if harder.item else "harder-way"
    day = move.entries[-1].day
    return proposal(now.catalogue, ProposalKind.HARDER, rule, because_of=day, before=move.item, way=harder)


def _fits_week(now: _Now, move: PlannedMove, fresh: RoutineItem) -> bool:
    """Whether the whole plan, with this step taken, asks for little more than it did a week ago."""
    reference = a_week_ago(now.told.plans, now.told.today)
    if reference is None or now.plan.routine is None:
        return False
    items = tuple(fresh if old == move.item else old for old in now.plan.routine.items)
    taken = replace(now.plan, routine=replace(now.plan.routine, items=items))
    return weekly_work(now.catalogue, taken) <= WEEKLY_GROWTH * weekly_work(now.catalogue, reference)


def _put_off(now: _Now, change: Proposal) -> bool:
    """Whether the person said "not now" to this of late, and something new was said since."""
    said = now.told.put_off.get(change.exercise_id or "", "")
    what, _, day = said.rpartition(" ")
    if what != f"{change.kind} {change.rule}" or said == change.key or not day:
        return False
    return (now.told.today - date.fromisoformat(day)).days <= PUT_OFF_DAYS


def _builds(move: PlannedMove) -> bool:
    return bool(BUILDS & {*move.exercise.purpose})


def _one_up(now: _Now, moves: Sequence[PlannedMove], found: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Of several moves that could go up only one does: of those that build strength or stability, if there
    are any, the one that has waited longest.

    A way in words, which a plan can't take up, waits for those that it can, and what the person has put off
    waits for all others from the next session on: else a move they don't want would keep every other down.
    """
    waiting = [n for n, change in enumerate(found) if change.kind in (ProposalKind.UP, ProposalKind.HARDER)]
    first = min(
        waiting,
        key=lambda n: (
            _put_off(now, found[n]),
            not found[n].changes,
            not _builds(moves[n]),
            moves[n].dose_since,
            n,
        ),
        default=None,
    )
    one = [
        _hold(now, moves[n], "one-a-session") if n in waiting and n != first else change
        for n, change in enumerate(found)
    ]
    offered: set[str] = set()
    for n, change in enumerate(one):
        other = change.elsewhere
        if other and other.exercise_id in offered:
            one[n] = replace(change, elsewhere=None)
        elif other:
            offered.add(other.exercise_id)
    return tuple(one)
