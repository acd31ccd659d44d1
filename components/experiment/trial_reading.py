"""Reading an experiment: what it says once it is over, and nothing before.

While it runs no difference is worked out, so that a look can't change what is done or when it ends. Days are
counted in the way planned for them, whatever was done: people change their minds on bad days, and sorting
days by what was done would bring that in. What was done stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from components.experiment.as_done import DEVIATIONS, Kept, Trialled
from components.experiment.block_plan import Span, can_tell, spans
from components.experiment.drawn_chance import Chance, chance
from components.experiment.stopping_rules import Stop
from components.numbers.day_after_gates import CHANCE_MOST, POINTS_LEAST
from data.diary import Arm, Experiment
from data.diary.records import mean

DAYS_LEAST = 5  # with pain logged, before a block counts
BLOCKS_LEAST = 3  # of each way


class Gate(StrEnum):
    """How far the answer has come."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    STOPPED = "stopped"
    TOO_SHORT = "too_short"  # no result could have been told from chance
    GAPS = "gaps"  # under three blocks of a way with five days logged
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    AS_EXPECTED = "as_expected"


@dataclass(frozen=True, slots=True)
class BlockRead:
    """One block: its days as planned, and the pain logged on those that count."""

    span: Span
    pain: tuple[float | None, ...]

    @property
    def n(self) -> int:
        return sum(value is not None for value in self.pain)

    @property
    def mean(self) -> float | None:
        return mean(self.pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an experiment says. Differences: A − B in NRS points, None while it runs or nothing is known."""

    gate: Gate
    stop: Stop | None
    blocks: tuple[BlockRead, ...]
    n_days: int  # that counted so far
    n_logged: int  # of these, with pain
    deviations: int  # days known to have gone otherwise than planned
    not_said: int  # days with a session asked that nobody said anything of
    means: tuple[float, float] | None = None  # mean of the A blocks' means, and of the B blocks'
    diff: float | None = None
    as_done_diff: float | None = None  # only days not known to have gone otherwise
    as_done_days: int = 0  # with pain, of those
    chance: Chance | None = None  # only where it is over, with enough days and orders

    @property
    def full(self) -> tuple[BlockRead, ...]:
        """The blocks with days enough to count towards a verdict."""
        return tuple(block for block in self.blocks if block.n >= DAYS_LEAST)

    @property
    def over(self) -> bool:
        return self.gate not in (Gate.NOT_BEGUN, Gate.RUNNING)


def read(experiment: Experiment, days: Sequence[Trialled], today: date, stop: Stop | None) -> Reading:
    """The reading as of `today`. `days` up to today, `stop` what ended it early."""
    counted = [day for day in days if day.day.day <= today and (stop is None or day.day.day < stop.day)]
    pain = {day.day.day: day.day.pain for day in counted}
    blocks = tuple(
        BlockRead(span, tuple(pain[day] for day in span.days if day in pain)) for span in spans(experiment)
    )
    known = Reading(
        gate=_standing(experiment, today, stop),
        stop=stop,
        blocks=blocks,
        n_days=len(counted),
        n_logged=sum(block.n for block in blocks),
        deviations=sum(day.kept in DEVIATIONS for day in counted),
        not_said=sum(day.kept is Kept.NOT_SAID for day in counted),
    )
    return _compared(experiment, known, counted) if known.over else known


def _standing(experiment: Experiment, today: date, stop: Stop | None) -> Gate:
    if stop is not None:
        return Gate.STOPPED
    if today < experiment.start:
        return Gate.NOT_BEGUN
    if today <= experiment.end:
        return Gate.RUNNING
    return Gate.TOO_SHORT if not can_tell(len(experiment.blocks), experiment.order) else Gate.GAPS


def _compared(experiment: Experiment, known: Reading, counted: Sequence[Trialled]) -> Reading:
    arms = tuple(block.span.arm for block in known.full)
    judged = known.gate is Gate.GAPS and min(arms.count(arm) for arm in Arm) >= BLOCKS_LEAST
    means = _means(known.full if judged else known.blocks)
    if means is None:
        return known
    kept = [day for day in counted if day.kept not in DEVIATIONS]
    found = replace(
        known,
        means=means,
        diff=means[0] - means[1],
        as_done_diff=_as_done_diff(kept),
        as_done_days=sum(day.day.pain is not None for day in kept),
    )
    if not judged:
        return found
    of_blocks = [value for block in known.full if (value := block.mean) is not None]
    by_draw = chance(of_blocks, arms, experiment.order)
    return replace(found, chance=by_draw, gate=_verdict(experiment, means[0] - means[1], by_draw))


def _as_done_diff(kept: Sequence[Trialled]) -> float | None:
    """Mean pain of days gone as planned, A less B; None where one way has nothing logged."""
    a, b = (mean(day.day.pain for day in kept if day.arm is arm) for arm in Arm)
    return None if a is None or b is None else a - b


def _verdict(experiment: Experiment, diff: float, by_draw: Chance) -> Gate:
    """A sentence only where the draw rarely goes so far the way expected, and by a whole point."""
    lower = diff if experiment.expects is Arm.A else -diff
    if by_draw.p(experiment.expects) <= CHANCE_MOST and lower <= -POINTS_LEAST:
        return Gate.AS_EXPECTED
    return Gate.NO_CLEAR_DIFFERENCE


def _means(blocks: Sequence[BlockRead]) -> tuple[float, float] | None:
    """Of each way the mean of its blocks' means; None where one has nothing logged."""
    a, b = (mean(block.mean for block in blocks if block.span.arm is arm) for arm in Arm)
    return None if a is None or b is None else (a, b)
