"""What an experiment on oneself says of a day: which way it goes, or that it has stopped."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from components.session.asked import Asked
from data.catalogue import Catalogue
from data.diary import Arm, Diary, Experiment

if TYPE_CHECKING:
    from components.progress.experiment import Stop


@dataclass(frozen=True, slots=True)
class ExperimentDay:
    """An experiment that has the day, and what has ended it since, if anything."""

    experiment: Experiment
    day: date
    stop: "Stop | None"

    @property
    def counts(self) -> bool:
        return self.stop is None or self.day < self.stop.day

    @property
    def left_out(self) -> str:
        """The move that this day goes without; empty where there is none."""
        block = self.experiment.block_of(self.day)
        without = block is not None and self.experiment.blocks[block].arm is Arm.B
        return self.experiment.move if self.counts and without else ""


def experiment_on(catalogue: Catalogue, diary: Diary, day: date, today: date) -> ExperimentDay | None:
    """The experiment that has this day, as far as is known today; None where none has."""
    having = [one for one in diary.experiments() if one.start <= day <= one.last]
    if not having:
        return None
    from components.progress.experiment.at_hand import ended  # brings in what most visits never need

    return ExperimentDay(having[0], day, ended(catalogue, diary, having[0], today))


def without(today: Asked, move: str) -> Asked:
    """What the day asks for without one move; the same where nothing else would be left."""
    if today.kind != "session" or today.routine is None:
        return today
    items = tuple(item for item in today.routine.items if item.exercise_id != move)
    return replace(today, routine=replace(today.routine, items=items)) if items else today
