"""The emergency number shown when it matters; a setting, because it differs between countries."""

import re

import streamlit as st

from components.diary.saving_view import save
from components.safety.emergency_view import DEFAULT_EMERGENCY_NUMBER
from data.diary import Diary

_NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,18}")


def emergency_number(diary: Diary) -> None:
    """Show and change the number."""
    now = diary.setting("emergency_number", DEFAULT_EMERGENCY_NUMBER)
    with st.form("emergency_number_form", border=False):
        number = st.text_input("Emergency number where you are", now, max_chars=20, key="emergency_number")
        if st.form_submit_button("Save the number", key="save_emergency_number"):
            save(
                lambda: diary.set_setting("emergency_number", checked_number(number)),
                "Emergency number saved.",
                undo=lambda _: diary.set_setting("emergency_number", now),
            )
            st.rerun()


def checked_number(text: str) -> str:
    """The number as typed, if a telephone can call it; `ValueError` with a sentence otherwise."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError("Not saved: an emergency number has digits only, like 112 or 911.")
    return text.strip()
