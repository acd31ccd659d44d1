"""Building a routine on the screen: wishes, the result, and changing it by hand."""

import streamlit as st

from components.diary.saving_view import save
from components.routine import build_routine
from components.visit import Visit
from data.diary import Preferences, Profile, Routine

_DRAFT = "draft_routine"


def wishes(visit: Visit, profile: Profile) -> Preferences:
    """What the person wishes of the routine; kept in the diary for the next time."""
    kept = visit.diary.preferences() or Preferences()
    catalogue = visit.catalogue
    names = {e.id: e.name for e in catalogue.exercises.values() if e.stance == "do"}
    with st.form("wishes", border=True):
        minutes = st.slider("Minutes", 5, 30, kept.minutes, 1, key="wish_minutes")
        purposes = st.pills(
            "What for? Leave open for a bit of everything.",
            list(catalogue.vocabulary.purpose),
            selection_mode="multi",
            default=[p for p in catalogue.vocabulary.purpose if p in kept.purposes],
            format_func=catalogue.vocabulary.purpose.__getitem__,
            key="wish_purposes",
        )
        with st.expander("Favourites and hidden moves"):
            favourites = st.multiselect(
                "Include if they suit me",
                list(names),
                [m for m in names if m in kept.favourites],
                format_func=names.__getitem__,
                key="wish_favourites",
            )
            hidden = st.multiselect(
                "Leave out, until I take them off this list",
                list(names),
                [m for m in names if m in kept.hidden],
                format_func=names.__getitem__,
                key="wish_hidden",
            )
        if st.form_submit_button("Build my routine", type="primary", key="build"):
            wished = Preferences(minutes, purposes, favourites, hidden)
            save(lambda: visit.diary.save_preferences(wished), "Routine built.")
            set_draft(build_routine(catalogue, profile, wished).routine)
            st.rerun()
    return kept


def set_draft(routine: Routine | None) -> None:
    st.session_state[_DRAFT] = routine


def draft() -> Routine | None:
    """The routine on the table: built, opened or edited, not yet saved."""
    found: Routine | None = st.session_state.get(_DRAFT)
    return found
