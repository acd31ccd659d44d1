import re
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.numbers import Association, Failed, Gate, adherence, association, change, trend, weekly
from components.progress.made_up_diary import synthetic_days
from components.progress.words import chart_captions, sentences
from tests.numbers.diaries import MONDAY, diary, painful, wandering

laws = settings(deadline=None, max_examples=60)
NEVER = re.compile(
    r"(?i:\bcaus|\bp\s*[=<>]|p-value|signific|\bproves?\b|because of|\bfail)|!|\bnan\b|\bNone\b"
)


def everything_said(days: pd.DataFrame) -> list[str]:
    """Every sentence that can be shown of this day table."""
    slope, weeks, link = trend(days), change(days), association(days)
    record = adherence(days)
    return [
        sentences.logged(days),
        *sentences.still_needed(slope, weeks, link),
        sentences.of_adherence(record),
        *(sentences.of_week(week) for week in weekly(days)),
        sentences.of_trend(slope),
        sentences.of_change(weeks),
        *sentences.of_association(link),
        chart_captions.before_next_day(link),
        chart_captions.panels_in_words(days),
        chart_captions.before_calendar(days),
    ]


@pytest.fixture(scope="module")
def linked() -> Association:
    """An answer with a possible link."""
    record = association(wandering(84, 0, effect=-2.0))
    assert record.gate is Gate.POSSIBLE_LINK
    return record


@laws
@given(
    st.lists(st.tuples(st.sampled_from("DPSMNERZO"), st.one_of(st.none(), st.integers(0, 10))), max_size=50)
)
def test_no_diary_gets_an_alarming_or_overreaching_word(days: list[tuple[str, int | None]]) -> None:
    table = diary([letter for letter, _ in days], [pain for _, pain in days])
    for sentence in everything_said(table):
        assert sentence
        assert not NEVER.search(sentence), sentence


@pytest.mark.parametrize("days", [1, 3, 12, 20, 35, 52, 84, 365, 1500])
def test_no_sample_of_any_length_gets_one_either(days: int) -> None:
    for sentence in everything_said(synthetic_days(days=days)):
        assert not NEVER.search(sentence), sentence


def test_days_logged_are_counted_out_of_all_days() -> None:
    assert sentences.logged(diary("DRRN", [4, None, 3, None])) == "2 of 4 days logged"
    assert sentences.logged(diary("D")) == "1 of 1 day logged"
    assert sentences.logged(diary("")) == "Nothing logged yet"


def test_a_pause_is_not_an_entry() -> None:
    assert sentences.logged(diary("ZZZ")) == "0 of 3 days logged"


def test_an_empty_diary_is_told_what_each_answer_needs() -> None:
    empty = diary("")
    assert sentences.still_needed(trend(empty), change(empty), association(empty)) == (
        "Comparing weeks: 24 more days with pain logged.",
        "A trend: 6 more weeks with at least four days logged.",
        "Sessions and the next day's pain: 14 more days with both answered.",
    )


def test_a_long_full_diary_needs_nothing_more() -> None:
    days = synthetic_days(days=84)
    assert sentences.still_needed(trend(days), change(days), association(days)) == ()


def test_sessions_that_keep_to_their_weekdays_are_said_to_be_what_stands_in_the_way() -> None:
    days = diary("DMDMDMM" * 6 + "MMDMDMM", [5] * 49)
    link = association(days)
    assert link.days_more
    *_, need = sentences.still_needed(trend(days), change(days), link)
    assert need == (
        "Sessions and the next day's pain: your sessions keep to the same weekdays, so what a session does "
        f"and what its weekday does can't be told apart; it takes about {link.days_more} more days like "
        "these."
    )


def test_under_fourteen_pairs_there_is_only_too_early_to_say() -> None:
    (only,) = sentences.of_association(association(diary("DMD" * 3, [5] * 9)))
    assert only == "Too early to say, 6 more days (8 of 14 so far)."


@pytest.mark.parametrize("gate", [gate for gate in Gate if gate is not Gate.TOO_EARLY])
def test_every_later_answer_says_n_gaps_chance_and_the_other_direction(
    gate: Gate, linked: Association
) -> None:
    changed = {"gate": gate, "days_more": 3}
    if gate in (Gate.PICTURE, Gate.SUPPRESSED):
        changed |= {"diff": None, "interval": None}
    said = " ".join(sentences.of_association(replace(linked, **changed)))
    assert f"{linked.n_possible - linked.n_paired} of {linked.n_possible} pairs are missing" in said
    assert f"{linked.n_paired} pairs" in said
    assert "This may be chance." in said
    assert "Pain may also change what you do." in said


