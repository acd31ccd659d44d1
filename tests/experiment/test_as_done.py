"""What was done on a day stands beside what was planned, and what nobody said stays unknown."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from components.experiment import Kept, trialled
from components.shell.clock import as_said
from data.diary import Arm, Experiment, Outcome, Session, SessionItem, State, TrialQuestion
from tests.experiment.lived import day, of_blocks, one_day

TIME = of_blocks("AB", days=1)
MOVE = replace(TIME, question=TrialQuestion.MOVE, move="bird-dog")
WITH = (SessionItem("bird-dog", 60, 0.5), SessionItem("cat-cow", 60, 1.0))
WITHOUT = (SessionItem("bird-dog", 60, 0.0), SessionItem("cat-cow", 60, 1.0))


def kept(
    experiment: Experiment, arm: Arm, *sessions: Session, asked: bool = True, state: State = State.REST
) -> Kept:
    number = 0 if arm is Arm.A else 1
    lived = one_day(number, 4, asked=asked, state=state)
    (found,) = trialled(experiment, [lived], sessions, lambda done: as_said(done, "UTC"))
    return found.kept


def session(arm: Arm, items: tuple[SessionItem, ...] = WITH, hour: int = 9, late: int = 0) -> Session:
    on = day(0 if arm is Arm.A else 1)
    at = datetime.combine(on + timedelta(late), time(hour), UTC)
    return Session(on, Outcome.DONE, items, at=at)


@pytest.mark.parametrize(
    ("arm", "items", "expected"),
    [
        (Arm.A, WITH, Kept.AS_PLANNED),
        (Arm.A, WITHOUT, Kept.OTHER_WAY),
        (Arm.B, WITHOUT, Kept.AS_PLANNED),
        (Arm.B, WITH, Kept.OTHER_WAY),
        (Arm.A, (), Kept.NOT_SAID),
        (Arm.B, (), Kept.NOT_SAID),
    ],
)
def test_a_move_is_done_where_the_session_says_so(
    arm: Arm, items: tuple[SessionItem, ...], expected: Kept
) -> None:
    assert kept(MOVE, arm, session(arm, items)) is expected


@pytest.mark.parametrize(
    ("arm", "hour", "late", "expected"),
    [
        (Arm.A, 7, 0, Kept.AS_PLANNED),
        (Arm.A, 19, 0, Kept.OTHER_WAY),
        (Arm.B, 19, 0, Kept.AS_PLANNED),
        (Arm.B, 7, 0, Kept.OTHER_WAY),
        (Arm.B, 14, 0, Kept.OTHER_WAY),
        (Arm.A, 7, 1, Kept.NOT_SAID),  # logged the day after: when it was is not known
    ],
)
def test_the_time_of_day_is_the_one_it_was_logged_at_on_the_day_itself(
    arm: Arm, hour: int, late: int, expected: Kept
) -> None:
    assert kept(TIME, arm, session(arm, hour=hour, late=late)) is expected


def test_the_time_of_day_is_the_persons_own() -> None:
    lived = [one_day(0, 4, asked=True)]
    logged = [session(Arm.A, hour=23)]  # in UTC; eleven in the morning for them
    west = trialled(TIME, lived, logged, lambda done: as_said(done, "Etc/GMT+12"))
    assert west[0].kept is Kept.AS_PLANNED


@pytest.mark.parametrize("arm", list(Arm))
def test_a_day_without_a_session_is_one_of_four_things(arm: Arm) -> None:
    skipped = replace(session(arm), outcome=Outcome.SKIPPED)
    assert kept(MOVE, arm, asked=False) is Kept.NOTHING_ASKED
    assert kept(MOVE, arm, asked=False, state=State.PAUSED) is Kept.PAUSED
    assert kept(MOVE, arm) is Kept.NOT_SAID
    assert kept(MOVE, arm, skipped) is Kept.NOT_DONE
