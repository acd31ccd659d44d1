"""Which made-up diaries the saved study is about."""

from enum import StrEnum

from studies.made_up_diaries import Course, Gaps, Habit, Scenario


class Part(StrEnum):
    """What a cell of the study is there to show."""

    NO_EFFECT = "no effect"
    EFFECT = "effect"
    WEEKDAYS = "weekdays"
    CONFOUNDED = "confounded"


LENGTHS = (14, 28, 45, 60, 90, 180, 365)
PHIS = (0.0, 0.3, 0.6, 0.8)


def grid() -> tuple[tuple[Part, Scenario], ...]:
    """Every cell, with what it is there to show."""
    parts = (
        (Part.NO_EFFECT, _no_effect()),
        (Part.EFFECT, _effect()),
        (Part.WEEKDAYS, _weekdays()),
        (Part.CONFOUNDED, _confounded()),
    )
    return tuple((part, scenario) for part, scenarios in parts for scenario in dict.fromkeys(scenarios))


def _no_effect() -> tuple[Scenario, ...]:
    return (
        *(Scenario(days=days) for days in LENGTHS),
        *(Scenario(days=60, phi=phi) for phi in PHIS),
        *(Scenario(days=60, phi=phi, habit=Habit.COIN) for phi in (0.0, 0.8)),
        *(Scenario(days=60, phi=phi, habit=Habit.STREAKS) for phi in PHIS),
        *(Scenario(days=days, phi=0.8, habit=Habit.STREAKS) for days in (45, 90)),
        *(Scenario(days=90, gaps=gaps) for gaps in (Gaps.RANDOM, Gaps.BAD_DAYS)),
        Scenario(days=90, phi=0.8, habit=Habit.STREAKS, gaps=Gaps.BAD_DAYS),
        Scenario(days=90, course=Course.FALLING),
        *(Scenario(days=90, phi=phi, course=Course.FALLING, gaps=Gaps.BAD_DAYS) for phi in (0.0, 0.8)),
        Scenario(days=90, habit=Habit.MORE_LATER),
    )


def _effect() -> tuple[Scenario, ...]:
    return (
        *(Scenario(days=days, effect=0.5) for days in (60, 90)),
        *(Scenario(days=days, effect=1.0) for days in (60, 90, 365)),
        *(Scenario(days=days, effect=2.0) for days in (60, 90)),
        *(Scenario(days=90, phi=phi, effect=2.0) for phi in PHIS),
        *(Scenario(days=90, phi=phi, effect=1.0) for phi in (0.0, 0.8)),
        Scenario(days=90, effect=2.0, gaps=Gaps.RANDOM),
        *(Scenario(days=days, effect=2.0, gaps=Gaps.BAD_DAYS) for days in (60, 90, 365)),
        *(Scenario(days=days, effect=2.0, habit=Habit.STREAKS) for days in (90, 180)),
        Scenario(days=90, effect=2.0, habit=Habit.MORE_LATER),
        Scenario(days=90, effect=2.0, course=Course.FALLING),
    )


def _weekdays() -> tuple[Scenario, ...]:
    return (
        *(Scenario(days=days, rhythm=2.0) for days in (45, 60, 90, 365)),
        *(Scenario(days=60, rhythm=2.0, phi=phi) for phi in PHIS),
        *(Scenario(days=90, rhythm=rhythm) for rhythm in (1.0, 3.0)),
        *(Scenario(days=days, rhythm=2.0, habit=Habit.NEARLY_FIXED) for days in (90, 180)),
        Scenario(days=90, rhythm=2.0, habit=Habit.FIXED),
        *(Scenario(days=90, rhythm=rhythm, effect=2.0) for rhythm in (2.0, -2.0)),
        *(Scenario(days=days, effect=2.0, habit=Habit.NEARLY_FIXED) for days in (90, 365)),
        Scenario(days=365, effect=2.0, habit=Habit.FIXED),
    )


def _confounded() -> tuple[Scenario, ...]:
    return (
        *(Scenario(days=90, phi=phi, habit=Habit.BY_PAIN) for phi in PHIS),
        Scenario(days=365, habit=Habit.BY_PAIN),
        Scenario(days=90, habit=Habit.MORE_LATER, course=Course.FALLING),
        Scenario(days=90, habit=Habit.MORE_LATER, course=Course.RECOVERY),
    )
