import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.catalogue.dose_words import dose_words
from components.routine.dose import (
    CHANGE_OVER_S,
    GET_READY_S,
    Numbers,
    allowed,
    dose_of,
    given_by,
    item,
    mended,
    outside,
    parts,
    start,
    variants,
)
from data.catalogue import Catalogue, Dose, Range
from tests.routine.generate import dose, real


@st.composite
def ranges(draw: st.DrawFn, least: int, most: int) -> Range:
    low, begin, high = sorted(draw(st.tuples(*[st.integers(least, most)] * 3)))
    return Range(low=low, start=begin, high=high)


doses = st.builds(
    Dose,
    sets=ranges(1, 4),
    reps=ranges(1, 15),
    hold_s=st.none() | ranges(0, 60),
    sides=st.sampled_from([1, 2]),
    sides_by=st.sampled_from(["article", "default"]),
    rest_s=ranges(0, 90),
    move_s=st.integers(0, 8),
)


def test_a_held_stretch_on_both_sides_takes_exactly_its_parts() -> None:
    got = parts(Numbers(sets=2, reps=3, hold_s=20, sides=2, rest_s=30), move_s=4)
    assert got.change_over_s == 15
    assert got.work_s == 2 * 2 * 3 * 24
    assert got.side_changes_s == 2 * 5
    assert got.rest_s == 30
    assert got.seconds == 15 + 288 + 10 + 30


def test_one_set_has_no_rest_and_one_side_no_change() -> None:
    assert parts(Numbers(sets=1, reps=8, hold_s=0, sides=1, rest_s=90), move_s=8).seconds == 15 + 64


def test_the_get_ready_count_is_part_of_the_change_over() -> None:
    assert 0 < GET_READY_S < CHANGE_OVER_S


@given(doses)
def test_doses_on_offer_start_at_the_start_and_only_grow_longer(any_dose: Dose) -> None:
    offered = variants(any_dose)
    seconds = [parts(numbers, any_dose.move_s).seconds for numbers in offered]
    assert offered[0] == start(any_dose)
    assert seconds == sorted(set(seconds))
    assert all(allowed(any_dose, numbers) for numbers in offered)


def test_a_dose_grows_by_repetitions_then_the_hold_then_the_sets() -> None:
    held = dose(sets=(1, 3), reps=(8, 12), hold=(5, 10), rest=30)
    article = Range(low=5, start=5, high=10, article=frozenset({"high"}))
    offered = variants(held.model_copy(update={"hold_s": article}))
    assert [(n.sets, n.reps, n.hold_s) for n in offered] == [
        (1, 8, 5),
        (1, 12, 5),
        (1, 12, 10),
        (2, 12, 10),
        (3, 12, 10),
    ]


def test_minutes_are_never_filled_with_a_longer_hold_than_the_article_gives() -> None:
    offered = variants(dose(sets=(1, 2), reps=(8, 12), hold=(5, 10), rest=30))
    assert {n.hold_s for n in offered} == {5}


def test_the_start_lies_where_the_dose_says_not_at_the_low_end() -> None:
    reps = Range(low=6, start=8, high=12)
    assert start(dose().model_copy(update={"reps": reps})).reps == 8


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sets": 3}, "sets 3 (here 1 to 2)"),
        ({"reps": 5}, "repetitions 5 (here 6 to 12)"),
        ({"hold_s": 11}, "seconds held 11 (here 5 to 10)"),
        ({"rest_s": 31}, "seconds of rest 31 (here 30)"),
        ({"sides": 1}, "sides 1 (here 2)"),
    ],
)
def test_a_number_outside_its_range_is_named(change: dict[str, int], said: str) -> None:
    some = dose(sets=(1, 2), reps=(6, 12), hold=(5, 10), sides=2)
    assert outside(some, start(some)._replace(**change)) == (said,)


def test_a_move_that_is_not_held_takes_no_hold() -> None:
    assert not allowed(dose(hold=None), start(dose())._replace(hold_s=1))


def test_who_gives_each_number_is_known(catalogue: Catalogue) -> None:
    bird_dog = catalogue.exercises["bird-dog"].dose
    assert bird_dog is not None
    full = Numbers(sets=1, reps=12, hold_s=5, sides=2, rest_s=45)
    assert given_by(bird_dog, full) == {
        "sets": "default",
        "reps": "article",
        "hold_s": "article",
        "rest_s": "default",
        "sides": "article",
    }
    assert given_by(bird_dog, start(bird_dog))["reps"] == "default"


def test_nobody_gives_a_hold_to_a_move_that_is_not_held() -> None:
    assert "hold_s" not in given_by(dose(), start(dose()))


def test_an_item_carries_the_seconds_of_its_parts(catalogue: Catalogue) -> None:
    wall_sit = catalogue.exercises["wall-sit"]
    assert wall_sit.dose is not None
    made = item(wall_sit, start(wall_sit.dose), "Stay high.")
    assert made.seconds == parts(Numbers.of(made), wall_sit.dose.move_s).seconds
    assert made.note == "Stay high."


def test_a_dose_that_is_not_the_moves_own_makes_no_item(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="Bird dog: this dose does not fit: sets 9"):
        item(catalogue.exercises["bird-dog"], Numbers(9, 6, 5, 2, 45))


def test_a_move_to_avoid_makes_no_item(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="no dose"):
        item(catalogue.exercises["sit-up"], Numbers(1, 8, 0, 1, 30))


def test_a_dose_that_no_longer_fits_falls_back_to_the_start_and_says_so(catalogue: Catalogue) -> None:
    bird_dog = catalogue.exercises["bird-dog"]
    assert bird_dog.dose is not None
    numbers, said = mended(bird_dog, Numbers(1, 50, 5, 2, 45))
    assert numbers == start(bird_dog.dose)
    assert "repetitions 50 (here 6 to 12)" in said
    assert mended(bird_dog, numbers) == (numbers, "")


def test_a_walk_is_worded_in_minutes_and_a_hold_in_seconds() -> None:
    def words(move: str) -> str:
        exercise = real().exercises[move]
        return dose_words(item(exercise, start(dose_of(exercise))))

    assert words("brisk-walking") == "once, for 10 min"
    assert words("side-plank") == "3 ×, hold 8 s, each side"
