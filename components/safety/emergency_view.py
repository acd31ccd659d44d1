"""The emergency screen: where to go, how to come back, nothing else."""

from datetime import date, datetime

import streamlit as st

from components.safety.clearance_view import clearance
from components.safety.emergency_number import emergency_number_of
from components.safety.screening import Gate
from components.safety.screening_view import ask_again, asking_again, screening_form
from data.catalogue import Catalogue
from data.diary import Diary


def emergency_screen(catalogue: Catalogue, diary: Diary, today: date, at: datetime, gate: Gate) -> None:
    """Say where to go now, and leave a way back for later or for a slip of the finger.

    The emergency stands until new answers are complete: starting the check again opens nothing.
    """
    if asking_again():
        screening_form(catalogue, diary, today, at)
        return
    wording = catalogue.rules["level-emergency"]
    st.title("Get help now")
    with st.container(border=True):
        st.write(wording.words)
        number = emergency_number_of(diary)
        st.link_button(
            f"Call {number}",
            f"tel:{number.replace(' ', '')}",
            type="primary",
            icon=":material/call:",
            width="stretch",
        )
        st.write(wording.instead)
    with st.expander("How to come back", key="emergency_back"):
        clearance(catalogue, diary, today, gate)
        st.write("Was an answer a slip of the finger?")
        st.button("Answer the safety check again", on_click=ask_again, key="answer_again")
