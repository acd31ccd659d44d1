"""A routine that was saved, edited or opened, held against today's catalogue and profile."""

from dataclasses import dataclass, replace

from components.routine.dose import Numbers, allowed, dose_of, eased, item, mended
from components.routine.medium import APART, mixed
from components.routine.verdicts import because, judged, note
from components.safety import Profile, Verdict
from components.safety.blocking import blocking
from components.safety.limits import limited
from data.catalogue import Catalogue
from data.diary import Routine, RoutineItem
from data.verdicts import VerdictStatus


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What of a routine still holds."""

    routine: Routine | None  # what is left: moves that are fine now, with doses, times and notes of today
    not_now: dict[str, Verdict]  # its moves that are not fine now, with the reasons
    problems: tuple[str, ...]  # unknown moves, doses that don't fit, changed times, one sentence each

    @property
    def fine(self) -> bool:
        """Whether the routine can be done just as it was."""
        return not self.not_now and not self.problems


def recheck(catalogue: Catalogue, profile: Profile, routine: Routine) -> Rechecked:
    """The routine as it stands today. A red flag that blocks leaves nothing of it.

    Raises `UnknownFact` when the profile names something the catalogue does not have.
    """
    verdicts = judged(catalogue, profile)
    if block := blocking(catalogue, profile):
        verdicts = {id_: because(verdict, block.reason) for id_, verdict in verdicts.items()}
    left: list[RoutineItem] = []
    not_now: dict[str, Verdict] = {}
    problems: list[str] = [block.reason.words] if block else []
    for old in routine.items:
        verdict = verdicts.get(old.exercise_id)
        if verdict is None:
            problems.append(
                "One of its moves is gone: deleted, or no longer in the catalogue. It is left out."
            )
        elif not verdict.allowed:
            not_now[old.exercise_id] = verdict
        else:
            fresh, said = _today(catalogue, verdict, old)
            left.append(fresh)
            problems.extend(said)
    if mixed(catalogue, (each.exercise_id for each in left)):
        left = [each for each in left if not catalogue.exercises[each.exercise_id].in_water]
        problems.append(f"{APART} What is done in water is left out.")
    return Rechecked(replace(routine, items=tuple(left)) if left else None, not_now, tuple(problems))


def in_short(catalogue: Catalogue, found: Rechecked) -> tuple[str, ...]:
    """What of a planned routine is left out now: one sentence for each cause, which names the moves."""
    bare: list[str] = []
    unfit: list[str] = []
    for id_, verdict in found.not_now.items():
        exercise = catalogue.exercises[id_]
        left_open = verdict.status is VerdictStatus.UNCLASSIFIED or exercise.dose is None
        (bare if left_open else unfit).append(exercise.name)
    causes = (
        (unfit, "no longer fits your profile", "no longer fit your profile"),
        (bare, "is not fully described", "are not fully described"),
    )
    return tuple(_left_out(names, one, many) for names, one, many in causes if names)


def _left_out(names: list[str], one: str, many: str) -> str:
    if len(names) == 1:
        return f"{names[0]} {one} and is left out."
    return f"{len(names)} moves of the plan {many} and are left out: {', '.join(names)}."


def _today(catalogue: Catalogue, verdict: Verdict, old: RoutineItem) -> tuple[RoutineItem, tuple[str, ...]]:
    whole = catalogue.exercises[old.exercise_id]
    exercise = limited(whole, verdict.limit)
    numbers, said = Numbers.of(old), ""
    if not allowed(dose_of(exercise), numbers):
        numbers, said = mended(whole, numbers)
        if (less := eased(dose_of(exercise), numbers)) != numbers:
            numbers, said = less, f"{exercise.name}: less of it now, because of what you told us."
    fresh = item(exercise, numbers, note(catalogue, verdict))
    if not said and fresh.seconds != old.seconds:
        said = f"{exercise.name} now takes {fresh.seconds} s, not {old.seconds} s."
    return fresh, (said,) if said else ()
