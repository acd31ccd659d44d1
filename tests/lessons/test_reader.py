"""Reading a notebook: the title, the question, and each kind of thing a cell can show."""

import json
from pathlib import Path
from typing import Any

import pytest

from components.lessons import Chart, Code, Exercise, Printed, Prose, Table, cited, lessons, read
from components.lessons.reader import SEAL, seal
from data.catalogue import load_catalogue

OPENING = {"cell_type": "markdown", "source": ["# On backs\n", "\n", "**Why?**\n", "\n", "Because."]}


def written(folder: Path, *cells: dict[str, Any], name: str = "2-on-backs.ipynb") -> Path:
    path = folder / name
    path.with_suffix(".py").touch()
    path.write_text(json.dumps({"cells": cells, "metadata": {SEAL: seal(list(cells))}}), encoding="utf-8")
    return path


def ran(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "outputs": list(outputs)}


def came_to(**data: Any) -> dict[str, Any]:
    kinds = {kind.replace("_", "/", 1): value for kind, value in data.items()}
    return {"output_type": "execute_result", "data": kinds}


def test_a_lesson_has_its_title_its_question_and_a_slug_without_its_number(tmp_path: Path) -> None:
    lesson = read(written(tmp_path, OPENING))

    assert (lesson.slug, lesson.title, lesson.question) == ("on-backs", "On backs", "Why?")
    assert lesson.cells == (Prose("Because."),)


def test_what_one_learns_stands_in_italics_after_the_question(tmp_path: Path) -> None:
    opening = {"cell_type": "markdown", "source": "# On backs\n\n**Why?**\n\n*You learn\nwhy.*\n\nBecause."}
    lesson = read(written(tmp_path, opening))

    assert lesson.learn == "You learn why."
    assert lesson.cells == (Prose("Because."),)


def test_the_time_to_read_grows_with_the_text_and_not_with_the_code(tmp_path: Path) -> None:
    long = {"cell_type": "markdown", "source": "word " * 720}

    assert read(written(tmp_path, OPENING, ran("code " * 720))).minutes == 1
    assert read(written(tmp_path, OPENING, long)).minutes == 4


def test_a_cells_code_stands_after_what_it_showed(tmp_path: Path) -> None:
    said = {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}
    lesson = read(written(tmp_path, OPENING, ran("print(1)", said)))

    assert lesson.cells[1:] == (Printed("one\ntwo"), Code("print(1)"))


def test_worked_out_text_is_prose_and_a_plain_value_is_printed(tmp_path: Path) -> None:
    cell = ran("x", came_to(text_markdown="**4**", text_plain="<Markdown>"), came_to(text_plain="4"))

    assert read(written(tmp_path, OPENING, cell)).cells[1:3] == (Prose("**4**"), Printed("4"))


def test_a_chart_brings_its_specification_and_its_words(tmp_path: Path) -> None:
    spec = {"mark": "bar", "description": "Two bars."}
    output = {"output_type": "display_data", "data": {"application/vnd.vegalite.v5+json": spec}}

    assert read(written(tmp_path, OPENING, ran("c", output))).cells[1] == Chart({"mark": "bar"}, "Two bars.")


def test_a_chart_without_words_is_refused(tmp_path: Path) -> None:
    output = {"output_type": "display_data", "data": {"application/vnd.vegalite.v5+json": {"mark": "bar"}}}

    with pytest.raises(ValueError, match=r"2-on-backs\.ipynb"):
        read(written(tmp_path, OPENING, ran("c", output)))


def test_a_table_leaves_out_row_numbers_and_shows_a_gap_as_nothing(tmp_path: Path) -> None:
    resource = {
        "schema": {"fields": [{"name": "index"}, {"name": "Move"}, {"name": "n"}], "primaryKey": ["index"]},
        "data": [{"index": 0, "Move": "Sit-up", "n": 2}, {"index": 1, "Move": "Row", "n": None}],
    }
    output = {"output_type": "execute_result", "data": {"application/vnd.dataresource+json": resource}}

    assert read(written(tmp_path, OPENING, ran("t", output))).cells[1] == Table(
        ("Move", "n"), (("Sit-up", "2"), ("Row", ""))
    )


