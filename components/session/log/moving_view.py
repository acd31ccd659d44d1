"""One tap for a session that was done, or is to be done, on another day of its week."""

from datetime import date
from functools import partial

import streamlit as st

from components.routine.week_asks import Week
from components.session.asked_of_day import Asked
from components.session.log.moving import done_on, done_then, moved_to, other_days
from components.session.log.session_words import OPEN, became_of_it
from components.shell.kept import Kept, change, keep, said_at
from components.shell.saving import save
from components.visit import Visit
from data.diary import Session
from data.unfit import Unfit
from data.verdicts import DayAsks


def another_day(visit: Visit, day: date, week: Week, asked: Asked, logged: tuple[Session, ...]) -> None:
    """The other days on which the day's planned session may have been done, or may be done yet."""
    days = other_days(week, day, visit.today)
    done = [session for session in logged if session.share > 0]
    was_done = partial(_done_on, visit, day, done[0] if done else None, asked)
    known = len(done) == 1 or (not done and asked.routine is not None)
    ways = [("Did it on", to, was_done) for to in days.done_on if known]
    ways += [("Move to", to, partial(_move, visit, day)) for to in days.move_to]
    if not ways:
        return
    with st.expander("On a different day", key=f"another_{day}"), st.container(horizontal=True):
        for words, to, action in ways:
            st.button(
                f"{words} {to:%A}" if to != visit.today else f"{words.removesuffix(' on')} today",
                key=f"{words.split()[0].lower()}_{day}_{to}",
                on_click=action,
                args=(to,),
            )


def still_open(visit: Visit, week: Week) -> None:
    """On a day that asks for nothing: the sessions of this week still open, each moved here with one tap."""
    if not week.free(visit.today, visit.today):
        return
    for day in week.open_before(visit.today):
        with st.container(horizontal=True, vertical_alignment="center", key=f"open_since_{day}"):
            became = became_of_it(visit.diary.sessions(day, day))
            yet = "" if became == OPEN else " You can still do it this week."
            st.write(f"{day:%A}'s session {became}.{yet}")
            st.button("Do it today", key=f"today_{day}", on_click=_move, args=(visit, day, visit.today))


def _done_on(visit: Visit, day: date, done: Session | None, asked: Asked, to: date) -> None:
    def kept() -> Kept[Session]:
        if done is not None:
            return change(visit.diary, done, done_then(done, to, day))
        if asked.routine is None:
            raise Unfit("Nothing of this plan is fine for you now.")
        return _keep(visit, done_on(day, to, asked.routine, relief=asked.kind is DayAsks.RELIEF))

    save(kept, f"Logged for {to:%A}.")


def _move(visit: Visit, day: date, to: date) -> None:
    save(lambda: _keep(visit, moved_to(day, to)), f"Moved to {to:%A}.")


def _keep(visit: Visit, session: Session) -> Kept[Session]:
    """The same tap twice keeps one: until the day changes, its token is the same."""
    token = f"{session.outcome}_{session.planned_for}_{session.day}_{visit.diary.version(session.day)}"
    return keep(visit.diary, said_at(visit.tap(), session), token=token)
