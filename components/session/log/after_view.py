"""After a session: how the back took it, in one short card that can be skipped."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from components.safety.worry_view import note_link, worry_link
from components.session.asked_of_day import JUST_NOW
from components.session.log.felt_view import LEG_ANSWERS, WEAK, felt_fields
from components.session.log.leg_signs import keep_told
from components.session.log.session_words import stopped_by
from components.shell.clock import on_day
from components.shell.kept import Kept, remember
from components.shell.saving import save
from components.shell.settling import stepped
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.diary import NOTE_LIMIT, Session

_SKIPPED = "after_skipped"  # a setting: the id of the session the person did not want to say more of
_SENT = "after_sent"  # the day whose card was sent, though today's may be another by now


def after_card(visit: Visit, day: date) -> None:
    """Ask once, after the day's latest session, even one that pain ended before any of it was done.

    A leg that got worse leads to the safety check.
    """
    day = _day_sent(visit) if day == visit.today else day
    sessions = visit.diary.sessions(day, day)
    if day == visit.today and any(session.leg_spread or session.leg_weak for session in sessions):
        _leg_got_worse()
    session = _to_ask_about(visit, sessions)
    if session is None:
        return
    with st.container(border=True, key="after"):
        st.header(f"After your session{on_day(day, visit.today)}", anchor=False)
        _weak(visit, session)
        with st.form(f"after_{session.id}", border=False):
            before = _with_pain_before(visit, session)
            told = felt_fields(visit.catalogue, before, f"after_{session.id}", weak_asked=True)
            note = words_field("Note", session.note, f"after_note_{session.id}", NOTE_LIMIT, lines="many")
            note_link()
            with st.container(horizontal=True):
                saved = st.form_submit_button(
                    "Save", type="primary", key=f"after_save_{session.id}", on_click=_send, args=(day,)
                )
                skipped = st.form_submit_button(
                    "Skip", type="tertiary", key=f"after_skip_{session.id}", on_click=_send, args=(day,)
                )
        if skipped:
            save(
                lambda: remember(visit.diary, _SKIPPED, session.id),
                "Skipped. You can say it later in the history.",
            )
            st.rerun()
        if saved and told.pain_after is None:
            st.error("Say how your pain is now, or skip.")
        elif saved:
            keep(visit, session, replace(told, note=note))
            st.rerun()


def _send(day: date) -> None:
    st.session_state[_SENT] = day


def _day_sent(visit: Visit) -> date:
    """Today, or the day of a card that was sent after its day was over, as long as it still asks."""
    day: date = st.session_state.get(_SENT, visit.today)
    if _to_ask_about(visit, visit.diary.sessions(day, day)) is None:
        st.session_state.pop(_SENT, None)
        return visit.today
    return day


def _to_ask_about(visit: Visit, sessions: Sequence[Session]) -> Session | None:
    """The latest session begun, unless it was told or skipped."""
    begun = [s for s in sessions if s.items and (s.share > 0 or stopped_by(s))]
    if not begun or begun[-1].pain_after is not None:
        return None
    return begun[-1] if visit.diary.setting(_SKIPPED) != begun[-1].id else None


def keep(visit: Visit, before: Session, after: Session) -> Kept[Session] | None:
    """Save a session as it is told now, with the way back to how it was told before."""
    version = visit.diary.version(before.day)
    spreads = after.leg_spread and not before.leg_spread
    saved = f"Saved{on_day(before.day, visit.tap().day)}."
    return save(
        lambda: keep_told(visit.answering, before, after, version),
        f"{saved} Moves are now chosen with your leg in mind." if spreads else saved,
    )


def _weak(visit: Visit, session: Session) -> None:
    """Asked apart from the form and kept as it is tapped: it closes the gate."""
    key = f"after_{session.id}_weak"
    st.segmented_control(
        WEAK,
        list(LEG_ANSWERS),
        default=session.leg_weak,
        format_func=LEG_ANSWERS.__getitem__,
        key=key,
        on_change=_tell_weak,
        args=(visit, session, key),
    )


def _tell_weak(visit: Visit, session: Session, key: str) -> None:
    stepped()
    keep(visit, session, replace(session, leg_weak=st.session_state[key]))


def _with_pain_before(visit: Visit, session: Session) -> Session:
    """With the last pain logged shortly before the session, for the person to change."""
    said = [
        entry.pain
        for entry in visit.diary.check_ins(session.day, session.day)
        if entry.pain is not None
        and entry.at
        and session.at
        and timedelta() <= session.at - entry.at <= JUST_NOW
    ]
    before = session.pain_before if session.pain_before is not None else next(reversed(said), None)
    return replace(session, pain_before=before)


def _leg_got_worse() -> None:
    with st.container(border=True, key="leg_got_worse"):
        st.warning(
            "Leg pain that spreads, or new numbness or weakness: stop for today, and look at the warning "
            "signs.",
            icon=":material/warning:",
        )
        worry_link()
