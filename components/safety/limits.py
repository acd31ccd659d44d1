"""Doses as a person's cautions leave them: a move is never asked for beyond what its note says."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from components.safety.filter import Verdict
from data.catalogue import Catalogue, Dose, DoseLimit, Exercise, Range


@dataclass(frozen=True)
class Suited(Catalogue):
    """A catalogue whose doses keep to what one person's cautions leave. Its version is the whole one's."""

    whole: Catalogue

    @cached_property
    def version(self) -> str:
        return self.whole.version

    def fingerprint(self, exercise_id: str) -> str:
        return self.whole.fingerprint(exercise_id)


def suited(catalogue: Catalogue, verdicts: Mapping[str, Verdict]) -> Catalogue:
    """The catalogue with every dose limited as the verdicts say; the one given stays as it is."""
    changed = {
        id_: limited(catalogue.exercises[id_], verdict.limit)
        for id_, verdict in verdicts.items()
        if verdict.limit
    }
    if not changed:
        return catalogue
    known = {field.name: getattr(catalogue, field.name) for field in fields(Catalogue)}
    return Suited(**known | {"exercises": catalogue.exercises | changed}, whole=catalogue)


def limited(exercise: Exercise, limit: DoseLimit | None) -> Exercise:
    """The move with its dose within the limit. What a limit cuts is no longer the article's number."""
    if limit is None or exercise.dose is None:
        return exercise
    return exercise.model_copy(update={"dose": _within(exercise.dose, limit)})


def held_back(catalogue: Catalogue, verdicts: Mapping[str, Verdict]) -> frozenset[str]:
    """The moves of which a caution leaves less than there is: a limit beyond the dose cuts nothing."""
    return frozenset(id_ for id_, said in verdicts.items() if cuts(catalogue.exercises[id_], said.limit))


def cuts(exercise: Exercise, limit: DoseLimit | None) -> bool:
    """Whether a limit leaves less than the whole move: of its numbers, or of how far it goes."""
    return limit is not None and (limit.reach is not None or limited(exercise, limit).dose != exercise.dose)


def _within(dose: Dose, limit: DoseLimit) -> Dose:
    return dose.model_copy(
        update={
            "sets": _cut(dose.sets, limit.sets),
            "reps": _cut(dose.reps, limit.reps),
            "hold_s": _cut(dose.hold_s, limit.hold_s) if dose.hold_s else None,
        }
    )


def _cut(range_: Range, most: int | None) -> Range:
    if most is None or range_.high <= most:
        return range_
    low, start = min(range_.low, most), min(range_.start, most)
    return Range(low=low, start=start, high=most, article=_kept(range_, most))


def _kept(range_: Range, most: int) -> frozenset[str]:
    return frozenset(end for end in range_.article if getattr(range_, end) <= most)
