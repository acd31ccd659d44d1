"""A proposal: what could change in the plan, the rule that says so, and taking it up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from components.routine.dose import Numbers, item
from components.session.advice.ladder import Way
from data.catalogue import Catalogue, Status
from data.diary import Routine, RoutineItem
from data.unfit import Unfit
from data.verdicts import ProposalKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the diary suggests for one move, or, with no move, for the whole plan. It changes nothing.

    `before` is the move as planned, `after` the move as it would be, or another one in its place: None where
    there is nothing to take up, or, for a rest, where the move is left out for a week.
    """

    kind: ProposalKind
    exercise_id: str | None
    rule: str
    words: str
    instead: str
    sources: tuple[str, ...]
    status: Status
    because_of: date | None = None  # the latest session it rests on
    before: RoutineItem | None = None
    after: RoutineItem | None = None
    elsewhere: RoutineItem | None = None  # for a rest: a move in another position for that week

    @property
    def changes(self) -> bool:
        """Whether there is something to accept."""
        return self.kind is ProposalKind.REST or self.after is not None

    @property
    def moves(self) -> frozenset[str]:
        """Every move it names."""
        items = (self.before, self.after, self.elsewhere)
        return frozenset(item.exercise_id for item in items if item is not None)

    @property
    def key(self) -> str:
        """The same as long as nothing new was said: what "not now" is remembered by."""
        return f"{self.kind} {self.rule} {self.because_of or ''}"


def proposal(
    catalogue: Catalogue,
    kind: ProposalKind,
    rule: str,
    *,
    because_of: date | None = None,
    before: RoutineItem | None = None,
    to: Numbers | None = None,
    way: Way | None = None,
    elsewhere: RoutineItem | None = None,
    why: str = "",
    count: str = "",
) -> Proposal:
    """A proposal in the catalogue's words for `rule`, with what they leave a place for."""
    words = catalogue.progression[rule]
    after = way.item if way else None
    if before is not None and to is not None:
        after = item(catalogue.exercises[before.exercise_id], to, before.note)
    return Proposal(
        kind,
        before.exercise_id if before else None,
        rule,
        words.words.format(why=why).strip(),
        words.instead.format(way=way.words.text if way else "", count=count).strip(),
        tuple(dict.fromkeys((*words.sources, *(way.words.sources if way else ())))),
        words.status,
        because_of,
        before,
        after,
        elsewhere,
    )


def together(found: Iterable[Proposal]) -> tuple[tuple[Proposal, ...], ...]:
    """The proposals in the order of their weight; those that say the same of several moves stand together.

    Ways to other moves stand alone: each is its own choice. Ways in words, with nothing to accept, do not.
    """
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    for change in sorted(found, key=lambda p: p.kind):
        way = change.kind in (ProposalKind.EASIER, ProposalKind.HARDER)
        alone = change.exercise_id if way and change.changes else None
        instead = "" if way else change.instead
        groups.setdefault((change.kind, change.words, instead, alone), []).append(change)
    return tuple(tuple(group) for group in groups.values())


def resting_elsewhere(change: Proposal) -> Proposal:
    """The rest with its other move for that week."""
    return replace(change, after=change.elsewhere)


def accepted(routine: Routine, change: Proposal) -> Routine | None:
    """The routine with this change made; None where nothing would be left of it.

    Raises ValueError where the routine is no longer the one the change was proposed for.
    """
    if not change.changes or change.before not in routine.items:
        raise Unfit("Your plan has changed since. Look at what is proposed now.")
    changed = (change.after if old == change.before else old for old in routine.items)
    items = tuple(entry for entry in changed if entry is not None)
    return replace(routine, items=items) if items else None