def test_a_possible_link_is_told_in_points_with_its_range_and_confidence(linked: Association) -> None:
    first = sentences.of_association(linked)[0]
    assert first.startswith(f"A possible link, with {linked.confidence} confidence")
    assert f"averaged {abs(linked.diff or 0):.1f} points lower than after none" in first
    assert "moved together" in first


def test_no_clear_link_is_not_called_no_effect(linked: Association) -> None:
    first = sentences.of_association(replace(linked, gate=Gate.NO_CLEAR_LINK))[0]
    assert first.startswith("No clear link")
    assert "not the same as no effect" in first
    assert "confidence" not in first


def test_under_two_points_it_says_people_rarely_notice(linked: Association) -> None:
    small = " ".join(sentences.of_association(replace(linked, diff=-1.2)))
    large = " ".join(sentences.of_association(replace(linked, diff=-2.4)))
    assert "this is less" in small
    assert "this is less" not in large


def seen(record: Association, before: float, same_day: float) -> Association:
    """The answer with these looks at the day before a session and at its day."""
    assert record.others is not None
    return replace(record, others=replace(record.others, before=before, same_day=same_day))


def test_an_equally_strong_reverse_is_said(linked: Association) -> None:
    before = seen(replace(linked, diff=-1.0), -1.5, 0.0)
    assert "pain may be what decides about the session" in " ".join(sentences.of_association(before))
    going_by_pain = seen(replace(linked, diff=-1.5), -1.0, -1.5)
    said = " ".join(sentences.of_association(going_by_pain))
    assert "On the day itself 1.5 points lower than on a day without" in said
    assert "pain may be what decides about the session" in said
    assert going_by_pain.confidence == "low"
    neither = seen(replace(linked, diff=-1.5), -0.2, -0.2)
    assert "pain may be what decides about the session" not in " ".join(sentences.of_association(neither))


def test_other_looks_are_counted_and_not_judged(linked: Association) -> None:
    (told,) = (said for said in sentences.of_association(linked) if "other look" in said)
    assert told.startswith("5 other looks at the same days, shown and not judged")
    assert "Two days after a session" in told
    assert "after one with more sessions than usual" in told
    assert "(13 weeks)" in told or "(12 weeks)" in told
    short = association(wandering(50, 0, effect=-2.0))
    assert short.others is not None
    assert short.others.weekly_rho is None
    (told,) = (said for said in sentences.of_association(short) if "other look" in said)
    assert told.startswith("3 other looks")
    assert "ranks" not in told


def test_weekdays_that_may_explain_it_are_named(linked: Association) -> None:
    held_back = replace(
        linked, gate=Gate.NO_CLEAR_LINK, failed=(Failed.WEEKDAYS,), diff=-0.2, mixed_diff=-1.6
    )
    said = " ".join(sentences.of_association(held_back))
    assert "Each weekday is compared only with itself" in said
    assert "With weekdays mixed, as in the picture, it would be 1.6 points lower." in said
    assert "Your sessions fall on the same weekdays, and so does your pain" in said
    assert "Your sessions fall on the same weekdays" not in " ".join(sentences.of_association(linked))


def test_sessions_that_keep_to_their_weekdays_get_no_number() -> None:
    fixed = association(diary("DMDMDMM" * 10, [5, 6, 4, 5, 6, 5, 4] * 10))
    said = " ".join(sentences.of_association(fixed))
    assert said.startswith("No number: your sessions keep to the same weekdays")
    assert "can't be told apart" in said
    assert "averaged" not in said
    assert "A session on another weekday now and then would tell more." in said


def test_a_range_says_how_often_such_ranges_are_right(linked: Association) -> None:
    plain = " ".join(sentences.of_association(replace(linked, phi=0.3, stretched=0.0)))
    gappy = " ".join(sentences.of_association(replace(linked, phi=0.3, stretched=0.2)))
    doubled = " ".join(sentences.of_association(replace(linked, phi=0.7)))
    assert "ranges drawn like it held it in 86 to 93, by kind" in plain
    assert "twice as wide" not in plain
    assert "longer because some stretches lack days" in gappy
    assert "twice as wide" in doubled
    assert "held it in 99 to 100" in doubled
    assert "held it in 94 to 96" in gappy
    assert all("where pain decides about the sessions" in said.lower() for said in (plain, gappy, doubled))
    assert "ranges drawn like it" not in " ".join(sentences.of_association(replace(linked, interval=None)))


