"""The study of the day after, cell by cell: what the diaries were like, and what became of them."""

from dataclasses import asdict
from functools import partial

from studies.counting import Row, Study, row
from studies.day_after.link_grid import Part, grid
from studies.day_after.link_page import page
from studies.day_after.link_tally import tally
from studies.made_up_diaries import Scenario


def link_row(part: Part, scenario: Scenario, n: int) -> Row:
    """A line of the table, `n` diaries counted."""
    return row({"part": part, **asdict(scenario), **asdict(tally(scenario, n))})


LINK_STUDY = Study(
    name="study",
    each=1000,
    cells={f"{part}: {scenario}": partial(link_row, part, scenario) for part, scenario in grid()},
    page=page,
)
