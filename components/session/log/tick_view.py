"""Ticking a day's session: done, partly, something else, or not, each with one or two taps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import streamlit as st

from components.catalogue.dose_words import duration
from components.catalogue.own_moves.own_words_view import who_is_who
from components.routine.rechecking import Rechecked, in_short
from components.routine.routine_view import move_lines
from components.safety.worry_view import closed, relief_only
from components.session.asked_of_day import Asked
from components.session.asked_view import asked_of
from components.session.log.all_or_part import all_done, not_done, partly_done, something_else
from components.session.log.session_words import REASON_WORDS, WHY_NOT, what_was_logged
from components.session.player.move_choice_view import go_on_button
from components.session.player.nothing_new import answered
from components.session.player.recheck_view import recheck_card
from components.shell.clock import Tap, on_day
from components.shell.kept import Kept, keep, said_at
from components.shell.places import ROUTINE, SESSION
from components.shell.saving import delete_button, save
from components.shell.scales import one_pill, pills
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.diary import NOTE_LIMIT, Reason, Routine, Session
from data.verdicts import DayAsks, Standing


@dataclass(frozen=True, slots=True)
class _Card:
    """The day a session is logged for, at the version the person sees of it."""

    visit: Visit
    day: date
    version: int
    token: str  # the same for every press of the same card, so that a double click saves once


def session_card(visit: Visit, day: date, left_out: str = "") -> None:
    """What the plan asks on this day, what was logged, and the ways to log it.

    `left_out`: a move that the day goes without.
    """
    token = str(st.session_state.setdefault(f"session_token_{day}", uuid4().hex))
    card = _Card(visit, day, visit.diary.version(day), token)
    today = asked_of(visit, day, left_out)
    logged = visit.diary.sessions(day, day)
    with st.container(border=True, key="session"):
        st.header("Your session", anchor=False)
        for session in logged:
            _logged(visit, session)
            if visit.gate.standing is Standing.OPEN:
                go_on_button(visit, session, today.routine)
        if today.kind is DayAsks.NO_PLAN:
            st.write("No plan yet. A plan is a routine on the weekdays you choose.")
            st.page_link(ROUTINE, label="Build a routine", icon=":material/arrow_forward:")
        elif today.kind in (DayAsks.REST, DayAsks.PAUSED):
            st.write(
                "Paused. Nothing is asked."
                if today.kind is DayAsks.PAUSED
                else "A rest day. Rest is part of it."
            )
        elif not logged:
            _asked(card, today)
        if today.kind is not DayAsks.SESSION or logged:
            with st.expander("Log an extra session", key=f"extra_{day}"):
                _something_else(card, "extra", "What did you do?")


def _asked(card: _Card, today: Asked) -> None:
    if today.rechecked:
        no_longer_fine(card.visit, today.rechecked)
    if card.visit.gate.standing is not Standing.OPEN:
        closed(card.visit.gate)
    elif today.routine is None and today.kind is DayAsks.RELIEF:
        st.write(today.words)
    elif today.routine is None:
        st.write("Nothing of this plan is fine for you now.")
    elif today.routine is not None:
        _before_and_moves(card.visit, card.day, today, today.routine)
    if today.routine is not None:
        _log_buttons(card, today, today.routine)


def _before_and_moves(visit: Visit, day: date, today: Asked, routine: Routine) -> None:
    if today.kind is DayAsks.RELIEF:
        relief_only(visit.catalogue)
    else:
        st.text(routine.name)
    st.caption(f"{len(routine.items)} moves, {duration(routine.seconds)}")
    if day != visit.today:
        return
    if not answered(visit.diary, visit.today, visit.now):
        recheck_card(visit)
        return
    if st.button(
        "Start, step by step", type="primary", icon=":material/play_arrow:", width="stretch", key="start"
    ):
        st.switch_page(SESSION)
    move_lines(visit.catalogue, routine.items)


def no_longer_fine(visit: Visit, found: Rechecked) -> None:
    """What of the plan is left out today, and why."""
    for sentence in in_short(visit.catalogue, found):
        st.warning(sentence, icon=":material/do_not_disturb_on:")
    who_is_who(visit.catalogue.exercises[move] for move in found.not_now)
    for problem in found.problems:
        st.warning(problem, icon=":material/update:")
    if not found.fine:
        st.page_link(ROUTINE, label="Change the routine", icon=":material/arrow_forward:")


def _logged(visit: Visit, session: Session) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"logged_{session.id}"):
        st.text(what_was_logged(session), width="stretch")
        delete_button(
            visit.diary, session, "Taken back: log it again as it was.", label="Change or take back"
        )


def _log_buttons(card: _Card, today: Asked, routine: Routine) -> None:
    st.button(
        "Done",
        icon=":material/check:",
        width="stretch",
        key=f"done_{card.day}",
        on_click=_log,
        args=(card, "done", lambda day: all_done(day, routine, relief=today.kind is DayAsks.RELIEF)),
    )
    with st.expander("Partly", key=f"partly_{card.day}"):
        _partly(card, routine)
    with st.expander("Something else", key=f"swapped_{card.day}"):
        _something_else(card, "swapped", "What did you do instead?")
    with st.expander("Not this time", key=f"skipped_{card.day}"):
        _skipped(card, routine)


def _log(card: _Card, said: str, session: Callable[[date], Session]) -> None:
    def kept(tap: Tap, day: date, version: int | None) -> Kept[Session] | None:
        return save(
            lambda: keep(
                card.visit.diary, said_at(tap, session(day)), token=card.token, seen_version=version
            ),
            f"Session logged{on_day(day, tap.day)}.",
        )

    if card.visit.keep(card.day, card.version, card.token, f"your session, {said}", kept):
        st.session_state.pop(f"session_token_{card.day}", None)


def _partly(card: _Card, routine: Routine) -> None:
    known = card.visit.catalogue.exercises
    names = {i.exercise_id: known[i.exercise_id].name for i in routine.items if i.exercise_id in known}
    done = pills("Which moves did you do?", names, (), f"partly_moves_{card.day}")
    who_is_who(known[move] for move in names)
    st.button(
        "Log it",
        key=f"log_partly_{card.day}",
        disabled=not done,
        on_click=_log_partly,
        args=(card, routine),
    )


def _log_partly(card: _Card, routine: Routine) -> None:
    done = frozenset(st.session_state[f"partly_moves_{card.day}"])
    _log(card, "partly done", lambda day: partly_done(day, routine, done))


def _something_else(card: _Card, key: str, question: str) -> None:
    with st.form(f"{key}_{card.day}", border=False):
        words_field(question, "", f"{key}_what_{card.day}", NOTE_LIMIT, placeholder="A walk, a swim")
        st.number_input("Minutes, if you know", 0, 600, None, key=f"{key}_minutes_{card.day}")
        st.form_submit_button(
            "Log it", key=f"log_{key}_{card.day}", on_click=_log_something_else, args=(card, key)
        )


def _log_something_else(card: _Card, key: str) -> None:
    what = str(st.session_state[f"{key}_what_{card.day}"])
    minutes: int | None = st.session_state[f"{key}_minutes_{card.day}"]
    _log(card, "something else", lambda day: something_else(day, what, minutes))


def _skipped(card: _Card, routine: Routine) -> None:
    reasons = {reason: REASON_WORDS[reason] for reason in WHY_NOT}
    one_pill("Why not? A reason helps later.", reasons, None, f"skipped_why_{card.day}")
    st.button("Log it", key=f"log_skipped_{card.day}", on_click=_log_skipped, args=(card, routine))


def _log_skipped(card: _Card, routine: Routine) -> None:
    why: Reason | None = st.session_state[f"skipped_why_{card.day}"]
    _log(card, "not this time", lambda day: not_done(day, routine, why))
