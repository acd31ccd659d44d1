from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import pearsonr

from components.numbers import association
from components.numbers.columns import numbers
from components.numbers.day_after import answer
from components.numbers.day_pairs import after, next_day_pain
from studies.day_after.link_grid import Part, grid
from studies.day_after.link_tally import pearson, slope_confidence, tally, three_three
from studies.made_up_diaries import Course, Gaps, Habit, Scenario, day_tables, diaries
from tests.numbers.diaries import diary

HARD = (
    Scenario(days=45, phi=0.6, habit=Habit.STREAKS),
    Scenario(days=60, phi=0.3, habit=Habit.STREAKS),
    Scenario(days=60, phi=0.8, habit=Habit.STREAKS),
    Scenario(days=60, phi=0.0, habit=Habit.COIN),
    Scenario(days=90, gaps=Gaps.BAD_DAYS),
    Scenario(days=90, course=Course.FALLING),
)


@pytest.mark.parametrize("scenario", HARD, ids=str)
def test_without_an_effect_at_most_one_diary_in_twenty_gets_a_false_sentence(scenario: Scenario) -> None:
    assert not scenario.confounded
    assert tally(scenario, 200).links <= 0.05 * 200


def test_a_planted_two_point_effect_is_found_and_the_right_way_round() -> None:
    counted = tally(Scenario(days=90, effect=2.0), 60)
    assert counted.right == counted.links >= 0.9 * 60
    assert -2.4 < counted.link_points < -1.6
    assert counted.warned <= 0.05 * 60


def test_the_range_of_a_two_month_diary_holds_the_truth_about_nine_times_in_ten() -> None:
    counted = tally(Scenario(days=60, phi=0.0), 150)
    assert counted.shown >= 145
    assert 0.84 <= counted.held / counted.shown <= 0.97


def test_going_by_pain_fools_every_rule_and_is_told() -> None:
    counted = tally(Scenario(days=90, habit=Habit.BY_PAIN), 60)
    assert counted.pearson > counted.links > 0.1 * 60
    assert counted.warned >= 0.9 * counted.links
    assert counted.medium <= 0.1 * counted.links


def test_a_rhythm_of_the_week_makes_no_link_and_leaves_the_range_right() -> None:
    counted = tally(Scenario(days=90, rhythm=2.0), 120)
    assert counted.links <= 0.05 * 120
    assert counted.mixed_links > 0.1 * 120  # what it would be with weekdays mixed
    assert counted.held >= 0.84 * counted.shown
    assert counted.mixed_held <= 0.2 * counted.shown


def test_an_effect_is_found_through_a_rhythm_of_the_week() -> None:
    counted = tally(Scenario(days=90, rhythm=2.0, effect=2.0), 60)
    assert counted.right == counted.links >= 0.85 * 60


def test_sessions_that_never_leave_their_weekdays_get_no_answer_at_all() -> None:
    counted = tally(Scenario(days=90, habit=Habit.FIXED, effect=2.0), 30)
    assert (counted.apart, counted.shown, counted.links) == (30, 0, 0)


def test_an_effect_hidden_by_missing_bad_days_stays_in_the_range() -> None:
    counted = tally(Scenario(days=365, effect=2.0, gaps=Gaps.BAD_DAYS), 60)
    assert counted.lengthened > 0.8 * counted.shown
    assert counted.held >= 0.84 * counted.shown


def test_the_slopes_range_holds_the_true_slope() -> None:
    counted = tally(Scenario(days=90, course=Course.FALLING, phi=0.3), 60)
    assert counted.slopes == 60
    assert counted.slopes_held >= 0.8 * 60


def test_the_study_reads_its_diaries_as_the_page_does() -> None:
    made = diaries(Scenario(days=90, gaps=Gaps.RANDOM, effect=1.0), 3)
    for number, table in enumerate(day_tables(made)):
        pain = made.pain[number]
        done = np.where(np.isfinite(pain), made.done[number], np.nan)
        short, whole = answer(done, pain, np.zeros(90, dtype=bool)), association(table)
        assert whole.others is not None
        plain = replace(whole, first=None, last=None, others=replace(whole.others, weekly_rho=None, weeks=0))
        assert short == plain
        assert all(map(np.array_equal, after(done, pain), next_day_pain(table)))


def test_the_same_seed_makes_the_same_diaries() -> None:
    scenario = Scenario(days=30)
    first, again, other = diaries(scenario, 5), diaries(scenario, 5), diaries(scenario, 5, seed=1)
    assert np.array_equal(first.pain, again.pain)
    assert np.array_equal(first.done, again.done)
    assert not np.array_equal(first.pain, other.pain)


@pytest.mark.parametrize("phi", [0.0, 0.3, 0.6, 0.8])
def test_pain_resembles_the_day_before_as_asked(phi: float) -> None:
    pain = diaries(Scenario(days=365, phi=phi), 40).pain
    measured = np.mean([np.corrcoef(person[:-1], person[1:])[0, 1] for person in pain])
    assert measured == pytest.approx(phi, abs=0.07)


