from dataclasses import replace

import pytest

from components.numbers import trend
from components.numbers.bootstrap import Drawn
from components.progress.made_up_diary import synthetic_days
from components.progress.words import sentences
from components.progress.words.day_after_sentences import HELD
from components.progress.words.sentences import SLOPES_HELD
from studies.day_after.link_grid import Part, grid
from studies.day_after.link_page import ENOUGH, page
from studies.day_after.link_study import DOCS, row, saved
from studies.day_after.link_tally import tally
from studies.made_up_diaries import Scenario


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


def held(cell: dict[str, str], way: str) -> float:
    """The share of ranges drawn that way that held the truth, in per cent."""
    return 100 * int(cell[f"{way}_held"]) / int(cell[way])


def test_what_is_said_beside_a_range_is_what_the_table_found() -> None:
    cells = [cell for cell in saved(DOCS) if cell["part"] != Part.CONFOUNDED]
    for way in Drawn:
        shares = [held(cell, way) for cell in cells if int(cell[way]) >= ENOUGH]
        assert (round(min(shares)), round(max(shares))) == pytest.approx(HELD[way], abs=1), way


def test_what_is_said_beside_a_slope_is_what_the_table_found() -> None:
    shares = [held(cell, "slopes") for cell in saved(DOCS) if int(cell["slopes"])]
    least, most = SLOPES_HELD
    assert (round(min(shares)), round(max(shares))) == (least, most)
    assert f"in {least} to {most}" in sentences.of_trend(trend(synthetic_days()))


def test_a_rhythm_of_the_week_alone_rarely_makes_a_link() -> None:
    cells = [cell for cell in saved(DOCS) if cell["part"] == Part.WEEKDAYS and not float(cell["effect"])]
    for cell in cells:
        assert int(cell["links"]) <= 0.05 * int(cell["n"]), cell
    assert max(int(cell["mixed_links"]) for cell in cells) > 200


def test_the_saved_table_comes_from_this_code() -> None:
    at = next(number for number, (_, scenario) in enumerate(grid()) if scenario.days == 45)
    part, scenario = grid()[at]
    fresh, kept = row(part, scenario, tally(scenario, 1000)), saved(DOCS)[at]
    for name in ("shown", "apart", "links", "held", "three_three", "pearson"):
        assert int(fresh[name]) == pytest.approx(int(kept[name]), abs=10), name
