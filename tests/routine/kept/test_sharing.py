import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.routine import Preferences, Routine, RoutineItem, build_routine, link, open_link
from components.routine.dose import Numbers, item
from components.routine.sharing import LONGEST
from data.catalogue import Catalogue, Exercise, Range
from tests.routine.generate import catalogue_of, of_the_article, practised, ready, real


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The article's own moves, so that what a routine holds is known beforehand."""
    return of_the_article()


def within(span: Range | None) -> st.SearchStrategy[int]:
    return st.integers(span.low, span.high) if span else st.just(0)


@st.composite
def an_item(draw: st.DrawFn, exercise: Exercise) -> RoutineItem:
    dose = exercise.dose
    assert dose is not None
    sets, reps, hold_s = draw(within(dose.sets)), draw(within(dose.reps)), draw(within(dose.hold_s))
    return item(exercise, Numbers(sets, reps, hold_s, dose.sides, draw(within(dose.rest_s))))


@st.composite
def any_routine(draw: st.DrawFn) -> Routine:
    good = [exercise for exercise in real().exercises.values() if exercise.stance == "do"]
    chosen = draw(st.lists(st.sampled_from(good), min_size=1, unique_by=lambda exercise: exercise.id))
    return Routine("Mine", tuple(draw(an_item(exercise)) for exercise in chosen))


@pytest.fixture
def routine(catalogue: Catalogue) -> Routine:
    built = build_routine(catalogue, ready(), Preferences(10), practised(catalogue)).routine
    assert built is not None
    return built


def revised(catalogue: Catalogue, exercise_id: str, **facts: object) -> Catalogue:
    """The catalogue with one move changed."""
    changed = catalogue.exercises[exercise_id].model_copy(update=facts)
    return replace(catalogue, exercises=catalogue.exercises | {exercise_id: changed})


def rewritten(text: str, old: str, new: str) -> str:
    """A link someone changed by hand, its check made right again."""
    body = text.rpartition("~")[0].replace(old, new)
    return f"{body}~{hashlib.sha256(body.encode()).hexdigest()[:8]}"


@given(any_routine())
def test_a_link_opens_to_exactly_the_same_moves_and_doses(routine: Routine) -> None:
    opened = open_link(real(), link(real(), routine))
    assert opened.routine is not None
    assert opened.routine.items == routine.items
    assert opened.routine.catalogue_version == real().version
    assert opened.changes == ()
    assert opened.problems == ()
    assert link(real(), opened.routine) == link(real(), routine)


@given(any_routine())
def test_a_link_is_safe_in_an_address_as_it_stands(routine: Routine) -> None:
    assert re.fullmatch(r"[A-Za-z0-9.~-]+", link(real(), routine))


def test_a_link_says_nothing_about_the_person(catalogue: Catalogue) -> None:
    person = ready(conditions={"wrist-pain", "pregnancy"}, pain_now=6)
    built = build_routine(catalogue, person, Preferences(10)).routine
    assert built is not None
    assert any(item.note for item in built.items)
    named = replace(built, name="Anna's back", id="r-17")
    plain = replace(
        built, name="x", items=tuple(item._replace(note="", seconds=item.seconds) for item in built.items)
    )
    assert link(catalogue, named) == link(catalogue, plain)


@given(
    st.text(st.characters())  # lone surrogates too
    | st.text(alphabet="1~.-abcdef0123456789", max_size=200)
    | st.text(st.characters()).map("1~version~{}~check".format)
)
def test_any_text_at_all_is_refused_in_a_sentence(text: str) -> None:
    opened = open_link(real(), text)
    assert opened.routine is None
    assert len(opened.problems) == 1
    assert opened.problems[0].endswith(".")


@given(any_routine(), st.data())
def test_a_link_cut_off_or_changed_anywhere_is_refused(routine: Routine, data: st.DataObject) -> None:
    text = link(real(), routine)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="ascii", categories=("L", "N")).filter(lambda c: c != text[at]))
    for damaged in (text[:at], text[:at] + other + text[at + 1 :]):
        assert open_link(real(), damaged).routine is None


def test_white_space_around_a_link_does_no_harm(catalogue: Catalogue, routine: Routine) -> None:
    assert open_link(catalogue, f" {link(catalogue, routine)}\n").routine is not None


