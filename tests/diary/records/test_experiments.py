"""An experiment is kept as it was planned, can only be stopped, and never runs beside another."""

from dataclasses import replace
from datetime import timedelta

import pytest

from data.diary import Arm, Block, Diary, Experiment, ExperimentRefused, NotFound
from tests.diary.filled import TRIAL, day

AFTER = replace(TRIAL, start=TRIAL.end + timedelta(1))


def test_an_experiment_comes_back_as_it_was_planned(diary: Diary) -> None:
    kept = diary.start_experiment(TRIAL)
    assert replace(kept, id="") == TRIAL
    assert diary.experiments() == (kept,)
    assert [kept.block_of(day(number)) for number in (1, 2, 5, 6, 8, 9, 15, 16)] == [
        None, 0, 0, 1, 1, 2, 3, None,
    ]  # fmt: skip


def test_a_double_click_starts_one_experiment(diary: Diary) -> None:
    first = diary.start_experiment(TRIAL, token="click")
    assert diary.start_experiment(TRIAL, token="click") == first
    assert diary.experiments() == (first,)


@pytest.mark.parametrize("shift", [-13, 0, 13])
def test_a_second_one_on_the_same_days_is_refused(diary: Diary, shift: int) -> None:
    start = TRIAL.start + timedelta(shift)
    kept = diary.start_experiment(TRIAL)
    with pytest.raises(ExperimentRefused, match="one experiment at a time"):
        diary.start_experiment(replace(TRIAL, start=start, made_on=None))
    assert diary.experiments() == (kept,)


def test_the_next_one_may_begin_when_the_last_is_over_or_stopped(diary: Diary) -> None:
    first = diary.stop_experiment(diary.start_experiment(TRIAL), day(5))
    second = diary.start_experiment(replace(TRIAL, start=day(5), made_on=None))
    third = diary.start_experiment(replace(TRIAL, start=second.end + timedelta(1)))
    assert diary.experiments() == (first, second, third)


def test_stopping_changes_nothing_else_and_can_be_taken_back(diary: Diary) -> None:
    kept = diary.start_experiment(TRIAL)
    stopped = diary.stop_experiment(replace(kept, seed=99, blocks=AFTER.blocks[:2]), day(6))
    assert stopped == replace(kept, stopped_on=day(6))
    assert (stopped.last, stopped.end) == (day(5), TRIAL.end)
    assert diary.stop_experiment(stopped, None) == kept


def test_neither_a_stop_taken_back_nor_the_bin_puts_two_experiments_on_the_same_days(diary: Diary) -> None:
    stopped = diary.stop_experiment(diary.start_experiment(TRIAL), day(4))
    binned = diary.start_experiment(replace(TRIAL, start=day(4), made_on=None))
    diary.delete(binned)
    other = diary.start_experiment(replace(TRIAL, start=day(5), made_on=None))
    with pytest.raises(ExperimentRefused):
        diary.stop_experiment(stopped, None)
    with pytest.raises(ExperimentRefused):
        diary.restore(binned)
    assert diary.experiments() == (stopped, other)


def test_one_in_the_bin_can_not_be_stopped(diary: Diary) -> None:
    kept = diary.start_experiment(TRIAL)
    diary.delete(kept)
    with pytest.raises(NotFound):
        diary.stop_experiment(kept, day(5))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"blocks": (Block(Arm.A, 7), Block(Arm.A, 7), Block(Arm.B, 7))}, "as many blocks"),
        ({"blocks": ()}, "as many blocks"),
        ({"blocks": (Block(Arm.A, 0), Block(Arm.B, 7))}, "1 to 14 days"),
        ({"move": ""}, "one move, or about the time"),
        ({"question": "time"}, "one move, or about the time"),
        ({"order": "as I like"}, "drawn, or take turns"),
        ({"made_on": day(9)}, "starts today or later"),
    ],
)
def test_an_experiment_that_could_not_be_read_is_refused(wrong: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(TRIAL, **wrong)  # type: ignore[arg-type]


def test_the_days_after_the_last_belong_to_no_block() -> None:
    short: Experiment = replace(TRIAL, stopped_on=TRIAL.start)
    assert short.last < short.start
    assert TRIAL.block_of(TRIAL.end + timedelta(1)) is None
