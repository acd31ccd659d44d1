"""The first screen of a newcomer, and the way back in after a gap."""

from datetime import timedelta

import streamlit as st

from components.safety.worry_view import worry_link
from components.shell.kept import keep
from components.shell.places import CATALOGUE, ROUTINE
from components.shell.saving import save
from components.visit import Visit
from data.diary import Pause, State

GAP = 3  # days without a word after which a return is noticed


def welcome() -> None:
    """One sentence, one button, and two ways past it: the moves alone, and the signs."""
    st.title("Backwise", anchor=False)
    st.write(
        "A short routine that suits your back, and a diary that shows how it really goes. "
        "For adults with ordinary low back pain."
    )
    if st.button("Start with a short safety check", type="primary", key="start"):
        st.switch_page(ROUTINE)
    st.page_link(CATALOGUE, label="Just look at the moves", icon=":material/accessibility_new:")
    worry_link()
    st.caption("Backwise is here to teach. It is no medical advice. What you enter stays in your own diary.")


def gap_card(visit: Visit) -> None:
    """After three days or more without a word: fill in, call it a pause, or leave it open."""
    first = visit.diary.first_day()
    yesterday = visit.today - timedelta(days=1)
    if first is None or st.session_state.get("gap_left_open"):
        return
    days = visit.diary.day_records(max(first, visit.today - timedelta(days=60)), yesterday)
    gap = []
    for day in reversed(days):
        if day.state is not State.NOT_LOGGED or day.pain is not None:
            break
        gap.append(day.day)
    if len(gap) < GAP or not any(day.planned for day in days if day.day in gap):
        return
    with st.container(border=True, key="gap"):
        st.write(f"Welcome back. Nothing is logged for the last {len(gap)} days. Fill some in below, or:")
        with st.container(horizontal=True):
            st.button(
                "That was a pause",
                key="gap_pause",
                on_click=save,
                args=(lambda: keep(visit.diary, Pause(min(gap), max(gap))), "Kept as a pause."),
            )
            st.button("Leave it open", key="gap_open", type="tertiary", on_click=_leave_open)


def _leave_open() -> None:
    st.session_state["gap_left_open"] = True
