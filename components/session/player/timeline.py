"""A routine as timed steps, one screen each: the very seconds the builder promised, laid end to end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from components.routine.dose import CHANGE_OVER_S, CHANGE_SIDE_S, GET_READY_S, dose_of, rep_seconds
from data.catalogue import Catalogue
from data.catalogue.model import Exercise
from data.catalogue.own_moves import AS_SHOWN, OwnExercise, in_words
from data.diary import Routine, RoutineItem
from data.unfit import Unfit

StepKind = Literal["next_move", "get_ready", "work", "change_side", "rest"]
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a session; `seconds` long. What belongs to work is 0 in every other kind."""

    id: str  # unique within the session, and the same whenever the same routine is laid out again
    kind: StepKind
    exercise_id: str
    set: int  # 1 is the first
    side: Side | None
    seconds: int
    reps: int = 0
    hold_s: int = 0
    move_s: int = 0  # one repetition's way out and back, without its hold
    cue: str = ""
    next: str = ""  # what comes after this step, in words; empty after the last


def timeline(catalogue: Catalogue, routine: Routine) -> tuple[Step, ...]:
    """The routine's steps in order; their seconds add up to `routine.seconds`.

    Raises `ValueError` for a move the catalogue doesn't have, one without a dose, and one whose dose or
    time is not today's (`recheck` mends those).
    """
    steps = [step for item in routine.items for step in _steps(_known(catalogue, item.exercise_id), item)]
    names = [_named(catalogue, step) for step in steps]
    return tuple(replace(step, next=name) for step, name in zip(steps, [*names[1:], ""], strict=True))


def _known(catalogue: Catalogue, exercise_id: str) -> Exercise:
    if exercise_id not in catalogue.exercises:
        raise Unfit("The catalogue has no such move.")
    return catalogue.exercises[exercise_id]


def _steps(exercise: Exercise, item: RoutineItem) -> tuple[Step, ...]:
    steps = tuple(step for step in _laid_out(exercise, item) if step.seconds)
    if sum(step.seconds for step in steps) != item.seconds:
        raise Unfit(f"{exercise.name} does not take {item.seconds} s at this dose.")
    return steps


def _laid_out(exercise: Exercise, item: RoutineItem) -> Iterator[Step]:
    """Change over, get ready, then set by set: one side, the other, a rest between sets."""
    move_s = dose_of(exercise).move_s
    work_s = item.reps * rep_seconds(item.hold_s, move_s)
    if work_s <= 0 or item.sets < 1:
        raise Unfit(f"{exercise.name} has no repetition that takes time.")
    sides: tuple[Side | None, ...] = ("left", "right") if item.sides == 2 else (None,)
    how = _with_note(item, " ".join(_how(exercise)))
    doing = _with_note(item, " ".join(_doing(exercise)))

    def step(kind: StepKind, seconds: int, number: int, side: Side | None, cue: str) -> Step:
        name = ".".join((exercise.id, str(number), side or "both", kind))
        return Step(name, kind, exercise.id, number, side, seconds, cue=cue)

    yield step("next_move", CHANGE_OVER_S - GET_READY_S, 1, sides[0], how)
    yield step("get_ready", GET_READY_S, 1, sides[0], how)
    for number in range(1, item.sets + 1):
        for side in sides:
            if side == "right":
                yield step("change_side", CHANGE_SIDE_S, number, side, "The same on the other side.")
            work = step("work", work_s, number, side, doing)
            yield replace(work, reps=item.reps, hold_s=item.hold_s, move_s=move_s)
        if number < item.sets:
            yield step("rest", item.rest_s, number, None, _meanwhile(exercise))


def _how(exercise: Exercise) -> tuple[str, ...]:
    """Every step of it, or of their own move what the person says of it."""
    return (exercise.how or AS_SHOWN,) if isinstance(exercise, OwnExercise) else exercise.steps


def _doing(exercise: Exercise) -> tuple[str, ...]:
    """The steps that are the work itself; all of them where it isn't said which."""
    return tuple(exercise.steps[number - 1] for number in exercise.doing) or _how(exercise)


def _with_note(item: RoutineItem, words: str) -> str:
    """The person's own change first: it holds in setting up and in working."""
    return " ".join(filter(None, (item.note, words)))


def _meanwhile(exercise: Exercise) -> str:
    """While resting there is time for the usual slip."""
    if exercise.mistake is None:
        return "Rest, and breathe calmly."
    first = exercise.mistake.text.partition(". ")[0].removesuffix(".")
    return f"Rest, and breathe calmly. Then watch for: {first[0].lower()}{first[1:]}."


def _named(catalogue: Catalogue, step: Step) -> str:
    name = in_words(catalogue.exercises[step.exercise_id])
    words: dict[StepKind, str] = {
        "next_move": name,
        "get_ready": "Get ready",
        "work": f"{name}, {step.side} side" if step.side else name,
        "change_side": "Change sides",
        "rest": f"Rest, {step.seconds} s",
    }
    return words[step.kind]
