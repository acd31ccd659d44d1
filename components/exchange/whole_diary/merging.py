"""What bringing a file in means for a diary: what is new, what is there already, what is said otherwise.

What is here stays. Where the file says otherwise of the same entry, the person may take the file's.

| | known by | where both say something |
|---|---|---|
| entries | id, or token | here stays, or the file's |
| what lies in the bin here | id, or token | stays in the bin |
| an experiment in the days of another | | is left out |
| plans | all of it | here stays, or the file's; those before its first and after its last are added |
| profiles | all of it, the day | all are kept: the latest counts, of one day the one from here |
| safety answers | id, answers | all are kept: the latest count, of one moment those from here |
| wishes, settings | name | here stays, or the file's |
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from components.exchange.whole_diary.json_shapes import shape_of
from data.diary import Everything, Experiment, Known, Plan, Screening

T = TypeVar("T")


class Tally(NamedTuple):
    """Of one kind: how much of what the file holds is new, here already, said otherwise here, left out."""

    new: int = 0
    same: int = 0
    otherwise: int = 0
    left: int = 0  # in the bin here, or in the days of another experiment

    @property
    def held(self) -> int:
        return sum(self)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a diary is asked to swap, and how much of each kind that is."""

    before: Everything
    after: Everything
    tallies: Mapping[str, Tally]

    @property
    def changes(self) -> bool:
        """Whether anything in the diary becomes another."""
        return self.before != self.after


class _Part(NamedTuple):
    before: Any
    after: Any
    tally: Tally


def merged(here: Everything, known: Mapping[str, Known], there: Everything, *, theirs: bool = False) -> Merge:
    """What bringing `there` in comes to. `theirs`: where both say something, the file's counts."""
    parts = {
        kind: _entries(kind, here, known[kind], there, theirs=theirs)
        for kind in ("check_ins", "sessions", "pauses", "routines", "own_moves")
    }
    parts["experiments"] = _apart(
        here.experiments, _entries("experiments", here, known["experiments"], there, theirs=theirs)
    )
    parts["plans"] = _plans(here.plans, there.plans, theirs=theirs)
    parts["profiles"] = _profiles(here, there)
    parts["screenings"] = _screenings(here.screenings, there.screenings)
    parts["preferences"] = _wishes(here, there, theirs=theirs)
    parts["settings"] = _settings(here.settings, there.settings, theirs=theirs)
    after = {kind: part.after for kind, part in parts.items()}
    return Merge(
        Everything(**{kind: part.before for kind, part in parts.items()}),
        Everything(**after, tokens=_tokens_of(after, parts, there)),
        {kind: part.tally for kind, part in parts.items()},
    )


def _tokens_of(
    after: Mapping[str, Any], parts: Mapping[str, _Part], there: Everything
) -> dict[str, dict[str, str]]:
    new = {
        kind: {one.id for one in after[kind]} - {one.id for one in parts[kind].before}
        for kind in there.tokens
    }
    told = {
        kind: {known: token for known, token in tokens.items() if known in new[kind]}
        for kind, tokens in there.tokens.items()
    }
    return {kind: tokens for kind, tokens in told.items() if tokens}


def _entries(kind: str, here: Everything, known: Known, there: Everything, *, theirs: bool) -> _Part:
    mine = {one.id: one for one in getattr(here, kind)}
    tokens = there.tokens.get(kind, {})
    before: list[Any] = []
    after: list[Any] = []
    counted: Counter[str] = Counter()
    for one in getattr(there, kind):
        what = _what(one, mine, known, tokens.get(one.id))
        counted[what] += 1
        if what == "new" or (what == "otherwise" and theirs):
            after.append(one)
            before += [mine[one.id]] if one.id in mine else []
    return _Part(tuple(before), tuple(after), Tally(**counted))


def _what(one: Any, mine: Mapping[str, Any], known: Known, token: str | None) -> str:
    if one.id in mine:
        return "same" if mine[one.id] == one else "otherwise"
    if one.id in known.ids:
        return "left"
    return "same" if token in known.tokens else "new"


def _apart(here: Iterable[Experiment], part: _Part) -> _Part:
    """The experiments that can stand beside those that are here, and beside one another."""
    standing = {one.id: one for one in here}
    fitting: list[Experiment] = []
    for one in part.after:
        others = [other for known, other in standing.items() if known != one.id]
        if not any(other.start <= one.last and one.start <= other.last for other in others):
            standing[one.id] = one
            fitting.append(one)
    ids = {one.id for one in fitting}
    left = len(part.after) - len(fitting)
    new_left = sum(one.id not in ids | {old.id for old in part.before} for one in part.after)
    counted = part.tally._replace(
        new=part.tally.new - new_left,
        otherwise=part.tally.otherwise - (left - new_left),
        left=part.tally.left + left,
    )
    return _Part(tuple(old for old in part.before if old.id in ids), tuple(fitting), counted)


