"""A session on another day of its week counts, once; `n` a week on any days asks for their share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.numbers import adherence
from data.diary import CheckIn, Day, Outcome, Pause, Plan, Reason, Session, SessionItem, State
from data.diary.day_table import as_frame, as_records, day_table
from tests.diary.filled import MORNING, day

LETTERS = {
    State.DONE: "D",
    State.PARTIAL: "P",
    State.SWAPPED: "S",
    State.EXTRA: "E",
    State.REST: "r",
    State.PAUSED: "z",
    State.MISSED: "M",
    State.NOT_LOGGED: "?",
    State.MOVED: ">",
}
HALF = (SessionItem("cat-cow", 60, 0.5),)
SAID = {
    "D": ("done", ()),
    "P": ("partial", HALF),
    "S": ("swapped", ()),
    "R": ("swapped", ()),  # the relief set
    "N": ("skipped", ()),
}
MON_WED_FRI = Plan(day(-70), MORNING, {0, 2, 4})
THREE = Plan(day(-70), MORNING, times_a_week=3)
LATER = CheckIn(day(7), 3)  # something said of the week after


def said(letters: str) -> list[Session]:
    """A week of sessions from a Monday on: a letter a day, a dot where there was none."""
    return [
        Session(day(number), *SAID[letter], reason=Reason.RELIEF_SET if letter == "R" else None)
        for number, letter in enumerate(letters)
        if letter in SAID
    ]


def week(
    sessions: Sequence[Session],
    *plans: Plan,
    pauses: Sequence[Pause] = (),
    over: bool = True,
) -> tuple[Day, ...]:
    told = [LATER] if over else []
    return as_records(
        day_table(day(0), day(6), check_ins=told, sessions=sessions, plans=plans, pauses=pauses)
    )


def states(days: Sequence[Day]) -> str:
    return "".join(LETTERS[one.state] for one in days)


@pytest.mark.parametrize(
    ("sessions", "states_then"),
    [
        ("D.D.D..", "DrDrDrr"),
        ("D..DD..", "Dr>DDrr"),  # Wednesday's on Thursday
        (".DD.D..", ">DDrDrr"),  # Monday's on Tuesday
        ("DDD.D..", "DEDrDrr"),  # one more than planned is extra
        ("D.N..D.", "Dr>r?Dr"),  # the earliest open day first, though said not to have been done
        ("D.N.N..", "DrMrMrr"),
        ("DD.....", "DD>r?rr"),  # done ahead
        ("....D.D", ">r?rDrD"),
        ("P...DD.", "Pr>rDDr"),  # a part is a session: nothing is made up for it
        ("...PDD.", ">r>PDDr"),
        ("D..PDD.", "Dr>EDDr"),  # of two the fuller one
        ("D..RD..", "Dr?EDrr"),  # a relief set does not stand in by itself
        ("D.R.D..", "DrSrDrr"),
    ],
)
def test_a_session_on_another_day_of_its_week_counts(sessions: str, states_then: str) -> None:
    assert states(week(said(sessions), MON_WED_FRI)) == states_then


@pytest.mark.parametrize(
    ("plan", "sessions", "over", "states_then"),
    [
        (THREE, "DD.D...", True, "DDrDrrr"),
        (THREE, "DD.DD..", True, "DDrDErr"),
        (THREE, "PD.DD..", True, "EDrDDrr"),
        (THREE, "D..D...", True, "DrrDrr?"),
        (THREE, "D..D...", False, "DrrDrr?"),
        (THREE, "D.N.D..", True, "DrMrDrr"),
        (THREE, "D.N.D..", False, "DrrrDr?"),  # there is time left: nothing is missed
        (THREE, ".......", False, "rrrr???"),
        (THREE, "NNNNNNN", False, "rrrrMMM"),
        (replace(THREE, times_a_week=7), "DDDDDDD", True, "DDDDDDD"),
        (Plan(day(3), MORNING, times_a_week=3), "D..D...", True, "   Drr?"),  # 4 of 7 days of 3: 2
        (Plan(day(6), MORNING, times_a_week=1), ".......", True, "      r"),  # a 7th of one session: none
    ],
)
def test_so_many_a_week_are_held_by_any_days(plan: Plan, sessions: str, over: bool, states_then: str) -> None:
    then = week(said(sessions), plan, over=over)
    assert states([one for one in then if one.day >= plan.start]) == states_then.strip()


@pytest.mark.parametrize(
    ("plans", "sessions", "pauses", "states_then"),
    [
        ([MON_WED_FRI], "D....D.", [Pause(day(2), day(3))], "Drzz>Dr"),
        ([MON_WED_FRI], "D.D....", [Pause(day(1), day(3))], "DzEz?rr"),  # what is done on a pause is extra
        ([THREE], "D.D....", [Pause(day(4), day(6))], "DrDrzzz"),  # 4 of 7 days of 3: 2
        ([THREE], "..D....", [Pause(day(0), day(6))], "zzEzzzz"),
        ([THREE, Plan(day(3), MORNING, times_a_week=5)], "DD.....", [], "DDrrrr?"),  # from Monday on five
        ([THREE, Plan(day(3), MORNING, {4})], "DDD....", [], "DDDr?rr"),  # cut short: what was stays
        ([THREE, Plan(day(3), None)], "D......", [], "Drr????"),
        ([MON_WED_FRI, Plan(day(3), MORNING, {5})], "D.....D", [], "Dr>rr?D"),
    ],
)
def test_pauses_and_changes_of_plan_within_a_week(
    plans: list[Plan], sessions: str, pauses: list[Pause], states_then: str
) -> None:
    assert states(week(said(sessions), *plans, pauses=pauses)) == states_then


def test_a_session_moved_ahead_stands_on_its_new_day_and_can_be_moved_on_and_back() -> None:
    def moved(*moves: tuple[int, int]) -> str:
        sessions = [Session(day(a), Outcome.SKIPPED, planned_for=day(b)) for a, b in moves]
        return states(week(sessions, MON_WED_FRI, over=False))

    assert moved((2, 3)) == "?r>??rr"
    assert moved((2, 3), (3, 5)) == "?r>r??r"
    assert moved((3, 1), (2, 3)) == "??>r?rr"
    assert moved((2, 3), (3, 2)) == "?r?r?rr"
    assert moved((2, 4)) == "?r?r?rr"  # Friday has one already


PLANS = st.builds(
    lambda weekdays: Plan(day(-70), MORNING, weekdays), st.sets(st.integers(0, 6), min_size=1)
) | st.builds(lambda times: Plan(day(-70), MORNING, times_a_week=times), st.integers(1, 7))
LIVED = st.text("DPSRN....", min_size=7, max_size=7)
PAUSED = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda ends: Pause(day(min(ends)), day(max(ends)))),
    max_size=1,
)


def counted(days: Sequence[Day]) -> float:
    return sum(one.share_done or 0 for one in days)


@given(PLANS, LIVED, PAUSED)
def test_no_more_counts_than_was_planned_or_done_and_nothing_counts_twice(
    plan: Plan, lived: str, pauses: list[Pause]
) -> None:
    sessions = said(lived)
    days, nothing = week(sessions, plan, pauses=pauses), week([], plan, pauses=pauses)
    held = [one for one in days if one.planned and one.share_done]
    assert sum(one.planned for one in days) == sum(one.planned for one in nothing)
    assert len(held) <= sum(one.planned for one in days)
    assert {one.day for one in held} <= {one.day for one in sessions}
    assert counted(days) <= sum(one.share for one in sessions)
    assert not any(one.planned for one in days if any(pause.covers(one.day) for pause in pauses))


@given(PLANS, LIVED)
def test_moving_a_session_within_its_week_changes_no_week_and_makes_no_other_day_missed(
    plan: Plan, lived: str
) -> None:
    sessions = said(lived)
    before = week(sessions, plan)
    by_weekday = plan.times_a_week is None
    free = [n for n in range(7) if lived[n] not in SAID and not (by_weekday and plan.asks_on(day(n)))]
    for one in (one for one in sessions if before[one.day.weekday()].planned):
        for to in free if one.outcome is not Outcome.SKIPPED else ():
            own = one.day if by_weekday and plan.asks_on(one.day) else None
            after = week([replace(one, day=day(to), planned_for=own), *without(sessions, one)], plan)
            assert tallied(after) == tallied(before)
            assert missed(after) <= missed(before)


def without(sessions: Sequence[Session], one: Session) -> list[Session]:
    return [other for other in sessions if other is not one]


def tallied(days: Sequence[Day]) -> tuple[int, float]:
    return sum(one.planned for one in days), counted(days)


def missed(days: Sequence[Day]) -> set[date]:
    return {one.day for one in days if one.state is State.MISSED}


def test_the_same_diary_is_kept_alike_by_weekdays_and_by_three_a_week() -> None:
    """Four weeks: as planned; Wednesday's on Thursday; one left out, said so; two unsaid."""
    lived = "D.D.D..", "D..DD..", "D.N.D..", "D......"
    sessions = [
        replace(one, day=one.day + timedelta(7 * number))
        for number, letters in enumerate(lived)
        for one in said(letters)
    ]
    shares = {}
    for plan in (MON_WED_FRI, THREE):
        days = day_table(day(0), day(27), sessions=sessions, plans=[plan], last_said=day(30))
        found = adherence(as_frame(days), today=date(2027, 1, 1))
        shares[plan.times_a_week] = (found.planned, found.counted, found.completed, found.not_logged)
    assert shares == {None: (12, 10, 9.0, 2), 3: (12, 10, 9.0, 2)}
