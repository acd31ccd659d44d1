"""One person's experiments with all the diary says of their days."""

from dataclasses import dataclass
from datetime import date, timedelta

from components.experiment.as_done import Clock, Trialled, trialled
from components.experiment.stopping_rules import Stop, Told, stop_of, worth_stopping
from components.experiment.trial_reading import Reading, read
from components.numbers.usual import STEADY
from components.session.advice.move_history import daily_pain
from data.catalogue import Catalogue
from data.diary import Diary, Experiment


@dataclass(frozen=True, slots=True)
class AtHand:
    """An experiment, its days that count so far, and how it stands."""

    experiment: Experiment
    days: tuple[Trialled, ...]
    reading: Reading
    worth_stopping: bool


def told(diary: Diary, experiment: Experiment, today: date) -> Told:
    """What the diary says of the experiment's time up to today."""
    end = min(experiment.end, today)
    before = experiment.start - timedelta(STEADY.days)
    return Told(
        diary.day_records(before, end) if end >= before else (),
        diary.sessions(experiment.start, end),
        tuple(s for s in diary.screenings() if experiment.start <= s.day <= end),
        daily_pain(diary.check_ins(before, end)) if end >= before else {},
    )


def ended(catalogue: Catalogue, diary: Diary, experiment: Experiment, today: date) -> Stop | None:
    """What ended it before its last day, up to today."""
    return stop_of(catalogue, experiment, told(diary, experiment, today))


def at_hand(catalogue: Catalogue, diary: Diary, experiment: Experiment, today: date, clock: Clock) -> AtHand:
    """The experiment as it stands today."""
    facts = told(diary, experiment, today)
    stop = stop_of(catalogue, experiment, facts)
    until = today if stop is None else stop.day - timedelta(1)
    counted = [day for day in facts.days if day.day <= until]
    days = trialled(experiment, counted, facts.sessions, clock)
    reading = read(experiment, days, today, stop)
    return AtHand(experiment, days, reading, worth_stopping(experiment, facts))
