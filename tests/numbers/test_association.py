import numpy as np
import pytest

from components.numbers import Association, Failed, Gate, association, bootstrap, day_sums
from components.numbers.autocorrelation import autocorrelation, beyond_blocks, effective_n, unbiased
from components.numbers.bootstrap import Drawn
from tests.numbers.diaries import diary, wandering

TWO_AND_TWO = "DDMM"


def level(letters: str, after_session: float = 3, after_none: float = 5) -> Association:
    """The answer where pain is one number after a session and another after none."""
    pain = [after_session if letter in "DSE" else after_none for letter in "M" + letters]
    return association(diary(letters, pain[: len(letters)]))


@pytest.mark.parametrize(
    ("days", "gate", "more"),
    [
        (0, Gate.TOO_EARLY, 14),
        (1, Gate.TOO_EARLY, 14),
        (3, Gate.TOO_EARLY, 12),
        (14, Gate.TOO_EARLY, 1),
        (15, Gate.PICTURE, 14),
        (28, Gate.PICTURE, 1),
        (29, Gate.ESTIMATE, 14),
        (42, Gate.ESTIMATE, 1),
        (43, Gate.POSSIBLE_LINK, 0),
    ],
)
def test_the_answer_opens_up_by_the_number_of_pairs(days: int, gate: Gate, more: int) -> None:
    record = association(wandering(100, 5, phi=0.2, effect=-3.0).iloc[:days])
    assert (record.gate, record.days_more) == (gate, more)
    assert record.n_paired == max(0, days - 1)
    assert (record.diff is None) == (days < 29)
    assert (record.interval is None) == (days < 29)


def test_under_eight_days_on_a_side_there_is_no_number() -> None:
    pain = np.random.default_rng(1).integers(3, 8, 57).tolist()
    record = association(diary("D" * 40 + "M" * 7 + "D" * 10, pain))
    assert (record.gate, record.failed) == (Gate.PICTURE, (Failed.NOT_DONE_DAYS,))
    assert (record.n_not_done, record.diff, record.days_more) == (7, None, 1)
    record = association(diary("M" * 40 + "D" * 7 + "M" * 10, pain))
    assert (record.gate, record.failed) == (Gate.PICTURE, (Failed.DONE_DAYS,))


def test_days_that_stick_together_too_much_suppress_everything() -> None:
    record = level("D" * 20 + "M" * 20)
    assert (record.gate, record.failed, record.diff) == (
        Gate.SUPPRESSED,
        (Failed.PAIRS, Failed.EFFECTIVE_N),
        None,
    )


def test_too_many_gaps_suppress_everything() -> None:
    pain: list[float | None] = [5, None] * 50
    record = association(diary(TWO_AND_TWO * 25, pain))
    assert (record.gate, record.diff) == (Gate.SUPPRESSED, None)
    assert Failed.MISSING in record.failed
    assert record.missing_share == pytest.approx(50 / 99)


def test_the_days_it_asks_for_end_a_suppression() -> None:
    pain: list[float | None] = [5, None] * 20
    more = association(diary(TWO_AND_TWO * 10, pain)).days_more
    longer = diary(TWO_AND_TWO * 10 + ("DM" * more)[:more], [*pain, *[5.0] * more])
    assert association(longer).missing_share <= 0.4 + 1e-9


def test_pain_nobody_logged_makes_no_pair() -> None:
    record = association(diary("DMDM", [5, None, 5, 5]))
    assert (record.n_paired, record.n_possible) == (2, 3)


def test_a_planned_day_nobody_logged_is_neither_done_nor_not_done() -> None:
    record = association(diary("NNNN", [5, 5, 5, 5]))
    assert (record.n_paired, record.n_done, record.n_not_done) == (0, 0, 0)
    assert record.missing_share == 1


