"""Keeping a planned experiment, and stopping one."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from components.experiment.stopping_rules import Stop
from components.shell.kept import Kept
from data.diary import Diary, Experiment

Ended = Sequence[tuple[Experiment, Stop | None]]  # earlier ones, and what ended each before its last day


def begin(diary: Diary, new: Experiment, earlier: Ended, token: str) -> Kept[Experiment]:
    """Keep it; an earlier one that safety ended is closed for good on the day it ended.

    Raises ExperimentRefused where another one has some of its days.
    """
    closed = [(old, stop) for old, stop in earlier if stop is not None and old.last >= new.start]
    with diary.all_or_nothing() as together:
        for old, stop in closed:
            together.stop_experiment(old, stop.day)
        kept = together.start_experiment(new, token=token)
    return Kept(kept, partial(_take_back, diary, kept, [old for old, _ in closed]))


def _take_back(diary: Diary, new: Experiment, closed: Sequence[Experiment]) -> None:
    with diary.all_or_nothing() as together:
        together.delete(new)
        for old in closed:
            together.stop_experiment(old, None)


def stop(diary: Diary, running: Experiment, today: date) -> Kept[Experiment]:
    """Let nothing from today on count."""
    stopped = diary.stop_experiment(running, today)
    return Kept(stopped, partial(diary.stop_experiment, stopped, None))
