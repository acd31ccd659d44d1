"""Showing and changing the emergency number."""

import streamlit as st

from components.safety.emergency.emergency_number import emergency_number_of, keep_number
from components.shell.saving import save
from data.diary import Diary


def emergency_number(diary: Diary) -> None:
    """The number and a form to change it."""
    now = emergency_number_of(diary)
    with st.form("emergency_number_form", border=False):
        number = st.text_input("Emergency number where you are", now, key="emergency_number")
        if st.form_submit_button("Save the number", key="save_emergency_number"):
            save(lambda: keep_number(diary, number), "Emergency number saved.")
            st.rerun()
