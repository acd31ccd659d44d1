"""The exact choice: which moves, at which dose, are the best use of the time.

Best is lexicographic: first the goal (`goal.py`: groups, wishes, favourites, merit, moves, unchanged ones),
then the most of the time used.

Ties: moves that count alike queue up in catalogue order, and all firsts of a queue come before all
seconds. Of two equally good choices the one whose last pick in that order comes earlier wins, then the one
with the lower dose there, then the same of the pick before. So exactly one choice is best, whatever the
solver's own taste, and the same options always give it.

The time is filled by dynamic programming over whole numbers: for each standing short of the goal, the
seconds that can be reached are the bits of one integer, and a dose shifts them. Two cuts lose nothing:

* A dose is left out when as many earlier moves as the goal holds count alike and have a dose just as long:
  a choice that uses it leaves one of them unused, and swapping that one in costs nothing and wins the tie.
* The line ends where the goal is reached with all the time used: nothing is better, and whatever uses a
  later move loses the tie.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from components.routine.building.goal import MOST_MERIT, Amounts, Kind, Option, goal

_Layer = dict[Amounts, int]  # standing -> reachable seconds, bit by bit


class Pick(NamedTuple):
    """The option picked, by its place among the options, and which of its doses."""

    option: int
    dose: int


class _Doses(NamedTuple):
    """An option, by its place, with those of its doses that may be needed: (dose, seconds)."""

    place: int
    option: Option
    doses: tuple[tuple[int, int], ...]


def choose(options: Sequence[Option], limit_s: int, most: int) -> tuple[Pick, ...]:
    """The best choice of at most `most` options within `limit_s` seconds, in the options' order.

    The options stand in catalogue order. The choice is empty only when not one of them fits. Raises
    `SolverFailed` rather than give a choice that is not proven best.
    """
    aim = goal(options, limit_s, most)
    line = tuple(_needed(options, aim))
    return tuple(sorted(_trace(line, _layers(line, aim, limit_s), aim)))


def _needed(options: Sequence[Option], aim: Amounts) -> Iterator[_Doses]:
    """The doses that may be needed to reach the goal, in the order of ties."""
    alike: Counter[tuple[Kind, int]] = Counter()
    for place in _queue(options):
        option = options[place]
        doses = [(d, s) for d, s in enumerate(option.seconds) if alike[option.kind, s] < aim.moves]
        alike.update((option.kind, seconds) for _, seconds in doses)
        if doses and not _beside(Amounts().after(option), aim):
            yield _Doses(place, option, tuple(doses))


def _queue(options: Sequence[Option]) -> list[int]:
    queued: Counter[Kind] = Counter()
    turns = []
    for place, option in enumerate(options):
        turns.append((queued[option.kind], place))
        queued[option.kind] += 1
    return [place for _, place in sorted(turns)]


def _beside(standing: Amounts, aim: Amounts) -> bool:
    """Whether too many picks, or too many of them changed, no favourites or of little merit, miss it."""
    return (
        standing.moves > aim.moves
        or standing.moves - standing.unchanged > aim.moves - aim.unchanged
        or standing.moves - standing.favourites > aim.moves - aim.favourites
        or MOST_MERIT * standing.moves - standing.merit > MOST_MERIT * aim.moves - aim.merit
    )


def _layers(line: Sequence[_Doses], aim: Amounts, limit_s: int) -> list[_Layer]:
    """What can be reached with the first 0, 1, 2 ... of the line."""
    within = (1 << limit_s + 1) - 1
    layers: list[_Layer] = [{Amounts(): 1}]
    for _, option, doses in line:
        layer = dict(layers[-1])
        for standing, reached in layers[-1].items():
            after = standing.after(option)
            if not _beside(after, aim):
                for _, seconds in doses:
                    layer[after] = layer.get(after, 0) | reached << seconds & within
        layers.append(layer)
        if _longest(layer, aim) == limit_s:
            break
    return layers


def _longest(layer: _Layer, aim: Amounts) -> int:
    return max((bits.bit_length() - 1 for at, bits in layer.items() if at.worth == aim.worth), default=-1)


def _trace(line: Sequence[_Doses], layers: Sequence[_Layer], aim: Amounts) -> Iterator[Pick]:
    """The picks behind the best of the last layer, from the last in the order of ties to the first."""
    longest = _longest(layers[-1], aim)
    ends = {(at, longest) for at in layers[-1] if at.worth == aim.worth}
    last = len(layers) - 1
    for _ in range(aim.moves):
        while any(_has(layers[last - 1], *end) for end in ends):
            last -= 1
        last -= 1
        pick, ends = _step_back(line[last], layers[last], ends)
        yield pick


def _step_back(
    move: _Doses, layer: _Layer, ends: set[tuple[Amounts, int]]
) -> tuple[Pick, set[tuple[Amounts, int]]]:
    """The lowest dose of a move that leads from a layer to one of the ends, and where it leads from."""
    for dose, seconds in move.doses:
        before = {
            (at, end_s - seconds)
            for at in layer
            for end, end_s in ends
            if at.after(move.option) == end and _has(layer, at, end_s - seconds)
        }
        if before:
            return Pick(move.place, dose), before
    raise AssertionError("a layer reached more than its moves allow")


def _has(layer: _Layer, standing: Amounts, seconds: int) -> bool:
    return seconds >= 0 and bool(layer.get(standing, 0) >> seconds & 1)
