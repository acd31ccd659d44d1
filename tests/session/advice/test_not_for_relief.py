"""A relief set never repeats what hurt lately, what rests, or the way that sent pain down a leg."""

from dataclasses import replace
from datetime import date, timedelta

from components.routine import build_routine
from components.safety.blocking import may_alarm
from components.session.advice.not_for_relief import HURT_DAYS, not_for_relief
from components.session.asked_of_day import wanted
from data.catalogue import load_catalogue
from data.diary import Diary, Plan, Preferences, Profile, Routine, Session, SessionItem
from tests.app.diaries import PROFILE, TODAY
from tests.app.visiting import visit

CATALOGUE = load_catalogue()
HOME = Profile(equipment={"mat", "chair", "wall"}, level=1, pain_now=8)
DAY = date(2026, 3, 2)
WAYS = {
    way: {id_ for id_, move in CATALOGUE.exercises.items() if CATALOGUE.vocabulary.eases[way].goes(move)}
    for way in ("arching", "bending")
}


def session(days_ago: int, *moves: str, **said: object) -> Session:
    items = tuple(SessionItem(move, 60, 1.0) for move in moves)
    return Session(DAY - timedelta(days=days_ago), "done", items, **said)  # type: ignore[arg-type]


def off(*sessions: Session, plans: tuple[Plan, ...] = ()) -> frozenset[str]:
    return not_for_relief(CATALOGUE, sessions, (), plans, DAY)


def test_what_was_said_of_sessions_keeps_moves_out() -> None:
    spread = session(5, "press-up", "child-pose", leg_spread=True, worse={"press-up"})
    unmarked = session(5, "press-up", "brisk-walking", leg_spread=True)
    long_ago = session(90, "press-up", leg_spread=True)
    weak = session(5, "child-pose", leg_weak=True)
    well = {"leg_spread": False, "leg_weak": False, "pain_before": 3, "pain_after": 3}
    broken_off = Session(
        DAY, "partial", (SessionItem("cat-cow", 60, 0.5, pain=6), SessionItem("child-pose", 60, 1.0))
    )
    cases: dict[str, tuple[tuple[Session, ...], set[str]]] = {
        "marked, a leg": ((spread,), WAYS["arching"]),
        "not marked, a leg": ((unmarked,), WAYS["arching"]),
        "a leg, and never tried again": ((long_ago,), WAYS["arching"]),
        "weak": ((weak,), WAYS["bending"]),
        "marked again since": ((spread, session(2, "press-up", **well, worse={"press-up"})), WAYS["arching"]),
        "a leg again since": ((spread, session(2, "prone-lying", leg_spread=True)), WAYS["arching"]),
        "nobody said of the leg since": ((spread, session(2, "prone-lying")), WAYS["arching"]),
        "another way went well since": ((spread, session(2, "child-pose", **well)), WAYS["arching"]),
        "went well since": ((spread, session(2, "prone-lying", **well)), {"press-up"}),
        "went well since, long ago": ((long_ago, session(80, "prone-lying", **well)), set()),
        "marked": ((session(HURT_DAYS, "child-pose", worse={"child-pose"}),), {"child-pose"}),
        "marked longer ago": ((session(HURT_DAYS + 1, "child-pose", worse={"child-pose"}),), set()),
        "broken off for pain": ((broken_off,), {"cat-cow"}),
    }
    wrong = {case: found for case, (said, kept) in cases.items() if (found := off(*said)) != kept}
    assert wrong == {}


def test_a_move_that_rests_by_a_proposal_rests_from_the_relief_set_too() -> None:
    built = build_routine(CATALOGUE, replace(HOME, pain_now=None), Preferences(10)).routine
    assert built
    gone = built.items[0].exercise_id
    less = Routine("Less", built.items[1:])
    week = timedelta(days=7)
    before, back = Plan(DAY - 9 * week, built, {0}), Plan(DAY, built, {0})
    rested = (before, Plan(DAY - week, less, {0}), back)
    for days, kept in ((-1, frozenset({gone})), (0, frozenset())):
        assert not_for_relief(CATALOGUE, (), (), rested, DAY + timedelta(days=days)) == kept
    assert off(plans=(Plan(DAY - 9 * week, less, {0}), Plan(DAY + week, built, {0}))) == frozenset()


def test_whatever_way_is_out_everybody_but_for_an_alarm_is_left_something() -> None:
    wrong = []
    for condition in CATALOGUE.conditions:
        for eases, way in WAYS.items():
            me = replace(HOME, conditions={condition}, eases={eases})
            if may_alarm(CATALOGUE, me) is None:
                found = wanted(CATALOGUE, me, None, way)
                if found.routine is None or way & {item.exercise_id for item in found.routine.items}:
                    wrong.append((condition, eases))
    assert wrong == []


def test_the_relief_set_on_today_is_without_the_way_that_went_down_the_leg(settled: Diary) -> None:
    settled.save_profile(replace(PROFILE, conditions={"leg-symptoms"}, eases={"arching"}), TODAY)
    routine = build_routine(CATALOGUE, PROFILE, Preferences(10)).routine
    settled.set_plan(routine=routine, weekdays=range(7), start=TODAY - timedelta(days=9))
    items = (SessionItem("press-up", 60, 1.0), SessionItem("brisk-walking", 300, 1.0))
    settled.save(Session(TODAY - timedelta(days=5), "done", items, leg_spread=True, worse={"press-up"}))  # type: ignore[arg-type]
    settled.add_check_in(TODAY, pain=8)
    app = visit("today")
    app.button(key=f"done_{TODAY}").click().run()
    (kept,) = settled.sessions(TODAY, TODAY)
    assert kept.items
    assert not WAYS["arching"] & {item.exercise_id for item in kept.items}
