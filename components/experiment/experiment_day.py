"""What an experiment on oneself says of a day: which way it goes, or that it has stopped."""

from dataclasses import dataclass
from datetime import date

from components.experiment.at_hand import ended
from components.experiment.stopping_rules import Stop
from data.catalogue import Catalogue
from data.diary import Arm, Diary, Experiment


@dataclass(frozen=True, slots=True)
class ExperimentDay:
    """An experiment that has the day, and what has ended it since, if anything."""

    experiment: Experiment
    day: date
    stop: Stop | None

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
    return ExperimentDay(having[0], day, ended(catalogue, diary, having[0], today))


def left_out_on(catalogue: Catalogue, diary: Diary, day: date, today: date) -> str:
    """The move that the day's experiment goes without; empty where there is none."""
    trial = experiment_on(catalogue, diary, day, today)
    return trial.left_out if trial else ""
