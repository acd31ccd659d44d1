"""What a person's conditions say of a move: by its name, else by what it asks of the body.

A caution that names a move stands in place of its condition's rules for that move, but beside what the
condition says of every move. It holds for a person's own move, too, that is a variant of the one named,
beside the rules that speak of the variant alone; where the person described the move themselves, beside
every rule.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from data.catalogue import Catalogue
from data.catalogue.model import Caution, Condition, DoseLimit, Effect, Exercise, NamedCaution, Rule
from data.catalogue.own_moves import OwnExercise, read_by_us
from data.diary import Profile

_THE_OTHER = {"rounding": "extension", "hollowing": "flexion"}  # the way that the half left doesn't go


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a move is left out or changed: the rule, its words, the fact that fired, the sources."""

    rule: str
    words: str
    field: str  # "conditions: osteoporosis", "mechanics: flexion" ...
    sources: tuple[str, ...]
    effect: Effect
    limit: DoseLimit | None = None  # the most of the move that this leaves
    shown_first: bool = False  # only for someone to whom the move was shown


def cautions(
    catalogue: Catalogue, exercise: Exercise, profile: Profile, conditions: Collection[Condition]
) -> Iterator[Reason]:
    """Every caution for the move under these conditions. What is said of a half that is left out is not."""
    have = {condition.id for condition in conditions}
    halves = left_halves(exercise, conditions)
    for condition in conditions:
        named = _named(catalogue, condition, exercise)
        spared = any(caution.effect is Effect.OK for caution in named.values())
        for rule in () if spared else (rule for rule in condition.rules if rule.general):
            yield _reason(rule.id, rule, condition, profile.cannot)
        for like, caution in named.items():
            if said := _by_name(condition, caution, have, profile.cannot):
                yield replace(said, words=f"{like}{said.words}")
        for rule in _speaking(catalogue, condition, exercise, halves):
            yield _reason(rule.id, rule, condition, profile.cannot)


def _speaking(
    catalogue: Catalogue, condition: Condition, exercise: Exercise, halves: Collection[str]
) -> Iterator[Rule]:
    """The rules that speak of the move beside what is said of every move, and beside its name."""
    if exercise.id in condition.moves:
        return
    alike = _changed(condition, exercise) if read_by_us(exercise) else ()
    stood_for = [catalogue.exercises[like] for like in alike]
    for rule in condition.rules:
        silent = _of_another_half(rule, halves) or any(
            rule.when.matches(like) and (rule.effect is Effect.MODIFY or _goes_as(exercise, like))
            for like in stood_for
        )
        if not (rule.general or silent) and rule.when.matches(exercise):
            yield rule


def left_halves(exercise: Exercise, conditions: Collection[Condition]) -> dict[str, str]:
    """The halves of the move that alone are left, each with a condition that says so."""
    named = ((condition.id, condition.moves.get(exercise.id)) for condition in conditions)
    return {caution.half: id_ for id_, caution in named if caution and caution.half}


def _goes_as(exercise: Exercise, like: Exercise) -> bool:
    """Whether the back goes the same ways in both. Where it doesn't, what bars the variant bars it still."""
    ways = ("flexion", "extension", "rotation", "side_bend")
    return all(getattr(exercise.mechanics, way) is getattr(like.mechanics, way) for way in ways)


def _named(catalogue: Catalogue, condition: Condition, exercise: Exercise) -> dict[str, NamedCaution]:
    """The cautions that name the move, or one that it is a variant of: by what to say before their words."""
    if caution := condition.moves.get(exercise.id):
        return {"": caution}
    return {
        f"As for “{catalogue.exercises[like].name}”: ": condition.moves[like]
        for like in _changed(condition, exercise)
    }


def _changed(condition: Condition, exercise: Exercise) -> tuple[str, ...]:
    """What the move is a variant of, where the condition names that and changes it or leaves it out."""
    alike = exercise.like if isinstance(exercise, OwnExercise) else ()
    named = ((like, condition.moves.get(like)) for like in alike)
    return tuple(like for like, said in named if said and said.effect is not Effect.OK)


def _by_name(
    condition: Condition, named: NamedCaution, have: Collection[str], cannot: Collection[str]
) -> Reason | None:
    if named.worse_with in have:
        words = named.worse_words or named.words
        return Reason(condition.id, words, f"conditions: {condition.id}", named.sources, Effect.EXCLUDE)
    return None if named.effect is Effect.OK else _reason(condition.id, named, condition, cannot)


def _of_another_half(rule: Rule, halves: Collection[str]) -> bool:
    """Whether a change is about a way that the one half left doesn't go, and of nothing else."""
    ways = {"flexion", "extension"} & set(rule.when.named())
    left = len(halves) == 1 and rule.effect is Effect.MODIFY
    return left and ways == {_THE_OTHER[next(iter(halves))]}


def _reason(rule: str, said: Caution, condition: Condition, cannot: Collection[str]) -> Reason:
    without = (said.words_without[limit] for limit in sorted(cannot) if limit in said.words_without)
    words = next(without, said.words)
    field = f"conditions: {condition.id}"
    return Reason(rule, words, field, said.sources, said.effect, said.limit, said.shown_first)
