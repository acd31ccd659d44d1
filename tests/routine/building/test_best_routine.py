"""The whole builder against brute force: every subset of moves at every dose, on small catalogues."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from components.routine import Preferences, RoutineItem, build_routine
from components.routine.dose import item, variants
from components.safety import Profile, Verdict, screen
from data.catalogue import Catalogue, Exercise
from tests.routine.generate import COVERS, catalogue_of, dose, move, practised

Doses = dict[str, list[RoutineItem]]

WISHED = ("strength", "stability", "aerobic")

spans = st.sampled_from([(1, 1), (6, 6), (6, 12), (8, 15), (10, 20)])


@st.composite
def moves(draw: st.DrawFn, number: int) -> Exercise:
    neutral = move(number).mechanics
    return move(
        number,
        covers=draw(st.lists(st.sampled_from(COVERS), max_size=2, unique=True).map(tuple)) or ("trunk",),
        purpose=tuple(draw(st.lists(st.sampled_from(WISHED), min_size=1, max_size=2, unique=True))),
        equipment=draw(st.sampled_from([(), (), ("mat",)])),
        level=draw(st.sampled_from([1, 1, 2])),
        mechanics=neutral.model_copy(update={"kneeling": draw(st.booleans())}),
        dose=dose(reps=draw(spans), hold=draw(st.none() | spans), sides=draw(st.sampled_from([1, 2]))),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    return catalogue_of(*(draw(moves(number)) for number in range(1, draw(st.integers(4, 7)) + 1)))


some_moves = st.frozensets(st.integers(1, 7).map("move-{}".format), max_size=3)
wishes = st.builds(
    Preferences,
    minutes=st.integers(5, 16),
    purposes=st.frozensets(st.sampled_from(WISHED), max_size=2),
    favourites=some_moves,
    hidden=some_moves,
)
people = st.builds(
    Profile,
    conditions=st.sampled_from([(), ("knee-pain",)]),
    pain_now=st.none() | st.integers(0, 6),
    equipment=st.sampled_from([(), ("mat",)]),
    level=st.sampled_from([1, 2]),
)


def on_offer(catalogue: Catalogue, verdicts: dict[str, Verdict], wish: Preferences) -> Doses:
    offered: Doses = {}
    for exercise in catalogue.exercises.values():
        wished = not wish.purposes or set(wish.purposes) & set(exercise.purpose)
        if verdicts[exercise.id].allowed and exercise.id not in wish.hidden and wished:
            assert exercise.dose is not None
            numbers = variants(exercise.dose, practised(catalogue).held.get(exercise.id, 0))
            upto = None if verdicts[exercise.id].status == "ok" else 1
            offered[exercise.id] = [item(exercise, each) for each in numbers[:upto]]
    return offered


def every_routine(doses: Doses, seconds: int, most: int) -> Iterator[tuple[RoutineItem, ...]]:
    yield ()
    left = dict(doses)
    for id_ in doses:
        for taken in left.pop(id_):
            if taken.seconds <= seconds and most:
                for rest in every_routine(left, seconds - taken.seconds, most - 1):
                    yield (taken, *rest)


def worth(
    catalogue: Catalogue, verdicts: dict[str, Verdict], wish: Preferences, items: tuple[RoutineItem, ...]
) -> tuple[int, ...]:
    offered = on_offer(catalogue, verdicts, wish) if wish.minutes >= 15 and not wish.purposes else {}
    walk = next((id_ for id_ in offered if "aerobic" in catalogue.exercises[id_].purpose), None)
    chosen = [catalogue.exercises[taken.exercise_id] for taken in items]
    return (
        len({group for each in chosen for group in each.covers}),
        len({purpose for each in chosen for purpose in each.purpose} & set(wish.purposes)),
        any(each.id == walk for each in chosen),
        len({each.id for each in chosen} & set(wish.favourites)),
        len(chosen),
        sum(verdicts[each.id].status == "ok" for each in chosen),
        sum(taken.seconds for taken in items),
    )


@settings(max_examples=150, deadline=None)
@given(catalogues(), people, wishes)
def test_no_routine_is_better_than_the_one_built(
    catalogue: Catalogue, person: Profile, wish: Preferences
) -> None:
    verdicts = screen(catalogue, person)
    candidates = every_routine(on_offer(catalogue, verdicts, wish), 60 * wish.minutes, 4 + wish.minutes // 5)
    best = max(worth(catalogue, verdicts, wish, items) for items in candidates)
    built = build_routine(catalogue, person, wish, practised(catalogue))
    items = built.routine.items if built.routine else ()
    assert worth(catalogue, verdicts, wish, items) == best
    assert (built.status == "impossible") == (best[4] == 0)
    assert set(built.covered) | {gap.group for gap in built.gaps} == (set(COVERS) if items else set())