@pytest.mark.parametrize("effect", [0.5, 1.0, 2.0])
def test_the_day_after_a_session_pain_is_lower_by_the_effect(effect: float) -> None:
    made = diaries(Scenario(days=365, phi=0.3, effect=effect, habit=Habit.COIN), 60)
    done, tomorrow = made.done[:, :-1], made.pain[:, 1:]
    assert tomorrow[done].mean() - tomorrow[~done].mean() == pytest.approx(-effect, abs=0.1)


def test_bad_days_go_missing_where_they_are_asked_to() -> None:
    full = diaries(Scenario(days=365), 20).pain
    at_random = diaries(Scenario(days=365, gaps=Gaps.RANDOM), 20).pain
    bad_days = diaries(Scenario(days=365, gaps=Gaps.BAD_DAYS), 20).pain
    assert np.isnan(at_random).mean() == pytest.approx(0.15, abs=0.03)
    assert np.isnan(bad_days).mean() == pytest.approx(0.19, abs=0.03)
    assert np.nanmean(at_random) == pytest.approx(full.mean(), abs=0.1)
    assert np.nanmean(bad_days) < full.mean() - 0.2


def test_sessions_follow_pain_streaks_and_plans_as_asked() -> None:
    by_pain = diaries(Scenario(days=365, habit=Habit.BY_PAIN), 10)
    assert by_pain.pain[by_pain.done].mean() < by_pain.pain[~by_pain.done].mean() - 1
    streaks = diaries(Scenario(days=365, habit=Habit.STREAKS), 10).done
    assert (streaks[:, 1:] == streaks[:, :-1]).mean() == pytest.approx(0.85, abs=0.03)
    later = diaries(Scenario(days=140, habit=Habit.MORE_LATER), 20).done
    assert later[:, 70:].sum() > 1.8 * later[:, :70].sum()


def test_pain_falls_by_itself_and_by_the_weekday_as_asked() -> None:
    falling = diaries(Scenario(days=100, course=Course.FALLING), 200).pain.mean(axis=0)
    assert falling[:10].mean() - falling[-10:].mean() == pytest.approx(2.7, abs=0.3)
    rhythm = diaries(Scenario(days=70, rhythm=2.0), 200)
    after = np.roll(rhythm.planned[0], 1)
    assert rhythm.pain[:, ~after].mean() - rhythm.pain[:, after].mean() == pytest.approx(2, abs=0.1)


def test_a_made_up_diary_has_the_shape_of_any_day_table() -> None:
    made = diaries(Scenario(days=60, gaps=Gaps.RANDOM), 1)
    (table,) = day_tables(made)
    assert table.dtypes.equals(diary("D").dtypes)
    assert np.array_equal(numbers(table, "pain"), made.pain[0], equal_nan=True)
    both = np.isfinite(made.pain[0][:-1]) & np.isfinite(made.pain[0][1:])
    record = association(table)
    assert record.n_paired == both.sum()
    assert record.n_done == (both & made.done[0][:-1]).sum()


def test_three_and_three_asks_for_three_days_and_a_point() -> None:
    low, high = np.array([3.0, 3, 3]), np.array([4.0, 4, 4])
    assert three_three(low, high)
    assert not three_three(low, high - 0.1)
    assert not three_three(low[:2], high)


def test_the_plain_correlation_is_pearsons() -> None:
    rng = np.random.default_rng(5)
    verdicts = set()
    for _ in range(40):
        with_session, without = rng.normal(4.5, 1.5, 12), rng.normal(5.5, 1.5, 15)
        side = np.repeat([1.0, 0.0], [12, 15])
        p = pearsonr(side, np.concatenate((with_session, without))).pvalue
        assert pearson(with_session, without) == (p < 0.05)
        verdicts.add(bool(p < 0.05))
    assert verdicts == {True, False}
    assert not pearson(np.array([4.0] * 9), np.array([4.0] * 9))


def test_slope_times_twenty_is_at_most_ninety_five() -> None:
    days = np.arange(28.0)
    assert slope_confidence(5 - days / 7) == pytest.approx(20)
    assert slope_confidence(np.where(days == 3, np.nan, 5 + days / 7)) == pytest.approx(20)
    assert slope_confidence(days) == 95
    assert slope_confidence(np.array([np.nan, 4.0])) == 0


def test_the_parts_of_the_study_are_what_they_are_called() -> None:
    for part, scenario in grid():
        by_weekday = scenario.rhythm != 0 or scenario.habit in (Habit.NEARLY_FIXED, Habit.FIXED)
        assert by_weekday == (part is Part.WEEKDAYS)
        if not by_weekday:
            assert scenario.confounded == (part is Part.CONFOUNDED)
            assert (scenario.effect > 0) == (part is Part.EFFECT)
