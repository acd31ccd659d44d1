"""One reading of the person's diary, shared by all that a visitor's reruns show."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data.diary import Diary, RememberingDiary, open_diary

_READING = "reading"

T = TypeVar("T")


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


def worked_out(diary: Diary, name: str, asked: object, work: Callable[[], T]) -> T:
    """What `work` makes of the diary, the catalogue and what is asked, such as the day: of nothing else.

    It is kept under its name with the reading until anything is written. What comes out is not to be changed.
    """
    return diary.worked_out(name, asked, work) if isinstance(diary, RememberingDiary) else work()