def test_a_rest_day_counts_as_not_done_only_if_something_was_entered_for_it() -> None:
    assert association(diary("RRRR", [5, 5, 5, 5])).n_not_done == 3
    assert association(diary("RRRR", [None, 5, 5, 5])).n_not_done == 2
    assert association(diary("OOOO", [5, 5, 5, 5])).n_not_done == 3


def test_pauses_and_half_done_sessions_are_left_out_and_not_missing() -> None:
    record = association(diary("ZPDM", [5, 5, 5, 5]))
    assert (record.n_paired, record.n_possible, record.missing_share) == (1, 1, 0)


def test_swapped_and_extra_sessions_are_sessions() -> None:
    assert association(diary("SEM", [5, 5, 5])).n_done == 2


def test_it_is_tomorrows_pain_that_is_compared() -> None:
    coin = np.random.default_rng(1).random(60) < 0.5
    record = level("".join("D" if heads else "M" for heads in coin), after_session=2, after_none=6)
    assert record.diff == pytest.approx(-4, abs=0.3)
    assert abs(record.reverse_diff or 0) < 2


def test_pain_that_decides_about_sessions_shows_the_other_way_round() -> None:
    rng = np.random.default_rng(2)
    pain = rng.integers(2, 9, 90).astype(float)
    letters = ["D", *("M" if yesterday > 5 else "D" for yesterday in pain[:-1])]
    record = association(diary(letters, pain.tolist()))
    assert record.gate is Gate.NO_CLEAR_LINK
    assert record.reverse_diff is not None
    assert record.diff is not None
    assert record.reverse_diff < -3
    assert abs(record.reverse_diff) > abs(record.diff)


def test_a_trend_alone_makes_no_link() -> None:
    letters = "M" * 30 + TWO_AND_TWO * 8 + "D" * 30
    falling = [8 - 6 * day / len(letters) for day in range(len(letters))]
    record = association(diary(letters, falling))
    assert record.gate is Gate.NO_CLEAR_LINK
    assert record.diff == pytest.approx(0, abs=1e-6)


def test_a_difference_that_turns_over_half_way_fails() -> None:
    coin = np.random.default_rng(4).random(90) < 0.5
    pain = [5.0]
    for day, heads in enumerate(coin[:-1]):
        pain.append(5.0 + (2.5 if heads else -2.5) * (1 if day < 30 else -1))
    record = association(diary(["D" if heads else "M" for heads in coin], pain))
    assert Failed.HALVES in record.failed
    assert record.gate is Gate.NO_CLEAR_LINK


def test_a_small_difference_fails_by_its_size() -> None:
    coin = np.random.default_rng(6).random(120) < 0.5
    record = level("".join("D" if heads else "M" for heads in coin), after_session=4.5, after_none=5)
    assert record.failed == (Failed.SIZE,)
    assert record.gate is Gate.NO_CLEAR_LINK


def test_sessions_on_fixed_weekdays_cannot_be_told_from_the_weekday() -> None:
    for days in range(60, 67):
        record = level(("DMDMDMM" * 10)[:days])
        assert (record.gate, record.diff, record.interval) == (Gate.PICTURE, None, None)
        assert Failed.SAME_WEEKDAYS in record.failed
        assert record.days_more == 0  # more days like these promise nothing


def test_a_few_sessions_on_other_weekdays_are_not_enough_but_say_how_many_days_are() -> None:
    record = level("DMDMDMM" * 6 + "MMDMDMM")
    assert (record.gate, record.diff) == (Gate.PICTURE, None)
    assert record.n_comparable is not None
    assert 0 < record.n_comparable < 16
    more = record.n_paired + record.days_more
    assert record.n_comparable * (more / record.n_paired) == pytest.approx(16, abs=0.1)


