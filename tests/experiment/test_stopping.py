"""Safety ends an experiment by itself; a person ends it on any day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from components.experiment import Told, stop_of, worth_stopping
from components.session.advice.move_history import DayPain
from data.catalogue import Catalogue, RedFlagLevel, load_catalogue
from data.diary import Answer, Day, Outcome, Screening, Session, SessionItem
from tests.experiment.lived import day, of_blocks, one_day

PLAN = of_blocks("ABBABA")
ITEMS = (SessionItem("cat-cow", 60, 1.0),)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def session(number: int, before: int, after: int, leg: bool | None = False) -> Session:
    return Session(day(number), Outcome.DONE, ITEMS, pain_before=before, pain_after=after, leg_spread=leg)


def days(*pain: float | None, start: int = 0) -> tuple[Day, ...]:
    """Four calm weeks, then this pain from day `start` on."""
    calm = [one_day(number, 4) for number in range(-28, start)]
    return (*calm, *(one_day(start + number, value) for number, value in enumerate(pain)))


def told(
    *, pain: tuple[Day, ...] = (), sessions: tuple[Session, ...] = (), flags: tuple[Screening, ...] = ()
) -> Told:
    lived = pain or days()
    said = {day.day: DayPain(day.pain, int(day.pain)) for day in lived if day.pain is not None}
    return Told(lived, sessions, flags, said)


def test_nothing_stops_it_where_nothing_happened(catalogue: Catalogue) -> None:
    assert stop_of(catalogue, PLAN, told(pain=days(4, 6, 6, 5, 6))) is None


@pytest.mark.parametrize(
    "bad", [session(5, 2, 6), session(5, 5, 7), session(5, 2, 2, leg=True)], ids=["rise", "high", "leg"]
)
def test_a_red_light_stops_it_on_its_day(catalogue: Catalogue, bad: Session) -> None:
    stop = stop_of(catalogue, PLAN, told(sessions=(session(3, 2, 2), bad)))
    assert stop is not None
    assert (stop.day, stop.why) == (day(5), "stop-red-light")


def test_three_days_of_much_more_pain_stop_it_and_two_do_not(catalogue: Catalogue) -> None:
    stop = stop_of(catalogue, PLAN, told(pain=days(7, 7, 8, start=4)))
    assert stop is not None
    assert (stop.day, stop.why) == (day(6), "stop-flare")
    assert stop_of(catalogue, PLAN, told(pain=days(7, 7, 4, 7, 7, start=4))) is None
    assert stop_of(catalogue, PLAN, told(pain=days(7, None, 8, start=4))) is None


def test_without_two_weeks_logged_nothing_is_known_to_be_usual(catalogue: Catalogue) -> None:
    known = days(7, 7, 8, start=4)
    assert stop_of(catalogue, PLAN, told(pain=known[-10:])) is None


@pytest.mark.parametrize("level", [one for one in RedFlagLevel if one is not RedFlagLevel.CAUTION])
def test_a_red_flag_stops_it_even_if_it_was_cleared_since(catalogue: Catalogue, level: RedFlagLevel) -> None:
    flag = next(f.id for f in catalogue.red_flags.values() if f.level is level)
    raised = Screening(day(8), {flag: Answer.NOT_SURE}, cleared_on=day(9))
    stop = stop_of(catalogue, PLAN, told(flags=(raised,)))
    assert stop is not None
    assert (stop.day, stop.why) == (day(8), "stop-red-flag")


def test_a_caution_does_not_stop_it_and_a_flag_nobody_knows_does(catalogue: Catalogue) -> None:
    caution = next(f.id for f in catalogue.red_flags.values() if f.level is RedFlagLevel.CAUTION)
    assert stop_of(catalogue, PLAN, told(flags=(Screening(day(8), {caution: Answer.YES}),))) is None
    assert stop_of(catalogue, PLAN, told(flags=(Screening(day(8), {"new-flag": Answer.YES}),))) is not None


def test_the_person_can_stop_it_and_the_earliest_reason_counts(catalogue: Catalogue) -> None:
    own = replace(PLAN, stopped_on=day(10))
    stop = stop_of(catalogue, own, told())
    assert stop is not None
    assert (stop.day, stop.why) == (day(10), "stop-own")
    earlier = stop_of(catalogue, own, told(sessions=(session(5, 2, 2, leg=True),)))
    assert earlier is not None
    assert earlier.day == day(5)


def test_what_comes_after_the_last_day_does_not_stop_it(catalogue: Catalogue) -> None:
    after = (PLAN.end - PLAN.start + timedelta(1)).days
    assert stop_of(catalogue, PLAN, told(sessions=(session(after, 2, 2, leg=True),))) is None


def test_two_ambers_running_are_worth_stopping_for_and_unknown_ones_are_no_sign() -> None:
    amber, unsaid = session(3, 2, 4), Session(day(5), Outcome.DONE, ITEMS)
    good = replace(session(9, 2, 2), next_morning=2)
    assert not worth_stopping(PLAN, told(sessions=(amber,)))
    assert worth_stopping(PLAN, told(sessions=(amber, unsaid, session(7, 3, 5))))
    assert not worth_stopping(PLAN, told(sessions=(amber, session(7, 3, 5), good)))
