import re

import pytest

from components.numbers import adherence, association, change, trend, weekly
from components.numbers.flares_and_pauses import flares, steady_pain
from components.numbers.pain_change import baseline_week
from components.progress.made_up_diary import synthetic_days
from components.progress.moves_worse import MoveCount
from components.progress.words import methods, moves_in_words, week_remarks
from components.progress.words.methods import Method
from data.catalogue import load_catalogue
from tests.numbers.diaries import diary, painful

NEVER = re.compile(r"(?i:\bcaus|\bp\s*[=<>]|p-value|signific|\bproves?\b|because of)|!|\bnan\b|\bNone\b")
NAMES = {"a": "Bird dog", "b": "Bridge"}
COUNTS = (MoveCount("a", 2, 8), MoveCount("b", 0, 3))


def every_method(days: int) -> list[Method]:
    table = synthetic_days(days=200).iloc[:days]
    record = adherence(table)
    return [
        methods.of_weeks(days, days),
        methods.of_panels(days, days, baseline_week(table)),
        methods.of_change(change(table)),
        methods.of_trend(trend(table)),
        methods.of_association(association(table)),
        methods.of_adherence(record),
        methods.of_moves(COUNTS, 8),
    ]


@pytest.mark.parametrize("days", [0, 10, 60, 200])
def test_every_method_says_its_n_and_names_sources_of_the_catalogue(days: int) -> None:
    known = load_catalogue().sources
    for method in every_method(days):
        assert re.search(r"\d|Nothing", method.n)
        assert method.sources
        assert set(method.sources) <= set(known)
        assert not NEVER.search(f"{method.of} {method.formula} {method.n}")


@pytest.mark.parametrize("days", [0, 10, 60, 200])
def test_no_remark_claims_more_than_the_days_hold(days: int) -> None:
    table = synthetic_days(days=200).iloc[:days]
    said = [
        week_remarks.in_plain_words(change(table)),
        week_remarks.sessions_in_plain_words(adherence(table)),
        week_remarks.of_baseline(baseline_week(table)),
        week_remarks.of_flares(flares(table), steady_pain(table)),
        moves_in_words.of_moves(COUNTS, 8),
        moves_in_words.too_few(COUNTS, NAMES),
    ]
    for week in weekly(table):
        said += week_remarks.of_picked_week(table.head(7), week)
    assert all(words.endswith(".") for words in said)
    assert not any(NEVER.search(words) for words in said)


def test_pain_that_rose_clearly_asks_for_the_safety_questions() -> None:
    worse = week_remarks.in_plain_words(change(painful([3.0] * 14 + [8.0] * 14)))
    assert "clearly higher" in worse
    assert "safety questions" in worse


def test_before_there_is_a_baseline_week_none_is_claimed() -> None:
    assert week_remarks.of_baseline(baseline_week(painful([4.0] * 9))) == week_remarks.NO_BASELINE
    assert "mean 4" in week_remarks.of_baseline(baseline_week(painful([4.0] * 10)))


def test_without_a_flare_the_days_on_which_none_could_be_told_are_counted() -> None:
    calm = painful([3.0] * 40)
    usual = steady_pain(calm)
    assert week_remarks.of_flares((), usual[-20:]) == "No flare stands out in these days."
    assert "none could be told on 14 of them, since under 14 of the 28 days before are logged" in (
        week_remarks.of_flares((), usual)
    )
    assert "none could be told on them, since" in week_remarks.of_flares((), usual[:10])


def test_days_nobody_logged_are_said_beside_the_sessions_done() -> None:
    assert week_remarks.sessions_in_plain_words(adherence(diary("DDMN"))) == (
        "2 of 3 planned and logged sessions done. 1 planned session not logged."
    )
    assert week_remarks.sessions_in_plain_words(adherence(diary("P"))) == (
        "0 of 1 planned and logged session done, 1 in part."
    )


def test_a_week_without_pain_logged_has_no_mean() -> None:
    table = diary("DRRRRRR")
    pain, sessions = week_remarks.of_picked_week(table, weekly(table)[0])
    assert pain == "Pain: 0 of 7 days logged."
    assert "100 % of 1 session." in sessions


def test_moves_with_too_few_sessions_are_named_with_their_counts() -> None:
    assert moves_in_words.too_few(COUNTS, NAMES) == "Too few sessions for a share, under 5: Bridge (0 of 3)."
