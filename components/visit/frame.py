"""The frame around every page: its title, its icon, the navigation."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

_FRAMED = "framed"


def frame() -> StreamlitPage:
    """Set the page up, draw the navigation, and return the page that was asked for."""
    st.set_page_config(page_title="Backwise", page_icon="🧘", layout="centered")
    st.session_state[_FRAMED] = True
    return st.navigation(
        [
            st.Page("pages/today.py", title="Today", icon=":material/today:", default=True),
            st.Page("pages/routine.py", title="Routine", icon=":material/format_list_numbered:"),
            st.Page("pages/catalogue.py", title="Moves", icon=":material/accessibility_new:"),
            st.Page("pages/progress.py", title="Progress", icon=":material/monitoring:"),
            st.Page("pages/settings.py", title="Settings", icon=":material/settings:"),
        ],
        position="top",
    )


def frame_if_missing() -> None:
    """A deep link can run a page before `app.py` ever ran: give that run its frame too."""
    if _FRAMED not in st.session_state:
        frame()
