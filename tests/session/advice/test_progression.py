"""What is proposed from the diary: every row of the table, and laws over any diary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.numbers import change
from components.numbers.flares_and_pauses import flares
from components.routine.dose import Numbers, allowed, dose_of, item, start
from components.safety import Profile
from components.safety.limits import suited
from components.session.advice.dose_steps import MOST_SETS, steps_up
from components.session.advice.move_history import daily_pain, history
from components.session.advice.plan_changes import a_week_ago, ups, weekly_work
from components.session.advice.progression import proposals
from components.session.advice.proposal import accepted, resting_elsewhere
from components.session.advice.taking_up import plans_with
from components.session.advice.told import Told
from components.session.asked_of_day import asked
from data.catalogue import Catalogue, load_catalogue
from data.diary import CheckIn, Outcome, Plan, RoutineItem, Session, SessionItem
from data.diary.day_table import as_frame
from data.diary.day_table import day_table as table_of
from data.verdicts import Colour
from tests.session.advice import day_table, decision_table
from tests.session.advice.day_table import DAYS
from tests.session.advice.progression_table import (
    MOVE,
    OTHERS,
    PROGRESSION,
    TODAY,
    Row,
    of_move,
    planned,
    session,
    told,
    verdicts,
)

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("row", PROGRESSION, ids=lambda row: row.case)
def test_each_row_of_the_table_proposes_what_it_says(row: Row) -> None:
    found = of_move(proposals(CATALOGUE, told(CATALOGUE, row)), row)
    to = found.after and (found.after.sets, found.after.reps, found.after.hold_s)
    other = (found.moves - {row.move}) or {""}
    assert (found.kind, found.rule, to, other) == (row.kind, row.rule, row.to, {row.other})


def test_the_table_shows_every_kind_and_every_rule_has_words_with_nothing_left_open() -> None:
    found = [of_move(proposals(CATALOGUE, told(CATALOGUE, row)), row) for row in PROGRESSION]
    assert {p.kind for p in found} == {
        "up", "harder", "hold", "down", "easier", "rest", "recovery", "screen", "clinician",
    }  # fmt: skip
    for p in found:
        assert p.words
        assert p.instead
        assert not set("{}") & set(p.words + p.instead)
        assert p.sources
        assert p.status == "design"


@pytest.mark.parametrize("row", DAYS, ids=lambda row: row.case)
def test_a_day_asks_for_a_session_up_to_pain_6_and_never_against_a_warning_sign(row: day_table.Row) -> None:
    flags = [flag.id for flag in CATALOGUE.red_flags.values() if flag.level is row.flag][:1]
    profile = Profile(equipment=CATALOGUE.vocabulary.equipment, red_flags=flags, pain_now=row.pain)
    plan = Plan(TODAY, planned(CATALOGUE, (1, 6, 5), OTHERS), range(7))
    found = asked(CATALOGUE, profile, TODAY, plan, ())
    assert (found.kind, found.routine is not None) == (row.kind, row.moves)


def test_a_day_without_a_plan_proposes_nothing() -> None:
    assert proposals(CATALOGUE, Told((), (), (), TODAY)) == ()
    assert proposals(CATALOGUE, Told([Plan(TODAY, None)], (), (), TODAY)) == ()


def test_two_sessions_of_one_day_that_were_too_much_alike_are_two() -> None:
    diary = told(CATALOGUE, Row("", "r", "", "", gap=0))
    (once,) = diary.sessions
    twice = replace(diary, sessions=[once, replace(once, id="later")])
    assert of_move(proposals(CATALOGUE, diary), PROGRESSION[0]).rule == "easier-way"
    assert of_move(proposals(CATALOGUE, twice), PROGRESSION[0]).rule == "two-reds"


def test_a_move_that_hurt_is_blamed_and_the_others_are_held() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    bad = session("g", TODAY, routine)
    parts = (bad.items[0]._replace(share=0.3, reason="hurt", pain=6), *bad.items[1:])
    found = history([replace(bad, outcome=Outcome.PARTIAL, items=parts, pain_after=6)], {})
    assert found[MOVE][0].light.rule == "high-and-rising"
    assert {found[move][0].light.rule for move in OTHERS} == {"another-move"}


def test_a_move_marked_as_worse_is_amber_though_the_numbers_were_fine() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    found = history([replace(session("g", TODAY, routine), worse={MOVE})], {})
    assert (found[MOVE][0].light.colour, found[MOVE][0].light.rule) == (Colour.AMBER, "marked-worse")
    assert found["cat-cow"][0].light.colour is Colour.GREEN


@pytest.mark.parametrize(
    ("before", "pain", "share", "expected"),
    [
        (2, 2, 0.5, (Colour.GREEN, "easy")),
        (3, 4, 0.5, (Colour.GREEN, "tolerable")),
        (2, None, 0.5, (Colour.AMBER, "marked-worse")),
        (1, 3, 0.5, (Colour.AMBER, "marked-worse")),
        (None, 4, 0.5, (Colour.AMBER, "marked-worse")),
        (2, 2, 0, (Colour.AMBER, "marked-worse")),
        (1, 4, 1, (Colour.AMBER, "rise-2")),
        (0, 4, 1, (Colour.RED, "rise-3")),
        (2, 6, 0.5, (Colour.RED, "high-and-rising")),
    ],
)
def test_of_a_move_stopped_because_it_hurt_the_pain_said_decides_and_none_said_is_amber(
    before: int | None, pain: int | None, share: float, expected: tuple[Colour, str]
) -> None:
    whole = replace(session("g", TODAY, planned(CATALOGUE, (1, 8, 5), OTHERS)), pain_before=before)
    stopped = whole.items[0]._replace(share=share, reason="hurt", pain=pain)
    parts = (stopped, *whole.items[1:])
    (found,) = history([replace(whole, outcome=Outcome.PARTIAL, items=parts)], {})[MOVE]
    assert (found.light.colour, found.light.rule) == expected
    assert found.worse, "it stays counted among the moves that hurt"


def test_a_move_stopped_at_a_low_pain_carries_the_light_of_what_came_after() -> None:
    whole = session("g", TODAY, planned(CATALOGUE, (1, 8, 5), OTHERS))
    parts = (whole.items[0]._replace(share=0.5, reason="hurt", pain=2), *whole.items[1:])
    partial = replace(whole, outcome=Outcome.PARTIAL, items=parts)
    bad_morning = history([replace(partial, next_morning=6)], {})
    assert bad_morning[MOVE][0].light.rule == "morning-3"
    assert bad_morning["cat-cow"][0].light.rule == "another-move"
    not_said = history([replace(partial, next_morning=None)], {})
    assert not_said[MOVE][0].light.rule == "unknown-morning"
    marked = history([replace(partial, worse={MOVE})], {})
    assert marked[MOVE][0].light.rule == "marked-worse"


def test_a_session_skipped_because_it_hurt_counts_against_going_up_and_one_for_want_of_time_does_not() -> (
    None
):
    row = PROGRESSION[2]
    diary = told(CATALOGUE, row)
    routine = planned(CATALOGUE, row.dose, OTHERS)
    parts = tuple(SessionItem(i.exercise_id, i.seconds, 0) for i in routine.items)
    for reason, kind in (("no_time", "up"), ("hurt", "hold")):
        skipped = Session(TODAY - timedelta(days=1), Outcome.SKIPPED, parts, reason=reason)
        found = of_move(proposals(CATALOGUE, replace(diary, sessions=[*diary.sessions, skipped])), row)
        assert found.kind == kind, reason


def test_the_morning_is_held_against_the_weeks_before_and_never_against_that_day() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    usual = [CheckIn(TODAY - timedelta(days=n), pain=4) for n in range(1, 6)]
    bad = replace(session("g", TODAY, routine), pain_before=2, next_morning=5)
    assert history([bad], {})[MOVE][0].light.colour is Colour.RED
    assert history([bad], daily_pain(usual))[MOVE][0].light.rule == "unknown-day-after"
    usual.append(CheckIn(TODAY + timedelta(days=1), pain=4))
    assert history([bad], daily_pain(usual))[MOVE][0].light.colour is Colour.GREEN
    risen = replace(session("g", TODAY, routine), pain_before=6, pain_after=5, next_morning=6)
    assert history([risen], daily_pain(usual[:-1]))[MOVE][0].light.rule == "high-already"


def test_a_step_taken_up_changes_that_move_alone_and_not_the_plan_it_came_from() -> None:
    diary = told(CATALOGUE, PROGRESSION[2])
    plan = diary.plans[-1]
    assert plan.routine is not None
    change = of_move(proposals(CATALOGUE, diary), PROGRESSION[2])
    after = accepted(plan.routine, change)
    assert after is not None
    assert [i.reps for i in after.items if i.exercise_id == MOVE] == [8]
    assert after.items[1:] == plan.routine.items[1:]
    assert plan.routine == planned(CATALOGUE, (1, 6, 5), OTHERS)
    with pytest.raises(ValueError, match="changed since"):
        accepted(after, change)


def test_a_rested_move_leaves_the_plan_and_comes_back_after_seven_days_one_step_lower() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", "", (1, 10, 5)))
    (old,) = diary.plans
    change = of_move(proposals(CATALOGUE, diary), PROGRESSION[0])
    now, back = plans_with(CATALOGUE, diary.plans, TODAY, [change])
    assert (now.start, back.start) == (TODAY, TODAY + timedelta(days=7))
    assert items(now) == items(old)[1:]
    assert [i.reps for i in items(back) if i.exercise_id == MOVE] == [8]
    assert items(back)[1:] == items(old)[1:]


def test_a_rest_elsewhere_has_the_other_move_in_its_place_for_that_week_only() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", "", (1, 10, 5)))
    change = resting_elsewhere(of_move(proposals(CATALOGUE, diary), PROGRESSION[0]))
    now, back = plans_with(CATALOGUE, diary.plans, TODAY, [change])
    other = CATALOGUE.exercises["pelvic-tilt"]
    assert items(now)[0] == item(other, start(dose_of(other)))
    assert [i.exercise_id for i in items(back)] == [i.exercise_id for i in items(diary.plans[-1])]


def test_a_second_rest_and_a_step_up_do_not_lose_the_move_that_is_resting_already() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", "", (1, 10, 5)))
    found = {p.exercise_id: p for p in proposals(CATALOGUE, diary)}
    plans = list(diary.plans)
    for move in (MOVE, "cat-cow"):
        plans += plans_with(CATALOGUE, plans, TODAY, [found[move]])
        plans = sorted({p.start: p for p in plans}.values(), key=_start)
    assert [p.start for p in plans][1:] == [TODAY, TODAY + timedelta(days=7)]
    assert {i.exercise_id for i in items(plans[1])} == OTHERS.keys() - {"cat-cow"}
    assert {i.exercise_id: i.reps for i in items(plans[2])} == {
        MOVE: 8, "cat-cow": 6, "child-pose": 1, "hamstring-stretch": 2, "wall-sit": 8,
    }  # fmt: skip


def test_a_plan_that_begins_later_takes_the_same_step() -> None:
    diary = told(CATALOGUE, PROGRESSION[2])
    coming = Plan(TODAY + timedelta(days=3), diary.plans[-1].routine, {0, 2}, TODAY)
    change = of_move(proposals(CATALOGUE, diary), PROGRESSION[2])
    now, later = plans_with(CATALOGUE, [*diary.plans, coming], TODAY, [change])
    assert (later.start, later.weekdays) == (coming.start, coming.weekdays)
    assert items(later) == items(now)
    assert [i.reps for i in items(later) if i.exercise_id == MOVE] == [8]


def test_with_the_only_move_at_rest_the_plan_asks_for_nothing_until_it_comes_back() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", "", (1, 10, 5), alone=True))
    change = of_move(proposals(CATALOGUE, diary), PROGRESSION[0])
    now, back = plans_with(CATALOGUE, diary.plans, TODAY, [change])
    assert now.routine is None
    assert [i.exercise_id for i in items(back)] == [MOVE]


def test_a_move_that_is_not_fine_now_or_hidden_is_neither_proposed_nor_offered_instead() -> None:
    diary = told(CATALOGUE, Row("", "grr", "", ""))
    unknown = replace(diary, verdicts=None)
    assert proposals(CATALOGUE, unknown) == ()
    without = replace(diary, hidden={"pelvic-tilt"})
    other = of_move(proposals(CATALOGUE, without), PROGRESSION[0]).elsewhere
    assert other is not None
    assert other.exercise_id == "heel-slide"


def items(plan: Plan) -> tuple[RoutineItem, ...]:
    assert plan.routine is not None
    return plan.routine.items


DOSES = st.tuples(st.integers(1, 2), st.integers(6, 12), st.integers(5, 10))
ROWS = st.builds(
    Row,
    st.just("any"),
    st.text("gparuxb", max_size=8),
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
    move=st.just(MOVE),
    other=st.just(""),
    felt=st.just(()),
    days=st.text(".2345678", max_size=16),
    level=st.integers(2, 3),
    cannot=st.lists(st.sampled_from(sorted(CATALOGUE.vocabulary.cannot)), max_size=3).map(tuple),
    has=st.lists(st.sampled_from(sorted(CATALOGUE.conditions)), max_size=1).map(tuple),
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
            if p.after.exercise_id == p.before.exercise_id:
                assert (p.after.seconds > p.before.seconds) == (p.kind == "up")
        if p.kind in ("up", "harder") and p.after is not None:
            plan, ago = diary.plans[-1], a_week_ago(diary.plans, TODAY)
            assert plan.routine is not None
            assert ago is not None
            taken = replace(plan, routine=accepted(plan.routine, p))
            assert weekly_work(CATALOGUE, taken) <= 1.2 * weekly_work(CATALOGUE, ago)


@given(ROWS.map(limited))
def test_nothing_goes_up_after_a_worse_or_an_unknown_next_morning(row: Row) -> None:
    for p in proposals(CATALOGUE, told(CATALOGUE, row)):
        if p.kind in ("up", "harder"):
            assert set(row.sessions[-3:]) <= set("gb")
            assert len(row.sessions) >= 3
            if "b" in row.sessions[-3:]:
                assert row.days


NRS = st.integers(0, 10)


@given(
    st.sampled_from(["ggg", "gggggg"]) | st.lists(st.tuples(NRS, NRS, NRS), min_size=3, max_size=8),
    st.integers(1, 5),
    st.tuples(st.sampled_from("1234"), st.integers(0, 40)).map(lambda calm: calm[0] * calm[1]),
    st.text("012345678.", max_size=20),
)
@example("ggg", 3, "2" * 30, "55")
@example([(0, 0, 2)] * 3 + [(4, 3, 2)] * 3, 1, "2" * 30, "22.2.2.2.2.2.2")
def test_what_is_advised_agrees_with_the_weeks_and_flares_that_progress_shows(
    sessions: str | list[tuple[int, int, int]], gap: int, calm: str, lately: str
) -> None:
    letters, felt = (sessions, ()) if isinstance(sessions, str) else ("", tuple(sessions))
    diary = told(CATALOGUE, Row("any", letters, "", "", gap=gap, days=calm + lately, felt=felt))
    advised = proposals(CATALOGUE, diary)
    rising = [p for p in advised if p.kind in ("up", "harder")]
    waiting = {p.rule for p in advised}
    first = min(entry.day for entry in (*diary.check_ins, *diary.sessions))
    shown = as_frame(table_of(first, TODAY, check_ins=diary.check_ins, sessions=diary.sessions))
    said_today = any(entry.day == TODAY for entry in diary.check_ins)
    latest = TODAY if said_today else TODAY - timedelta(days=1)
    in_flare = any(flare.last >= latest for flare in flares(shown))
    weeks = change(shown)
    assert not (in_flare and rising)
    assert in_flare or "flare-now" not in waiting
    if weeks.latest and weeks.before:
        worse = weeks.latest.mean - weeks.before.mean >= 1 - 1e-9
        assert not (worse and rising)
        assert worse or "week-worse" not in waiting


def test_a_plan_that_had_stopped_a_week_ago_is_not_what_growth_is_held_against() -> None:
    routine = planned(CATALOGUE, (1, 8, 5), OTHERS)
    before, stop, again = (
        Plan(TODAY - timedelta(days=days), asked, {0} if asked else ())
        for days, asked in ((30, routine), (10, None), (2, routine))
    )
    assert a_week_ago((before, stop, again), TODAY) == again
    assert a_week_ago((before, again), TODAY) == before
    assert a_week_ago((again, stop), TODAY) == again


@given(ROWS.map(limited))
def test_never_more_than_one_up_at_a_time_and_two_in_seven_days(row: Row) -> None:
    diary = told(CATALOGUE, row)
    rising = [p for p in proposals(CATALOGUE, diary) if p.kind in ("up", "harder")]
    recent = ups(CATALOGUE, diary.plans, TODAY - timedelta(days=6))
    assert len(rising) <= (1 if len(recent) < 2 else 0)


@given(ROWS.map(limited))
def test_once_a_step_up_is_taken_nothing_more_goes_up_before_the_next_session(row: Row) -> None:
    diary = told(CATALOGUE, row)
    for p in proposals(CATALOGUE, diary):
        if p.kind in ("up", "harder") and p.changes:
            taken = plans_with(CATALOGUE, diary.plans, TODAY, [p])
            plans = sorted({plan.start: plan for plan in (*diary.plans, *taken)}.values(), key=_start)
            again = proposals(CATALOGUE, replace(diary, plans=plans))
            assert not [q for q in again if q.kind in ("up", "harder")]


def _start(plan: Plan) -> date:
    return plan.start


@given(ROWS.map(limited))
def test_asking_twice_says_the_same_and_changes_no_plan(row: Row) -> None:
    diary = told(CATALOGUE, row)
    before = list(diary.plans)
    assert proposals(CATALOGUE, diary) == proposals(CATALOGUE, diary)
    assert list(diary.plans) == before


@given(ROWS.map(limited))
def test_no_proposal_ever_names_a_move_the_safety_filter_does_not_allow(row: Row) -> None:
    diary = told(CATALOGUE, row)
    fine = verdicts(CATALOGUE, row.level, row.cannot)
    for p in proposals(CATALOGUE, diary):
        assert all(fine[move].allowed for move in p.moves)


def test_a_move_in_place_of_one_that_rests_is_for_the_same_in_another_position_and_no_harder() -> None:
    found = proposals(CATALOGUE, told(CATALOGUE, Row("", "grr", "", "")))
    pairs = [(p.before.exercise_id, p.elsewhere.exercise_id) for p in found if p.before and p.elsewhere]
    assert len(pairs) == 3
    for resting, instead in ((CATALOGUE.exercises[a], CATALOGUE.exercises[b]) for a, b in pairs):
        assert instead.position != resting.position
        assert instead.level <= resting.level
        assert set(instead.covers) & set(resting.covers)
        assert set(instead.purpose) & set(resting.purpose)
    assert len({instead for _, instead in pairs}) == 3


def test_a_person_who_takes_up_every_step_for_a_year_stays_within_two_a_week() -> None:
    plans: list[Plan] = [Plan(TODAY, planned(CATALOGUE, (1, 6, 5), OTHERS), range(7))]
    sessions: list[Session] = []
    taken = _live(CATALOGUE, plans, sessions, days=365)
    assert taken
    for first in range(365):
        week = [n for n in taken if first <= n < first + 7]
        assert len(week) <= 2
    last = plans[-1].routine
    assert last is not None
    assert MOVE not in {i.exercise_id for i in last.items}
    assert "bird-dog-with-arm" in {i.exercise_id for i in last.items}


def _live(catalogue: Catalogue, plans: list[Plan], sessions: list[Session], days: int) -> list[int]:
    """Every second day a good session, and each step up taken the same evening."""
    taken: list[int] = []
    fine = verdicts(catalogue)
    for n in range(0, days, 2):
        today = TODAY + timedelta(days=n)
        routine = plans[-1].routine
        assert routine is not None
        sessions.append(session("g", today, routine))
        for p in proposals(catalogue, Told(plans, sessions[-30:], (), today, verdicts=fine)):
            if p.kind in ("up", "harder") and p.after is not None:
                plans.append(Plan(today, accepted(routine, p), range(7)))
                taken.append(n)
    return taken


def test_the_decision_table_in_the_docs_is_what_the_tables_say_now() -> None:
    assert decision_table.PAGE.read_text(encoding="utf-8") == decision_table.page(CATALOGUE)


def test_a_plan_that_asks_for_more_than_a_caution_leaves_is_spoken_of_as_it_is_done() -> None:
    """As done is as `recheck` leaves it: the condition was told after the plan was made."""
    whole = planned(CATALOGUE, (1, 3, 20), OTHERS, "wall-plank")
    done = planned(CATALOGUE, (1, 3, 10), OTHERS, "wall-plank")
    found = {}
    for letter in "gr":
        days = [TODAY - timedelta(days=n) for n in (6, 4, 2)]
        sessions = [session(letter, day, done) for day in days]
        fine = verdicts(CATALOGUE, has=("high-blood-pressure",))
        diary = Told([Plan(TODAY - timedelta(days=40), whole, range(7))], sessions, (), TODAY, verdicts=fine)
        (change,) = (p for p in proposals(CATALOGUE, diary) if p.exercise_id == "wall-plank")
        assert change.before == whole.items[0], "what is taken up changes the plan as it stands"
        found[letter] = change.rule, change.after and change.after.hold_s
    assert found == {"g": ("three-greens", 10), "r": ("red-down", 8)}


def test_every_dose_a_caution_limits_is_stepped_up_to_the_limit_and_never_past_it() -> None:
    wrong = []
    for condition in CATALOGUE.conditions:
        fine = verdicts(CATALOGUE, has=(condition,))
        for id_, move in suited(CATALOGUE, fine).exercises.items():
            if fine[id_].allowed and fine[id_].limit and move.dose:
                at = start(move.dose)
                while steps := steps_up(move.dose, at):
                    at = steps[0]
                most = min(move.dose.sets.high, MOST_SETS), move.dose.reps.high
                hold_s = move.dose.hold_s.high if move.dose.hold_s else 0
                wrong += [(condition, id_, at)] if (at.sets, at.reps, at.hold_s) != (*most, hold_s) else []
    assert not wrong


def test_what_the_person_put_off_does_not_hold_every_other_move_where_it_is() -> None:
    row = next(row for row in PROGRESSION if row.case == "All at the top, six calm sessions")
    latest, earlier, long_ago = (f"harder harder-move {TODAY - timedelta(days=n)}" for n in (2, 14, 15))

    def proposed(put_off: str, diary: Row = row) -> set[tuple[str | None, str]]:
        found = proposals(CATALOGUE, replace(told(CATALOGUE, diary), put_off={MOVE: put_off}))
        return {(p.exercise_id, p.kind.value) for p in found if p.changes}

    assert proposed("") == proposed(latest) == {(MOVE, "harder")}, "nothing else until something new is said"
    assert proposed(long_ago) == {(MOVE, "harder")}, "two weeks on it is asked again"
    ((other, kind),) = proposed(earlier)
    assert (other != MOVE, kind) == (True, "up")
    assert proposed(earlier, row._replace(alone=True)) == {(MOVE, "harder")}, (
        "with nothing else it comes back"
    )
