"""From the diary to proposals: one step up, hold, one step down, rest. It proposes and never changes a plan.

All of it is our own default, informed by published rules of thumb; the words and sources stand in the
catalogue, and a decision table of it in docs/progression.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from components.routine.dose import Numbers, item
from components.safety.filter import PAIN_FOR_RELIEF_ONLY
from components.session.history import Entry, daily_pain, history, session_light
from components.session.plan_changes import a_week_ago, since, ups, weekly_work
from components.session.proposal import Kind, Proposal, proposal
from components.session.steps import step_down, steps_up
from components.session.traffic_light import Colour, Light
from data.catalogue import Catalogue, Dose
from data.diary import CheckIn, Plan, RoutineItem, Session

GREENS = 3  # good completions in a row before a step up
SAME_DOSE_DAYS = 5  # at least, before a step up
UPS_A_WEEK = 2
WEEKLY_GROWTH = 1.2  # of the whole plan's work
CALM_SESSIONS = 6  # without a red before a harder way is named
GAP_SAME, GAP_ONE, GAP_TWO, GAP_SCREEN = 4, 8, 15, 29  # days since the last session, from


@dataclass(frozen=True, slots=True)
class Told:
    """What the diary tells: everything `proposals` looks at."""

    plans: Sequence[Plan]
    sessions: Sequence[Session]
    check_ins: Sequence[CheckIn]  # from a week before the first of the sessions on
    today: date
    screened_on: date | None = None  # the last safety check


@dataclass(frozen=True, slots=True)
class _Now:
    """The plan in force and what is known around it."""

    catalogue: Catalogue
    told: Told
    plan: Plan
    last: date | None  # the last day on which something of a routine was done
    last_light: Light | None


@dataclass(frozen=True, slots=True)
class _Move:
    """One planned move, its dose, and what became of it."""

    item: RoutineItem
    dose: Dose
    dose_since: date
    entries: tuple[Entry, ...]  # since the plan asks for it
    at_dose: tuple[Entry, ...]  # of these, at the dose it has now


def proposals(catalogue: Catalogue, told: Told) -> tuple[Proposal, ...]:
    """What the diary suggests for each move of the plan in force, or one thing for the whole plan."""
    plan = _in_force(told)
    if plan is None or plan.routine is None:
        return ()
    pains = [entry.pain for entry in told.check_ins if entry.day == told.today and entry.pain is not None]
    if pains and pains[-1] >= PAIN_FOR_RELIEF_ONLY:
        return (proposal(catalogue, "recovery", "recovery", because_of=told.today),)
    pain = daily_pain(told.check_ins)
    done = [s for s in told.sessions if any(i.share > 0 for i in s.items) and s.share > 0]
    latest = max(done, key=lambda s: (s.day, s.at.timestamp() if s.at else 0), default=None)
    now = _Now(
        catalogue,
        told,
        plan,
        latest.day if latest else None,
        session_light(latest, pain) if latest else None,
    )
    gap = (told.today - now.last).days if now.last else 0
    if gap >= GAP_SCREEN and now.last and (told.screened_on is None or told.screened_on <= now.last):
        return (proposal(catalogue, "screen", "gap-screen", because_of=now.last),)
    entries = history(told.sessions, pain)
    moves = [m for planned in plan.routine.items if (m := _move(now, planned, entries))]
    if gap >= GAP_ONE:
        return tuple(_after_gap(now, move, 2 if gap >= GAP_TWO else 1) for move in moves)
    return _one_up(now, moves, [_for_move(now, move, gap) for move in moves])


def _in_force(told: Told) -> Plan | None:
    begun = [plan for plan in told.plans if plan.start <= told.today]
    return max(begun, key=lambda plan: plan.start, default=None)


def _move(now: _Now, planned: RoutineItem, entries: dict[str, tuple[Entry, ...]]) -> _Move | None:
    """A move that can be spoken of: known, with a dose that is within its ranges."""
    exercise = now.catalogue.exercises.get(planned.exercise_id)
    if exercise is None or exercise.dose is None:
        return None
    try:
        seconds = item(exercise, Numbers.of(planned)).seconds
    except ValueError:
        return None
    asked_since = since(now.told.plans, now.told.today, planned, dose=False)
    dose_since = since(now.told.plans, now.told.today, planned, dose=True)
    mine = tuple(e for e in entries.get(planned.exercise_id, ()) if e.day >= asked_since)
    at_dose = tuple(e for e in mine if e.day >= dose_since and e.planned_s == seconds)
    return _Move(planned, exercise.dose, dose_since, mine, at_dose)


def _after_gap(now: _Now, move: _Move, steps: int) -> Proposal:
    rule = "gap-two" if steps == 2 else "gap-one"
    if now.last is None or move.dose_since > now.last:  # it was changed since, and is as it should be
        return proposal(now.catalogue, "hold", "gap-same", because_of=now.last, before=move.item)
    here = numbers = Numbers.of(move.item)
    for _ in range(steps):
        numbers = step_down(move.dose, numbers) or numbers
    kind: Kind = "hold" if numbers == here else "down"
    to = None if numbers == here else numbers
    return proposal(now.catalogue, kind, rule, because_of=now.last, before=move.item, to=to)


def _for_move(now: _Now, move: _Move, gap: int) -> Proposal:
    counted = [entry for entry in move.entries if entry.counts]
    here = [entry for entry in move.at_dose if entry.counts]
    if not here or not move.at_dose:
        return _hold_for(now, move)
    latest = here[-1]
    earlier = counted[: counted.index(latest)]
    if latest.light.colour is Colour.RED:
        if earlier and earlier[-1].light.colour is Colour.RED:
            return proposal(now.catalogue, "rest", "two-reds", because_of=latest.day, before=move.item)
        return _down(now, move, latest, "red-down")
    if latest.light.colour is Colour.AMBER:
        if len(here) > 1 and here[-2].light.colour is Colour.AMBER:
            return _down(now, move, latest, "two-ambers")
        return _hold(now, move, latest.light.rule)
    return _maybe_up(now, move, gap)


def _hold_for(now: _Now, move: _Move) -> Proposal:
    return _hold(now, move, move.at_dose[-1].light.rule) if move.at_dose else _counting(now, move, 0)


def _counting(now: _Now, move: _Move, greens: int) -> Proposal:
    return _hold(now, move, "more-greens", count=f"{greens} of {GREENS}")


def _hold(now: _Now, move: _Move, rule: str, count: str = "") -> Proposal:
    day = move.at_dose[-1].day if move.at_dose else None
    return proposal(now.catalogue, "hold", rule, because_of=day, before=move.item, count=count)


def _down(now: _Now, move: _Move, latest: Entry, rule: str) -> Proposal:
    why = now.catalogue.progression[latest.light.rule].words
    lower = step_down(move.dose, Numbers.of(move.item))
    if lower:
        return proposal(
            now.catalogue, "down", rule, because_of=latest.day, before=move.item, to=lower, why=why
        )
    easier = next(iter(now.catalogue.exercises[move.item.exercise_id].easier), None)
    return proposal(
        now.catalogue, "easier", "easier-way", because_of=latest.day, before=move.item, way=easier, why=why
    )


def _maybe_up(now: _Now, move: _Move, gap: int) -> Proposal:
    """A step up where everything allows it, and otherwise what it waits for."""
    latest = move.at_dose[-1]
    greens = 0
    for entry in reversed(move.at_dose):
        if entry.light.colour is not Colour.GREEN or not entry.full:
            break
        greens += 1
    if latest.light.colour is not Colour.GREEN:
        return _hold(now, move, latest.light.rule)
    if greens < GREENS:
        return _counting(now, move, greens)
    waits = _waits_for(now, move, gap)
    if waits:
        return _hold(now, move, waits)
    candidates = steps_up(move.dose, Numbers.of(move.item))
    if not candidates:
        return _harder(now, move)
    fitting = next((numbers for numbers in candidates if _fits_week(now, move, numbers)), None)
    if fitting is None:
        return _hold(now, move, "weekly-volume")
    return proposal(now.catalogue, "up", "three-greens", because_of=latest.day, before=move.item, to=fitting)


def _waits_for(now: _Now, move: _Move, gap: int) -> str:
    today = now.told.today
    recent = ups(now.catalogue, now.told.plans, today - timedelta(days=6))
    if gap >= GAP_SAME:
        return "gap-same"
    if now.last_light is None or now.last_light.colour is not Colour.GREEN:
        return "last-session"
    if (today - move.dose_since).days < SAME_DOSE_DAYS:
        return "five-days"
    if len(recent) >= UPS_A_WEEK:
        return "two-a-week"
    if now.last is None or any(day >= now.last for day in recent):
        return "one-a-session"
    return ""


def _harder(now: _Now, move: _Move) -> Proposal:
    calm = [entry.light.colour is not Colour.RED for entry in move.entries[-CALM_SESSIONS:]]
    harder = next(iter(now.catalogue.exercises[move.item.exercise_id].harder), None)
    if harder is None or len(calm) < CALM_SESSIONS or not all(calm):
        return _hold(now, move, "top")
    day = move.entries[-1].day
    return proposal(now.catalogue, "harder", "harder-way", because_of=day, before=move.item, way=harder)


def _fits_week(now: _Now, move: _Move, numbers: Numbers) -> bool:
    """Whether the whole plan, with this step taken, asks for little more than it did a week ago."""
    reference = a_week_ago(now.told.plans, now.told.today)
    if reference is None or now.plan.routine is None:
        return False
    fresh = item(now.catalogue.exercises[move.item.exercise_id], numbers, move.item.note)
    items = tuple(fresh if old == move.item else old for old in now.plan.routine.items)
    taken = replace(now.plan, routine=replace(now.plan.routine, items=items))
    return weekly_work(now.catalogue, taken) <= WEEKLY_GROWTH * weekly_work(now.catalogue, reference)


def _one_up(now: _Now, moves: Sequence[_Move], found: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Of several moves that could go up only the one that has waited longest does."""
    waiting = [n for n, change in enumerate(found) if change.kind == "up"]
    first = min(waiting, key=lambda n: (moves[n].dose_since, n), default=None)
    return tuple(
        _hold(now, moves[n], "one-a-session") if n in waiting and n != first else change
        for n, change in enumerate(found)
    )
