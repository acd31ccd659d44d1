"""Runs the simulation study and saves it.

    python -m studies.day_after.link_study [--diaries 1000] [--folder docs]

Writes `study.csv`, a row for each kind of diary, and from it `study.md`. Seeded: the same code writes the
same files. The page alone, from the saved table: `--diaries 0`.
"""

import argparse
import csv
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from studies.day_after.link_grid import Part, grid
from studies.day_after.link_page import page
from studies.day_after.link_tally import Tally, tally
from studies.made_up_diaries import Scenario

DOCS = Path(__file__).parents[2] / "docs"


def row(part: Part, scenario: Scenario, counted: Tally) -> dict[str, str]:
    """A line of the table: what the diaries were like, and what became of them."""
    values = {"part": part, **asdict(scenario), **asdict(counted)}
    return {
        name: f"{value:.3f}" if isinstance(value, float) else str(value) for name, value in values.items()
    }


def study(each: int) -> list[dict[str, str]]:
    """Every cell of the grid, `each` diaries a cell, on all cores."""
    rows = []
    begun = time.perf_counter()
    with ProcessPoolExecutor() as cores:
        counts = cores.map(partial(tally, n=each), [scenario for _, scenario in grid()])
        for (part, scenario), counted in zip(grid(), counts, strict=True):
            rows.append(row(part, scenario, counted))
            print(f"{len(rows)} of {len(grid())} after {time.perf_counter() - begun:.0f} s", flush=True)
    return rows


def saved(folder: Path) -> list[dict[str, str]]:
    """The saved table."""
    with (folder / "study.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def save(rows: list[dict[str, str]], folder: Path) -> None:
    with (folder / "study.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--diaries", type=int, default=1000)
    parser.add_argument("--folder", type=Path, default=DOCS)
    asked = parser.parse_args()
    if asked.diaries:
        save(study(asked.diaries), asked.folder)
    (asked.folder / "study.md").write_text(page(saved(asked.folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
