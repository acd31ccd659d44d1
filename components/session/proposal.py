"""A proposal: what could change in the plan, the rule that says so, and taking it up."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from components.routine.dose import Numbers, dose_of, item
from components.session.steps import step_down
from data.catalogue import Catalogue, Claim, Status
from data.diary import Routine, RoutineItem

Kind = Literal["up", "harder", "hold", "down", "easier", "rest", "recovery", "screen"]
CHANGES: frozenset[Kind] = frozenset({"up", "down", "rest"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the diary suggests for one move, or, with no move, for the whole plan. It changes nothing.

    `before` is the move as planned, `after` the move as it would be: None where there is nothing to take up,
    or, for a rest, where the move is left out for a week.
    """

    kind: Kind
    exercise_id: str | None
    rule: str
    words: str
    instead: str
    sources: tuple[str, ...]
    status: Status
    because_of: date | None = None  # the latest session it rests on
    before: RoutineItem | None = None
    after: RoutineItem | None = None

    @property
    def changes(self) -> bool:
        """Whether there is something to accept."""
        return self.kind in CHANGES

    @property
    def key(self) -> str:
        """The same as long as nothing new was said: what "not now" is remembered by."""
        return f"{self.kind} {self.rule} {self.because_of or ''}"


def proposal(
    catalogue: Catalogue,
    kind: Kind,
    rule: str,
    *,
    because_of: date | None = None,
    before: RoutineItem | None = None,
    to: Numbers | None = None,
    way: Claim | None = None,
    why: str = "",
    count: str = "",
) -> Proposal:
    """A proposal in the catalogue's words for `rule`, with what they leave a place for."""
    words = catalogue.progression[rule]
    after = None
    if before is not None and to is not None:
        after = item(catalogue.exercises[before.exercise_id], to, before.note)
    return Proposal(
        kind,
        before.exercise_id if before else None,
        rule,
        words.words.format(why=why).strip(),
        words.instead.format(way=way.text if way else "", count=count).strip(),
        tuple(dict.fromkeys((*words.sources, *(way.sources if way else ())))),
        words.status,
        because_of,
        before,
        after,
    )


def accepted(routine: Routine, change: Proposal) -> Routine | None:
    """The routine with this change made; None where nothing would be left of it.

    Raises ValueError where the routine is no longer the one the change was proposed for.
    """
    if not change.changes or change.before not in routine.items:
        raise ValueError("Your plan has changed since. Look at what is proposed now.")
    changed = (change.after if old == change.before else old for old in routine.items)
    items = tuple(entry for entry in changed if entry is not None)
    return replace(routine, items=items) if items else None


def after_rest(catalogue: Catalogue, routine: Routine, change: Proposal) -> Routine:
    """The routine with a rested move back in its place, one step lower where there is one."""

    def lower(old: RoutineItem) -> RoutineItem:
        exercise = catalogue.exercises[old.exercise_id]
        to = step_down(dose_of(exercise), Numbers.of(old))
        return item(exercise, to, old.note) if to else old

    return replace(routine, items=tuple(lower(o) if o == change.before else o for o in routine.items))
