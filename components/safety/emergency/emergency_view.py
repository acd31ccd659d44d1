"""The emergency screen: where to go, how to come back, nothing else."""

from datetime import date, datetime

import streamlit as st

from components.safety.answering import Answering
from components.safety.clearance_view import way_back
from components.safety.emergency.emergency_number import emergency_number_of
from components.safety.emergency.emergency_number_view import emergency_number
from components.safety.screening import Gate
from components.shell.settling import page_top
from data.catalogue import Catalogue
from data.diary import Diary


def emergency_screen(catalogue: Catalogue, diary: Diary, today: date, at: datetime, gate: Gate) -> None:
    """Say where to go now, and leave a way back for later or for a slip of the finger."""
    wording = catalogue.rules["level-emergency"]
    st.title("Get help now", anchor=False)
    with st.container(border=True):
        st.write(wording.words)
        call(diary, primary=True)
        st.write(wording.instead)
    with st.expander("Another number where you are?", key="emergency_number_here"):
        emergency_number(diary)
    with st.expander("How to come back", key="emergency_back"):
        way_back(Answering(catalogue, diary, today, at), gate)
    page_top("emergency")


def call(diary: Diary, *, primary: bool = False) -> None:
    """A button that calls the emergency service."""
    number = emergency_number_of(diary)
    st.link_button(
        f"Call {number}",
        f"tel:{number.replace(' ', '')}",
        type="primary" if primary else "secondary",
        icon=":material/call:",
        width="stretch",
    )
