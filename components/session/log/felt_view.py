"""How the back took a session, as fields of a form: the same after the session and later in the history."""

from dataclasses import replace

import streamlit as st

from components.catalogue.own_moves.own_words_view import who_is_who
from data.catalogue import Catalogue
from data.diary import Session

NRS = range(11)
LEG = "Did pain spread further down a leg, or is there new numbness or weakness?"
_LEG_ANSWERS = {False: "No", True: "Yes or not sure"}


def scale(label: str, value: int | None, key: str) -> int | None:
    """A whole number from 0 to 10, or nothing said."""
    return st.segmented_control(label, NRS, default=value, key=key)


def felt_fields(catalogue: Catalogue, session: Session, key: str) -> Session:
    """The session as it would be with what is chosen now. Nothing chosen stays unknown."""
    before = scale("Pain just before", session.pain_before, f"{key}_before")
    after = scale("Pain right after", session.pain_after, f"{key}_after")
    names = {
        item.exercise_id: catalogue.exercises[item.exercise_id].name
        for item in session.items
        if item.exercise_id in catalogue.exercises
    }
    worse = session.worse
    if names:
        chosen = st.pills(
            "Did any move make it worse?",
            list(names),
            selection_mode="multi",
            default=[move for move in names if move in session.worse],
            format_func=names.__getitem__,
            key=f"{key}_worse",
        )
        who_is_who(catalogue.exercises[move] for move in names)
        worse = frozenset(chosen) | (frozenset(session.worse) - names.keys())
    leg = st.segmented_control(
        LEG,
        list(_LEG_ANSWERS),
        default=session.leg_spread,
        format_func=_LEG_ANSWERS.__getitem__,
        key=f"{key}_leg",
    )
    effort = scale("Effort, 0 none to 10 all you had", session.effort, f"{key}_effort")
    return replace(session, pain_before=before, pain_after=after, worse=worse, leg_spread=leg, effort=effort)
