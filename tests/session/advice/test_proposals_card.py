"""The card with what the diary suggests, used as a person would."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from components.routine.dose import dose_of, item, start
from components.session.advice import proposals_view
from data.catalogue import load_catalogue
from data.diary import Diary, Profile, Routine, RoutineItem, SessionItem
from tests.app.diaries import TODAY
from tests.app.visiting import assert_well, shown, visit

CATALOGUE = load_catalogue()
DOSES: dict[str, dict[str, int]] = {
    "cat-cow": {},
    "bird-dog": {"sets": 2, "reps": 12, "hold_s": 10},
    "wall-sit": {"hold_s": 5},
    "partial-crunch": {"reps": 10},
}


@pytest.fixture
def diary(settled: Diary) -> Diary:
    """A person of level 3 with everything, and a plan for every day since six weeks."""
    settled.save_profile(Profile(equipment=CATALOGUE.vocabulary.equipment, level=3), TODAY)
    settled.set_plan(routine=routine(), weekdays=range(7), start=TODAY - timedelta(days=42))
    return settled


def routine() -> Routine:
    return Routine("Evenings", tuple(planned(move, **numbers) for move, numbers in DOSES.items()))


def planned(move: str, **numbers: int) -> RoutineItem:
    exercise = CATALOGUE.exercises[move]
    return item(exercise, start(dose_of(exercise))._replace(**numbers))


def went(diary: Diary, *days_ago: int, pain_after: int = 2, worse: frozenset[str] = frozenset()) -> None:
    """Whole sessions of the plan, the morning after as usual."""
    for ago in days_ago:
        day = TODAY - timedelta(days=ago)
        diary.add_session(
            day,
            items=tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in routine().items),
            at=datetime.combine(day, time(6), UTC),
            pain_before=2,
            pain_after=pain_after,
            next_morning=2,
            worse=worse,
            leg_spread=False,
        )


def now(diary: Diary, in_days: int = 0) -> dict[str, RoutineItem]:
    """The moves the plan asks for."""
    plan = diary.plan_on(TODAY + timedelta(days=in_days))
    return {i.exercise_id: i for i in plan.routine.items} if plan and plan.routine else {}


def accepts(app: AppTest) -> list[str]:
    return [str(b.key) for b in app.button if str(b.key).startswith("accept_")]


def test_of_several_proposals_one_has_the_primary_button_and_the_heaviest_comes_first(diary: Diary) -> None:
    went(diary, 8, 6, pain_after=6, worse=frozenset({"partial-crunch"}))
    went(diary, 2, pain_after=6, worse=frozenset({"partial-crunch", "bird-dog"}))
    app = visit("routine")

    assert_well(app)
    assert accepts(app) == ["accept_partial-crunch", "accept_bird-dog"]
    primary = [str(b.key) for b in app.button if b.key in accepts(app) and b.proto.type == "primary"]
    assert primary == ["accept_partial-crunch"]
    assert "Rule two-reds: our own default, for a physiotherapist to check." in shown(app)
    assert app.button(key="proposals_check")


def test_a_rest_can_be_taken_with_a_move_in_another_position_for_that_week(diary: Diary) -> None:
    went(diary, 4, 2, pain_after=6, worse=frozenset({"bird-dog"}))
    before = diary.plans()
    app = visit("routine")
    assert "In its place for that week:" in shown(app)
    app.button(key="accept_bird-dog").click().run()

    assert_well(app)
    assert list(now(diary)) == ["cat-cow", "pelvic-tilt", "wall-sit", "partial-crunch"]
    assert now(diary)["pelvic-tilt"] == planned("pelvic-tilt")
    assert now(diary, 6) == now(diary)
    assert list(now(diary, 7)) == list(DOSES)
    assert now(diary, 7)["bird-dog"] == planned("bird-dog", reps=12, hold_s=10)
    app.button(key="undo").click().run()
    assert diary.plans() == before


def test_a_rest_can_be_taken_without_another_move(diary: Diary) -> None:
    went(diary, 4, 2, pain_after=6, worse=frozenset({"bird-dog"}))
    visit("routine").button(key="rest_bird-dog").click().run()

    assert list(now(diary)) == ["cat-cow", "wall-sit", "partial-crunch"]
    assert list(now(diary, 7)) == list(DOSES)


def test_a_flare_of_two_days_rests_what_was_done_and_not_now_puts_all_of_it_off(diary: Diary) -> None:
    went(diary, 2)
    diary.add_check_in(TODAY - timedelta(days=1), pain=5)
    diary.add_check_in(TODAY, pain=5)
    app = visit("routine")
    assert "4 moves: a week of rest" in shown(app)
    assert "stayed above your usual for two days: by 3 points or more" in shown(app)
    app.button(key="not_now_cat-cow").click().run()

    assert not accepts(visit("routine"))
    app.button(key="undo").click().run()
    assert accepts(visit("routine")) == ["accept_cat-cow"]


def test_after_a_gap_all_moves_go_down_in_one_tap_and_come_back_with_undo(diary: Diary) -> None:
    went(diary, 12, 10)
    before = now(diary)
    app = visit("routine")
    app.button(key="accept_cat-cow").click().run()

    after = now(diary)
    assert after.keys() == before.keys()
    assert [m for m in after if after[m].seconds < before[m].seconds] == [
        "cat-cow", "bird-dog", "partial-crunch",
    ]  # fmt: skip
    app.button(key="undo").click().run()
    assert now(diary) == before


def test_an_easier_move_of_ours_can_be_taken_up(diary: Diary) -> None:
    went(diary, 2, pain_after=6, worse=frozenset({"wall-sit"}))
    app = visit("routine")
    assert "Wall sit → Sit to stand" in shown(app).replace("**", "")
    app.button(key="accept_wall-sit").click().run()
    assert now(diary)["sit-to-stand"] == planned("sit-to-stand")
    assert "wall-sit" not in now(diary)


def test_a_harder_move_of_ours_can_be_taken_up_at_its_fewest_repetitions(diary: Diary) -> None:
    only = Routine("One", (planned("bird-dog", **DOSES["bird-dog"]),))
    diary.set_plan(routine=only, weekdays=range(7), start=TODAY - timedelta(days=42))
    went(diary, 10, 8, 6, 4, 2)
    assert not accepts(visit("routine"))
    went(diary, 12)
    app = visit("routine")
    assert "Rule harder-move" in shown(app)
    app.button(key="accept_bird-dog").click().run()

    assert now(diary) == {"bird-dog-with-arm": planned("bird-dog-with-arm", reps=4)}


def test_two_weeks_without_getting_better_suggest_a_clinician_until_it_is_noted(diary: Diary) -> None:
    went(diary, 18, 16, pain_after=6)
    for ago in range(5):
        diary.add_check_in(TODAY - timedelta(days=ago), pain=5)
    app = visit("routine")
    assert "Have a physiotherapist or doctor look at it" in "".join(str(i.value) for i in app.info)
    app.button(key="not_now_plan").click().run()

    assert not visit("routine").info


def test_today_suggests_the_clinician_too_and_noting_it_there_puts_it_away_on_both(diary: Diary) -> None:
    went(diary, 18, 16, pain_after=6)
    for ago in range(5):
        diary.add_check_in(TODAY - timedelta(days=ago), pain=5)
    app = visit("today")
    assert_well(app)
    assert "Have a physiotherapist or doctor look at it" in shown(app)
    rule = "Rule no-better: our own default"
    assert rule in shown(app)
    assert rule not in "".join(str(getattr(e, "value", "")) for e in in_sight(app.main)), "behind a tap"
    app.button(key="not_now_plan").click().run()

    assert "physiotherapist or doctor" not in shown(visit("today"))
    assert "Have a physiotherapist" not in shown(visit("routine"))
    app.button(key="undo").click().run()
    assert "Have a physiotherapist or doctor look at it" in shown(visit("today"))


def test_today_knows_of_a_first_bad_session_longer_ago_than_trouble_is_spoken_of(diary: Diary) -> None:
    went(diary, 58, 54, pain_after=6)
    for ago in range(5):
        diary.add_check_in(TODAY - timedelta(days=ago), pain=5)

    assert "Have a physiotherapist or doctor look at it" in shown(visit("today"))


def test_where_pain_is_better_again_today_says_nothing_of_a_clinician(diary: Diary) -> None:
    went(diary, 18, 16, pain_after=6)
    for ago in range(5):
        diary.add_check_in(TODAY - timedelta(days=ago), pain=2)

    assert "physiotherapist or doctor" not in shown(visit("today"))


def test_the_clinicians_card_leads_to_the_safety_check(diary: Diary) -> None:
    went(diary, 18, 16, pain_after=6)
    for ago in range(5):
        diary.add_check_in(TODAY - timedelta(days=ago), pain=5)

    app = visit("today").button(key="clinician_check").click().run()

    assert "Bladder or bowel: new or worse in two weeks?" in shown(app)


def in_sight(block: Block) -> Iterator[Element]:
    """What is drawn without a tap on anything."""
    for child in block.children.values():
        if isinstance(child, Block):
            yield from () if child.type == "expander" else in_sight(child)
        else:
            yield child


def test_each_suggestion_is_a_line_with_the_rest_behind_a_tap_and_few_are_in_sight(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proposals_view, "_AT_ONCE", 2)
    went(diary, 8, 6, pain_after=6, worse=frozenset({"partial-crunch"}))
    went(diary, 4, pain_after=6, worse=frozenset({"bird-dog", "wall-sit", "cat-cow"}))
    app = visit("routine")

    assert_well(app)
    seen = list(in_sight(app.main))
    titles = [
        str(e.value) for e in seen if e.type == "markdown" and re.match(r"\*\*.+: .+\*\*", str(e.value))
    ]
    assert len(titles) == 2
    assert not [title for title in titles if len(title) > 90]
    whole = shown(app)
    in_short = "\n".join(str(getattr(e, "value", "")) for e in seen)
    for details in ("This move was too much twice in a row.", "Rule two-reds"):
        assert details in whole
        assert details not in in_short
    deep = {str(b.key) for b in app.button if str(b.key).startswith(("accept_", "not_now_"))}
    assert deep > {
        str(e.key) for e in seen if e.type == "button" and str(e.key).startswith(("accept_", "not_now_"))
    }


def test_easier_ways_in_words_of_one_session_stand_together_each_with_its_own(diary: Diary) -> None:
    """A session that was too much, no move marked, every dose as small as it gets."""
    small = {"bird-dog": {}, "hamstring-stretch": {}, "clamshell": {}}
    least = Routine("Small", tuple(planned(move, **numbers) for move, numbers in small.items()))
    diary.set_plan(routine=least, weekdays=range(7), start=TODAY - timedelta(days=41))
    day = TODAY - timedelta(days=2)
    done = tuple(SessionItem(i.exercise_id, i.seconds, 1.0) for i in least.items)
    at = datetime.combine(day, time(6), UTC)
    diary.add_session(day, items=done, at=at, pain_before=2, pain_after=6, next_morning=4, leg_spread=False)
    app = visit("routine")

    assert_well(app)
    text = shown(app)
    names = ", ".join(CATALOGUE.exercises[move].name for move in small)
    assert f"{names}: the easier way" in text
    for move in small:
        assert f"{CATALOGUE.exercises[move].name}: Use the easier way" in text
    assert [str(b.key) for b in app.button if str(b.key).startswith("not_now_")] == ["not_now_bird-dog"]
