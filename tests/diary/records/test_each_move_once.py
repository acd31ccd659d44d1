"""A session never holds one move twice."""

from data.diary import Outcome, Session, SessionItem
from tests.diary.filled import day


def test_a_move_said_twice_is_taken_together() -> None:
    twice = (
        SessionItem("plank", 60, 1.0, None, 2, "first"),
        SessionItem("cat-cow", 60, 1.0),
        SessionItem("plank", 180, 0.0, None, 5, "then"),
    )
    session = Session(day(0), Outcome.PARTIAL, twice)
    assert session.items == (SessionItem("plank", 240, 0.25, None, 5, "first\nthen"), twice[1])
    assert session.share == (60 + 60) / 300
