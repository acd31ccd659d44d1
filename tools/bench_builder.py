"""How long the builder takes on small and on very large catalogues. Run by hand from the project folder:

python -m tools.bench_builder
"""

import time
from collections.abc import Callable
from statistics import median

from components.routine import Preferences, build_routine
from data.catalogue import Catalogue
from tests.routine.generate import generated, ready, real

REPEATS = 9
WISHES = (
    ("10 min", Preferences(10)),
    ("30 min", Preferences(30)),
    ("20 min, 2 purposes", Preferences(20, {"strength", "mobility"})),
    ("30 min, 5 purposes", Preferences(30, {"strength", "stability", "mobility", "relief", "aerobic"})),
)


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """Median processor and wall milliseconds of one call, over `REPEATS` calls."""
    processor, wall = [], []
    for _ in range(REPEATS):
        processor_from, wall_from = time.process_time(), time.perf_counter()
        work()
        processor.append(1000 * (time.process_time() - processor_from))
        wall.append(1000 * (time.perf_counter() - wall_from))
    return median(processor), median(wall)


def main() -> None:
    """Print the table."""
    print(f"{'moves':>7}  {'wish':<20}{'processor ms':>14}{'wall ms':>10}{'used':>12}")
    for catalogue in (real(), generated(1_000), generated(10_000)):
        for name, wish in WISHES:
            _line(catalogue, name, wish)


def _line(catalogue: Catalogue, name: str, wish: Preferences) -> None:
    person = ready()
    built = build_routine(catalogue, person, wish)  # also the imports and the catalogue's version, once
    seconds = built.routine.seconds if built.routine else 0
    processor, wall = milliseconds(lambda: build_routine(catalogue, person, wish))
    used = f"{seconds}/{60 * wish.minutes} s"
    print(f"{len(catalogue.exercises):>7}  {name:<20}{processor:>14.1f}{wall:>10.1f}{used:>12}")


if __name__ == "__main__":
    main()
