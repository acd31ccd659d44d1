"""One reading of the person's diary, shared by all that a visitor's reruns show."""

import streamlit as st

from data.diary import Diary, RememberingDiary, open_diary

_READING = "reading"


def reading_of(person: str) -> Diary:
    """The person's diary, which answers from what this browser session has read of it already.

    Whatever was written to since is read anew. Raises DiaryUnavailable.
    """
    diary = open_diary(person=person)
    reading = st.session_state.get(_READING)
    if not isinstance(reading, RememberingDiary) or not reading.is_of(diary):
        reading = st.session_state[_READING] = RememberingDiary(diary)
    reading.look_again()
    return reading
