"""The lessons: a list of questions, and one of them with all its notebook shows."""

from collections.abc import Sequence

import streamlit as st

from components.lessons.exercise import Exercise
from components.lessons.reader import Cell, Chart, Code, Lesson, Printed, Prose, Table, lessons
from components.shell.places import LESSONS


@st.cache_resource(show_spinner=False)
def all_lessons() -> tuple[Lesson, ...]:
    """The lessons, read once per process."""
    return lessons()


def lesson_list(lessons: Sequence[Lesson]) -> None:
    """Each lesson with the question it answers, what one learns and how long it takes."""
    for number, lesson in enumerate(lessons, 1):
        with st.container(border=True, key=f"lesson_{lesson.slug}"):
            st.header(f"{number}. {lesson.title}", anchor=False)
            st.write(lesson.question)
            if lesson.as_made:
                st.caption(lesson.learn)
            _link(f"Read lesson {number}: {_minutes(lesson)}", ":material/school:", lesson)


def lesson_view(lesson: Lesson, following: Lesson | None) -> None:
    """One lesson from its question to its sources, then the way to the `following` one."""
    st.page_link(LESSONS, label="All lessons", icon=":material/arrow_back:")
    st.title(lesson.title, anchor=False)
    st.markdown(f"**{lesson.question}**")
    if not lesson.as_made:
        st.info(
            "This notebook was run or changed since Backwise made it, so it may hold somebody's own diary. "
            f"Nothing of it is shown here. Open {lesson.file}, in the folder notebooks, in Jupyter.",
            icon=":material/lock:",
        )
        return
    st.caption(f"{lesson.learn} About {_minutes(lesson)}.")
    for number, cell in enumerate(lesson.cells):
        if not _drawn(cell, f"{lesson.slug}_{number}"):
            st.caption("The rest of the lesson opens once you have chosen.")
            return
    st.caption(
        f"This page shows the notebook {lesson.file} of Backwise's folder notebooks. Run it, change it."
    )
    if following:
        _link(f"Next: {following.title}", ":material/arrow_forward:", following)


def _link(label: str, icon: str, lesson: Lesson) -> None:
    st.page_link(LESSONS, label=label, icon=icon, query_params={"lesson": lesson.slug})


def _minutes(lesson: Lesson) -> str:
    return f"{lesson.minutes} minute" + ("" if lesson.minutes == 1 else "s")


def _drawn(cell: Cell, key: str) -> bool:
    """Draws a cell; false where the reader has to choose before going on."""
    match cell:
        case Exercise():
            return _answered(cell, key) or not cell.choices
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
        case Code(source):
            with st.expander("Show code", key=f"code_{key}"):
                # Coloured as Python, its words would be too faint to read on a light page.
                st.code(source, language=None, wrap_lines=True)
    return True


def _answered(exercise: Exercise, key: str) -> bool:
    """Asks, and says whether an answer is right; false while there is none."""
    st.markdown(exercise.ask)
    guess = _choice(exercise, key) if exercise.choices else _number(key)
    if guess is None:
        return False
    if exercise.right(guess):
        st.success(exercise.check(guess), icon=":material/check_circle:")
    else:
        st.info(exercise.check(guess), icon=":material/refresh:")
    return True


def _number(key: str) -> float | None:
    return st.number_input("Your answer", value=None, step=None, key=f"answer_{key}")


def _choice(exercise: Exercise, key: str) -> int | None:
    chosen = st.radio("Your answer", exercise.choices, index=None, key=f"answer_{key}")
    return exercise.choices.index(chosen) + 1 if chosen else None
