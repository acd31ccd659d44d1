"""The emergency screen: where to go, how to come back, nothing else."""

import streamlit as st

from components.safety.answering import Answering
from components.safety.clearance_view import way_back
from components.safety.emergency.emergency_number import emergency_number_of
from components.safety.emergency.emergency_number_view import emergency_number
from components.safety.screening import Gate
from components.shell.settling import page_top
from data.diary import Diary


def emergency_screen(answering: Answering, gate: Gate) -> None:
    """Say where to go now, and leave a way back for later or for a slip of the finger."""
    wording = answering.catalogue.rules["level-emergency"]
    st.title("Get help now", anchor=False)
    with st.container(border=True):
        st.write(wording.words)
        call(answering.diary, primary=True)
        st.write(wording.instead)
    with st.expander("Another number where you are?", key="emergency_number_here"):
        emergency_number(answering.diary)
    with st.expander("How to come back", key="emergency_back"):
        way_back(answering, gate)
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