def test_a_rhythm_of_the_week_is_not_taken_for_the_sessions() -> None:
    rng = np.random.default_rng(5)
    weekday = np.arange(126) % 7
    keeps = np.where(np.isin(weekday, (0, 2, 4)), 0.85, 0.1)
    letters = ["D" if heads else "M" for heads in rng.random(126) < keeps]
    pain = np.where(np.isin(weekday, (1, 3, 5)), 3.0, 6.0) + rng.integers(-1, 2, 126)
    record = association(diary(letters, pain.tolist()))
    assert record.mixed_diff is not None
    assert record.diff is not None
    assert record.mixed_diff < -1.5
    assert abs(record.diff) < 0.6
    assert Failed.WEEKDAYS in record.failed
    assert record.gate is Gate.NO_CLEAR_LINK


def test_each_weekday_is_compared_only_with_itself() -> None:
    done = np.array([1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0.0])
    weekday = np.arange(14) % 7
    assert day_sums.within_weekdays(done, 10.0 * weekday - 2 * done) == pytest.approx(-2)
    assert np.isnan(day_sums.within_weekdays(done[:7], 10.0 * weekday[:7]))
    assert day_sums.comparable(day_sums.totals(done, 1.0 * weekday)) == pytest.approx(4 * 3 * 0.5)


def test_the_trend_taken_out_is_the_theil_sen_line() -> None:
    from scipy.stats import theilslopes

    rng = np.random.default_rng(15)
    pain = 8 - 0.03 * np.arange(90) + rng.integers(-2, 3, 90)
    pain[rng.random(90) < 0.2] = np.nan
    at = np.flatnonzero(np.isfinite(pain))
    slope = theilslopes(pain[at], at).slope
    assert day_sums.detrended(pain) == pytest.approx(pain - slope * np.arange(90), nan_ok=True)


def test_the_difference_within_weekdays_is_that_of_least_squares() -> None:
    rng = np.random.default_rng(11)
    done, pain = (rng.random(80) < 0.4).astype(float), rng.normal(5, 2, 80)
    pain[rng.random(80) < 0.2] = np.nan
    known = np.isfinite(pain)
    levels = (np.arange(80)[:, None] % 7 == np.arange(7)).astype(float)
    fit = np.linalg.lstsq(np.column_stack([done, levels])[known], pain[known], rcond=None)[0]
    assert day_sums.within_weekdays(done, pain) == pytest.approx(fit[0])


def test_without_an_effect_a_sentence_is_rarely_false() -> None:
    gates = [association(wandering(63, seed, phi=(0.3, 0.6, 0.8)[seed % 3])).gate for seed in range(120)]
    assert sum(gate is Gate.POSSIBLE_LINK for gate in gates) <= 0.05 * 120


def test_two_points_over_twelve_weeks_are_mostly_found() -> None:
    records = [association(wandering(84, seed, effect=-2.0)) for seed in range(40)]
    assert sum(record.gate is Gate.POSSIBLE_LINK for record in records) >= 36
    assert all(record.diff is not None and record.diff < -1 for record in records)


def test_the_same_diary_always_gives_the_same_answer() -> None:
    assert association(wandering(84, 1)) == association(wandering(84, 1))


def test_a_ten_year_diary_is_judged_by_its_newest_year() -> None:
    decade = wandering(3650, 1)
    year = decade.iloc[-365:].reset_index(drop=True)
    assert association(decade) == association(year)


def test_every_shift_is_tried_as_by_hand() -> None:
    rng = np.random.default_rng(8)
    done = rng.choice([1.0, 0.0, np.nan], 40)
    pain = rng.choice([2.0, 3.0, 5.0, 8.0, np.nan], 40)
    found = abs(day_sums.difference(done, pain))
    others = [abs(day_sums.difference(np.roll(done, k), pain)) for k in range(1, 40)]
    as_far = sum(not other < found - 1e-9 for other in others)
    assert day_sums.shift_p(done, pain) == pytest.approx((1 + as_far) / 40)


def test_the_smallest_p_is_one_in_n() -> None:
    done = np.array([1.0] * 5 + [0.0] * 9)
    assert day_sums.shift_p(done, done * 3) == pytest.approx(1 / 14)