def test_the_worst_case_is_told_where_pairs_are_missing(linked: Association) -> None:
    gappy = replace(linked, n_possible=linked.n_paired + 9, worst_case=0.4)
    assert "Had all of them gone against it, the difference would be 0.4 points higher" in " ".join(
        sentences.of_association(gappy)
    )


def test_adherence_is_told_with_everything_that_stays_outside_it() -> None:
    said = sentences.of_adherence(adherence(diary("DPMNEZZ"), today=MONDAY + timedelta(30)))
    assert said == (
        "Sessions done ÷ sessions planned and logged, a part as the part it was: 50 % of 3 sessions. "
        "That is 1 in full, 1 in part, 1 skipped. "
        "Not in it: 1 planned session not logged, 2 days paused, 1 extra session."
    )


def test_an_open_session_is_told_as_open() -> None:
    said = sentences.of_adherence(adherence(diary("DN"), today=MONDAY + timedelta(1)))
    assert said.endswith("Not in it: 1 session still open.")


def test_a_week_without_anything_to_count_has_no_percentage() -> None:
    (week,) = weekly(diary("ZZZR"))
    assert sentences.of_week(week) == "Week of 2 Mar: nothing to count. Not in it: 3 days paused."


def test_a_clear_change_always_comes_with_natural_ups_and_downs() -> None:
    better = sentences.of_change(change(painful([7] * 10 + [4] * 14)))
    worse = sentences.of_change(change(painful([4] * 10 + [7] * 14)))
    assert better.startswith("Pain is clearly lower")
    assert worse.startswith("Pain is clearly higher")
    assert all("Natural ups and downs can do this too." in said for said in (better, worse))
    assert "safety questions" in worse
    assert "safety questions" not in better


def test_a_change_says_how_many_days_each_week_rests_on() -> None:
    pain: list[float | None] = [6.0] * 10 + [6.0] * 7 + [6.0, None, 6.0, None, 6.0, None, 6.0]
    said = sentences.of_change(change(painful(pain)))
    assert said.startswith("No clear change")
    assert "6.0 (19 Mar to 25 Mar, 4 days logged)" in said


def test_a_young_diary_is_told_how_many_days_a_comparison_takes() -> None:
    assert (
        sentences.of_change(change(painful([5] * 3))) == "No comparison yet: 21 more days with pain logged."
    )
    gappy = painful([5.0] * 20 + [None] * 14)
    assert sentences.of_change(change(gappy)) == (
        "The last two weeks have too few days logged to compare: 11 more days with pain logged."
    )


def test_a_slow_trend_over_years_is_told_by_the_year() -> None:
    falling = [8 - 5 * day / 1500 for day in range(1500)]
    assert sentences.of_trend(trend(painful(falling))).startswith(
        "Pain has fallen by about 1.2 points a year"
    )
    assert sentences.of_trend(trend(painful([9 - day / 7 / 2 for day in range(84)]))).startswith(
        "Pain has fallen by about 0.5 points a week over 12 weeks (84 of 84 days logged)"
    )


def test_a_level_pain_is_called_level() -> None:
    assert sentences.of_trend(trend(painful([5] * 60))) == (
        "Pain has kept about level over 9 weeks (60 of 60 days logged)."
    )


def test_captions_say_what_a_mark_stands_for() -> None:
    short, long = synthetic_days(days=28), synthetic_days(days=400)
    assert "Each dot is a day" in chart_captions.before_pain(short)
    assert "Each dot is the mean of a week" in chart_captions.before_pain(long)
    assert chart_captions.before_states(short).endswith("Each tile is a day.")
    assert chart_captions.before_weeks(long).endswith("Each bar is a month.")


def test_pain_nobody_logged_is_not_called_no_pain() -> None:
    assert chart_captions.before_pain(diary("DMN")) == "Pain: nothing logged yet in 3 days."


def test_the_strip_is_counted_in_words() -> None:
    assert chart_captions.before_states(diary("DDNZ")) == (
        "4 days: done 2, paused 1, not logged 1. Each tile is a day."
    )
