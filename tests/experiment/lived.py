"""Experiments with a pain for every day, for tests to read."""

from collections.abc import Sequence
from datetime import date, timedelta

from components.experiment import Kept, Length, Question, Stop, Trialled, planned, read
from components.experiment.block_plan import arm_on
from components.experiment.trial_reading import Reading
from data.diary import Arm, Block, BlockOrder, Day, Experiment, State, TrialQuestion

START = date(2026, 6, 1)
A, B = Arm.A, Arm.B


def day(number: int) -> date:
    return START + timedelta(number)


def of_blocks(arms: str, days: int = 7, order: str = "random", expects: Arm = A) -> Experiment:
    """An experiment whose blocks come in this order, such as "ABBA"."""
    return Experiment(
        question=TrialQuestion.TIME,
        expects=expects,
        order=BlockOrder(order),
        seed=1,
        start=START,
        blocks=tuple(Block(Arm(arm.lower()), days) for arm in arms),
    )


def a_plan(length: Length = Length.SIX_WEEKS, order: str = "random", seed: int = 1) -> Experiment:
    return planned(
        Question(TrialQuestion.TIME, A), length, BlockOrder(order), seed=seed, start=START, made_on=START
    )


def one_day(number: int, pain: float | None, *, asked: bool = False, state: State = State.REST) -> Day:
    return Day(day(number), pain, pain, None, None, None, asked, None, None, state, "")


def lived(
    experiment: Experiment, pain: Sequence[float | None], kept: Kept = Kept.AS_PLANNED
) -> tuple[Trialled, ...]:
    """Its days with this pain, one after the other."""
    return tuple(
        Trialled(one_day(number, value), arm, kept)
        for number, value in enumerate(pain)
        if (arm := arm_on(experiment, day(number)))
    )


def by_arm(experiment: Experiment, a: float, b: float) -> list[float | None]:
    """Pain of every day, by the way planned for it, wobbling by a quarter of a point from block to block."""
    wobble = [0.25 * (number % 2) for number in range(len(experiment.blocks))]
    return [
        (a if block.arm is A else b) + extra
        for block, extra in zip(experiment.blocks, wobble, strict=True)
        for _ in range(block.days)
    ]


def finished(experiment: Experiment, pain: Sequence[float | None], stop: Stop | None = None) -> Reading:
    return read(experiment, lived(experiment, pain), experiment.end + timedelta(1), stop)
