"""What each day was: every rule in a table, and laws that hold for any diary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.diary import (
    CheckIn,
    Day,
    Diary,
    Outcome,
    Pause,
    Plan,
    Reason,
    Session,
    SessionItem,
    State,
    open_diary,
)
from data.diary.day_table import as_records, day_table
from tests.diary.filled import MORNING, day, evening, fill
from tests.diary.reading.day_by_day import day_by_day

HALF = (SessionItem("cat-cow", 60, 0.5),)
PLANNED = Plan(day(0), MORNING, {0})  # day(0) is a Monday
RESTING = Plan(day(0), MORNING, {1})
STOPPED = Plan(day(0), None)
COVERING = Pause(day(-1), day(0))
ELSEWHERE = Pause(day(1), day(2))


def one_day(outcomes: Sequence[str], plan: Plan | None, pauses: Sequence[Pause] = ()) -> Day:
    sessions = [Session(day(0), Outcome(one), HALF if one == "partial" else ()) for one in outcomes]
    plans = [plan] if plan else []
    (only,) = as_records(day_table(day(0), day(0), sessions=sessions, plans=plans, pauses=pauses))
    return only


@pytest.mark.parametrize(
    ("outcomes", "state", "share"),
    [
        ([], State.NOT_LOGGED, None),
        (["done"], State.DONE, 1.0),
        (["partial"], State.PARTIAL, 0.5),
        (["swapped"], State.SWAPPED, 1.0),
        (["skipped"], State.MISSED, 0.0),
        (["skipped", "skipped"], State.MISSED, 0.0),
        (["skipped", "partial"], State.PARTIAL, 0.5),
        (["partial", "partial"], State.PARTIAL, 1.0),
        (["partial", "swapped"], State.SWAPPED, 1.0),
        (["swapped", "done"], State.DONE, 1.0),
        (["partial", "done"], State.DONE, 1.0),
        (["done", "skipped", "done"], State.DONE, 1.0),
    ],
)
def test_a_planned_day_is_its_best_session(outcomes: list[str], state: State, share: float | None) -> None:
    for order in (outcomes, outcomes[::-1]):
        shown = one_day(order, PLANNED, [ELSEWHERE])
        assert (shown.planned, shown.state, shown.share_done) == (True, state, share)


@pytest.mark.parametrize(
    ("plan", "pauses", "unsaid"),
    [
        pytest.param(RESTING, [ELSEWHERE], State.REST, id="rest"),
        pytest.param(PLANNED, [COVERING], State.PAUSED, id="planned but paused"),
        pytest.param(RESTING, [ELSEWHERE, COVERING], State.PAUSED, id="rest but paused"),
        pytest.param(None, [COVERING], State.PAUSED, id="paused without a plan"),
        pytest.param(None, [], State.NOT_LOGGED, id="no plan yet"),
        pytest.param(STOPPED, [], State.NOT_LOGGED, id="plan stopped"),
        pytest.param(Plan(day(1), MORNING, {0}), [], State.NOT_LOGGED, id="plan not begun"),
    ],
)
@pytest.mark.parametrize(
    ("outcomes", "extra"),
    [
        ([], False),
        (["skipped"], False),
        (["done"], True),
        (["partial"], True),
        (["skipped", "swapped"], True),
    ],
)
def test_a_day_that_was_not_planned_is_never_a_failure(
    plan: Plan | None, pauses: list[Pause], unsaid: State, outcomes: list[str], extra: bool
) -> None:
    shown = one_day(outcomes, plan, pauses)
    assert (shown.planned, shown.share_done) == (False, None)
    assert shown.state == (State.EXTRA if extra else unsaid)


def test_of_two_plans_for_one_start_the_last_counts() -> None:
    (shown,) = as_records(day_table(day(0), day(0), plans=[RESTING, PLANNED]))
    assert shown.planned


def test_several_entries_are_averaged_and_the_worst_pain_is_kept() -> None:
    said = [CheckIn(day(0), 2, 4, note="a"), CheckIn(day(0), 7, sleep_h=6), CheckIn(day(0), confidence=0)]
    sessions = [
        Session(day(0), Outcome.DONE, minutes=8, note="b"),
        Session(day(0), Outcome.DONE, minutes=4.5),
    ]
    (shown,) = as_records(day_table(day(0), day(0), check_ins=said, sessions=sessions))
    assert (shown.pain, shown.pain_worst, shown.function, shown.confidence, shown.sleep) == (4.5, 7, 4, 0, 6)
    assert (shown.minutes, shown.note) == (12.5, "a\nb")


def test_what_nobody_said_is_unknown_and_never_zero() -> None:
    (shown,) = as_records(day_table(day(0), day(0), sessions=[Session(day(0), Outcome.DONE)]))
    said = (shown.pain, shown.pain_worst, shown.function, shown.confidence, shown.sleep, shown.minutes)
    assert said == (None,) * 6
    assert shown.note == ""


def test_no_pain_at_all_is_zero() -> None:
    (shown,) = as_records(day_table(day(0), day(0), check_ins=[CheckIn(day(0), 0, 0, 0, 0)]))
    assert (shown.pain, shown.pain_worst, shown.function, shown.confidence, shown.sleep) == (0, 0, 0, 0, 0)


DAYS = st.dates(date(2027, 12, 20), date(2028, 3, 10))
NRS = st.none() | st.integers(0, 10)
NOTES = st.sampled_from(["", "stiff", "long drive"])
ITEMS = st.builds(
    SessionItem,
    st.just("cat-cow"),
    st.integers(1, 999),
    st.floats(0, 1),
    st.none(),
    st.none(),
    words=st.just(""),
)
CHECK_INS = st.builds(CheckIn, DAYS, st.integers(0, 10), NRS, NRS, st.none() | st.floats(0, 24), NOTES)
WEEKS = st.dates(date(2028, 1, 3), date(2028, 1, 23))  # close together: they meet in their weeks


def in_the_week_of(day: date) -> st.SearchStrategy[date]:
    monday = day - timedelta(day.weekday())
    return st.dates(monday, monday + timedelta(6))


SESSIONS = (DAYS | WEEKS).flatmap(
    lambda day: (
        st.builds(
            Session,
            st.just(day),
            st.sampled_from(Outcome),
            st.lists(ITEMS, min_size=1).map(tuple),
            st.none() | st.floats(0, 1440),
            st.sampled_from([None, Reason.RELIEF_SET]),
            note=NOTES,
            planned_for=st.none() | in_the_week_of(day),
        )
        | st.builds(Session, st.just(day), st.just(Outcome.SKIPPED), planned_for=in_the_week_of(day))
    )
)
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1)
STARTS = DAYS | WEEKS
PLANS = (
    st.builds(Plan, STARTS, st.just(MORNING), WEEKDAYS)
    | st.builds(Plan, STARTS, st.just(MORNING), times_a_week=st.integers(1, 7))
    | st.builds(Plan, STARTS, st.none())
)
PAUSES = st.builds(lambda start, days: Pause(start, start + timedelta(days)), DAYS, st.integers(0, 20))


def rounded(days: Sequence[Day]) -> list[Day]:
    """Without the last digits of sums, in which the order and the way of adding show."""
    sums = ("sleep", "minutes", "share_done")
    return [
        replace(day, **{name: None if (v := getattr(day, name)) is None else round(v, 9) for name in sums})
        for day in days
    ]


@given(
    st.lists(CHECK_INS, max_size=30),
    st.lists(SESSIONS, max_size=30),
    st.lists(PLANS, max_size=6),
    st.lists(PAUSES, max_size=4),
    DAYS,
    DAYS,
)
def test_any_diary_is_by_columns_what_it_is_day_by_day(
    check_ins: list[CheckIn],
    sessions: list[Session],
    plans: list[Plan],
    pauses: list[Pause],
    start: date,
    end: date,
) -> None:
    told = {"check_ins": check_ins, "sessions": sessions, "plans": plans, "pauses": pauses}
    table = as_records(day_table(start, end, **told))
    assert rounded(table) == rounded(day_by_day(start, end, **told))


def test_the_stored_diary_and_the_records_in_hand_make_the_same_table(diary: Diary) -> None:
    fill(diary)
    diary.add_session(day(2), "skipped", words="tired", at=evening(2))
    in_hand = as_records(
        day_table(
            day(-2),
            day(14),
            check_ins=diary.check_ins(day(-2), day(14)),
            sessions=diary.sessions(day(-2), day(14)),
            plans=diary.plans(),
            pauses=diary.pauses(),
        )
    )
    assert diary.day_records(day(-2), day(14)) == in_hand
    assert {row.state for row in in_hand} == {
        State.PARTIAL, State.REST, State.MISSED, State.PAUSED, State.NOT_LOGGED,
    }  # fmt: skip


def test_without_bounds_the_table_runs_from_the_first_entry_to_the_last(diary: Diary) -> None:
    diary.set_plan(routine=MORNING, weekdays={0}, start=day(-9))
    diary.add_session(day(4))
    diary.add_check_in(day(1), pain=3)
    diary.add_pause(day(20), day(30))
    assert [row.day for row in diary.day_records()] == [day(1), day(2), day(3), day(4)]
    assert [row.day for row in diary.day_records(end=day(6))][-1] == day(6)
    assert next(row.day for row in diary.day_records(start=day(0))) == day(0)
    assert diary.first_day() == day(1)


def test_the_frame_has_the_promised_columns_and_types(diary: Diary) -> None:
    fill(diary)
    frame = diary.days(end=day(8))
    promised = {
        "day": "datetime64[s]",
        "pain": "Float64",
        "pain_worst": "Float64",
        "function": "Float64",
        "confidence": "Float64",
        "sleep": "Float64",
        "planned": "boolean",
        "share_done": "Float64",
        "minutes": "Float64",
        "state": "category",
        "note": "string",
    }
    assert promised.items() <= frame.dtypes.astype(str).to_dict().items()
    assert list(frame["state"].cat.categories) == [state.value for state in State]
    assert [moment.date() for moment in frame["day"]] == [day(number) for number in range(9)]


def test_the_frame_says_what_the_records_say(diary: Diary) -> None:
    fill(diary)
    for row, record in zip(diary.days().itertuples(index=False), diary.day_records(), strict=True):
        assert row.day.date() == record.day
        assert (row.planned, row.state, row.note) == (record.planned, record.state.value, record.note)
        for name in ("pain", "pain_worst", "function", "confidence", "sleep", "share_done", "minutes"):
            told = getattr(record, name)
            shown = getattr(row, name)
            assert repr(shown) == "<NA>" if told is None else shown == told


def test_an_empty_diary_makes_an_empty_frame_of_the_same_shape(url: str) -> None:
    empty = open_diary(url).days()
    filled = open_diary(url, "somebody")
    fill(filled)
    assert len(empty) == 0
    assert list(empty.columns) == list(filled.days().columns)
    assert empty.dtypes.astype(str).to_list() == filled.days().dtypes.astype(str).to_list()
