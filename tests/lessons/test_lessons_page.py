"""The lessons page: the list, a lesson by its link, and an answer that is checked."""

from pathlib import Path

import pytest

from components.lessons import Chart, Code, Lesson, lessons
from tests.app.visiting import assert_well, shown, visit


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.slug)
def test_a_lesson_opens_by_link_with_its_question_its_charts_and_its_code(
    lesson: Lesson, place: Path
) -> None:
    app = visit("lessons", query={"lesson": lesson.slug})
    for choice in app.radio:
        app = choice.set_value(choice.options[0]).run()

    assert_well(app)
    assert app.title[0].value == lesson.title
    assert lesson.question in shown(app)
    assert len(app.get("vega_lite_chart")) == sum(isinstance(cell, Chart) for cell in lesson.cells)
    assert len(app.code) == sum(isinstance(cell, Code) for cell in lesson.cells)


def test_the_lessons_are_listed_with_their_questions(place: Path) -> None:
    text = shown(visit("lessons"))

    assert all(lesson.title in text and lesson.question in text for lesson in lessons())


def test_an_unknown_lesson_in_the_link_says_so_and_lists_the_others(place: Path) -> None:
    app = visit("lessons", query={"lesson": "no-such-lesson"})

    assert "isn't here" in app.error[0].value
    assert lessons()[0].question in shown(app)


def test_the_truth_of_the_class_of_three_opens_once_one_is_chosen(place: Path) -> None:
    app = visit("lessons", query={"lesson": "which-of-three"})
    assert "opens once you have chosen" in shown(app)
    assert "## The truth" not in shown(app)

    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert "## The truth" in shown(app)


def test_an_answer_to_a_lessons_exercise_is_checked(place: Path) -> None:
    app = visit("lessons", query={"lesson": "why-these-eight"})
    assert not app.success

    app.number_input[0].set_value(3.0).run()
    assert not app.success
    assert any("Not yet" in str(info.value) for info in app.info)

    app.number_input[0].set_value(2.2).run()
    assert "Yes" in str(app.success[0].value)
