"""Ticking a day's session: done, partly, something else, or not, each with one or two taps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import uuid4

import streamlit as st

from components.catalogue.dose_words import duration
from components.catalogue.own_moves.own_words_view import who_is_who
from components.routine.rechecking import Rechecked, in_short
from components.routine.routine_view import move_lines
from components.routine.week_asks import Week, week_of
from components.safety.worry_view import closed, relief_only
from components.session.any_day import PLAN
from components.session.any_day_view import as_planned, asked_if, on_offer, rows, start_now
from components.session.asked_of_day import Asked
from components.session.asked_view import asked_of
from components.session.log.all_or_part import all_done, not_done, partly_done, something_else
from components.session.log.moving_view import another_day, still_open
from components.session.log.session_words import (
    NOTHING_ASKED,
    REASON_WORDS,
    WHY_NOT,
    plan_begins,
    what_was_logged,
)
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
from data.unfit import Unfit
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
    today, week = asked_of(visit, day, left_out), week_of(visit.diary, day)
    logged = visit.diary.sessions(day, day)
    with st.container(border=True, key="session"):
        st.header("Your session", anchor=False)
        for session in logged:
            _logged(visit, session)
            if visit.gate.standing is Standing.OPEN:
                go_on_button(visit, session, today.routine)
        waits = today.kind in (DayAsks.SESSION, DayAsks.RELIEF) and not logged
        _day(visit, day, week, today.kind, logged=bool(logged))
        if waits:
            _asked(card, today)
        elif today.kind is DayAsks.CALL and visit.gate.standing is not Standing.OPEN:
            closed(visit.gate)
        another_day(visit, day, week, today, logged)
        if day == visit.today and visit.gate.standing is Standing.OPEN and today.kind is not DayAsks.CALL:
            _start_now(visit, "Start something else" if waits else "Start a session now")
        if today.kind is not DayAsks.SESSION or logged:
            with st.expander("Log an extra session", key=f"extra_{day}"):
                _extra(card)


def _day(visit: Visit, day: date, week: Week, asks: DayAsks, *, logged: bool) -> None:
    """What the day is in its week, and what of the week is still open where it asks for nothing."""
    if asks is DayAsks.NO_PLAN:
        begins = plan_begins(visit.diary.plans(), day, visit.today)
        st.write(begins or NOTHING_ASKED[asks])
        if not begins:
            st.page_link(ROUTINE, label="Build a routine", icon=":material/arrow_forward:")
    elif asks is DayAsks.CALL:
        st.write(NOTHING_ASKED[asks])
    elif asks in (DayAsks.REST, DayAsks.PAUSED):
        words = _so_far(week, day) if asks is DayAsks.REST else ""
        st.write(words or NOTHING_ASKED[asks])
        if day == visit.today and not logged:
            still_open(visit, week)
    elif said := _so_far(week, day):
        st.caption(said)


def _so_far(week: Week, day: date) -> str:
    """How far the week is, and from which day on it counts where a plan of so many began in it."""
    words, plan = week.in_words(day), week.plan
    began = plan is not None and plan.times_a_week is not None and week.days[0].day < plan.start <= day
    return f"{words} This week counts from {plan.start:%A} on." if plan and began else words


def _start_now(visit: Visit, label: str) -> None:
    if not on_offer(visit, visit.today):
        return
    with st.expander(label, key="start_now"):
        if start_now(visit, "now"):
            st.switch_page(SESSION)


def _extra(card: _Card) -> None:
    """A session that was not asked for, with its moves or in words."""
    offered = dict(on_offer(card.visit, card.day))
    if of_plan := offered.pop(PLAN, None):
        _partly(card, of_plan, "extra_part")
    rows(offered, f"extra_{card.day}", partial(_extra_done, card))
    _something_else(card, "extra", "Or something else: what did you do?")


def _extra_done(card: _Card, choice: str, routine: Routine | None) -> bool:
    return st.button(
        "Done",
        key=f"extra_done_{choice}_{card.day}",
        on_click=_log,
        args=(card, "done", partial(_all_of, card, routine)),
    )


def _all_of(card: _Card, routine: Routine | None, day: date) -> Session:
    found = asked_if(card.visit, card.day, routine)
    if found.routine is None:
        raise Unfit(found.words or "Nothing of this routine is fine for you now.")
    return all_done(day, found.routine, relief=found.kind is DayAsks.RELIEF)


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
        relief_only()
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
        as_planned()
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
        _partly(card, routine, "partly")
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


def _partly(card: _Card, routine: Routine, key: str) -> None:
    """Everything is ticked: what was left out is taken away with a tap."""
    known = card.visit.catalogue.exercises
    names = {i.exercise_id: known[i.exercise_id].name for i in routine.items if i.exercise_id in known}
    done = pills("Take away what you left out", names, names, f"{key}_moves_{card.day}")
    who_is_who(known[move] for move in names)
    st.button(
        "Log it",
        key=f"log_{key}_{card.day}",
        disabled=not done,
        on_click=_log_partly,
        args=(card, routine, f"{key}_moves_{card.day}"),
    )


def _log_partly(card: _Card, routine: Routine, key: str) -> None:
    done = frozenset(st.session_state[key])
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
