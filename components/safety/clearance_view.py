"""The way back after a yes: a clinician cleared it, or it wasn't so."""

from collections.abc import Collection
from datetime import date

import streamlit as st

from components.safety.answering import Answering, said_yes_to, still_counts
from components.safety.screening import Gate
from components.shell.saving import save
from components.shell.settling import stepped

_TAKING = "taking_back"  # the line about to be taken back


def way_back(answering: Answering, gate: Gate, *, clearable: bool = True) -> None:
    """What was said yes to, a form for the day a clinician cleared it, and a way to take an answer back."""
    so_far = answering.so_far()
    if so_far is None:
        return
    lines = said_yes_to(answering.catalogue, so_far.standing & answering.catalogue.red_flags.keys())
    lines = {line: flags for line, flags in lines.items() if set(flags) & set(gate.flags)} or lines
    taking = st.session_state.get(_TAKING)
    if taking in lines:
        _sure(answering, taking, lines[taking])
        return
    st.write("You said yes or not sure to:")
    for number, (line, flags) in enumerate(lines.items()):
        day = max(so_far.raised_on(flag) for flag in flags)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"- {line} :small[:gray[({day:%-d %B})]]", width="stretch")
            st.button("It isn't so", key=f"not_so_{number}", type="tertiary", on_click=_take, args=(line,))
    if clearable:
        everything = [flag for flags in lines.values() for flag in flags]
        kept = still_counts(answering.catalogue, so_far, answering.today, lines)
        _clearance(answering, everything, min(so_far.raised_on(flag) for flag in everything), kept)


def _sure(answering: Answering, line: str, flags: Collection[str]) -> None:
    st.markdown(f"**Take this back?** {line}")
    st.write(
        "Take it back if it was a slip, or isn't so. If it was so and has gone away, still ask a doctor. "
        "Both answers stay in your diary."
    )
    with st.container(horizontal=True):
        st.button("No, it is so", type="primary", key="keep_answer", on_click=_take, args=(None,))
        st.button("Take it back", key="take_back", on_click=_taken_back, args=(answering, line, tuple(flags)))


def _take(line: str | None) -> None:
    stepped()
    st.session_state[_TAKING] = line


def _taken_back(answering: Answering, line: str, flags: tuple[str, ...]) -> None:
    _take(None)
    save(lambda: answering.take_back(flags), f"Taken back: {line}. Your earlier answer is kept, too.")


def _clearance(answering: Answering, flags: Collection[str], since: date, still: Collection[str]) -> None:
    with st.form("clearance", border=False):
        day = st.date_input(
            "A clinician has cleared me for exercise on",
            value=None,
            min_value=min(since, answering.today),
            max_value=answering.today,
            key="cleared_on",
            format="DD/MM/YYYY",
        )
        if still:
            named = ", ".join(f"“{line}”" for line in still)
            st.caption(f"Once you are cleared, this still counts when moves are chosen for you: {named}.")
        if st.form_submit_button("Record this day", key="record_clearance"):
            if day is None:
                st.error("Choose the day a clinician cleared you.")
                return
            stepped()
            save(lambda: answering.clear(flags, day), "Recorded. Go gently.")
            st.rerun()
