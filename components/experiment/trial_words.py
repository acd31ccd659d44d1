"""An experiment in sentences, each made from its record or its reading. None shows how rare a result is.

No sentence says that one way brings about anything; "as expected" is the most there is.
"""

from datetime import date

from components.experiment.block_plan import Length, arm_on, can_tell, orders
from components.experiment.trial_reading import BLOCKS_LEAST, DAYS_LEAST, Gate, Reading
from components.numbers.day_after_gates import CHANCE_MOST
from components.numbers.pain_change import POINTS
from components.progress.words import counts_in_words
from components.progress.words.counts_in_words import HARDLY, counted
from components.progress.words.sentences import UPS_AND_DOWNS
from data.catalogue import Catalogue
from data.diary import Arm, BlockOrder, Experiment, TrialQuestion

LENGTH_WORDS = {length: length.value.replace(" ", "-") for length in Length}  # ids in the catalogue
ORDER_WORDS = {BlockOrder.RANDOM: "Drawn by chance", BlockOrder.ALTERNATING: "Taking turns"}


def way(catalogue: Catalogue, about: str, move: str, arm: Arm) -> str:
    """One of the two ways, as it stands inside a sentence."""
    if about is TrialQuestion.TIME:
        return "sessions in the morning" if arm is Arm.A else "sessions in the evening"
    name = catalogue.exercises[move].name if move in catalogue.exercises else "a move no longer here"
    return f"{'with' if arm is Arm.A else 'without'} {name[0].lower()}{name[1:]}"


def way_of(catalogue: Catalogue, experiment: Experiment, arm: Arm) -> str:
    return way(catalogue, experiment.question, experiment.move, arm)


def question_of(catalogue: Catalogue, experiment: Experiment) -> str:
    """What was asked, and what was said beforehand."""
    a, b = (way_of(catalogue, experiment, arm) for arm in Arm)
    expected = way_of(catalogue, experiment, experiment.expects)
    return f"A is {a}, B is {b}. You expected {expected} to hurt less."


def today_line(catalogue: Catalogue, experiment: Experiment, day: date) -> str:
    """What a day that counts asks for; empty for any other."""
    arm = arm_on(experiment, day)
    if arm is None:
        return ""
    number, days = (day - experiment.start).days + 1, (experiment.end - experiment.start).days + 1
    return f"Your experiment, day {number} of {days}: {way_of(catalogue, experiment, arm)}."


def chance_beforehand(length_blocks: int, order: BlockOrder) -> str:
    """What could be told at all, said before the start."""
    n = len(orders(length_blocks // 2, length_blocks // 2, order))
    if can_tell(length_blocks, order):
        least = int(CHANCE_MOST * n)
        place = "clearest of all" if least == 1 else f"among the {least} clearest"
        return f"Of {n} possible orders, yours has to come out {place}. Anything less may be chance."
    return f"With only {n} possible orders it can't tell a difference from chance, small or large."


def headline(catalogue: Catalogue, experiment: Experiment, reading: Reading) -> str:
    """The finding in one or two sentences, before anything else."""
    if reading.gate is Gate.NOT_BEGUN:
        return f"It begins on {experiment.start:%A %-d %B}."
    if reading.gate is Gate.RUNNING:
        return f"Pain logged on {reading.n_logged} of {counted(reading.n_days, 'day')} so far."
    if reading.diff is None:
        return f"{_opening(reading)} There is nothing to compare: pain was logged in one way at most."
    found = _found(catalogue, experiment, reading, reading.diff)
    if reading.gate is Gate.AS_EXPECTED:
        return f"It came out as you expected: {found}"
    if reading.gate is Gate.NO_CLEAR_DIFFERENCE:
        return f"No clear difference: {found} This may be chance, and it is not the same as no difference."
    return f"{_opening(reading)} In the days there are, {found} This may be chance."


def _opening(reading: Reading) -> str:
    if reading.gate is Gate.STOPPED:
        return f"Stopped after {counted(reading.n_days, 'day')}, so it can't tell."
    if reading.gate is Gate.TOO_SHORT:
        return "Too short to tell, as it was from the start."
    n = sum(len(block.span.days) for block in reading.blocks)
    return (
        f"Too many gaps to tell: pain was logged on {reading.n_logged} of {n} days, and it takes "
        f"{BLOCKS_LEAST} blocks of each way with {DAYS_LEAST} days logged."
    )


def _found(catalogue: Catalogue, experiment: Experiment, reading: Reading, diff: float) -> str:
    a, b = (way_of(catalogue, experiment, arm) for arm in Arm)
    means = f" ({reading.means[0]:.1f} and {reading.means[1]:.1f})" if reading.means else ""
    span = ""
    if reading.chance and reading.chance.interval:
        span = f", roughly {counts_in_words.span(*reading.chance.interval)}"
    if abs(diff) < HARDLY:
        return f"pain averaged the same {a} and {b}{means}{span}."
    return f"pain averaged {counts_in_words.way(diff)} {a} than {b}{means}{span}."


def against(catalogue: Catalogue, reading: Reading) -> tuple[str, ...]:
    """What to hold against the finding, once there is one."""
    if reading.diff is None:
        return ()
    words = catalogue.experiment
    small = HARDLY <= abs(reading.diff) < POINTS
    return (
        *([words["noticed"].words] if small else []),
        _kept(reading),
        words["carry-over"].words,
        f"{words['these-weeks'].words} {UPS_AND_DOWNS}",
    )


def _kept(reading: Reading) -> str:
    """How much of it went as planned, and the difference without the days that did not."""
    told = (
        f"Known to have gone otherwise than planned: {reading.deviations} of {counted(reading.n_days, 'day')}"
    )
    told += f"; nobody said of {reading.not_said}" if reading.not_said else ""
    if reading.as_done_diff is None or not reading.deviations:
        return f"{told}."
    return (
        f"{told}. Without these, pain is "
        f"{counts_in_words.way(reading.as_done_diff)} in A than in B "
        f"({counted(reading.as_done_days, 'day')})."
    )
