"""A class of three made-up diaries: one with a real effect, two with something that only looks like one."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from studies.made_up_diaries import Course, Habit, Scenario, day_tables, diaries

DAYS = 90
EFFECT = 1.0  # NRS points; modest, so that size alone doesn't give it away

# Each with what is true of it. All three are kinds that the saved study counts by the thousand.
TRUTHS: dict[str, Scenario] = {
    "A session lowers the next day's pain by one point.": Scenario(days=DAYS, effect=EFFECT),
    "A session changes nothing. It is done mostly on good days.": Scenario(days=DAYS, habit=Habit.BY_PAIN),
    "A session changes nothing. Pain eased by itself, while sessions became more frequent.": Scenario(
        days=DAYS, habit=Habit.MORE_LATER, course=Course.RECOVERY
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class Pupil:
    """One made-up diary: its number in the class, its day table, and what is true of it."""

    number: int
    days: pd.DataFrame
    truth: str
    scenario: Scenario

    @property
    def has_effect(self) -> bool:
        """Whether a session lowers the next day's pain."""
        return self.scenario.effect > 0


def classroom(seed: int) -> tuple[Pupil, Pupil, Pupil]:
    """Three diaries of 90 days in an order nobody knows; the same seed gives the same class."""
    truths = list(TRUTHS.items())
    order = np.random.default_rng((seed, len(truths))).permutation(len(truths))
    first, second, third = (
        Pupil(number, day_tables(diaries(scenario, 1, seed))[0], truth, scenario)
        for number, (truth, scenario) in enumerate((truths[place] for place in order), 1)
    )
    return first, second, third
