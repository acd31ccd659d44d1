from dataclasses import replace

import pytest

from components.progress.study import tally
from components.progress.study_diaries import Scenario
from tests.benchmarks.run_study import DOCS, row, saved
from tests.benchmarks.study_grid import Part, grid
from tests.benchmarks.study_page import page


def test_the_saved_page_says_what_the_saved_table_says() -> None:
    assert (DOCS / "study.md").read_text(encoding="utf-8") == page(saved(DOCS))


def test_the_saved_study_has_every_cell_with_a_thousand_diaries_and_keeps_its_bound() -> None:
    rows = saved(DOCS)
    nothing = replace(tally(Scenario(days=14), 1), n=1000)
    described = ("part", "days", "phi", "effect", "habit", "gaps", "course", "rhythm")
    cells = [row(part, scenario, nothing) for part, scenario in grid()]
    assert [[cell[name] for name in described] for cell in rows] == [
        [cell[name] for name in described] for cell in cells
    ]
    assert all(int(cell["n"]) >= 1000 for cell in rows)
    for cell in rows:
        if cell["part"] == Part.NO_EFFECT:
            assert int(cell["links"]) <= 0.05 * int(cell["n"]), cell


def test_the_saved_table_comes_from_this_code() -> None:
    at = next(number for number, (_, scenario) in enumerate(grid()) if scenario.days == 45)
    part, scenario = grid()[at]
    fresh, kept = row(part, scenario, tally(scenario, 1000)), saved(DOCS)[at]
    for name in ("shown", "links", "held", "three_three", "pearson"):
        assert int(fresh[name]) == pytest.approx(int(kept[name]), abs=10), name
