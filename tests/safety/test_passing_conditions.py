"""What holds for some weeks only, as a pregnancy, a birth or surgery: every day of them, ticked or told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from components.routine import Preferences, build_routine
from components.safety import Profile, screen
from components.safety.profile_view import usual
from components.safety.screening import gate, kept_conditions, screens_for, ticked
from data.catalogue import load_catalogue
from data.diary import Answer, Diary, Screening
from tests.app.diaries import TODAY
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()
READY = Profile(equipment=CATALOGUE.vocabulary.equipment, level=3)
DAY = date(2026, 1, 15)
BIRTH, PREG, SURGERY = "rf-birth", "rf-preg", "rf-operation"
UNDER_6, UNDER_12 = "birth-under-6-weeks", "birth-under-12-weeks"
CUT, CUT_2, CUT_4 = "recent-tummy-surgery", "tummy-surgery-under-2-weeks", "tummy-surgery-under-4-weeks"
EARLY, LATER, SCAR = "early-pregnancy", "pregnancy", "recent-birth-or-surgery"


def told(on: date, *yes: str, day: date | None = None) -> Screening:
    """A whole check in which these alone were said yes to; `day`: what the first of them speaks of."""
    answers = {f: Answer.YES if f in yes else Answer.NO for f in CATALOGUE.red_flags}
    asked = {flag for screen in screens_for(CATALOGUE, answers) for flag in screen.flags}
    return Screening(on, {f: a for f, a in answers.items() if f in asked}, dates={yes[0]: day} if day else {})


def holds(ticks: set[str], saved_on: date, check: Screening | None, today: date) -> set[str]:
    profile = ticked(CATALOGUE, (Profile(conditions=ticks), saved_on), check)
    return {*profile.conditions, *kept_conditions(CATALOGUE, check, today)}


@pytest.mark.parametrize(
    ("flag", "stages"),
    [
        (BIRTH, [(42, {UNDER_6}), (91, {UNDER_12}), (120, set())]),
        (SURGERY, [(91, {SCAR}), (120, set())]),
        (PREG, [(-168, {EARLY}), (30, {LATER})]),
    ],
)
@pytest.mark.parametrize("ticks", [set(), {UNDER_6}, {UNDER_12, SCAR}, {LATER}, {EARLY, LATER}])
def test_day_by_day_the_day_that_was_told_decides_whatever_was_ticked_before(
    flag: str, stages: list[tuple[int, set[str]]], ticks: set[str]
) -> None:
    first = -280 if flag == PREG else 0
    said = told(DAY + timedelta(first), flag, day=DAY)
    wrong = []
    for n in range(first, stages[-1][0]):
        expected = next(conditions for until, conditions in stages if n < until)
        found = holds({*ticks, "osteoporosis"}, said.day - timedelta(1), said, DAY + timedelta(n))
        wrong += [(n, found)] if found != expected | {"osteoporosis"} else []
    assert not wrong


@pytest.mark.parametrize(
    "yes", [(BIRTH, "rf-caesarean"), (BIRTH, "rf-birth-caesarean"), (SURGERY, "rf-operation-tummy")]
)
def test_week_by_week_a_cut_in_the_tummy_leaves_walks_then_bridges_then_a_bike(yes: tuple[str, ...]) -> None:
    """What it leaves of bridge, squat, hold on all fours and bike; without a day as on the first."""
    no = False
    stages = [(14, CUT_2, (no, no, no, no)), (28, CUT_4, (True, True, no, no)), (91, CUT, (True,) * 4)]
    wrong = []
    for n in range(91):
        stage, left = next((stage, left) for until, stage, left in stages if n < until)
        check = told(DAY, *yes, day=DAY)
        found = holds(set(), DAY, check, DAY + timedelta(n))
        verdicts = screen(CATALOGUE, replace(READY, conditions=found))
        allowed = tuple(verdicts[m].allowed for m in ("bridge", "sit-to-stand", "bird-dog", "easy-cycling"))
        if found & {CUT, CUT_2, CUT_4} != {stage} or allowed != left or not verdicts["brisk-walking"].allowed:
            wrong.append((n, found, allowed))
    assert not wrong
    assert CUT_2 in holds(set(), DAY, told(DAY, *yes), DAY + timedelta(60))


def test_after_a_birth_or_surgery_the_form_begins_gently_and_the_routine_holds_a_walk() -> None:
    for flag in (BIRTH, SURGERY):
        assert usual(CATALOGUE, told(DAY, flag, day=DAY)).level == 1, flag
    assert usual(CATALOGUE, told(DAY)).level == 2
    for cut in (CUT, CUT_2, CUT_4):
        person = replace(usual(CATALOGUE, told(DAY, BIRTH, day=DAY)), conditions={cut})
        routine = build_routine(CATALOGUE, person, Preferences(10)).routine
        assert routine
        assert "brisk-walking" in {item.exercise_id for item in routine.items}, cut


def test_a_tick_counts_until_a_whole_check_of_a_later_day_has_asked() -> None:
    for tick in (UNDER_6, UNDER_12, EARLY, LATER, SCAR):
        assert holds({tick}, DAY, None, DAY) == {tick}
        for days, left in ((-9, {tick}), (0, {tick}), (1, set()), (28, set())):
            check = told(DAY + timedelta(days))
            assert holds({tick}, DAY, check, DAY + timedelta(60)) == left, (tick, days)
        begun = Screening(DAY + timedelta(1), {"rf-saddle": Answer.NO}, state="open")
        assert holds({tick}, DAY, begun, DAY + timedelta(60)) == {tick}, "not all of it was asked"


def test_a_day_told_speaks_for_its_own_ticks_only() -> None:
    check = told(DAY, BIRTH, day=DAY)
    assert holds({SCAR, UNDER_12, LATER}, DAY, check, DAY) == {SCAR, UNDER_6, LATER}


def test_the_check_is_asked_anew_the_day_after_the_due_date_and_again_three_weeks_past_it() -> None:
    for answered, asked_on in ((-10, range(1, 18)), (1, range(22, 29)), (5, range(22, 33)), (22, ())):
        check = told(DAY + timedelta(answered), PREG, day=DAY)
        days = [
            n
            for n in range(answered, answered + 28)
            if gate(CATALOGUE, check, DAY + timedelta(n)).why_ask == "day_passed"
        ]
        assert days == list(asked_on), answered
    said_no = told(DAY - timedelta(5), BIRTH, day=DAY - timedelta(9))
    assert not gate(CATALOGUE, said_no, DAY + timedelta(5)).why_ask


def test_someone_whose_due_date_has_passed_is_asked_about_the_birth_before_the_next_routine(
    settled: Diary,
) -> None:
    before = TODAY - timedelta(days=6)
    settled.add_screening(told(before, PREG, day=TODAY - timedelta(days=2)))
    app = visit("routine")
    assert_well(app)
    assert "The day you told us of has passed" in shown(app)


def test_the_form_shows_no_tick_that_no_longer_counts(settled: Diary) -> None:
    settled.save_profile(Profile(conditions={UNDER_6, "knee-pain"}), TODAY - timedelta(days=60))
    settled.add_screening(told(TODAY))
    app = visit("routine")
    assert not app.checkbox(key=f"profile_has_{UNDER_6}").value
    assert app.checkbox(key="profile_has_knee-pain").value
