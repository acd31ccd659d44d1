"""The saved study of the day after: its page, its bound, and that this code is what it counted."""

from dataclasses import asdict

import pytest

from components.numbers import trend
from components.numbers.bootstrap import Drawn
from components.progress.made_up_diary import synthetic_days
from components.progress.words import sentences
from components.progress.words.day_after_sentences import HELD
from components.progress.words.sentences import SLOPES_HELD
from studies.counting import DOCS, Row, row, saved
from studies.day_after.link_grid import Part, grid
from studies.day_after.link_page import ENOUGH, page
from studies.day_after.link_study import LINK_STUDY, link_row
from studies.made_up_diaries import Gaps, Habit, Scenario

SAVED = saved(LINK_STUDY)

# Between them they see every gate, the length of a block, and each way a range is widened or lengthened;
# tried by changing each in turn.
RECOUNTED = (
    Scenario(days=14),
    Scenario(days=28),
    Scenario(days=45),
    Scenario(days=60, phi=0.8, habit=Habit.STREAKS),
    Scenario(days=60, effect=2.0, gaps=Gaps.BAD_DAYS),
    Scenario(days=60, rhythm=2.0),
    Scenario(days=90, habit=Habit.BY_PAIN),
)


@pytest.mark.parametrize("scenario", RECOUNTED, ids=str)
def test_the_saved_table_comes_from_this_code(scenario: Scenario) -> None:
    part, kept = next(
        (part, cell) for (part, kind), cell in zip(grid(), SAVED, strict=True) if kind == scenario
    )
    assert link_row(part, scenario, int(kept["n"])) == kept, "make study, then read what it says now"


def test_the_saved_page_says_what_the_saved_table_says() -> None:
    assert (DOCS / "study.md").read_text(encoding="utf-8") == page(SAVED)


def test_the_saved_study_has_every_cell_with_a_thousand_diaries_and_keeps_its_bound() -> None:
    rows = SAVED
    described = ("part", "days", "phi", "effect", "habit", "gaps", "course", "rhythm")
    for (part, scenario), cell in zip(grid(), rows, strict=True):
        empty = row({"part": part, **asdict(scenario)})
        assert [cell[name] for name in described] == [empty[name] for name in described]
    assert all(int(cell["n"]) >= 1000 for cell in rows)
    for cell in rows:
        if cell["part"] == Part.NO_EFFECT:
            assert int(cell["links"]) <= 0.05 * int(cell["n"]), cell


def held(cell: Row, way: str) -> float:
    """The share of ranges drawn that way that held the truth, in per cent."""
    return 100 * int(cell[f"{way}_held"]) / int(cell[way])


def test_what_is_said_beside_a_range_is_what_the_table_found() -> None:
    cells = [cell for cell in SAVED if cell["part"] != Part.CONFOUNDED]
    for way in Drawn:
        shares = [held(cell, way) for cell in cells if int(cell[way]) >= ENOUGH]
        assert (round(min(shares)), round(max(shares))) == pytest.approx(HELD[way], abs=1), way


def test_what_is_said_beside_a_slope_is_what_the_table_found() -> None:
    shares = [held(cell, "slopes") for cell in SAVED if int(cell["slopes"])]
    least, most = SLOPES_HELD
    assert (round(min(shares)), round(max(shares))) == (least, most)
    assert f"in {least} to {most}" in sentences.of_trend(trend(synthetic_days()))


def test_a_rhythm_of_the_week_alone_rarely_makes_a_link() -> None:
    cells = [cell for cell in SAVED if cell["part"] == Part.WEEKDAYS and not float(cell["effect"])]
    for cell in cells:
        assert int(cell["links"]) <= 0.05 * int(cell["n"]), cell
    assert max(int(cell["mixed_links"]) for cell in cells) > 200
