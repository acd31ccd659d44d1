"""The warning signs asked once more before a session, in one tap."""

import streamlit as st

from components.safety.answering import signs_again
from components.safety.screening import taken_together
from components.safety.signs_view import signs_to_tap
from components.session.player.nothing_new import nothing_new
from components.visit import Visit
from data.diary import DiaryError

_FAILED = "recheck_failed"


def recheck_card(visit: Visit) -> None:
    """Ask whether any warning sign is new: no opens the session, a sign tapped counts from the tap."""
    if failed := st.session_state.pop(_FAILED, None):
        st.error(failed)
    with st.container(border=True, key="recheck"):
        st.markdown("**Before you start: is any of these new?**")
        signs_to_tap(visit.answering, "recheck")
        st.button(
            "None of these: show my moves",
            type="primary",
            width="stretch",
            key="recheck_no",
            on_click=_nothing_new,
            args=(visit,),
        )


def signs(visit: Visit) -> list[str]:
    """The warning signs asked before every session, those that belong together in one line."""
    return list(signs_again(visit.catalogue, taken_together(visit.diary.screenings())))


def _nothing_new(visit: Visit) -> None:
    try:
        tap = visit.tap()
        nothing_new(visit.diary, tap.day, tap.at)
    except DiaryError as error:
        st.session_state[_FAILED] = str(error)
