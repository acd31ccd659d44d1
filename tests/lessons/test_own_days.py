"""Lessons that a person can run on their own diary, and how that stays with them."""

import json
from datetime import date
from pathlib import Path

import nbformat
import pytest

from components.lessons import Lesson, own_days, read
from data.diary import close_diaries, open_diary
from notebooks.build import FOLDER, executed, store
from tests.app.diaries import filled

OWN = "OWN = False"
SWITCHED = [path for path in sorted(FOLDER.glob("*.ipynb")) if OWN in path.read_text(encoding="utf-8")]


def changed(path: Path, notebook: object) -> Lesson:
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return read(path)


def test_own_days_are_those_of_the_diary_kept_here(place: Path) -> None:
    open_diary().add_check_in(date(2026, 3, 1), pain=4)

    assert own_days()["pain"].tolist() == [4.0]


def test_a_diary_without_an_entry_says_where_it_looked(place: Path) -> None:
    with pytest.raises(ValueError, match=r"no entry yet in .*diary\.db"):
        own_days()


def test_the_lessons_on_scores_adherence_and_sessions_can_be_run_on_ones_own_diary() -> None:
    assert [path.stem[0] for path in SWITCHED] == ["2", "3", "4"]


@pytest.mark.parametrize("path", SWITCHED, ids=lambda p: p.stem)
def test_a_lesson_runs_on_a_short_own_diary_and_the_app_then_shows_nothing_of_it(
    path: Path, place: Path
) -> None:
    filled(place, 30)
    close_diaries()
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    switch = next(cell for cell in code if OWN in cell.source)
    switch.source = switch.source.replace(OWN, "OWN = True")
    if switch is not code[0]:  # else all that follows is about those days
        notebook.cells = [notebook.cells[0], code[0], switch]
    mine = place.with_name(path.name)
    nbformat.write(executed(notebook), mine)

    assert "diary of 30 days" in mine.read_text(encoding="utf-8")
    assert not read(mine).as_made
    assert read(mine).cells == ()


def test_a_notebook_is_shown_as_it_was_made_and_not_once_an_output_of_it_changed(tmp_path: Path) -> None:
    opening = nbformat.v4.new_markdown_cell("# On backs\n\n**Why?**")
    said = nbformat.v4.new_output("stream", name="stdout", text="one\ntwo\n")
    cell = nbformat.v4.new_code_cell("print(1)", outputs=[said])
    path = tmp_path / "1-on-backs.ipynb"
    store(nbformat.v4.new_notebook(cells=[opening, cell]), path)
    assert read(path).as_made

    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][1]["outputs"][0]["text"] = ["my pain was 9\n"]
    lesson = changed(path, notebook)

    assert not lesson.as_made
    assert lesson.cells == ()