def _added(here: Iterable[T], there: Iterable[T]) -> list[T]:
    """What of the file's is not here; of what it holds twice, the second time."""
    left = Counter(here)
    added: list[T] = []
    for one in there:
        if left[one]:
            left[one] -= 1
        else:
            added.append(one)
    return added


def _put_in(here: Sequence[T], added: Iterable[T], when: Callable[[T], Any]) -> tuple[T, ...]:
    """Those of here in their order, each of the added before the first of them that is no earlier."""
    if not here:
        return tuple(added)
    whole = list(here)
    for one in sorted(added, key=when, reverse=True):
        place = next((n for n, own in enumerate(here) if when(own) >= when(one)), len(here))
        whole.insert(place, one)
    return tuple(whole)


def _series(here: tuple[T, ...], whole: tuple[T, ...], tally: Tally) -> _Part:
    return _Part((), (), tally) if whole == here else _Part(here, whole, tally)


def _plans(here: tuple[Plan, ...], there: tuple[Plan, ...], *, theirs: bool) -> _Part:
    added = _added(here, there)
    fitting = _outside(here, added)
    whole = _put_in(here, fitting, _made_on)
    if theirs:
        whole = _put_in(there, _outside(there, _added(there, here)), _made_on)
    return _series(here, whole, Tally(len(fitting), len(there) - len(added), len(added) - len(fitting)))


def _outside(base: Sequence[Plan], added: Iterable[Plan]) -> list[Plan]:
    """The plans that leave all days of these as they were planned."""
    if not base:
        return list(added)
    first, last = min(plan.start for plan in base), max(plan.start for plan in base)
    made = max(map(_made_on, base))
    return [one for one in added if one.start < first or (one.start > last and _made_on(one) >= made)]


def _made_on(plan: Plan) -> date:
    return plan.made_on or plan.start


def _profiles(here: Everything, there: Everything) -> _Part:
    added = _added(here.profiles, there.profiles)
    whole = _put_in(here.profiles, added, lambda one: one.day)
    return _series(here.profiles, whole, Tally(len(added), len(there.profiles) - len(added)))


def _screenings(here: tuple[Screening, ...], there: tuple[Screening, ...]) -> _Part:
    whole = {one.id: one for one in here}
    added: list[Screening] = []
    counted: Counter[str] = Counter()
    for said in there:
        one = _as_new(said, whole.get(said.id))
        own = whole.get(one.id)
        if own is None:
            added.append(one)
            counted["new"] += 1
        elif own == one or _goes_on(own, one):
            counted["same"] += 1
        elif _goes_on(one, own):
            whole[one.id] = one
            counted["new"] += 1
        else:
            counted["left"] += 1
    return _series(here, _put_in(tuple(whole.values()), added, _latest), Tally(**counted))


def _as_new(said: Screening, own: Screening | None) -> Screening:
    """A round that was answered on in two places, from there: a round of its own. No answer is lost."""
    if own is None or own.history == said.history or _goes_on(own, said) or _goes_on(said, own):
        return said
    text = json.dumps(shape_of(Screening).write(said), sort_keys=True)
    return replace(said, id=f"{said.id[:100]}-{hashlib.sha256(text.encode()).hexdigest()[:12]}")


def _goes_on(one: Screening, other: Screening) -> bool:
    """Whether this round is the other one with more answers."""
    answered = len(other.history)
    return len(one.history) > answered and one.history[:answered] == other.history


def _latest(one: Screening) -> datetime:
    """When a round was last answered."""
    return max(said for said in (one.at, *(answer.at for answer in one.history)) if said is not None)


def _wishes(here: Everything, there: Everything, *, theirs: bool) -> _Part:
    own, their = here.preferences, there.preferences
    if their is None or own == their:
        return _Part(None, None, Tally(same=int(their is not None)))
    if own is None or theirs:
        return _Part(own, their, Tally(new=int(own is None), otherwise=int(own is not None)))
    return _Part(None, None, Tally(otherwise=1))


def _settings(here: Mapping[str, str], there: Mapping[str, str], *, theirs: bool) -> _Part:
    new = {name for name in there if not here.get(name) and here.get(name) != there[name]}
    otherwise = {name for name in there if here.get(name) and here[name] != there[name]}
    taken = new | (otherwise if theirs else set())
    return _Part(
        {name: here[name] for name in taken if name in here},
        {name: there[name] for name in taken},
        Tally(len(new), len(there) - len(new) - len(otherwise), len(otherwise)),
    )
