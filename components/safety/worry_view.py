"""Something new or worrying: help at hand, the warning signs, and the whole check for anything else."""

from functools import partial

import streamlit as st

from components.safety.answering import Answering
from components.safety.clearance_view import way_back
from components.safety.emergency.emergency_view import call
from components.safety.screening import Gate
from components.safety.screening_view import begin_again, blocked_wording
from components.safety.signs_view import signs_to_tap
from components.shell.places import ROUTINE, TODAY, WORRY
from components.shell.settling import page_top
from data.verdicts import Standing


def worry(answering: Answering, gate: Gate) -> None:
    """The signs to tap; a way to call at once; a way to the whole check; a way back."""
    if gate.standing is Standing.SEE_CLINICIAN:
        _noted(answering, gate)
    st.write("Is it bad, or sudden? Don't read on.")
    call(answering.diary)
    with st.container(border=True, key="worry_signs"):
        st.header("New or worse?", anchor=False)
        signs_to_tap(answering, "worry")
    again = partial(begin_again, answering)
    if st.button("Something else: ask me all questions", key="worry_all", on_click=again, width="stretch"):
        st.switch_page(ROUTINE)
    st.page_link(TODAY, label="None of these: back to today", icon=":material/arrow_back:")
    page_top("worry")


def _noted(answering: Answering, gate: Gate) -> None:
    """What to do about what was said yes to already."""
    with st.container(border=True, key="worry_noted"):
        st.warning(blocked_wording(answering, gate).words, icon=":material/stethoscope:")
        way_back(answering, gate)


def relief_only() -> None:
    """What a day of strong pain is for."""
    st.info("Pain of 7 or more: only this short relief set today.", icon=":material/spa:")


def worry_link(label: str = "Something new or worrying?") -> None:
    """The way to the warning signs, from anywhere."""
    st.page_link(WORRY, label=label, icon=":material/emergency_home:")


def note_link() -> None:
    """The same beside a note, which nobody reads."""
    st.caption("Nobody reads your notes.")
    worry_link("Numb, weak or unwell?")


def closed(gate: Gate) -> None:
    """What stands before exercise, in a line, and the way to it."""
    if gate.standing is Standing.ASK:
        st.write("Before exercise, the safety check is due.")
        st.page_link(ROUTINE, label="Go to the safety check", icon=":material/arrow_forward:")
        return
    st.write("Exercise waits until a clinician has looked at what you said yes to.")
    st.page_link(ROUTINE, label="What to do now", icon=":material/arrow_forward:")
