"""The exact choice against brute force: every set of moves at every dose."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
import scipy.optimize
from hypothesis import given, settings
from hypothesis import strategies as st

from components.routine.building.choice import Pick, choose
from components.routine.building.goal import MOST_MERIT, Option, SolverFailed, goal, undominated

Picks = tuple[Pick, ...]


def every_choice(options: Sequence[Option], limit_s: int, most: int, at: int = 0) -> Iterator[Picks]:
    yield ()
    for place in range(at, len(options)):
        for dose, seconds in enumerate(options[place].seconds):
            if seconds <= limit_s and most:
                for rest in every_choice(options, limit_s - seconds, most - 1, place + 1):
                    yield (Pick(place, dose), *rest)


def tie_order(options: Sequence[Option]) -> dict[int, int]:
    queued: Counter[object] = Counter()
    turns = []
    for place, option in enumerate(options):
        turns.append((queued[option.kind], place))
        queued[option.kind] += 1
    return {place: rank for rank, (_, place) in enumerate(sorted(turns))}


def best(options: Sequence[Option], limit_s: int, most: int) -> Picks:
    rank = tie_order(options)

    def worse(picks: Picks) -> tuple[object, ...]:
        moves = [options[pick.option] for pick in picks]
        counts = (
            len({bit for move in moves for bit in range(4) if move.covers >> bit & 1}),
            len({bit for move in moves for bit in range(3) if move.serves >> bit & 1}),
            sum(move.favourite for move in moves),
            sum(move.merit for move in moves),
            len(moves),
            sum(move.unchanged for move in moves),
            sum(options[pick.option].seconds[pick.dose] for pick in picks),
        )
        from_last = sorted(((rank[pick.option], pick.dose) for pick in picks), reverse=True)
        return *(-count for count in counts), from_last

    return min(every_choice(options, limit_s, most), key=worse)


option = st.builds(
    Option,
    covers=st.integers(0, 15),
    serves=st.integers(0, 7),
    favourite=st.booleans(),
    unchanged=st.booleans(),
    seconds=st.lists(st.integers(1, 25), min_size=1, max_size=3, unique=True).map(
        lambda seconds: tuple(sorted(seconds))
    ),
    merit=st.integers(0, MOST_MERIT),
)
alike = st.builds(
    Option,
    covers=st.sampled_from([1, 2]),
    serves=st.just(0),
    favourite=st.just(False),
    unchanged=st.just(True),
    seconds=st.sampled_from([(5,), (7,), (5, 7), (7, 9), (5, 9)]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(option, min_size=4, max_size=7), st.integers(1, 60), st.integers(1, 5))
def test_no_choice_is_better_than_the_one_made(options: list[Option], limit_s: int, most: int) -> None:
    assert choose(options, limit_s, most) == best(options, limit_s, most)


@settings(max_examples=200, deadline=None)
@given(st.lists(alike, min_size=5, max_size=8), st.integers(1, 40), st.integers(1, 4))
def test_cutting_moves_that_count_alike_loses_nothing(options: list[Option], limit_s: int, most: int) -> None:
    assert choose(options, limit_s, most) == best(options, limit_s, most)


def test_the_cut_keeps_few_of_many_moves_that_count_alike() -> None:
    many = [Option(1, 0, False, True, (seconds,)) for seconds in range(100, 400)]
    assert [kept.seconds[0] for kept in undominated(many, most=5)] == [100, 101, 102, 103, 104]


def test_a_group_is_worth_more_than_any_number_of_favourites() -> None:
    favourites = [Option(1, 1, True, True, (10,)) for _ in range(6)]
    other = Option(2, 0, False, False, (55,))
    picks = choose([*favourites, other], limit_s=65, most=6)
    assert [pick.option for pick in picks] == [0, 6]


def test_of_equals_the_first_of_the_catalogue_comes_in() -> None:
    picks = choose([Option(1, 0, False, True, (10,))] * 4, limit_s=25, most=5)
    assert picks == (Pick(0, 0), Pick(1, 0))


def test_nothing_fits_into_no_time() -> None:
    assert choose([Option(1, 0, False, True, (10,))], limit_s=9, most=5) == ()
    assert choose([], limit_s=600, most=5) == ()


def test_a_solver_that_gives_up_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    gave_up = scipy.optimize.OptimizeResult(status=1, x=None, message="time limit", mip_dual_bound=None)
    monkeypatch.setattr(scipy.optimize, "milp", lambda *_, **__: gave_up)
    with pytest.raises(SolverFailed, match="time limit"):
        goal([Option(1, 0, False, True, (10,))], limit_s=60, most=3)


@pytest.mark.parametrize("picked", [[0.0, 0.0], [1.0, 1.0]], ids=["too little", "too long"])
def test_an_answer_that_does_not_hold_in_whole_numbers_raises(
    monkeypatch: pytest.MonkeyPatch, picked: list[float]
) -> None:
    wrong = scipy.optimize.OptimizeResult(status=0, x=[*picked, 1.0], message="", mip_dual_bound=-69.0)
    monkeypatch.setattr(scipy.optimize, "milp", lambda *_, **__: wrong)
    with pytest.raises(SolverFailed):
        goal([Option(1, 0, False, True, (10,)), Option(1, 0, False, True, (11,))], limit_s=15, most=3)
