"""What is proposed from the diary: every row of the table, and laws over any diary."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.routine.dose import Numbers, allowed, dose_of
from components.session.history import daily_pain, history
from components.session.plan_changes import a_week_ago, ups, weekly_work
from components.session.progression import Told, proposals
from components.session.proposal import Proposal, accepted, after_rest
from components.session.traffic_light import Colour
from data.catalogue import Catalogue, load_catalogue
from data.diary import CheckIn, Outcome, Plan, Session, SessionItem
from tests.session import decision_table
from tests.session.progression_table import MOVE, OTHERS, PROGRESSION, TODAY, Row, planned, session, told

CATALOGUE = load_catalogue()


def of_move(found: Sequence[Proposal]) -> Proposal:
    """What is said of the table's move, or of the whole plan."""
    return next(p for p in found if p.exercise_id in (MOVE, None))


@pytest.mark.parametrize("row", PROGRESSION, ids=lambda row: row.case)
def test_each_row_of_the_table_proposes_what_it_says(row: Row) -> None:
    found = of_move(proposals(CATALOGUE, told(CATALOGUE, row)))
    to = found.after and (found.after.sets, found.after.reps, found.after.hold_s)
    assert (found.kind, found.rule, to) == (row.kind, row.rule, row.to)


def test_the_table_shows_every_kind_and_every_rule_has_words_with_nothing_left_open() -> None:
    found = [of_move(proposals(CATALOGUE, told(CATALOGUE, row))) for row in PROGRESSION]
    assert {p.kind for p in found} == {
        "up", "harder", "hold", "down", "easier", "rest", "recovery", "screen",
    }  # fmt: skip
    for p in found:
        assert p.words
        assert p.instead
        assert not set("{}") & set(p.words + p.instead)
        assert p.sources
        assert p.status == "design"


def test_a_day_without_a_plan_proposes_nothing() -> None:
    assert proposals(CATALOGUE, Told((), (), (), TODAY)) == ()
    assert proposals(CATALOGUE, Told([Plan(TODAY, None)], (), (), TODAY)) == ()


def test_a_move_that_hurt_is_blamed_and_the_others_are_held() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    bad = session("g", TODAY, routine)
    items = (bad.items[0]._replace(share=0.3, reason="hurts", pain=6), *bad.items[1:])
    found = history([replace(bad, outcome=Outcome.PARTIAL, items=items, pain_after=6)], {})
    assert found[MOVE][0].light.rule == "rise-3"
    assert {found[move][0].light.rule for move in OTHERS} == {"another-move"}


def test_a_move_marked_as_worse_is_amber_though_the_numbers_were_fine() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    found = history([replace(session("g", TODAY, routine), worse={MOVE})], {})
    assert (found[MOVE][0].light.colour, found[MOVE][0].light.rule) == (Colour.AMBER, "marked-worse")
    assert found["cat-cow"][0].light.colour is Colour.GREEN


def test_a_session_skipped_because_it_hurt_counts_against_going_up_and_one_for_want_of_time_does_not() -> (
    None
):
    row = PROGRESSION[2]
    diary = told(CATALOGUE, row)
    routine = planned(CATALOGUE, row.dose, OTHERS)
    items = tuple(SessionItem(i.exercise_id, i.seconds, 0) for i in routine.items)
    for reason, kind in (("no time", "up"), ("it hurt", "hold")):
        skipped = Session(TODAY - timedelta(days=1), Outcome.SKIPPED, items, reason=reason)
        found = of_move(proposals(CATALOGUE, replace(diary, sessions=[*diary.sessions, skipped])))
        assert found.kind == kind, reason


def test_the_morning_is_held_against_the_week_before_not_only_against_that_day() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    usual = [CheckIn(TODAY - timedelta(days=n), pain=4) for n in range(1, 6)]
    bad = replace(session("g", TODAY, routine), pain_before=2, next_morning=5)
    assert history([bad], {})[MOVE][0].light.colour is Colour.RED
    assert history([bad], daily_pain(usual))[MOVE][0].light.colour is Colour.GREEN


def test_a_step_taken_up_changes_that_move_alone_and_not_the_plan_it_came_from() -> None:
    diary = told(CATALOGUE, PROGRESSION[2])
    plan = diary.plans[-1]
    assert plan.routine is not None
    change = of_move(proposals(CATALOGUE, diary))
    after = accepted(plan.routine, change)
    assert after is not None
    assert [i.reps for i in after.items if i.exercise_id == MOVE] == [8]
    assert after.items[1:] == plan.routine.items[1:]
    assert plan.routine == planned(CATALOGUE, (1, 6, 5), OTHERS)
    with pytest.raises(ValueError, match="changed since"):
        accepted(after, change)


