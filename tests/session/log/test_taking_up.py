"""Proposals taken up in a real diary, and taken back: by the functions, and by the card on the page."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.session.advice.progression import proposals
from components.session.advice.proposal import resting_elsewhere, together
from components.session.advice.taking_up import take_up
from components.shell.kept import Kept
from data.catalogue import load_catalogue
from data.diary import Diary, Plan, PlanRefused, close_diaries, open_diary
from tests.app.diaries import url
from tests.session.advice.progression_table import TODAY, Row, told

CATALOGUE = load_catalogue()
SESSIONS = st.sampled_from(["grr", "ggr", "gga", "gaa", "ggg", "gggggg", "gggo", "rur"])
DOSES = st.sampled_from([(1, 6, 5), (1, 10, 5), (1, 12, 10), (2, 7, 10), (2, 12, 10)])
ROWS = st.builds(
    lambda sessions, dose, gap, days, *, alone: Row(
        "any", sessions, "", "", dose, gap=gap, days=days, alone=alone
    ),
    SESSIONS,
    DOSES,
    st.sampled_from([2, 3, 9, 16]),
    st.sampled_from(["", "44", "4.4"]),
    alone=st.booleans(),
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Diary]]:
    """One new diary after another, in one file."""
    path: Path = tmp_path_factory.mktemp("people") / "diary.db"
    yield (open_diary(url(path), person=f"person {n}") for n in count())
    close_diaries()


def undo(kept: Kept[tuple[Plan, ...]]) -> None:
    assert kept.undo
    kept.undo()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(row=ROWS, elsewhere=st.booleans())
def test_accepting_changes_no_day_that_has_been_and_undo_restores_the_plans_exactly(
    people: Iterator[Diary], row: Row, elsewhere: bool
) -> None:
    diary = next(people)
    said = told(CATALOGUE, row)
    for plan in said.plans:
        diary.set_plan(plan)
    before = diary.plans()
    for group in together(p for p in proposals(CATALOGUE, said) if p.changes):
        changes = [resting_elsewhere(p) if elsewhere and p.kind == "rest" else p for p in group]
        made = take_up(diary, CATALOGUE, TODAY, changes)
        assert diary.plans() != before
        assert [plan for plan in diary.plans() if plan.start < TODAY] == list(before)
        undo(made)
        assert diary.plans() == before


def test_everything_can_be_accepted_one_after_the_other_and_undone_only_from_the_last(
    people: Iterator[Diary],
) -> None:
    diary = next(people)
    said = told(CATALOGUE, Row("any", "grr", "", "", (1, 10, 5)))
    diary.set_plan(said.plans[0])
    states, made = [diary.plans()], []
    for change in proposals(CATALOGUE, said):
        made.append(take_up(diary, CATALOGUE, TODAY, [change]))
        states.append(diary.plans())
    with pytest.raises(PlanRefused):
        undo(made[0])
    assert diary.plans() == states.pop()
    for latest in reversed(made):
        undo(latest)
        assert diary.plans() == states.pop()


def test_a_change_proposed_for_a_plan_that_has_changed_since_is_refused_and_changes_nothing(
    people: Iterator[Diary],
) -> None:
    diary = next(people)
    said = told(CATALOGUE, Row("any", "ggg", "", ""))
    diary.set_plan(said.plans[0])
    (change,) = [p for p in proposals(CATALOGUE, said) if p.changes]
    take_up(diary, CATALOGUE, TODAY, [change])
    now = diary.plans()
    with pytest.raises(ValueError, match="changed since"):
        take_up(diary, CATALOGUE, TODAY, [change])
    assert diary.plans() == now
    diary.stop_plan(TODAY)
    with pytest.raises(ValueError, match="no plan any more"):
        take_up(diary, CATALOGUE, TODAY, [change])
