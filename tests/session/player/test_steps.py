"""One step in a dose: small, within the move's range, and the same way back."""

from itertools import pairwise

import pytest

from components.routine.dose import Numbers, allowed, dose_of, start
from components.session.advice.dose_steps import step_down, steps_up, volume
from data.catalogue import load_catalogue

DOSES = {e.id: dose_of(e) for e in load_catalogue().exercises.values() if e.dose}


@pytest.mark.parametrize(
    ("move", "now", "up"),
    [
        ("partial-crunch", (1, 8, 1), (1, 10, 1)),
        ("child-pose", (1, 1, 30), (1, 2, 30)),
        ("child-pose", (1, 3, 30), (1, 3, 35)),
        ("hamstring-stretch", (1, 2, 15), (1, 3, 15)),
        ("hamstring-stretch", (1, 4, 28), (1, 4, 30)),
        ("clamshell", (1, 15, 2), (1, 15, 3)),
        ("cat-cow", (1, 10, 0), (2, 10, 0)),
        ("cat-cow", (2, 10, 0), None),
    ],
)
def test_the_next_step_up(move: str, now: tuple[int, int, int], up: tuple[int, int, int] | None) -> None:
    first = start(DOSES[move])
    found = steps_up(DOSES[move], first._replace(sets=now[0], reps=now[1], hold_s=now[2]))
    assert (found[0][:3] if found else None) == up


@pytest.mark.parametrize("move", DOSES)
def test_going_all_the_way_up_and_down_stays_in_the_range_and_ends(move: str) -> None:
    dose = DOSES[move]
    path = [start(dose)]
    while further := steps_up(dose, path[-1]):
        path.append(further[0])
    assert all(allowed(dose, numbers) for numbers in path)
    assert all(volume(dose, b) > volume(dose, a) for a, b in pairwise(path))
    for numbers in path:
        smaller = [volume(dose, further) for further in steps_up(dose, numbers)]
        assert smaller == sorted(smaller, reverse=True)
        assert all(more > volume(dose, numbers) for more in smaller)

    down = [path[-1]]
    while lower := step_down(dose, down[-1]):
        down.append(lower)
    assert all(allowed(dose, numbers) for numbers in down)
    assert all(volume(dose, b) < volume(dose, a) for a, b in pairwise(down))
    assert volume(dose, down[-1]) <= volume(dose, start(dose))
    assert down[-1].reps >= start(dose).reps / 2
    assert down[-1].hold_s >= start(dose).hold_s / 2


def test_one_set_more_has_a_smaller_step_with_the_fewest_repetitions_that_are_more_work() -> None:
    found = steps_up(DOSES["bird-dog"], Numbers(1, 12, 10, 2, 45))
    assert [numbers[:3] for numbers in found] == [(2, 12, 10), (2, 7, 10)]


def test_a_dose_outside_its_range_has_no_step() -> None:
    outside = Numbers(1, 40, 5, 2, 45)
    assert steps_up(DOSES["bird-dog"], outside) == ()
    assert step_down(DOSES["bird-dog"], outside) is None
