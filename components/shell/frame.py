"""The frame around every page: its title, its icon, the navigation."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.shell.places import (
    CATALOGUE,
    HISTORY,
    LESSONS,
    PROGRESS,
    ROUTINE,
    SESSION,
    SETTINGS,
    TODAY,
    WORRY,
)

_FRAMED = "framed"
_OPENED = "pages_opened"  # the page on show, and how many were opened up to it
_DARK = Path(__file__).with_name("dark.css")
_PHONE = Path(__file__).with_name("phone.css")


def frame() -> StreamlitPage:
    """Set the page up, draw the navigation, and return the page that was asked for."""
    st.set_page_config(page_title="Backwise", page_icon="🧘", layout="centered")
    st.session_state[_FRAMED] = True
    st.html(_PHONE)
    if st.context.theme.type == "dark":
        st.html(_DARK)
    page = st.navigation(
        [
            st.Page(TODAY, title="Today", icon=":material/today:", default=True),
            st.Page(SESSION, title="Session", icon=":material/play_circle:"),
            st.Page(ROUTINE, title="Routine", icon=":material/format_list_numbered:"),
            st.Page(CATALOGUE, title="Moves", icon=":material/accessibility_new:"),
            st.Page(PROGRESS, title="Progress", icon=":material/monitoring:"),
            st.Page(HISTORY, title="History", icon=":material/history:", visibility="hidden"),
            st.Page(LESSONS, title="Lessons", icon=":material/school:"),
            st.Page(SETTINGS, title="Settings", icon=":material/settings:"),
            st.Page(WORRY, title="Something new", icon=":material/emergency_home:", visibility="hidden"),
        ],
        position="top",
    )
    if st.session_state.get(_OPENED, ("", 0))[0] != page.title:
        st.session_state[_OPENED] = (page.title, pages_opened() + 1)
    return page


def pages_opened() -> int:
    """How many pages were opened in this visit: as long as it stays, so does the page."""
    opened: int = st.session_state.get(_OPENED, ("", 0))[1]
    return opened


def frame_if_missing() -> None:
    """A deep link can run a page before `app.py` ever ran: draw the frame, and begin again by way of it.

    Streamlit counts what a page draws after `st.navigation` to `app.py`, and from the next run on to the
    page: every widget would change its identity, and the first tap on one would be lost.
    """
    if _FRAMED not in st.session_state:
        frame()
        st.rerun()
