"""One row at the foot of the page: what was kept, how to undo it, or why nothing was.

What went well leaves by itself: the way back from it stays in the history and the bin. What failed stays
until it is closed, or something else is told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import streamlit as st

from components.shell.clock import now
from components.shell.frame import pages_opened

_NOTICE = "notice"
_SHOWN = "notice_shown"
_READ = timedelta(seconds=20)  # shown so long it has been read, and the next tap takes it away
_SENT_ON = timedelta(seconds=2)  # another page so soon was opened by us: the person hasn't read it yet


@dataclass(frozen=True, slots=True)
class Notice:
    """One row at the foot of the page, with an undo where there is one."""

    words: str
    failed: bool = False
    undo: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """Since when the notice has been on show, and on which page, by the count of pages opened."""

    since: datetime
    page: int

    @property
    def done(self) -> bool:
        """Whether it was on show long enough, or belongs to a page that was left."""
        age = now() - self.since
        return age > (_READ if self.page == pages_opened() else _SENT_ON)


def tell(notice: Notice) -> None:
    """Show this notice, in the place of the one before."""
    st.session_state[_NOTICE] = notice
    st.session_state.pop(_SHOWN, None)


def tell_if_quiet(notice: Notice) -> None:
    """Show this notice, unless one is shown already."""
    if _on_show() is None:
        tell(notice)


def hush() -> None:
    """Take the notice away: something is asked in its place."""
    st.session_state.pop(_NOTICE, None)


def _on_show() -> Notice | None:
    notice: Notice | None = st.session_state.get(_NOTICE)
    shown: _Shown | None = st.session_state.get(_SHOWN)
    return None if notice and not notice.failed and shown and shown.done else notice


def draw_notice() -> None:
    """Show the latest notice until it is closed, has been read, or another takes its place."""
    notice = _on_show()
    if notice is None:
        hush()
        return
    before: _Shown | None = st.session_state.get(_SHOWN)
    st.session_state[_SHOWN] = _Shown(before.since if before else now(), pages_opened())
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", gap="small", key="notice"):
        if notice.failed:
            st.markdown(":material/error:")
        st.text(notice.words, width="stretch")  # may hold words of the person's own: text only
        if notice.undo:
            st.button("Undo", type="tertiary", on_click=notice.undo, key="undo")
        st.button("Close", icon=":material/close:", type="tertiary", on_click=hush, key="close_notice")
