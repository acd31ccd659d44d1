"""How the back took a session, as fields of a form: the same after the session and later in the history."""

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from components.catalogue.own_moves.own_words_view import who_is_who
from components.shell.scales import pills, scale
from data.catalogue import Catalogue
from data.diary import Session

SPREAD = "Did pain spread further down a leg?"
WEAK = "Is there new numbness or weakness in a leg?"
LEG_ANSWERS = {False: "No", True: "Yes or not sure"}


def leg_field(question: str, value: bool | None, key: str) -> bool | None:
    """No, yes or not sure, or nothing said."""
    return st.segmented_control(
        question, list(LEG_ANSWERS), default=value, format_func=LEG_ANSWERS.__getitem__, key=key
    )


def felt_fields(catalogue: Catalogue, session: Session, key: str, *, weak_asked: bool = False) -> Session:
    """The session as it would be with what is chosen now. Nothing chosen stays unknown.

    `weak_asked`: right after the session, numbness and weakness were asked apart, before, and a move not done
    is not asked about. A no to spreading pain counts only beside an answer to weakness: in older entries it
    was one question.
    """
    before = scale("Pain just before", session.pain_before, f"{key}_before")
    after = scale("Pain right after", session.pain_after, f"{key}_after")
    worse = _worse(catalogue, session, key, only_tried=weak_asked)
    weak = session.leg_weak if weak_asked else leg_field(WEAK, session.weak, f"{key}_weak")
    spread = leg_field(SPREAD, session.leg_spread, f"{key}_leg")
    if spread is False and weak is None:
        spread = None
    effort = scale("Effort, 0 none to 10 all you had", session.effort, f"{key}_effort")
    return replace(
        session,
        pain_before=before,
        pain_after=after,
        worse=worse,
        leg_spread=spread,
        leg_weak=weak,
        effort=effort,
    )


def _worse(catalogue: Catalogue, session: Session, key: str, *, only_tried: bool) -> Collection[str]:
    """The moves that made it worse; what hurt stands chosen until the person has said how it is."""
    asked = (i.exercise_id for i in session.items if not only_tried or i.share > 0 or i.hurt)
    names = {move: catalogue.exercises[move].name for move in asked if move in catalogue.exercises}
    if not names:
        return session.worse
    told = session.worse or [i.exercise_id for i in session.items if i.hurt and session.pain_after is None]
    chosen = pills("Did any move make it worse?", names, told, f"{key}_worse")
    who_is_who(catalogue.exercises[move] for move in names)
    return frozenset(chosen) | (frozenset(session.worse) - names.keys())
