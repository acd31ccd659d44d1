"""Something new or worrying: help at hand, the warning signs, and the whole check for anything else."""

from datetime import date, datetime
from functools import partial

import streamlit as st

from components.safety.answering import Answering
from components.safety.emergency_view import call
from components.safety.screening_view import begin_again
from components.safety.signs_view import signs_to_tap
from components.shell.places import ROUTINE, TODAY, WORRY
from components.shell.settling import page_top
from data.catalogue import Catalogue
from data.diary import Diary


def worry(catalogue: Catalogue, diary: Diary, today: date, at: datetime) -> None:
    """The signs to tap; a way to call at once; a way to the whole check; a way back."""
    st.write("Is it bad, or sudden? Don't read on.")
    call(diary)
    with st.container(border=True, key="worry_signs"):
        st.subheader("New or worse?", anchor=False)
        signs_to_tap(Answering(catalogue, diary, today, at), "worry")
    again = partial(begin_again, catalogue, diary, today, at)
    if st.button("Something else: ask me all questions", key="worry_all", on_click=again, width="stretch"):
        st.switch_page(ROUTINE)
    st.page_link(TODAY, label="None of these: back to today", icon=":material/arrow_back:")
    page_top("worry")


def worry_link() -> None:
    """The way to the warning signs, from anywhere."""
    st.page_link(WORRY, label="Something new or worrying?", icon=":material/emergency_home:")
