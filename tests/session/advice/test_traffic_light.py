"""What the pain around a session says: every row of the table, and laws over all there is to say."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.session.advice.traffic_light import light
from data.catalogue import load_catalogue
from data.verdicts import Colour
from tests.session.advice.light_table import LIGHTS, Row

NRS = st.none() | st.integers(0, 10)
USUAL = st.none() | st.sampled_from([half / 2 for half in range(21)])
LEG = st.sampled_from([None, False, True])


@pytest.mark.parametrize("row", LIGHTS, ids=lambda row: f"{row.rule}-{LIGHTS.index(row)}")
def test_each_row_of_the_table_gives_its_light(row: Row) -> None:
    found = light(
        row.pre, row.during, row.next_morning, row.leg_spread, row.usual, row.day_after, leg_weak=row.leg_weak
    )
    assert (found.colour, found.rule) == (row.colour, row.rule)


def test_every_rule_has_its_words_and_its_row() -> None:
    whole = range(11)
    rules = {
        light(pre, during, morning, leg, max(pre, 3), day_after).rule
        for pre, during, morning, leg, day_after in itertools.product(
            whole, whole, whole, (False, True), (None, 3, 6)
        )
    } | {row.rule for row in LIGHTS}
    assert rules == {row.rule for row in LIGHTS}
    assert rules <= load_catalogue().progression.keys()


@given(NRS, NRS, LEG, USUAL, NRS)
def test_a_missing_next_morning_is_never_green(
    pre: int | None, during: int | None, leg: bool | None, usual: float | None, day_after: int | None
) -> None:
    assert light(pre, during, None, leg, usual, day_after).colour is not Colour.GREEN


@given(NRS, NRS, NRS, LEG, USUAL, NRS)
def test_green_needs_the_session_the_leg_the_morning_and_the_way_back_to_be_said(
    pre: int | None,
    during: int | None,
    morning: int | None,
    leg: bool | None,
    usual: float | None,
    day_after: int | None,
) -> None:
    if light(pre, during, morning, leg, usual, day_after).colour is Colour.GREEN:
        assert during is not None
        assert morning is not None
        assert usual is not None
        assert leg is False
        assert morning <= usual or (day_after is not None and day_after <= usual)


@given(NRS, NRS, NRS, LEG, USUAL, NRS)
def test_nothing_said_of_the_day_after_makes_a_light_better_unless_it_is_back(
    pre: int | None,
    during: int | None,
    morning: int | None,
    leg: bool | None,
    usual: float | None,
    day_after: int | None,
) -> None:
    unsaid, said = (light(pre, during, morning, leg, usual, day) for day in (None, day_after))
    if day_after is not None and usual is not None and day_after > usual:
        assert said.colour >= unsaid.colour


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 9), LEG, st.integers(0, 10))
def test_a_worse_morning_never_gives_a_better_light(
    pre: int, during: int, morning: int, leg: bool | None, usual: int
) -> None:
    assert (
        light(pre, during, morning + 1, leg, usual).colour >= light(pre, during, morning, leg, usual).colour
    )


@given(st.integers(0, 10), st.integers(0, 9), st.integers(0, 10), LEG, st.integers(0, 10))
def test_more_pain_in_the_session_never_gives_a_better_light(
    pre: int, during: int, morning: int, leg: bool | None, usual: int
) -> None:
    less, more = (light(pre, d, morning, leg, usual) for d in (during, during + 1))
    assert more.colour >= less.colour


@given(NRS, NRS, NRS, USUAL)
def test_pain_down_a_leg_is_always_red(
    pre: int | None, during: int | None, morning: int | None, usual: float | None
) -> None:
    assert light(pre, during, morning, True, usual).colour is Colour.RED
