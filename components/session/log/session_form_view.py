"""A logged session as a form: everything that was said of it, open to change."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.session.log.after_view import keep
from components.session.log.felt_view import felt_fields
from components.session.log.session_editing import with_done
from components.session.log.session_words import LEFT_OUT, REASON_WORDS, WHY_NOT
from components.shell.scales import one_pill, pills, scale
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.diary import NOTE_LIMIT, Outcome, Reason, Session, SessionItem


def session_form(visit: Visit, session: Session) -> bool:
    """Draw the form; True once it has been sent and what it says is in the diary."""
    key = f"edit_{session.id}"
    known = visit.catalogue.exercises
    names = {i.exercise_id: known[i.exercise_id].name for i in session.items if i.exercise_id in known}
    if gone := len({i.exercise_id for i in session.items} - names.keys()):
        moves = "One of its moves is" if gone == 1 else f"{gone} of its moves are"
        st.caption(f"{moves} not here any more. What was logged of it stays.")
    with st.form(key, border=False, enter_to_submit=False):
        told = _what(session, names, key)
        told = _reason(told, key)
        told = felt_fields(visit.catalogue, told, key)
        morning = scale("Pain the next morning", session.next_morning, f"{key}_morning")
        note = words_field("Note", session.note, f"{key}_note", NOTE_LIMIT, lines="many")
        if not st.form_submit_button("Save", key=f"{key}_save", type="primary"):
            return False
    return keep(visit, session, replace(told, next_morning=morning, note=note)) is not None


def _what(session: Session, names: Mapping[str, str], key: str) -> Session:
    """Which moves were done, and why others were not; minutes where there are no moves."""
    if not names:
        if session.outcome is Outcome.SKIPPED:
            return session
        minutes = st.number_input("Minutes", 0.0, 1440.0, session.minutes, key=f"{key}_minutes")
        return replace(session, minutes=minutes)
    before = {i.exercise_id for i in session.items if i.share > 0}
    done = pills("Moves you did", names, before, f"{key}_done")
    items = session.items
    if any(_left_out(item) for item in items):
        with st.expander("Moves that hurt or were left out", key=f"{key}_left_out"):
            items = tuple(
                _why(item, names[item.exercise_id], key)
                if _left_out(item) and item.exercise_id in names
                else item
                for item in items
            )
    return with_done(replace(session, items=items), frozenset(done) | (before - names.keys()))


def _left_out(item: SessionItem) -> bool:
    return item.share < 1 or item.reason is not None or item.pain is not None


def _why(item: SessionItem, name: str, key: str) -> SessionItem:
    if item.words:
        st.text(item.words)
    reason = _why_pills(f"{name}: why?", LEFT_OUT, item.reason, f"{key}_{item.exercise_id}_why")
    pain = scale(f"{name}: how much it hurt, if it did", item.pain, f"{key}_{item.exercise_id}_pain")
    return item._replace(reason=reason, pain=pain)


def _reason(session: Session, key: str) -> Session:
    """Why it was skipped, or what was done instead."""
    if session.outcome is Outcome.SKIPPED:
        if session.words:
            st.text(session.words)
        return replace(session, reason=_why_pills("Why not?", WHY_NOT, session.reason, f"{key}_reason"))
    if session.outcome is Outcome.SWAPPED and not session.items:
        what = words_field("What did you do instead?", session.words, f"{key}_reason", NOTE_LIMIT)
        return replace(session, words=what.strip())
    return session


def _why_pills(question: str, offered: tuple[Reason, ...], said: Reason | None, key: str) -> Reason | None:
    """The reasons offered, with the one that was said even where it is not offered any more."""
    options = (*offered, said) if said else offered
    return one_pill(question, {reason: REASON_WORDS[reason] for reason in options}, said, key)
