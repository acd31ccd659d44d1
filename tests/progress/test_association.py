import numpy as np
import pytest

from components.progress import Association, Failed, Gate, association, lagged
from tests.progress.diaries import diary, wandering

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
        assert (record.gate, record.failed) == (Gate.NO_CLEAR_LINK, (Failed.CHANCE,))


def test_without_an_effect_a_sentence_is_rarely_false() -> None:
    gates = [association(wandering(63, seed, phi=(0.3, 0.6, 0.8)[seed % 3])).gate for seed in range(300)]
    assert sum(gate is Gate.POSSIBLE_LINK for gate in gates) <= 0.05 * 300


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
    found = abs(lagged.difference(done, pain))
    others = [abs(lagged.difference(np.roll(done, k), pain)) for k in range(1, 40)]
    as_far = sum(not other < found - 1e-9 for other in others)
    assert lagged.shift_p(done, pain) == pytest.approx((1 + as_far) / 40)


def test_the_smallest_p_is_one_in_n() -> None:
    done = np.array([1.0] * 5 + [0.0] * 9)
    assert lagged.shift_p(done, done * 3) == pytest.approx(1 / 14)


def test_the_interval_is_doubled_where_days_stick_together() -> None:
    sticky = wandering(200, 3, phi=0.95)
    record = association(sticky)
    assert record.phi is not None
    assert record.phi > 0.6
    pain = lagged.detrended(sticky["pain"].to_numpy(dtype=float))
    done = sticky["share_done"].to_numpy(dtype=float)
    plain = lagged.block_interval(done[:-1], pain[1:], 0.9)
    assert plain is not None
    assert record.interval is not None
    assert np.diff(record.interval) == pytest.approx(2 * np.diff(plain))


def test_effective_n_follows_its_formula_and_never_exceeds_n() -> None:
    assert lagged.effective_n(50, 0.5, 0.4) == pytest.approx(50 * 0.8 / 1.2)
    assert lagged.effective_n(50, 0.5, -0.4) == 50


def test_autocorrelation_skips_gaps_and_is_nought_where_nothing_varies() -> None:
    assert lagged.autocorrelation(np.array([1, -1, np.nan, 1, -1, 1.0])) == pytest.approx(-1, abs=0.25)
    assert lagged.autocorrelation(np.array([4.0, 4.0, 4.0])) == 0
    assert lagged.autocorrelation(np.array([np.nan, np.nan])) == 0


def test_the_worst_case_fills_every_gap_against_the_finding() -> None:
    done = np.array([1, 1, 1, 0, 0, 0.0])
    pain = np.array([2, 2, np.nan, 6, 6, np.nan])
    assert lagged.difference(done, pain) == -4
    assert lagged.worst_case(done, pain) == pytest.approx((2 + 2 + 6) / 3 - (6 + 6 + 2) / 3)
    unsure = np.array([1, 1, np.nan, 0, 0, np.nan])
    known = np.array([2, 2, 2, 6, 6, 6.0])
    assert lagged.worst_case(unsure, known) == pytest.approx((2 + 2 + 6) / 3 - (6 + 6 + 2) / 3)


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
    assert lagged.wider_for_few(59 / 7, 0.9) == pytest.approx(1.22, abs=0.01)
    assert lagged.wider_for_few(52, 0.9) == pytest.approx(1.03, abs=0.01)


def test_under_three_blocks_there_is_no_range() -> None:
    rng = np.random.default_rng(3)
    done, pain = (rng.random(21) < 0.5).astype(float), rng.normal(5, 1, 21)
    assert lagged.block_interval(done, pain, 0.9) is not None
    assert lagged.block_interval(done[:20], pain[:20], 0.9) is None


def test_people_who_go_by_the_days_pain_are_seen_on_that_day() -> None:
    calm = association(wandering(84, 1, effect=-2.0))
    assert (calm.gate, calm.pain_may_decide) == (Gate.POSSIBLE_LINK, False)
    pain = wandering(120, 2, phi=0.8)["pain"].astype(float).tolist()
    record = association(diary(["D" if score < 5 else "M" for score in pain], pain))
    assert record.diff is not None
    assert record.same_day_diff is not None
    assert record.same_day_diff < record.diff < 0
    assert record.pain_may_decide
    assert record.confidence != "medium"