def test_the_interval_is_doubled_where_days_stick_together() -> None:
    sticky = wandering(200, 3, phi=0.95)
    record = association(sticky)
    assert record.phi is not None
    assert record.phi > 0.6
    assert record.drawn is Drawn.DOUBLED
    pain = day_sums.detrended(sticky["pain"].to_numpy(dtype=float))
    done = sticky["share_done"].to_numpy(dtype=float)
    plain = bootstrap.drawn(done[:-1], pain[1:], 0.6, autocorrelation(done))
    assert plain is not None
    assert record.interval is not None
    assert np.diff(record.interval) == pytest.approx(2 * np.diff(plain), rel=0.2)


def test_a_range_is_drawn_wider_where_pain_and_sessions_both_run_on() -> None:
    assert bootstrap.wider_for_runs(0.5, 0.6, 90) > 1.03
    assert bootstrap.wider_for_runs(0.5, -0.3, 90) == bootstrap.wider_for_runs(-0.1, 0.6, 90) == 1
    assert beyond_blocks(0.0, 7) == 1
    assert beyond_blocks(0.6, 7) > beyond_blocks(0.3, 7) > 1


@pytest.mark.parametrize("phi", [0.4, 0.7])
def test_an_autocorrelation_from_a_short_record_is_freed_of_its_bias(phi: float) -> None:
    rng = np.random.default_rng(7)
    measured = []
    for _ in range(400):
        series = rng.normal(size=50)
        for day in range(1, 50):
            series[day] = phi * series[day - 1] + series[day] * np.sqrt(1 - phi**2)
        measured.append(autocorrelation(series))
    assert np.mean(measured) < phi - 0.02
    freed = [unbiased(value, 50, trend_taken_out=False) for value in measured]
    assert np.mean(freed) == pytest.approx(phi, abs=0.03)


def test_a_range_is_lengthened_by_how_unevenly_days_are_missing() -> None:
    coin = np.random.default_rng(12).random(120) < 0.5
    letters = ["D" if heads else "M" for heads in coin]
    pain: list[float | None] = [5.0, *(4.0 if heads else 6.0 for heads in coin[:-1])]
    full = association(diary(letters, pain))
    assert (full.stretched, full.drawn) == (0, Drawn.PLAIN)
    after_none = [day for day in range(1, 120) if not coin[day - 1]]
    for day in after_none[::4]:
        pain[day] = None
    uneven = association(diary(letters, pain))
    assert uneven.drawn is Drawn.LENGTHENED
    assert uneven.stretched == pytest.approx(0.25, abs=0.08)


def test_effective_n_follows_its_formula_and_never_exceeds_n() -> None:
    assert effective_n(50, 0.5, 0.4) == pytest.approx(50 * 0.8 / 1.2)
    assert effective_n(50, 0.5, -0.4) == 50


def test_autocorrelation_skips_gaps_and_is_nought_where_nothing_varies() -> None:
    assert autocorrelation(np.array([1, -1, np.nan, 1, -1, 1.0])) == pytest.approx(-1, abs=0.25)
    assert autocorrelation(np.array([4.0, 4.0, 4.0])) == 0
    assert autocorrelation(np.array([np.nan, np.nan])) == 0


def test_the_worst_case_fills_every_gap_against_the_finding() -> None:
    done = np.tile([1, 1, 1, 0, 0, 0, 1.0], 2)
    done[7:] = 1 - done[:7]
    pain = np.where(done == 1, 2.0, 6.0)
    nothing = np.zeros(14, dtype=bool)
    assert day_sums.worst_case(done, pain, nothing) == pytest.approx(-4)
    pain[0] = np.nan  # after a session: filled with 6
    assert day_sums.worst_case(done, pain, nothing) == pytest.approx(-4 * 6 / 7)
    assert day_sums.worst_case(done, pain, np.arange(14) == 0) == pytest.approx(-4)


