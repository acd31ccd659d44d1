"""One line at the foot of the page: what was kept, how to undo it, or why nothing was."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

_NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """One line at the foot of the page, with an undo where there is one."""

    words: str
    failed: bool = False
    undo: Callable[[], None] | None = None


def tell(notice: Notice) -> None:
    """Show this notice, in the place of the one before, until it is dismissed."""
    st.session_state[_NOTICE] = notice


def tell_if_quiet(notice: Notice) -> None:
    """Show this notice, unless one is shown already."""
    st.session_state.setdefault(_NOTICE, notice)


def hush() -> None:
    """Take the notice away: something is asked in its place."""
    st.session_state.pop(_NOTICE, None)


def draw_notice() -> None:
    """Show the latest notice until it is dismissed or another takes its place."""
    notice: Notice | None = st.session_state.get(_NOTICE)
    if notice is None:
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", key="notice"):
        icon = ":material/error:" if notice.failed else ":material/check_circle:"
        st.markdown(icon)
        st.text(notice.words)  # may hold words of the person's own: text only
        if notice.undo:
            st.button("Undo", icon=":material/undo:", on_click=notice.undo, key="undo")
        st.button("Close", type="tertiary", on_click=hush, key="close_notice")
