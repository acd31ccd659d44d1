"""The lessons: a list of questions, and one of them with all its notebook shows."""

from collections.abc import Iterable

import streamlit as st

from components.lessons.exercise import Exercise
from components.lessons.reader import Cell, Chart, Code, Lesson, Printed, Prose, Table
from components.places import LESSONS


def lesson_list(lessons: Iterable[Lesson]) -> None:
    """Each lesson with the question it answers."""
    for lesson in lessons:
        with st.container(border=True, key=f"lesson_{lesson.slug}"):
            st.header(lesson.title, anchor=False)
            st.write(lesson.question)
            st.page_link(
                LESSONS,
                label=f"Read: {lesson.title}",
                icon=":material/school:",
                query_params={"lesson": lesson.slug},
            )


def lesson_view(lesson: Lesson) -> None:
    """One lesson from its question to its sources."""
    st.page_link(LESSONS, label="All lessons", icon=":material/arrow_back:")
    st.title(lesson.title, anchor=False)
    st.markdown(f"**{lesson.question}**")
    for number, cell in enumerate(lesson.cells):
        _draw(cell, f"{lesson.slug}_{number}")
    st.caption(
        f"This page shows the notebook {lesson.file} of Backwise's folder notebooks. Run it, change it."
    )


def _draw(cell: Cell, key: str) -> None:
    match cell:
        case Prose(text):
            st.markdown(text)
        case Chart(spec, alt):
            st.vega_lite_chart(None, spec, width="stretch", alt=alt, key=f"chart_{key}")
        case Table(columns, rows):
            st.table(
                {name: [row[place] for row in rows] for place, name in enumerate(columns)},
                border="horizontal",
            )
        case Printed(text):
            st.code(text, language=None, wrap_lines=True)
        case Exercise():
            _exercise(cell, key)
        case Code(source):
            with st.expander("Show code", key=f"code_{key}"):
                # Coloured as Python, its words would be too faint to read on a light page.
                st.code(source, language=None, wrap_lines=True)


def _exercise(exercise: Exercise, key: str) -> None:
    st.markdown(exercise.ask)
    guess = st.number_input("Your answer", value=None, step=None, key=f"answer_{key}")
    if guess is None:
        return
    if exercise.right(guess):
        st.success(exercise.check(guess), icon=":material/check_circle:")
    else:
        st.info(exercise.check(guess), icon=":material/refresh:")
