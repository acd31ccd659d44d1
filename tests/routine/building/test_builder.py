import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.routine import Built, Preferences, build_routine
from components.routine.building.builder import FIRST
from components.routine.dose import Numbers, parts
from components.routine.so_far import SoFar
from components.safety import Profile, UnknownFact, screen
from data.catalogue import Catalogue
from tests.app.server import ROOT
from tests.routine.generate import catalogue_of, dose, generated, move, of_the_article, practised, ready, real
from tests.safety.profiles import profiles

SIX = {"toe-touch", "sit-up", "double-leg-raise", "incline-leg-press", "jogging", "bent-over-row"}
ORDER = ["warm-up", "stretch", "hip", "stability", "trunk", "leg", "cool-down"]


def check(catalogue: Catalogue, person: Profile, wish: Preferences, so_far: SoFar = FIRST) -> Built:
    """Build, and hold the result against everything a person relies on."""
    verdicts = screen(catalogue, person)
    built = build_routine(catalogue, person, wish, so_far)
    items = built.routine.items if built.routine else ()
    inside = [item.exercise_id for item in items]
    for item in items:
        exercise = catalogue.exercises[item.exercise_id]
        assert exercise.stance == "do"
        assert exercise.dose is not None
        assert verdicts[exercise.id].status in ("ok", "modify")
        assert exercise.id not in wish.hidden
        assert bool(item.note) == (verdicts[exercise.id].status == "modify")
        numbers = Numbers(item.sets, item.reps, item.hold_s, item.sides, item.rest_s)
        assert item.seconds == parts(numbers, exercise.dose.move_s).seconds
    assert sum(item.seconds for item in items) <= 60 * wish.minutes
    assert len(inside) == len(set(inside))
    assert set(inside).isdisjoint(built.left_out)
    assert set(inside) | built.left_out.keys() == catalogue.exercises.keys()
    for verdict in built.left_out.values():
        assert verdict.reasons
        assert all(
            reason.words and set(reason.sources) <= catalogue.sources.keys() for reason in verdict.reasons
        )
        assert any(reason.sources for reason in verdict.reasons)
    assert built.explanation
    return built


@pytest.mark.parametrize("minutes", range(5, 31))
def test_any_length_gives_a_routine_that_covers_all_four_groups(catalogue: Catalogue, minutes: int) -> None:
    built = check(catalogue, ready(), Preferences(minutes))
    assert built.status == "built"
    assert built.covered == ("trunk", "stability", "hip-leg", "mobility")
    assert built.routine is not None
    assert built.routine.catalogue_version == catalogue.version
    assert len(built.routine.items) <= 4 + minutes // 5


def test_the_articles_six_are_left_out_whatever_is_wished(catalogue: Catalogue) -> None:
    person = ready(level=3)
    built = check(catalogue, person, Preferences(30, favourites=SIX))
    assert built.left_out.keys() >= SIX


@pytest.mark.parametrize("condition", real().conditions)
def test_every_pair_of_conditions_is_respected(catalogue: Catalogue, condition: str) -> None:
    for pair in combinations(catalogue.conditions, 2):
        if pair[0] == condition:
            check(catalogue, ready(conditions=pair), Preferences(15))


@settings(max_examples=150, deadline=None)
@given(
    profiles(real()),
    st.builds(
        Preferences,
        minutes=st.integers(5, 30),
        purposes=st.frozensets(st.sampled_from(sorted(real().vocabulary.purpose))),
        favourites=st.frozensets(st.sampled_from(sorted(real().exercises))),
        hidden=st.frozensets(st.sampled_from(sorted(real().exercises))),
    ),
)
def test_whoever_asks_for_whatever_gets_only_what_suits_them(person: Profile, wish: Preferences) -> None:
    built = check(real(), person, wish)
    if built.status == "impossible":
        assert built.clash


@pytest.mark.parametrize("seed", range(4))
def test_large_made_up_catalogues_are_respected_too(seed: int) -> None:
    check(generated(150, seed), ready(conditions={"wrist-pain", "bending-hurts"}), Preferences(20))


def test_a_move_nobody_has_classified_never_comes_in() -> None:
    known = move(1)
    unknown = move(2, mechanics=known.mechanics.model_copy(update={"impact": None}))
    built = check(catalogue_of(known, unknown), ready(), Preferences(10, favourites={"move-2"}))
    assert built.left_out["move-2"].status == "unclassified"


@pytest.mark.parametrize(("known", "places"), [(real(), 6), (of_the_article(), 7)], ids=["all", "article"])
def test_moves_run_from_warm_up_to_cool_down_and_by_number(known: Catalogue, places: int) -> None:
    built = build_routine(known, ready(), Preferences(30), practised(known))
    assert built.routine is not None
    moves = [known.exercises[item.exercise_id] for item in built.routine.items]
    turns = [(ORDER.index(each.place or ""), each.number) for each in moves]
    assert turns == sorted(turns)
    assert len({place for place, _ in turns}) >= places


