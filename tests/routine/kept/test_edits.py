import pytest

from components.routine import (
    Preferences,
    Routine,
    add,
    build_routine,
    move_down,
    move_up,
    remove,
    swap,
    with_dose,
)
from components.routine.dose import Numbers, parts
from data.catalogue import Catalogue
from tests.routine.generate import catalogue_of, move, of_the_article, practised, ready


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The article's own moves, so that what a routine holds is known beforehand."""
    return of_the_article()


@pytest.fixture
def routine(catalogue: Catalogue) -> Routine:
    """Warm-up to legs: child pose, cat/cow, hamstring stretch, bird dog, crunch, wall sit."""
    built = build_routine(catalogue, ready(), Preferences(10), practised(catalogue)).routine
    assert built is not None
    assert moves(built)[0] == "child-pose"
    assert "press-up" not in moves(built)
    return built


def moves(routine: Routine) -> list[str]:
    return [item.exercise_id for item in routine.items]


def test_a_swap_takes_the_others_place_at_the_starting_dose(catalogue: Catalogue, routine: Routine) -> None:
    swapped = swap(catalogue, ready(), routine, "wall-sit", "press-up")
    press_up = catalogue.exercises["press-up"].dose
    assert press_up is not None
    assert moves(swapped) == [id_ if id_ != "wall-sit" else "press-up" for id_ in moves(routine)]
    taken = next(item for item in swapped.items if item.exercise_id == "press-up")
    assert (taken.sets, taken.reps) == (press_up.sets.start, press_up.reps.start)
    assert swapped.seconds == sum(item.seconds for item in swapped.items) != routine.seconds


def test_an_edit_leaves_the_routine_it_came_from_alone(catalogue: Catalogue, routine: Routine) -> None:
    before = repr(routine)
    swap(catalogue, ready(), routine, "wall-sit", "press-up")
    move_down(routine, "child-pose")
    remove(routine, "child-pose")
    assert repr(routine) == before


def test_a_move_swapped_in_carries_its_change(catalogue: Catalogue, routine: Routine) -> None:
    swapped = swap(catalogue, ready(conditions={"wrist-pain"}), routine, "wall-sit", "press-up")
    assert next(item for item in swapped.items if item.exercise_id == "press-up").note


@pytest.mark.parametrize("bad", ["sit-up", "toe-touch", "jogging", "bent-over-row"])
def test_a_move_the_article_warns_of_is_never_let_in(
    catalogue: Catalogue, routine: Routine, bad: str
) -> None:
    with pytest.raises(ValueError, match="not now"):
        swap(catalogue, ready(level=3), routine, "wall-sit", bad)
    with pytest.raises(ValueError, match="not now"):
        add(catalogue, ready(level=3), routine, bad)


def test_a_move_that_is_excluded_for_the_person_is_never_let_in(
    catalogue: Catalogue, routine: Routine
) -> None:
    with pytest.raises(ValueError, match=r"Press-up.*not now"):
        swap(catalogue, ready(conditions={"spondylolisthesis"}), routine, "wall-sit", "press-up")


def test_a_move_nobody_has_classified_is_never_let_in() -> None:
    unknown = move(2).mechanics.model_copy(update={"impact": None})
    catalogue = catalogue_of(move(1), move(2, mechanics=unknown))
    routine = build_routine(catalogue, ready(), Preferences(5)).routine
    assert routine is not None
    with pytest.raises(ValueError, match="not now"):
        add(catalogue, ready(), routine, "move-2")


def test_nothing_is_let_in_beside_a_red_flag(catalogue: Catalogue, routine: Routine) -> None:
    with pytest.raises(ValueError, match="needs help now"):
        swap(catalogue, ready(red_flags={"rf-saddle"}), routine, "wall-sit", "press-up")


def test_a_move_stands_in_a_routine_once(catalogue: Catalogue, routine: Routine) -> None:
    with pytest.raises(ValueError, match="already"):
        swap(catalogue, ready(), routine, "wall-sit", "cat-cow")


def test_unknown_moves_are_refused_in_a_sentence(catalogue: Catalogue, routine: Routine) -> None:
    with pytest.raises(ValueError, match="The catalogue has no such move"):
        swap(catalogue, ready(), routine, "wall-sit", "moonwalk")
    with pytest.raises(ValueError, match="This routine has no such move"):
        swap(catalogue, ready(), routine, "clamshell", "press-up")
    with pytest.raises(ValueError, match="This routine has no such move"):
        move_up(routine, "clamshell")


def test_a_move_added_stands_where_its_place_is(catalogue: Catalogue, routine: Routine) -> None:
    assert moves(add(catalogue, ready(), routine, "press-up"))[-1] == "press-up"
    with_hips = moves(add(catalogue, ready(), routine, "clamshell"))
    assert with_hips[with_hips.index("clamshell") - 1] == "hamstring-stretch"
    assert with_hips[with_hips.index("clamshell") + 1] == "bird-dog"


def test_moves_go_up_and_down_one_at_a_time(routine: Routine) -> None:
    first, second, third = moves(routine)[:3]
    assert moves(move_down(routine, first))[:3] == [second, first, third]
    assert moves(move_up(routine, third))[:3] == [first, third, second]
    assert move_up(move_down(routine, first), first) == routine


def test_the_first_cannot_go_up_nor_the_last_down(routine: Routine) -> None:
    assert move_up(routine, moves(routine)[0]) == routine
    assert move_down(routine, moves(routine)[-1]) == routine


def test_removing_a_move_takes_its_time_away(routine: Routine) -> None:
    gone = routine.items[2]
    less = remove(routine, gone.exercise_id)
    assert gone.exercise_id not in moves(less)
    assert less.seconds == routine.seconds - gone.seconds


def test_the_last_move_cannot_be_removed(routine: Routine) -> None:
    for id_ in moves(routine)[1:]:
        routine = remove(routine, id_)
    with pytest.raises(ValueError, match="at least one move"):
        remove(routine, moves(routine)[0])


def test_a_dose_changes_within_its_ranges_and_its_time_with_it(
    catalogue: Catalogue, routine: Routine
) -> None:
    changed = with_dose(catalogue, ready(), routine, "bird-dog", sets=2, reps=10, rest_s=60)
    bird_dog = next(item for item in changed.items if item.exercise_id == "bird-dog")
    before = next(item for item in routine.items if item.exercise_id == "bird-dog")
    dose = catalogue.exercises["bird-dog"].dose
    assert dose is not None
    assert (bird_dog.sets, bird_dog.reps, bird_dog.rest_s) == (2, 10, 60)
    assert bird_dog.hold_s == before.hold_s
    assert bird_dog.seconds == parts(Numbers(2, 10, before.hold_s, 2, 60), dose.move_s).seconds
    assert moves(changed) == moves(routine)


def test_a_dose_outside_its_ranges_is_refused_with_the_range(catalogue: Catalogue, routine: Routine) -> None:
    with pytest.raises(ValueError, match=r"repetitions 40 \(here 6 to 12"):
        with_dose(catalogue, ready(), routine, "bird-dog", reps=40)


def test_the_dose_of_a_move_that_no_longer_suits_cannot_be_raised(
    catalogue: Catalogue, routine: Routine
) -> None:
    with pytest.raises(ValueError, match="not now"):
        with_dose(catalogue, ready(level=1), routine, "bird-dog", reps=10)
