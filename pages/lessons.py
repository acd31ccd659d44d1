"""Lessons: the questions they answer, and one of them in full by link."""

import streamlit as st

from components.lessons import lessons
from components.lessons.view import lesson_list, lesson_view
from components.visit import enter

visit = enter()
known = {lesson.slug: lesson for lesson in lessons()}

if asked := st.query_params.get("lesson"):
    if asked in known:
        lesson_view(known[asked])
        st.stop()
    st.error("This link names a lesson that isn't here. Here are all there are.")

st.title("Lessons", anchor=False)
st.write("Short lessons about backs, pain scores and diaries. Each ends with something to work out yourself.")
lesson_list(known.values())
