"""Every lesson is a notebook that runs from top to bottom, and shows again what it has stored."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError

from components.lessons import Chart, Code, Exercise, Prose, read
from data.catalogue import load_catalogue
from notebooks.build import FOLDER, assembled, executed, sources, store

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def rounded(value: Any) -> Any:
    """Numbers to six digits: what a reader could ever see of them."""
    match value:
        case float():
            return float(f"{value:.6g}")
        case Mapping():
            return {key: rounded(part) for key, part in value.items()}
        case str():
            return value
        case Sequence():
            return [rounded(part) for part in value]
        case _:
            return value


def meaning(path: Path) -> list[object]:
    """What a lesson shows. The names Altair gives its data sets follow from their digits, so they go."""
    shown: list[object] = []
    for cell in read(path).cells:
        if isinstance(cell, Chart):
            rows = list(cell.spec["datasets"].values())
            marks = {key: part for key, part in cell.spec.items() if key not in ("datasets", "$schema")}
            names = dict.fromkeys(cell.spec["datasets"], "rows")
            text = json.dumps(rounded(marks), sort_keys=True)
            for name, same in names.items():
                text = text.replace(name, same)
            shown.append((cell.alt, rounded(rows), text))
        elif isinstance(cell, Exercise):
            shown.append((cell.ask, cell.why, cell.hint, rounded(cell.answer), cell.within))
        else:
            shown.append(cell)
    return shown


def test_every_source_has_its_notebook_and_every_notebook_its_source() -> None:
    assert len(NOTEBOOKS) >= 6
    assert [path.stem for path in NOTEBOOKS] == [path.stem for path in sources()]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_says_what_its_source_says(path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    fresh = assembled(path.with_suffix(".py"))

    assert [(c.cell_type, c.source) for c in stored.cells] == [
        (c.cell_type, c.source) for c in fresh.cells
    ], "the source was changed: python -m notebooks.build"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs_and_shows_again_what_it_stored(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / path.name
    store(executed(nbformat.read(path, as_version=4)), fresh)

    assert meaning(fresh) == meaning(path), "what it computes has changed: python -m notebooks.build"


def test_a_warning_stops_the_build() -> None:
    warns = nbformat.v4.new_code_cell("import warnings\nwarnings.warn('old')")

    with pytest.raises(ValueError, match="old"):
        executed(nbformat.v4.new_notebook(cells=[warns]))


def test_a_cell_that_fails_stops_the_build() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 / 0")])

    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        executed(notebook)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_lesson_opens_with_a_question_and_ends_with_an_exercise_and_its_sources(path: Path) -> None:
    lesson = read(path)
    (exercise,) = (cell for cell in lesson.cells if isinstance(cell, Exercise))
    last = [cell for cell in lesson.cells if isinstance(cell, Prose)][-1]

    assert lesson.as_made
    assert lesson.question.endswith("?")
    assert lesson.learn.startswith("You learn ")
    assert exercise.check(exercise.answer).startswith("Yes.")
    assert exercise.check(exercise.answer + 2 * exercise.within + 1).startswith("Not yet.")
    assert any(source.title in last.text for source in load_catalogue().sources.values())


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_chart_is_told_in_words_and_brings_its_own_rows(path: Path) -> None:
    charts = [cell for cell in read(path).cells if isinstance(cell, Chart)]

    assert charts
    for chart in charts:
        assert len(chart.alt) > 40
        assert all(chart.spec["datasets"].values())
        assert '"url"' not in json.dumps(chart.spec)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_keeps_nothing_of_the_machine_it_was_made_on(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert str(FOLDER.parent) not in text
    assert "http" not in "".join(cell.source for cell in read(path).cells if isinstance(cell, Code))
