"""What stands before routines: the safety check, or what to do until what it raised is cleared."""

import streamlit as st

from components.safety.answering import Answering
from components.safety.blocking import what_to_do
from components.safety.check_view import DONE, check
from components.safety.clearance_view import way_back
from components.safety.screening import Gate, active_flags, open_round
from components.shell.frame import pages_opened
from components.shell.places import WORRY
from components.shell.saving import quietly
from components.shell.settling import page_top, stepped
from data.catalogue import RedFlagLevel, Wording
from data.verdicts import Standing

_SEE = "check_see_now"  # whether someone who said yes half-way wants to read at once what to do


def safety_gate(answering: Answering, gate: Gate) -> None:
    """Let an open gate through; otherwise draw what stands before it and end the page's run."""
    if gate.standing is Standing.OPEN:
        _result(answering)
        return
    half_way = (
        gate.standing is Standing.SEE_CLINICIAN
        and open_round(answering.diary.screenings(), answering.today) is not None
    )
    if gate.standing is Standing.ASK:
        check(answering, gate)
    elif half_way and not st.session_state.get(_SEE):
        with st.container(horizontal=True, vertical_alignment="center", key="check_noted"):
            st.markdown("Noted: exercise waits. A few more questions, so that nothing is missed.")
            st.button("What to do now", on_click=_see, args=(True,), key="check_see")
        check(answering, gate)
    else:
        _blocked(answering, gate, half_way=half_way)
    st.stop()


def begin_again(answering: Answering) -> None:
    """Begin the whole check anew; what stands from the last one stands until it is done."""
    stepped()
    _see(see=False)
    quietly(answering.begin)


def _blocked(answering: Answering, gate: Gate, *, half_way: bool) -> None:
    adults = gate.standing is Standing.ADULTS_ONLY
    said = blocked_wording(answering, gate)
    st.header("For adults" if adults else "Not now: see a clinician first", anchor=False)
    st.write(said.words)
    st.write(said.instead)
    with st.container(horizontal=True):
        if half_way:
            st.button("Go on with the questions", on_click=_see, args=(False,), key="check_go_on")
        if not adults:
            st.page_link(WORRY, label="Something new or worrying?", icon=":material/emergency_home:")
    with st.container(border=True, key="way_back"):
        way_back(answering, gate, clearable=not adults)
    page_top(f"blocked {said.id}")


def blocked_wording(answering: Answering, gate: Gate) -> Wording:
    """The words of what to do about a gate that a sign has closed."""
    so_far = answering.so_far()
    said = so_far.standing if so_far else frozenset()
    return what_to_do(answering.catalogue, gate.level or RedFlagLevel.SEE_CLINICIAN, said)


def _see(see: bool) -> None:
    stepped()
    st.session_state[_SEE] = see


def _result(answering: Answering) -> None:
    """After a check that leaves the way open: what it means, and what to mind all the same.

    It stays until the profile is saved or the page left, so that nothing moves under a finger.
    """
    page, fell = st.session_state.get(DONE, (0, ()))
    if page != pages_opened():
        return
    catalogue = answering.catalogue
    with st.container(border=True, key="check_result"):
        wording = catalogue.rules["all-clear"]
        st.success(wording.words, icon=":material/check_circle:")
        st.write(wording.instead)
        for line in fell:
            st.write(f"Taken back, since you answered no now: {line}. Your earlier answer is kept.")
        for flag in sorted(active_flags(catalogue, answering.so_far())):
            if (known := catalogue.red_flags.get(flag)) and known.advice:
                st.info(known.advice, icon=":material/stethoscope:")