def test_a_rested_move_leaves_the_routine_and_comes_back_one_step_lower() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", "", (1, 10, 5)))
    routine = diary.plans[-1].routine
    assert routine is not None
    change = of_move(proposals(CATALOGUE, diary))
    without = accepted(routine, change)
    assert without is not None
    assert without.items == routine.items[1:]
    back = after_rest(CATALOGUE, routine, change)
    assert [i.reps for i in back.items if i.exercise_id == MOVE] == [8]
    assert back.items[1:] == routine.items[1:]


DOSES = st.tuples(st.integers(1, 2), st.integers(6, 12), st.integers(5, 10))
ROWS = st.builds(
    Row,
    st.just("any"),
    st.text("gparux", max_size=8),
    st.just(""),
    st.just(""),
    DOSES,
    st.none(),
    st.integers(0, 40),
    st.integers(0, 60),
    st.lists(st.integers(0, 12), max_size=4, unique=True).map(lambda days: tuple(sorted(days, reverse=True))),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 40),
    st.booleans(),
).filter(lambda row: not (row.others_up and (row.alone or row.at_dose <= max(row.others_up))))


def limited(row: Row) -> Row:
    """Cat-cow has room for two steps only."""
    return row._replace(others_up=row.others_up[:2])


@given(ROWS.map(limited))
def test_no_proposal_ever_leaves_the_moves_range_or_grows_the_plan_by_more_than_a_fifth(row: Row) -> None:
    diary = told(CATALOGUE, row)
    for p in proposals(CATALOGUE, diary):
        if p.after is not None:
            assert p.before is not None
            exercise = CATALOGUE.exercises[p.after.exercise_id]
            assert allowed(dose_of(exercise), Numbers.of(p.after))
            assert (p.after.seconds > p.before.seconds) == (p.kind == "up")
        if p.kind == "up":
            plan, ago = diary.plans[-1], a_week_ago(diary.plans, TODAY)
            assert plan.routine is not None
            assert ago is not None
            taken = replace(plan, routine=accepted(plan.routine, p))
            assert weekly_work(CATALOGUE, taken) <= 1.2 * weekly_work(CATALOGUE, ago)


@given(ROWS.map(limited))
def test_nothing_goes_up_after_a_worse_or_an_unknown_next_morning(row: Row) -> None:
    for p in proposals(CATALOGUE, told(CATALOGUE, row)):
        if p.kind in ("up", "harder"):
            assert row.sessions[-3:] == "ggg"


@given(ROWS.map(limited))
def test_never_more_than_one_up_at_a_time_and_two_in_seven_days(row: Row) -> None:
    diary = told(CATALOGUE, row)
    rising = [p for p in proposals(CATALOGUE, diary) if p.kind == "up"]
    recent = ups(CATALOGUE, diary.plans, TODAY - timedelta(days=6))
    assert len(rising) <= (1 if len(recent) < 2 else 0)


@given(ROWS.map(limited))
def test_asking_twice_says_the_same_and_changes_no_plan(row: Row) -> None:
    diary = told(CATALOGUE, row)
    before = list(diary.plans)
    assert proposals(CATALOGUE, diary) == proposals(CATALOGUE, diary)
    assert list(diary.plans) == before


def test_a_person_who_takes_up_every_step_for_a_year_stays_within_two_a_week() -> None:
    plans: list[Plan] = [Plan(TODAY, planned(CATALOGUE, (1, 6, 5), OTHERS), range(7))]
    sessions: list[Session] = []
    taken = _live(CATALOGUE, plans, sessions, days=365)
    assert taken
    for start in range(365):
        week = [n for n in taken if start <= n < start + 7]
        assert len(week) <= 2
    last = plans[-1].routine
    assert last is not None
    assert [i.sets * i.reps for i in last.items] > [6, 8, 1, 2, 8]


def _live(catalogue: Catalogue, plans: list[Plan], sessions: list[Session], days: int) -> list[int]:
    """Every second day a good session, and each step up taken the same evening."""
    taken: list[int] = []
    for n in range(0, days, 2):
        today = TODAY + timedelta(days=n)
        routine = plans[-1].routine
        assert routine is not None
        sessions.append(session("g", today, routine))
        for p in proposals(catalogue, Told(plans, sessions[-30:], (), today)):
            if p.kind == "up":
                plans.append(Plan(today, accepted(routine, p), range(7)))
                taken.append(n)
    return taken


def test_the_decision_table_in_the_docs_is_what_the_tables_say_now() -> None:
    assert decision_table.PAGE.read_text(encoding="utf-8") == decision_table.page(CATALOGUE)