def test_no_way_to_fill_in_missing_pain_is_worse_than_the_worst_case() -> None:
    rng = np.random.default_rng(13)
    done, pain = (rng.random(60) < 0.5).astype(float), rng.integers(2, 9, 60).astype(float)
    pain[done == 1] -= 1
    gone = rng.random(60) < 0.2
    blank = gone & (rng.random(60) < 0.4)
    left = np.where(gone, np.nan, pain)
    told = np.where(blank, np.nan, done)
    worst = day_sums.worst_case(told, left, np.zeros(60, dtype=bool))
    low, high = np.nanmin(left), np.nanmax(left)
    for _ in range(500):
        sides = np.where(blank, (rng.random(60) < 0.5).astype(float), done)
        filled = np.where(gone, rng.uniform(low, high, 60), pain)
        assert day_sums.within_weekdays(sides, filled) <= worst


def test_a_day_with_neither_answer_still_counts_in_the_worst_case() -> None:
    done = np.tile([1.0, 0.0], 21)
    pain = np.where(done == 1, 3.0, 5.0)
    done[5], pain[5] = np.nan, np.nan
    assert day_sums.worst_case(done, pain, np.zeros(42, dtype=bool)) > -2


def test_a_half_done_session_is_not_missing_in_the_worst_case() -> None:
    coin = np.random.default_rng(14).random(90) < 0.5
    letters = ["D" if heads else "M" for heads in coin]
    pain = [5.0, *(3.0 if heads else 6.0 for heads in coin[:-1])]
    letters[10:20] = "P" * 10
    record = association(diary(letters, pain))
    assert record.n_possible == record.n_paired
    assert record.worst_case == pytest.approx(record.diff)


def test_confidence_is_medium_only_where_neither_interval_nor_gaps_could_undo_it() -> None:
    coin = np.random.default_rng(9).random(90) < 0.5
    letters = ["D" if heads else "M" for heads in coin]
    full = level("".join(letters), after_session=2, after_none=6)
    assert (full.gate, full.confidence) == (Gate.POSSIBLE_LINK, "medium")
    pain: list[float | None] = [6.0, *(2.0 if heads else 6.0 for heads in coin[:-1])]
    pain[::4] = [None] * len(pain[::4])
    gappy = association(diary(letters, pain))
    assert gappy.worst_case is not None
    assert (gappy.gate, gappy.confidence) == (
        Gate.POSSIBLE_LINK,
        "medium" if gappy.worst_case < 0 else "low",
    )
    assert level("DM" * 7).confidence is None


def test_fewer_blocks_draw_the_range_wider() -> None:
    assert bootstrap.wider_for_few(59 / 7, 0.9) == pytest.approx(1.22, abs=0.01)
    assert bootstrap.wider_for_few(52, 0.9) == pytest.approx(1.03, abs=0.01)


def test_under_three_blocks_there_is_no_range() -> None:
    rng = np.random.default_rng(3)
    done, pain = (rng.random(21) < 0.5).astype(float), rng.normal(5, 1, 21)
    assert bootstrap.block_interval(done, pain, 0.9) is not None
    assert bootstrap.block_interval(done[:20], pain[:20], 0.9) is None


def test_people_who_go_by_the_days_pain_are_seen_on_that_day() -> None:
    calm = association(wandering(84, 1, effect=-2.0))
    assert (calm.gate, calm.pain_may_decide) == (Gate.POSSIBLE_LINK, False)
    pain = wandering(120, 2, phi=0.8)["pain"].astype(float).tolist()
    record = association(diary(["D" if score < 5 else "M" for score in pain], pain))
    assert record.diff is not None
    assert record.same_day_diff is not None
    assert record.same_day_diff < record.diff < 0
    assert record.others is not None
    assert record.others.n == 5
    assert record.pain_may_decide
    assert record.confidence != "medium"
