"""From the browser's record to the diary: the right shares, once each, whatever arrives how often."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.session.player.finishing import Run, keep, read_run, session_of, the_rest
from components.session.player.stop_at_pain import light_during, stops_from
from data.diary import Diary, Outcome, Reason, Routine, RoutineItem, Session, SessionItem
from data.verdicts import Colour
from tests.clock import standing_at

DAY = date(2026, 3, 4)
TAP = standing_at(datetime(2026, 3, 4, 8, tzinfo=UTC))()
DOG = {"dog.1.left.work": 54, "dog.1.right.work": 54}
CAT = {"cat.1.both.work": 80}
WHOLE = DOG | CAT


def record(**facts: Any) -> dict[str, Any]:
    """A session of two moves as the browser tells it."""
    told: dict[str, Any] = {
        "token": "a-session-token",
        "diary": "a-diary",
        "day": "2026-03-04",
        "relief": False,
        "before": None,
        "parts": [
            {"exercise_id": "dog", "planned_s": 128, "work": DOG},
            {"exercise_id": "cat", "planned_s": 95, "work": CAT},
        ],
        "done": {},
        "reasons": {},
        "pains": {},
        "leg": False,
        "ended": False,
        "alarm": False,
        "sent": 1,
    }
    return told | facts


def run(**facts: Any) -> Run:
    return read_run(record(**facts), DAY)


def test_everything_done_is_a_session_done_with_its_minutes() -> None:
    session = session_of(run(done=WHOLE))

    assert session is not None
    assert session.outcome is Outcome.DONE
    assert session.share == 1
    assert session.minutes == 3.7  # (128 + 95) / 60


def test_part_of_it_counts_by_the_seconds_worked_and_keeps_the_reasons() -> None:
    session = session_of(
        run(
            done={"dog.1.left.work": 27},
            reasons={"dog": "hurt", "cat": "no_time"},
            pains={"dog": 4},
            before=2,
        )
    )

    assert session is not None
    assert session.outcome is Outcome.PARTIAL
    assert [(i.exercise_id, i.share, i.reason, i.pain) for i in session.items] == [
        ("dog", 0.25, "hurt", 4),
        ("cat", 0.0, "no_time", None),
    ]
    assert (session.pain_before, session.leg_spread) == (2, None)


@pytest.mark.parametrize("facts", [{"ended": True}, {"reasons": {"dog": "too_hard"}}])
def test_nothing_done_is_not_a_session_while_it_lasts_or_when_nothing_was_said(
    diary: Diary, facts: dict[str, Any]
) -> None:
    assert keep(diary, run(**facts), TAP) is None
    assert diary.sessions(DAY, DAY) == ()


def test_ended_with_nothing_done_it_is_skipped_with_what_was_said_of_its_moves(diary: Diary) -> None:
    kept = keep(diary, run(reasons={"dog": "hurt"}, pains={"dog": 8}, leg=True, ended=True), TAP)

    assert kept is not None
    assert (kept.outcome, kept.share, kept.minutes, kept.leg_spread) == (Outcome.SKIPPED, 0, 0, True)
    assert [(i.share, i.reason, i.pain) for i in kept.items] == [(0, "hurt", 8), (0, None, None)]
    assert diary.sessions(DAY, DAY) == (kept,)


def test_a_relief_set_is_logged_as_one() -> None:
    whole, some = session_of(run(done=WHOLE, relief=True)), session_of(run(done=CAT, relief=True))

    assert whole is not None
    assert some is not None
    assert (whole.outcome, whole.reason) == (Outcome.SWAPPED, "relief_set")
    assert (some.outcome, some.reason) == (Outcome.PARTIAL, "relief_set")


def test_a_step_told_twice_or_for_longer_than_it_takes_counts_once() -> None:
    session = session_of(run(done={"cat.1.both.work": 800, "nobody.1.both.work": 99}))

    assert session is not None
    assert [item.share for item in session.items] == [0, 1]


@given(st.lists(st.sampled_from(sorted(WHOLE)), max_size=12))
def test_the_shares_never_exceed_what_was_planned(steps: list[str]) -> None:
    session = session_of(run(done={step: 10 * len(steps) for step in steps}))

    assert session is None or all(0 <= item.share <= 1 for item in session.items)


def test_a_session_grows_in_the_diary_as_steps_arrive_and_stays_one(diary: Diary) -> None:
    for done in ({"cat.1.both.work": 80}, {"cat.1.both.work": 80}, WHOLE, WHOLE):
        keep(diary, run(done=done), TAP)

    (kept,) = diary.sessions(DAY, DAY)
    assert kept.outcome is Outcome.DONE


def test_a_late_copy_of_an_earlier_record_takes_nothing_back(diary: Diary) -> None:
    keep(diary, run(done=WHOLE), TAP)
    keep(diary, run(done=CAT, reasons={"dog": "too_hard"}), TAP)

    (kept,) = diary.sessions(DAY, DAY)
    assert [item.share for item in kept.items] == [1, 1]


def test_how_much_a_move_hurt_is_kept_at_its_worst(diary: Diary) -> None:
    for pain in (6, 3):
        keep(diary, run(done=CAT, reasons={"dog": "hurt"}, pains={"dog": pain}), TAP)

    (kept,) = diary.sessions(DAY, DAY)
    assert [item.pain for item in kept.items] == [6, None]


def test_another_start_is_another_session(diary: Diary) -> None:
    keep(diary, run(done=CAT), TAP)
    keep(diary, run(done=CAT, token="another-token"), TAP)

    assert len(diary.sessions(DAY, DAY)) == 2


def test_a_session_its_owner_deleted_stays_deleted(diary: Diary) -> None:
    kept = keep(diary, run(done=CAT), TAP)
    assert kept is not None
    diary.delete(kept)

    assert keep(diary, run(done=WHOLE), TAP) is None
    assert diary.sessions(DAY, DAY) == ()


def test_what_the_person_wrote_beside_the_session_stays(diary: Diary) -> None:
    kept = keep(diary, run(done=CAT), TAP)
    assert kept is not None
    diary.edit_session(type(kept)(**{**_fields(kept), "note": "Felt good"}))

    keep(diary, run(done=WHOLE), TAP)

    assert diary.sessions(DAY, DAY)[0].note == "Felt good"


def _fields(kept: Any) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in type(kept).__dataclass_fields__}


def test_the_session_lies_on_the_day_it_was_begun(diary: Diary) -> None:
    after_midnight = read_run(record(done=CAT), DAY + timedelta(days=1))

    kept = keep(diary, after_midnight, TAP)

    assert kept is not None
    assert kept.day == DAY
    assert kept.at == TAP.at


@pytest.mark.parametrize(
    "facts",
    [
        {"token": ""},
        {"day": "someday"},
        {"day": "2026-04-04"},
        {"parts": []},
        {"done": {"cat.1.both.work": -5}},
        {"done": {"cat.1.both.work": "much"}},
        {"pains": {"cat": 11}},
        {"before": -1},
        {"sent": None},
    ],
)
def test_a_record_that_can_not_be_so_is_refused(facts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="session"):
        run(**facts)


def test_no_record_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="can't be read"):
        read_run(None, DAY)


@pytest.mark.parametrize(
    ("before", "lights"),  # of pain 0 to 10 during a move
    [
        (None, "gggaaarrrrr"),
        (0, "gggaaarrrrr"),
        (1, "gggaaarrrrr"),
        (2, "ggggaarrrrr"),
        (3, "gggggarrrrr"),
        (4, "ggggggrrrrr"),
        (5, "ggggggrrrrr"),
        (6, "ggggggarrrr"),  # already high: fine where it eases
        (7, "gggggggarrr"),
        (10, "ggggggggggr"),
    ],
)
def test_pain_in_a_move_gives_the_light_for_going_on(before: int | None, lights: str) -> None:
    letters = {Colour.GREEN: "g", Colour.AMBER: "a", Colour.RED: "r"}

    assert "".join(letters[light_during(before, pain)] for pain in range(11)) == lights
    assert stops_from(before) == lights.index("r")


def test_a_session_begun_before_an_update_still_says_why() -> None:
    session = session_of(run(done=CAT, reasons={"dog": "hurts"}, pains={"dog": 4}))

    assert session is not None
    assert next(item.reason for item in session.items if item.exercise_id == "dog") is Reason.HURT


def test_the_rest_of_a_session_goes_into_it_and_takes_nothing_away(diary: Diary) -> None:
    first = keep(diary, run(done=DOG | {"cat.1.both.work": 20}, ended=True), TAP)
    assert first is not None
    rest = run(token="another-token", continues=first.id, done={"cat.1.both.work": 80}, ended=True)
    for _ in range(2):
        kept = keep(diary, rest, TAP)
        assert kept is not None
        assert (kept.id, kept.outcome, kept.share) == (first.id, Outcome.DONE, 1)
    assert diary.sessions(DAY, DAY) == (kept,)

    diary.delete(kept)
    alone = keep(diary, rest, TAP)
    assert alone is not None
    assert (alone.id != first.id, alone.outcome) == (True, Outcome.PARTIAL), "what was deleted stays so"


def test_moves_of_a_session_that_its_rest_did_not_play_stay_in_it(diary: Diary) -> None:
    first = keep(diary, run(done=DOG, pains={"cat": 6}, reasons={"cat": "hurt"}, ended=True), TAP)
    assert first is not None
    only_cat = [{"exercise_id": "cat", "planned_s": 95, "work": CAT}]
    kept = keep(
        diary, run(token="another-token", continues=first.id, parts=only_cat, done=CAT, ended=True), TAP
    )
    assert kept is not None
    assert {item.exercise_id: (item.share, item.pain) for item in kept.items} == {
        "dog": (1, None),
        "cat": (1, 6),
    }


def test_the_rest_is_what_nothing_speaks_against() -> None:
    moves = ("done", "half", "late", "hurt", "hard", "worse", "off")
    routine = Routine(
        "Mine", tuple(RoutineItem(move, 1, 1, 60, 1, 0, seconds=75) for move in (*moves, "new"))
    )
    items = (
        SessionItem("done", 60, 1),
        SessionItem("half", 60, 0.5),
        SessionItem("late", 60, 0, Reason.NO_TIME),
        SessionItem("hurt", 60, 0.5, Reason.HURT),
        SessionItem("hard", 60, 0, Reason.TOO_HARD),
        SessionItem("worse", 60, 0.5),
        SessionItem("off", 60, 0, None, 4),
        SessionItem("gone", 60, 0),
    )
    session = Session(DAY, Outcome.PARTIAL, items, worse={"worse"})
    assert the_rest(session, routine) == {"half", "late"}
    assert the_rest(replace(session, outcome=Outcome.DONE, items=items[:1]), routine) == frozenset()
