"""A person's own move in a routine: only fully described, with a dose, fine for them, and never in a link."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.routine import add, build_routine, link, open_link, recheck, swap
from components.routine.dose import Numbers, start
from components.routine.sharing import shareable
from components.routine.verdicts import judged
from components.safety import Profile, screen
from components.safety.blocking import blocking
from components.session.advice.dose_steps import step_down, steps_up, volume
from data.catalogue import Catalogue, Mechanics, load_catalogue
from data.catalogue.own_moves import extended, id_of, in_words
from data.diary import OwnDose, OwnMove, Preferences, Routine
from tests.catalogue.own import ANSWERS, DOSE, squat
from tests.safety.profiles import profiles

SHARED = load_catalogue()
ME = Profile(equipment={"mat", "towel", "wall", "chair"}, level=2)
OWN = squat()
MINE = extended(SHARED, (OWN,))
ID = id_of(OWN)


def with_own(own: OwnMove = OWN) -> Routine:
    """A usual routine with the own move added to it."""
    built = build_routine(SHARED, ME, Preferences(10)).routine
    assert built
    return add(extended(SHARED, (own,)), ME, built, id_of(own))


def ids(routine: Routine | None) -> set[str]:
    return {item.exercise_id for item in routine.items} if routine else set()


def schedulable(catalogue: Catalogue, profile: Profile, id_: str) -> bool:
    """Whether any way into a routine is open to this move."""
    wished = Preferences(30, favourites={id_})
    if id_ in ids(build_routine(catalogue, profile, wished).routine):
        return True
    usual = build_routine(SHARED, ME, Preferences(5)).routine
    assert usual
    for edit in (
        lambda: add(catalogue, profile, usual, id_),
        lambda: swap(catalogue, profile, usual, usual.items[0].exercise_id, id_),
    ):
        try:
            edit()
        except ValueError:
            continue
        return True
    return id_ in ids(recheck(catalogue, profile, with_own()).routine)


def test_a_fully_described_move_with_a_dose_comes_into_a_routine_by_every_way() -> None:
    assert ID in ids(build_routine(MINE, ME, Preferences(10, favourites={ID})).routine)
    assert ID in ids(with_own())
    assert recheck(MINE, ME, with_own()).fine


def test_a_routine_asks_for_exactly_the_dose_the_person_was_given() -> None:
    (item,) = (item for item in with_own().items if item.exercise_id == ID)
    assert Numbers.of(item) == Numbers(*DOSE)


@settings(max_examples=40)
@given(profiles(SHARED), st.sets(st.sampled_from(sorted(Mechanics.model_fields)), min_size=1))
def test_an_open_answer_keeps_it_out_whoever_asks_and_whatever_else_is_said(
    profile: Profile, left_open: set[str]
) -> None:
    answers = {name: answer for name, answer in ANSWERS.items() if name not in left_open}
    own = replace(OWN, mechanics=answers)
    assert not schedulable(extended(SHARED, (own,)), profile, ID)


@settings(max_examples=40)
@given(profiles(SHARED))
def test_a_routine_takes_it_only_where_the_filter_finds_it_fine_for_this_person(profile: Profile) -> None:
    fine = screen(MINE, profile)[ID].allowed and not blocking(MINE, profile)
    sore = profile.pain_now is not None and profile.pain_now >= 7
    assert schedulable(MINE, profile, ID) == (fine and not sore)


@settings(max_examples=40)
@given(profiles(SHARED))
def test_without_a_dose_nothing_lets_it_in_and_the_reason_says_so(profile: Profile) -> None:
    mine = extended(SHARED, (replace(OWN, dose=None),))
    assert not schedulable(mine, profile, ID)
    if screen(mine, profile)[ID].allowed:
        assert "no-dose" in [reason.rule for reason in judged(mine, profile)[ID].reasons]


@pytest.mark.parametrize("name", ["Sit-up", "Situps", "SIT UP", "toe touches", "Bent over row", "running"])
def test_one_of_the_six_by_name_never_comes_in_whatever_is_answered(name: str) -> None:
    assert not schedulable(extended(SHARED, (replace(OWN, name=name),)), ME, ID)


def test_a_profile_that_changes_takes_it_out_of_the_plan_with_the_reason() -> None:
    planned = with_own()
    again = recheck(MINE, replace(ME, cannot={"standing"}), planned)
    assert ID not in ids(again.routine)
    assert [reason.field for reason in again.not_now[ID].reasons] == ["cannot: standing"]


@pytest.mark.parametrize(
    "edited",
    [
        replace(OWN, mechanics={"flexion": "none"}),
        replace(OWN, mechanics=ANSWERS | {"flexion": "end"}),
        replace(OWN, dose=None),
        replace(OWN, name="Jogging"),
        replace(OWN, level=3),
    ],
    ids=["an answer taken back", "bends to the end", "no dose any more", "now one of the six", "harder"],
)
def test_a_move_edited_until_it_is_no_longer_fine_leaves_the_plan_like_any_other(edited: OwnMove) -> None:
    person = replace(ME, conditions={"bending-hurts"})
    again = recheck(extended(SHARED, (edited,)), person, with_own())
    assert set(again.not_now) >= {ID}
    assert ID not in ids(again.routine)


def test_a_move_edited_to_a_smaller_dose_opens_at_it_and_says_so_without_its_words() -> None:
    smaller = replace(OWN, dose=OwnDose(1, 4, 0, 2, 45))
    again = recheck(extended(SHARED, (smaller,)), ME, with_own())
    assert again.routine
    (item,) = (item for item in again.routine.items if item.exercise_id == ID)
    assert Numbers.of(item) == Numbers(1, 4, 0, 2, 45)
    assert any("Own move 1" in said for said in again.problems)
    assert not any(OWN.name in said for said in again.problems)


def test_a_deleted_move_is_left_out_in_clear_words() -> None:
    again = recheck(SHARED, ME, with_own())
    assert again.routine
    assert ID not in ids(again.routine)
    assert again.problems == (
        "One of its moves is gone: deleted, or no longer in the catalogue. It is left out.",
    )


def test_the_articles_moves_only_leaves_it_out() -> None:
    built = build_routine(MINE, ME, Preferences(30, favourites={ID}, article_only=True))
    assert ID not in ids(built.routine)
    assert built.left_out[ID].reasons[-1].rule == "article-only"


def test_every_move_is_accounted_for_with_own_ones_among_them() -> None:
    mine = extended(SHARED, (OWN, squat("Another", id_="2", dose=None)))
    built = build_routine(mine, ME, Preferences(10))
    assert ids(built.routine) | set(built.left_out) == set(mine.exercises)


@settings(max_examples=20)
@given(st.lists(st.sampled_from(sorted(MINE.exercises)), unique=True, max_size=12))
def test_a_link_never_holds_an_own_move(wanted: list[str]) -> None:
    routine = with_own()
    for id_ in wanted:
        try:
            routine = add(MINE, ME, routine, id_)
        except ValueError:
            continue
    handed, kept_back = shareable(SHARED, routine)
    assert handed
    assert kept_back == 1
    text = link(SHARED, handed)
    assert "own" not in text
    assert ids(open_link(SHARED, text).routine) == ids(routine) - {ID}
    with pytest.raises(ValueError, match="never part of a link"):
        link(MINE, routine)


def test_a_routine_of_own_moves_alone_has_no_link() -> None:
    alone = Routine("Mine", tuple(item for item in with_own().items if item.exercise_id == ID))
    assert shareable(SHARED, alone) == (None, 1)


def test_the_shared_catalogue_is_untouched_and_its_version_is_everybodys() -> None:
    before, version = tuple(SHARED.exercises), SHARED.version
    assert tuple(MINE.exercises) == (*before, ID)
    assert MINE.version == version
    assert build_routine(MINE, ME, Preferences(10, favourites={ID})).routine
    assert (tuple(SHARED.exercises), SHARED.version) == (before, version)
    assert load_catalogue().version == version
    assert extended(SHARED, ()) is SHARED


def test_its_dose_goes_down_step_by_step_and_never_up_past_what_was_given() -> None:
    dose = MINE.exercises[ID].dose
    assert dose
    given_dose = start(dose)
    assert steps_up(dose, given_dose) == ()
    lower = step_down(dose, given_dose)
    assert lower == given_dose._replace(sets=1)
    assert steps_up(dose, lower)[0] == given_dose
    assert all(volume(dose, step) <= volume(dose, given_dose) for step in steps_up(dose, lower))


def test_only_text_places_are_given_the_persons_words() -> None:
    hostile = "![x](http://127.0.0.1/x.png)"
    mine = extended(SHARED, (replace(OWN, name=hostile, how=hostile),))
    move = mine.exercises[ID]
    assert in_words(move) == hostile
    said = move.model_dump(exclude={"words", "how"})
    assert hostile not in str(said)
    assert move.name == "Own move 1"
