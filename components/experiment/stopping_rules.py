"""What ends an experiment early: a person, red light, long flare or red flag. Safety comes before an answer.

It follows from the diary each time it is read and is not written anywhere, so nothing of what was logged
changes with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from components.numbers.flares_and_pauses import flares_of
from components.session.advice.move_history import DayPain, session_light
from components.session.advice.traffic_light import Light
from data.catalogue import Catalogue, RedFlagLevel
from data.diary import Day, Experiment, Screening, Session
from data.verdicts import Colour

AMBERS = 2  # so many running are worth stopping for
LONG_FLARE_DAYS = 3  # running: 48 hours


@dataclass(frozen=True, slots=True)
class Stop:
    """The first day that no longer counts, and the id of the words that say why."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the diary tells of the time of an experiment."""

    days: Sequence[Day]  # from four weeks before its first day on, in order
    sessions: Sequence[Session]
    screenings: Sequence[Screening]
    pain: Mapping[date, DayPain]


def stop_of(catalogue: Catalogue, experiment: Experiment, told: Told) -> Stop | None:
    """The earliest reason why it ended before its last day; None where there was none."""
    found = [
        *_own(experiment),
        *(Stop(day, "stop-red-flag") for s in told.screenings for day in _raised(catalogue, s)),
        *(Stop(day, "stop-red-light") for day, light in _lights(told) if light.colour is Colour.RED),
        *(Stop(day, "stop-flare") for day in flare_days(told.days)),
    ]
    within = [stop for stop in found if experiment.start <= stop.day <= experiment.end]
    return min(within, key=lambda stop: stop.day, default=None)


def worth_stopping(experiment: Experiment, told: Told) -> bool:
    """Whether the last two sessions of which anything is known both asked for care."""
    lights = [light for day, light in _lights(told) if experiment.start <= day <= experiment.last]
    return len(lights) >= AMBERS and all(light.asks_for_care for light in lights[-AMBERS:])


def flare_days(days: Sequence[Day]) -> tuple[date, ...]:
    """Each day that is the third or a later one of a flare; `days` follow one another.

    Two days running would stop half of all experiments in which nothing happens but ordinary ups and downs.
    """
    pain = np.array([day.pain for day in days], dtype="float64")
    found = flares_of([day.day for day in days], pain)
    return tuple(flare.first + timedelta(n) for flare in found for n in range(LONG_FLARE_DAYS - 1, flare.n))


def _own(experiment: Experiment) -> tuple[Stop, ...]:
    if experiment.stopped_on is None:
        return ()
    return (Stop(max(experiment.stopped_on, experiment.start), "stop-own"),)


def _raised(catalogue: Catalogue, screening: Screening) -> Iterator[date]:
    """The days of its yeses. A flag the catalogue does not know stops too: unknown is not safe."""
    for flag in screening.raised:
        known = catalogue.red_flags.get(flag)
        if known is None or known.level is not RedFlagLevel.CAUTION:
            yield screening.raised_on(flag)


def _lights(told: Told) -> list[tuple[date, Light]]:
    """Day and light of each session of which something is known, oldest first."""
    known = [s for s in told.sessions if s.share > 0 or s.pain_after is not None]
    lights = [(s.day, session_light(s, told.pain)) for s in known]
    return [(day, light) for day, light in lights if light.known]