def test_a_failed_cell_is_never_shown_as_a_lesson(tmp_path: Path) -> None:
    failed = ran("1 / 0", {"output_type": "error", "ename": "ZeroDivisionError"})

    with pytest.raises(ValueError, match=r"2-on-backs\.ipynb.*ZeroDivisionError"):
        read(written(tmp_path, OPENING, failed))


@pytest.mark.parametrize("source", ["# Only a title", "**Only a question?**", ""])
def test_a_notebook_without_a_title_and_a_question_is_no_lesson(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match="title and a question"):
        read(written(tmp_path, {"cell_type": "markdown", "source": source}))


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "1-cut.ipynb"
    path.write_text('{"cells": [', encoding="utf-8")

    with pytest.raises(ValueError, match=r"1-cut\.ipynb"):
        read(path)


def test_lessons_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    written(tmp_path, OPENING, name="2-second.ipynb")
    written(tmp_path, OPENING, name="1-third.ipynb")

    assert [lesson.slug for lesson in lessons(tmp_path)] == ["third", "second"]


def test_a_notebook_somebody_left_in_the_folder_is_no_lesson(tmp_path: Path) -> None:
    written(tmp_path, OPENING, name="1-first.ipynb")
    (tmp_path / "Untitled.ipynb").write_text("{}", encoding="utf-8")

    assert [lesson.slug for lesson in lessons(tmp_path)] == ["first"]


@pytest.mark.parametrize(
    "exercise",
    [
        Exercise("How many?", 2.2, 0.1, "1.1 ÷ 0.5.", "Divide."),
        Exercise("Which?", 2, 0, "The second.", "Look.", ("One", "Two")),
    ],
)
def test_an_exercise_survives_the_notebook(exercise: Exercise, tmp_path: Path) -> None:
    output = {"output_type": "execute_result", "data": dict(exercise._repr_mimebundle_())}

    assert read(written(tmp_path, OPENING, ran("e", output))).cells[1] == exercise


@pytest.mark.parametrize(
    ("guess", "right"), [(2.2, True), (2.1, True), (2.3, True), (2.31, False), (0, False)]
)
def test_an_answer_is_right_within_what_the_exercise_allows(guess: float, right: bool) -> None:
    exercise = Exercise("How many?", 2.2, 0.1, "1.1 ÷ 0.5.", "Divide.")

    assert exercise.check(guess) == ("Yes. 1.1 ÷ 0.5." if right else "Not yet. Divide.")


def test_an_exercise_whose_answer_came_out_as_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="number"):
        Exercise("How many?", float("nan"), 0.1, "", "")


@pytest.mark.parametrize("answer", [0, 3, 1.5])
def test_a_right_answer_that_cannot_be_chosen_is_refused(answer: float) -> None:
    with pytest.raises(ValueError, match="choices"):
        Exercise("Which?", answer, 0, "", "", ("One", "Two"))


def test_the_question_in_a_notebook_does_not_give_the_answer_away() -> None:
    plain = Exercise("How many?", 2.25, 0.1, "It is 2.25.", "Divide.")._repr_mimebundle_()["text/plain"]

    assert "2.25" not in str(plain)


def test_sources_are_cited_once_with_how_far_they_were_checked() -> None:
    text = cited(load_catalogue(), ["WIL99", "article", "WIL99"])

    assert text.count("Wilke") == 1
    assert "seen in the source" in text
    assert "the article's word" in text


def test_a_source_the_catalogue_lacks_is_not_cited() -> None:
    with pytest.raises(KeyError, match="NOBODY99"):
        cited(load_catalogue(), ["NOBODY99"])
