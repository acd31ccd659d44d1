"""From one move to another: a harder one, an easier one, one that trains the same in another position.

Only moves that the safety filter allows this person now are ever named, and none that the plan has already.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from components.routine.dose import Numbers, dose_of, item, start
from components.routine.verdicts import note
from components.session.advice.move_history import DayPain, Entry, session_light, when
from components.session.advice.plan_changes import moves_of
from components.session.advice.told import Told
from data.catalogue import Catalogue, Exercise
from data.catalogue.model import Variation
from data.diary import RoutineItem, Session
from data.verdicts import Colour

CALM_SESSIONS = 6  # at the second level without a red, before a move of the third
HARDEST = 3


class Way(NamedTuple):
    """A variation of a move: in words, and as a planned move where it is one of the catalogue's own."""

    words: Variation
    item: RoutineItem | None


class Ladder(NamedTuple):
    """What is known around the steps between moves."""

    catalogue: Catalogue
    told: Told
    entries: Mapping[str, Sequence[Entry]]  # of every move, oldest first
    calm: int  # sessions at the second level since the last red

    def harder(self, exercise: Exercise) -> Way | None:
        """The way on: the first that is a move of ours, at its fewest repetitions; else in words."""
        return self._way(exercise, exercise.harder, lowest=True)

    def easier(self, exercise: Exercise) -> Way | None:
        """The way back: the first that is a move of ours, as one starts it; else in words."""
        gentle = [w for w in exercise.easier if w.move is None or not self._was_too_much(w.move)]
        return self._way(exercise, gentle, lowest=False)

    def too_early(self, exercise: Exercise, way: Way) -> bool:
        """Whether this harder way leads to the third level before enough calm sessions at the second.

        A way in words has no level of its own: it counts as one above its move.
        """
        to = self.catalogue.exercises[way.item.exercise_id].level if way.item else exercise.level + 1
        return to >= HARDEST and self.calm < CALM_SESSIONS

    def elsewhere(self, exercise: Exercise) -> RoutineItem | None:
        """The gentlest move for the same in another position, no harder, as one starts it.

        Of those of one level the move's own swaps come first.
        """
        known = self.catalogue.exercises
        others = [known[move] for move in dict.fromkeys((*exercise.swaps, *known))]
        for other in sorted(others, key=lambda other: other.level):
            same = set(exercise.covers) & set(other.covers) and set(exercise.purpose) & set(other.purpose)
            gentle = other.level <= exercise.level and not self._was_too_much(other.id)
            here = other.in_water is exercise.in_water
            if same and here and gentle and other.position is not exercise.position and self._free(other.id):
                return self._item(other.id, lowest=False)
        return None

    def _way(self, exercise: Exercise, ways: Sequence[Variation], *, lowest: bool) -> Way | None:
        for way in ways:
            if way.move is not None and self._free(way.move) and self._stands_in(exercise, way.move):
                return Way(way, self._item(way.move, lowest=lowest))
        return next((Way(way, None) for way in ways if way.move is None), None)

    def _stands_in(self, exercise: Exercise, move: str) -> bool:
        """Whether a move is for some of the same, so that a plan can do without the one it replaces."""
        other = self.catalogue.exercises[move]
        same = set(exercise.covers) & set(other.covers) or set(exercise.purpose) & set(other.purpose)
        return bool(same) and other.in_water is exercise.in_water

    def _item(self, move: str, *, lowest: bool) -> RoutineItem:
        exercise = self.catalogue.exercises[move]
        dose = dose_of(exercise)
        numbers: Numbers = start(dose)._replace(reps=dose.reps.low) if lowest else start(dose)
        return item(exercise, numbers, note(self.catalogue, (self.told.verdicts or {})[move]))

    def _free(self, move: str) -> bool:
        coming = [plan for plan in self.told.plans if plan.start > self.told.today]
        planned = any(move in moves_of(plan) for plan in (self.told.plan, *coming) if plan)
        return self.told.offered(move) and move not in self.told.hidden and not planned

    def _was_too_much(self, move: str) -> bool:
        lights = [entry.light.colour for entry in self.entries.get(move, ()) if entry.counts]
        return bool(lights) and lights[-1] is Colour.RED


def calm_sessions(catalogue: Catalogue, sessions: Iterable[Session], pain: Mapping[date, DayPain]) -> int:
    """How many sessions with a move of the second level were done since the last red session, 6 at most.

    A session of which not enough is known to give it a light neither counts nor breaks the run.
    """
    calm = 0
    for session in sorted(sessions, key=when, reverse=True):
        found = session_light(session, pain)
        if found.colour is Colour.RED or calm == CALM_SESSIONS:
            break
        second = any(i.share > 0 and _level(catalogue, i.exercise_id) == HARDEST - 1 for i in session.items)
        calm += second and found.known and session.share > 0
    return calm


def _level(catalogue: Catalogue, move: str) -> int | None:
    exercise = catalogue.exercises.get(move)
    return exercise.level if exercise else None
