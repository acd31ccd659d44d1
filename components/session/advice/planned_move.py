"""One move of the plan in force, its dose, and what became of it since the plan asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from components.routine.dose import Numbers, eased, item
from components.session.advice.move_history import Entry
from components.session.advice.plan_changes import since
from components.session.advice.told import Told
from data.catalogue import Catalogue, Dose, Exercise
from data.diary import RoutineItem
from data.verdicts import Colour


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A planned move and its history, oldest first."""

    item: RoutineItem
    exercise: Exercise
    dose: Dose
    numbers: Numbers  # the dose as it is done now: the plan's, within what the person's cautions leave
    dose_since: date
    entries: tuple[Entry, ...]  # since the plan asks for it
    at_dose: tuple[Entry, ...]  # of these, at the dose it has now

    @property
    def greens(self) -> int:
        """How many times in a row, up to the latest, it went well at the full dose."""
        found = 0
        for entry in reversed(self.at_dose):
            if entry.light.colour is not Colour.GREEN or not entry.full:
                break
            found += 1
        return found

    @property
    def after_effect(self) -> Entry | None:
        """The latest time pain stayed up after it at this dose, unless it went well since."""
        for entry in reversed(self.at_dose):
            if entry.after_effect:
                return entry
            if entry.counts and entry.light.colour is Colour.GREEN:
                return None
        return None


def planned(
    catalogue: Catalogue, told: Told, asked: RoutineItem, entries: Sequence[Entry]
) -> PlannedMove | None:
    """A move that can be spoken of: known, with a dose that fits, or is cut to what a caution leaves."""
    exercise = catalogue.exercises.get(asked.exercise_id)
    if exercise is None or exercise.dose is None:
        return None
    numbers = eased(exercise.dose, Numbers.of(asked))
    try:
        seconds = item(exercise, numbers).seconds
    except ValueError:
        return None
    asked_since = since(told.plans, told.today, asked, dose=False)
    dose_since = since(told.plans, told.today, asked, dose=True)
    mine = tuple(entry for entry in entries if entry.day >= asked_since)
    at_dose = tuple(entry for entry in mine if entry.day >= dose_since and entry.planned_s == seconds)
    return PlannedMove(asked, exercise, exercise.dose, numbers, dose_since, mine, at_dose)
