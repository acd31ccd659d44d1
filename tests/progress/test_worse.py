from datetime import date, timedelta

import pytest
from scipy.stats import binomtest

from components.progress.moves_worse import MoveCount, moves_worse
from data.diary import Outcome, Session, SessionItem
from tests.numbers.diaries import MONDAY


def session(number: int, *shares: float, worse: tuple[str, ...] = (), **felt: object) -> Session:
    items = tuple(SessionItem(f"move-{place}", 60, share) for place, share in enumerate(shares))
    day: date = MONDAY + timedelta(number)
    return Session(day, Outcome.PARTIAL, items, worse=worse, **felt)  # type: ignore[arg-type]


def counts(*sessions: Session) -> dict[str, tuple[int, int]]:
    return {count.move: (count.worse, count.sessions) for count in moves_worse(sessions)}


def test_a_move_is_counted_in_the_sessions_in_which_it_was_done() -> None:
    found = counts(session(0, 1, 1, worse=("move-0",)), session(1, 1, 0), session(2, 0.5, 1))
    assert found == {"move-0": (1, 3), "move-1": (0, 2)}


def test_a_move_broken_off_for_pain_counts_as_marked() -> None:
    items = (SessionItem("move-0", 60, 0.0, "hurt", 6), SessionItem("move-1", 60, 1.0))
    assert counts(Session(MONDAY, Outcome.PARTIAL, items)) == {"move-0": (1, 1), "move-1": (0, 1)}


def test_a_session_skipped_as_a_whole_blames_no_move() -> None:
    items = (SessionItem("move-0", 60, 0.0),)
    assert counts(Session(MONDAY, Outcome.SKIPPED, items, reason="hurt")) == {}


def test_the_move_marked_most_often_comes_first() -> None:
    found = moves_worse([session(day, 1, 1, worse=("move-1",)) for day in range(3)])
    assert [count.move for count in found] == ["move-1", "move-0"]


@pytest.mark.parametrize(("worse", "n"), [(2, 14), (0, 10), (5, 5), (30, 200)])
def test_the_interval_is_wilsons(worse: int, n: int) -> None:
    theirs = binomtest(worse, n).proportion_ci(confidence_level=0.90, method="wilson")
    assert MoveCount("m", worse, n).interval == pytest.approx((theirs.low, theirs.high))


def test_a_share_needs_five_sessions() -> None:
    assert not MoveCount("m", 1, 4).enough
    assert MoveCount("m", 1, 5).enough
