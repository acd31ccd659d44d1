"""Recording that a clinician has cleared what the safety check raised."""

from datetime import date

import streamlit as st

from components.safety.screening import Gate
from components.shell.saving import save
from data.catalogue import Catalogue
from data.diary import Diary, Screening


def clearance(catalogue: Catalogue, diary: Diary, today: date, gate: Gate) -> None:
    """What was raised, and a form for the day a clinician cleared it."""
    latest = diary.last_screening()
    if latest is None:
        return
    st.write("You answered yes or not sure to:")
    for flag in gate.flags:
        known = catalogue.red_flags.get(flag)
        st.markdown(f"- {known.ask if known else 'An answer this version no longer knows'}")
    with st.form("clearance", border=False):
        day = st.date_input(
            "A clinician has cleared me for exercise on",
            value=None,
            min_value=latest.day,
            max_value=today,
            key="cleared_on",
            format="DD/MM/YYYY",
        )
        if st.form_submit_button("Record this day", key="record_clearance"):
            _clear(diary, latest, day)


def _clear(diary: Diary, latest: Screening, day: date | None) -> None:
    if day is None:
        st.error("Choose the day a clinician cleared you.")
        return
    save(lambda: diary.clear_screening(latest, day), "Recorded. Go gently.")
    st.rerun()