@pytest.mark.parametrize("pain", [None, 0, 6])
def test_ten_gentle_minutes_cover_all_four_groups(pain: int | None) -> None:
    catalogue = real()
    built = check(catalogue, ready(level=1, pain_now=pain), Preferences(10))
    assert built.status == "built"
    assert built.covered == ("trunk", "stability", "hip-leg", "mobility")
    assert built.routine is not None
    assert {catalogue.exercises[item.exercise_id].level for item in built.routine.items} == {1}


def test_a_favourite_comes_in_before_others_that_count_alike(catalogue: Catalogue) -> None:
    usual = build_routine(catalogue, ready(), Preferences(10), practised(catalogue))
    assert usual.left_out["press-up"].allowed
    wish = Preferences(10, favourites={"press-up"})
    wished = build_routine(catalogue, ready(), wish, practised(catalogue))
    assert wished.routine is not None
    assert "press-up" in [item.exercise_id for item in wished.routine.items]


def test_a_hidden_move_stays_out_and_is_not_suggested_instead(catalogue: Catalogue) -> None:
    built = check(catalogue, ready(), Preferences(30, favourites={"bird-dog"}, hidden={"bird-dog"}))
    verdict = built.left_out["bird-dog"]
    assert verdict.status == "excluded"
    assert [reason.rule for reason in verdict.reasons] == ["hidden"]
    assert "bird-dog" not in built.left_out["bent-over-row"].swaps
    assert "bird-dog" not in built.left_out["sit-up"].swaps


def test_a_move_that_is_fine_but_not_needed_says_so(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(), Preferences(5))
    spare = [verdict for verdict in built.left_out.values() if verdict.allowed]
    assert spare
    assert {verdict.reasons[-1].rule for verdict in spare} == {"not-needed"}


def test_only_moves_for_the_wished_purpose_come_in(catalogue: Catalogue) -> None:
    built = check(catalogue, ready(), Preferences(20, {"relief"}))
    assert built.routine is not None
    for item in built.routine.items:
        assert "relief" in catalogue.exercises[item.exercise_id].purpose
    assert built.left_out["wall-sit"].reasons[-1].field == "preferences: purposes"


def test_strong_pain_leaves_a_short_set_at_starting_doses(catalogue: Catalogue) -> None:
    built = check(catalogue, ready(pain_now=7), Preferences(30))
    assert built.routine is not None
    for item in built.routine.items:
        exercise = catalogue.exercises[item.exercise_id]
        assert exercise.dose is not None
        assert "relief" in exercise.purpose
        assert (item.sets, item.reps) == (exercise.dose.sets.start, exercise.dose.reps.start)


def test_a_move_that_needs_a_change_keeps_its_starting_dose() -> None:
    neutral = move(1).mechanics
    kneeling = neutral.model_copy(update={"kneeling": True})
    full = dose(sets=(1, 3), reps=(5, 15))
    catalogue = catalogue_of(move(1, dose=full), move(2, dose=full, mechanics=kneeling))
    built = check(catalogue, ready(conditions={"knee-pain"}), Preferences(30), practised(catalogue))
    assert built.routine is not None
    assert [(item.sets, item.reps) for item in built.routine.items] == [(3, 15), (1, 5)]


def test_an_emergency_outranks_everything_else(catalogue: Catalogue) -> None:
    built = build_routine(catalogue, ready(red_flags=set(catalogue.red_flags)), Preferences(10))
    assert built.status == "emergency"


def test_a_profile_or_wish_the_catalogue_does_not_know_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownFact):
        build_routine(catalogue, ready(conditions={"dragon-scales"}), Preferences(10))
    with pytest.raises(UnknownFact):
        build_routine(catalogue, ready(), Preferences(10, {"levitation"}))


PRINT_A_ROUTINE = """
from components.routine import Preferences, build_routine, link
from tests.routine.generate import generated, ready
catalogue = generated(200)
person = ready(conditions={"wrist-pain", "knee-pain", "bending-hurts"})
purposes, favourites, hidden = {"strength", "mobility", "relief"}, {"move-3", "move-30"}, {"move-1", "move-5"}
wish = Preferences(25, purposes, favourites, hidden)
built = build_routine(catalogue, person, wish)
print(built)
print(link(catalogue, built.routine))
"""


def test_the_same_wishes_give_the_same_routine_in_every_process() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT_A_ROUTINE],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
    assert "RoutineItem" in printed.pop()
