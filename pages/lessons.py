"""Lessons: the questions they answer, and one of them in full by link."""

import streamlit as st

from components.lessons.lesson_view import all_lessons, lesson_list, lesson_view
from components.visit import enter

visit = enter()
known = {lesson.slug: lesson for lesson in all_lessons()}

if asked := st.query_params.get("lesson"):
    if asked in known:
        later = list(known.values())[list(known).index(asked) + 1 :]
        lesson_view(known[asked], following=later[0] if later else None)
        st.stop()
    st.error("This link names a lesson that isn't here. Here are all there are.")

st.title("Lessons", anchor=False)
st.write(
    "Short lessons about backs, pain scores and diaries, each with something to work out yourself. "
    "Read them in any order."
)
lesson_list(tuple(known.values()))