def test_a_link_longer_than_any_routine_is_refused(catalogue: Catalogue) -> None:
    opened = open_link(catalogue, "1~" + "a" * LONGEST)
    assert opened.problems == ("This link is too long to be a routine.",)


def test_only_the_moves_that_were_revised_are_named(catalogue: Catalogue, routine: Routine) -> None:
    later = revised(catalogue, "bird-dog", name="Bird dog, arm too")
    opened = open_link(later, link(catalogue, routine))
    assert opened.changes == ("Bird dog, arm too has been revised since this link was made.",)
    assert opened.routine is not None
    assert opened.routine.items == routine.items
    assert opened.problems == ()


def test_a_change_to_a_move_that_is_not_in_the_link_says_nothing(
    catalogue: Catalogue, routine: Routine
) -> None:
    opened = open_link(revised(catalogue, "press-up", name="Prone prop"), link(catalogue, routine))
    assert opened.changes == ()


def test_a_move_that_is_gone_is_named_and_left_out(catalogue: Catalogue, routine: Routine) -> None:
    kept = (exercise for exercise in catalogue.exercises.values() if exercise.id != "wall-sit")
    opened = open_link(catalogue_of(*kept), link(catalogue, routine))
    assert opened.changes == ("wall-sit is no longer in the catalogue, and is left out.",)
    assert opened.routine is not None
    assert [i.exercise_id for i in opened.routine.items] == [
        i.exercise_id for i in routine.items if i.exercise_id != "wall-sit"
    ]


def test_a_dose_that_no_longer_fits_is_named_and_starts_again(catalogue: Catalogue, routine: Routine) -> None:
    dose = catalogue.exercises["wall-sit"].dose
    assert dose is not None
    gentler = dose.model_copy(update={"hold_s": Range(low=3, start=3, high=5)})
    opened = open_link(revised(catalogue, "wall-sit", dose=gentler), link(catalogue, routine))
    assert "Wall sit: seconds held 10 (here 3 to 5) no longer fits. It opens at its starting dose." in (
        opened.changes
    )
    assert opened.routine is not None
    assert next(i for i in opened.routine.items if i.exercise_id == "wall-sit").hold_s == 3


def test_a_move_to_avoid_written_into_a_link_is_refused(catalogue: Catalogue, routine: Routine) -> None:
    opened = open_link(catalogue, rewritten(link(catalogue, routine), "wall-sit", "sit-up"))
    assert opened.problems == ("Sit-up is on the not-now list, and is left out.",)
    assert opened.routine is not None
    assert "sit-up" not in [i.exercise_id for i in opened.routine.items]


def test_a_move_that_lost_its_classification_is_refused(catalogue: Catalogue, routine: Routine) -> None:
    unknown = catalogue.exercises["wall-sit"].mechanics.model_copy(update={"impact": None})
    opened = open_link(revised(catalogue, "wall-sit", mechanics=unknown), link(catalogue, routine))
    assert opened.problems == ("Wall sit is not described well enough to be offered, and is left out.",)


def test_a_move_written_twice_counts_once(catalogue: Catalogue, routine: Routine) -> None:
    opened = open_link(catalogue, rewritten(link(catalogue, routine), "wall-sit", "cat-cow"))
    assert opened.routine is not None
    assert [i.exercise_id for i in opened.routine.items].count("cat-cow") == 1
    assert any("twice" in problem for problem in opened.problems)


def test_a_link_of_which_nothing_is_left_opens_to_nothing(catalogue: Catalogue) -> None:
    dose = catalogue.exercises["wall-sit"].dose
    assert dose is not None
    only = Routine("Wall", (item(catalogue.exercises["wall-sit"], Numbers(1, 8, 10, 1, 45)),))
    opened = open_link(catalogue, rewritten(link(catalogue, only), "wall-sit", "sit-up"))
    assert opened.routine is None
    assert opened.problems[-1] == "None of this link's moves can be opened."


def test_a_routine_this_catalogue_would_not_open_gets_no_link(catalogue: Catalogue) -> None:
    for strange in ("moonwalk", "sit-up", "bird-dog"):
        with pytest.raises(ValueError, match=r".*\.$"):
            link(catalogue, Routine("Odd", (RoutineItem(strange, 9, 99, 0, 1, 30, 60),)))
