"""An experiment is read once it is over, as it was planned, and says so where it can't tell."""

from dataclasses import replace
from datetime import timedelta

import pytest

from components.experiment import Gate, Kept, Length, Stop, read
from components.experiment.block_rows import block_rows, block_table, day_table, pain_rows
from components.experiment.kendall_tau import baseline_corrected_tau
from data.diary import Arm
from tests.experiment.lived import A, B, a_plan, by_arm, day, finished, lived, of_blocks

SIX = of_blocks("ABBABA")


def test_a_clear_difference_the_way_expected_is_said() -> None:
    reading = finished(SIX, by_arm(SIX, 2, 5))
    assert reading.gate is Gate.AS_EXPECTED
    assert reading.diff == pytest.approx(-3, abs=0.3)
    assert reading.chance is not None
    assert reading.chance.interval is not None
    assert reading.chance.interval[0] <= reading.diff <= reading.chance.interval[1] < 0  # type: ignore[operator]


def test_the_same_difference_the_other_way_is_not() -> None:
    assert finished(SIX, by_arm(SIX, 5, 2)).gate is Gate.NO_CLEAR_DIFFERENCE
    other = replace(SIX, expects=B)
    assert finished(other, by_arm(other, 2, 5)).gate is Gate.NO_CLEAR_DIFFERENCE
    assert finished(other, by_arm(other, 5, 2)).gate is Gate.AS_EXPECTED


def test_under_one_point_nothing_is_claimed_however_regular() -> None:
    reading = finished(SIX, [4.0 if block.arm is A else 4.9 for block in SIX.blocks for _ in range(7)])
    assert reading.chance is not None
    assert reading.chance.p(A) <= 0.05
    assert reading.gate is Gate.NO_CLEAR_DIFFERENCE


@pytest.mark.parametrize("today", [-1, 0, 20, 41])
def test_while_it_runs_nothing_is_compared(today: int) -> None:
    pain = by_arm(SIX, 2, 5)[: today + 1]
    reading = read(SIX, lived(SIX, pain), day(today), None)
    assert reading.gate is (Gate.NOT_BEGUN if today < 0 else Gate.RUNNING)
    assert (reading.diff, reading.means, reading.as_done_diff, reading.chance) == (None,) * 4
    assert "Mean pain" not in block_table(reading)
    assert reading.n_days == today + 1


@pytest.mark.parametrize("plan", [a_plan(Length.TWO_WEEKS), a_plan(Length.TEN_WEEKS, "alternating")])
def test_what_could_never_tell_is_too_short_however_large_the_difference(plan) -> None:  # type: ignore[no-untyped-def]
    reading = finished(plan, by_arm(plan, 1, 9))
    assert reading.gate is Gate.TOO_SHORT
    assert reading.diff == pytest.approx(-8, abs=0.3)
    assert reading.chance is None


def test_a_stopped_one_keeps_what_was_logged_and_gets_no_verdict() -> None:
    reading = finished(SIX, by_arm(SIX, 2, 5), Stop(day(40), "stop-red-light"))
    assert reading.gate is Gate.STOPPED
    assert (reading.n_days, reading.n_logged) == (40, 40)
    assert reading.diff is not None
    assert reading.chance is None


def test_missing_days_are_missing_and_never_nought() -> None:
    pain = by_arm(SIX, 2, 5)
    pain[0] = pain[1] = None
    reading = finished(SIX, pain)
    assert reading.blocks[0].mean == pytest.approx(2)
    assert (reading.blocks[0].n, reading.n_logged, reading.n_days) == (5, 40, 42)
    assert reading.gate is Gate.AS_EXPECTED
    assert len(pain_rows(lived(SIX, pain))) == 40


def test_under_five_days_logged_in_a_block_six_weeks_can_not_tell() -> None:
    pain = by_arm(SIX, 2, 5)
    pain[7:10] = [None] * 3
    reading = finished(SIX, pain)
    assert reading.gate is Gate.GAPS
    assert reading.chance is None
    assert reading.diff == pytest.approx(-3, abs=0.3)


def test_ten_weeks_go_on_without_a_week_that_was_not_logged() -> None:
    plan = of_blocks("ABABBAABAB")
    pain = by_arm(plan, 2, 5)
    pain[:7] = [None] * 7
    reading = finished(plan, pain)
    assert reading.gate is Gate.AS_EXPECTED
    assert reading.chance is not None
    assert reading.chance.orders == 126  # nine blocks, four of them A
    assert block_rows(reading)["mean"].isna().sum() == 1


def test_nothing_logged_in_one_way_compares_nothing() -> None:
    pain = [None if value and value > 3 else value for value in by_arm(SIX, 2, 5)]
    reading = finished(SIX, pain)
    assert (reading.gate, reading.diff) == (Gate.GAPS, None)


def test_days_count_as_planned_and_the_difference_as_done_stands_beside() -> None:
    pain = by_arm(SIX, 2, 5)
    days = list(lived(SIX, pain))
    days[0] = replace(days[0], kept=Kept.OTHER_WAY, day=replace(days[0].day, pain=9.0))
    days[1] = replace(days[1], kept=Kept.NOT_SAID)
    reading = read(SIX, days, SIX.end + timedelta(1), None)
    assert reading.blocks[0].mean == pytest.approx(3)  # the day with 9 is in it
    assert (reading.deviations, reading.not_said, reading.as_done_days) == (1, 1, 41)
    assert reading.as_done_diff == pytest.approx(-3, abs=0.3)
    assert reading.diff is not None
    assert reading.diff > reading.as_done_diff  # type: ignore[operator]


def test_every_day_of_the_plan_stands_in_the_table_those_to_come_empty() -> None:
    table = day_table(SIX, lived(SIX, [3.0] * 10))
    assert len(table) == 42
    assert list(table["Pain (0–10)"]) == ["3"] * 10 + ["–"] * 32
    assert list(table["Way"][:14]) == ["A"] * 7 + ["B"] * 7


def test_tau_says_how_far_blocks_overlap_and_takes_a_trend_out() -> None:
    apart = [(A, [1, 2, 1, 2, 1]), (B, [5, 6, 5, 6, 5]), (A, [1, 2, 1, 2, 1])]
    alike = [(A, [1, 2, 1, 2, 1]), (B, [1, 2, 1, 2, 1])]
    falling = [(A, [9, 8, 7, 6, 5]), (B, [4, 3, 2, 1, 0])]
    assert baseline_corrected_tau(apart) == pytest.approx(-25 / (25 * 37) ** 0.5)
    assert baseline_corrected_tau(alike) == pytest.approx(0)
    assert baseline_corrected_tau(falling) == pytest.approx(0, abs=0.2)
    assert baseline_corrected_tau([(A, [1, None, None]), (B, [2, 3, 4])]) is None
    assert baseline_corrected_tau([(Arm.A, [1, 1, 1]), (Arm.B, [1, 1, 1])]) == 0
