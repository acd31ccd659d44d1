"""The history as a list: by weeks and days, to search, each entry open to change."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from components.diary.check_in_view import check_in_form, summary
from components.diary.day_chips_view import open_day
from components.diary.month.month_view import month_calendar
from components.diary.state_words import GLYPHS, WORDS
from components.numbers.calendar_periods import Grain, named, short_date, weekday
from components.routine.week_asks import week_of
from components.session.asked_view import asked_of
from components.session.log.history_list import Showing, Week, by_week, wanted
from components.session.log.moving_view import another_day
from components.session.log.session_editing import item_lines, session_line
from components.session.log.session_form_view import session_form
from components.shell.places import TODAY
from components.shell.saving import delete_button
from components.visit import Visit
from data.diary import CheckIn, Session, State

SHOWING = {
    Showing.EVERYTHING: "Everything",
    Showing.CHECK_INS: "Check-ins",
    Showing.SESSIONS: "Sessions",
}
EVER = 0
DAYS_BACK = {28: "4 weeks", 91: "3 months", 365: "A year", EVER: "All"}
AT_ONCE = 20
_OPEN = "history_open"
_SHOWN = "history_shown"
_FROM = "history_from"
_LEAVE = "history_to_day"


def history_list(visit: Visit) -> None:
    """What was logged, the latest first, and a way to any other day."""
    if st.session_state.pop(_LEAVE, False):
        st.switch_page(TODAY)
    showing = st.segmented_control(
        "Show",
        list(SHOWING),
        default=Showing.EVERYTHING,
        required=True,
        format_func=SHOWING.__getitem__,
        key="history_kind",
        on_change=_from_the_top,
    )
    search = st.text_input(
        "Search in notes",
        key="history_search",
        placeholder="A word of a note, out of all your days",
        on_change=_from_the_top,
    )
    start = date.min if search.strip() else _start(visit)
    drawer = st.expander("Open a day", key="history_calendar", on_change="rerun", type="compact")
    if drawer.open:
        with drawer:
            month_calendar(visit, "history_month", partial(_go_to, visit.today))
    found = wanted(visit.diary.logged(start, date.max), showing or Showing.EVERYTHING, search)
    st.header("What you logged", anchor=False)
    if not found:
        st.write(
            "No note has these words."
            if search.strip()
            else "Nothing is logged in this time. A longer one may have something."
        )
        return
    shown = found[: st.session_state.get(_SHOWN, AT_ONCE)]
    st.caption(f"{len(shown)} of {len(found)} entries, the latest first")
    for week in by_week(visit.diary.entries([entry.id for entry in shown])):
        _week(visit, week)
    if len(shown) < len(found):
        st.button("Show more", key="history_more", on_click=_more, args=(len(shown),))


def _start(visit: Visit) -> date:
    days = st.segmented_control(
        "From the last",
        list(DAYS_BACK),
        default=28,
        required=True,
        format_func=DAYS_BACK.__getitem__,
        key="history_range",
        on_change=_from_the_top,
    )
    if days == EVER:
        return date.min
    start = visit.today - timedelta(days=(days or 28) - 1)
    if not st.session_state.get(_OPEN):
        st.session_state[_FROM] = start
    from_then: date = st.session_state.get(_FROM, start)
    return min(start, from_then)  # an open form stays, though its day falls out


def _from_the_top() -> None:
    st.session_state.pop(_SHOWN, None)
    st.session_state.pop(_FROM, None)


def _more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + AT_ONCE


def _go_to(today: date, day: date) -> None:
    open_day(today, day)
    st.session_state[_LEAVE] = True


def _week(visit: Visit, week: Week) -> None:
    st.subheader(named(week.monday, Grain.WEEK), anchor=False)
    known = visit.diary.day_records(week.monday, min(week.monday + timedelta(days=6), date.max))
    states = {day.day: day.state for day in known}
    pains = [day.pain for day in known if day.pain is not None]
    if pains:
        days = f"{len(pains)} day" if len(pains) == 1 else f"{len(pains)} days"
        st.caption(f"Mean pain {sum(pains) / len(pains):.1f}, logged on {days}")
    with st.container(border=True, key=f"week_{week.monday}", gap="xsmall"):
        for day, entries in week.days:
            st.markdown(f"**{weekday(day)} {short_date(day)}** {_state(states[day])}")
            for entry in entries:
                _row(visit, entry)


def _state(state: State) -> str:
    return f"{GLYPHS[state]} {WORDS[state]}" if state is not State.NOT_LOGGED else ""


def _row(visit: Visit, entry: CheckIn | Session) -> None:
    is_open = st.session_state.get(_OPEN) == entry.id
    told = summary(entry) if isinstance(entry, CheckIn) else _session_words(visit, entry)
    with st.container(horizontal=True, vertical_alignment="center", key=f"history_{entry.id}"):
        st.text(told, width="stretch")
        if isinstance(entry, CheckIn) or not entry.moved:  # of a move there is nothing more to say
            st.button(
                "Close" if is_open else "Open",
                key=f"open_{entry.id}",
                type="tertiary",
                on_click=_open,
                args=("" if is_open else entry.id,),
            )
        kind = "Check-in" if isinstance(entry, CheckIn) else "Session"
        delete_button(visit.diary, entry, f"{kind} deleted.", key="history_delete")
    if is_open and isinstance(entry, CheckIn):
        check_in_form(visit, entry.day, entry, visit.diary.version(entry.day), chosen=True)
    elif is_open and isinstance(entry, Session):
        week = week_of(visit.diary, entry.day)
        another_day(visit, entry.day, week, asked_of(visit, entry.day), (entry,))
        if session_form(visit, entry):
            _open("")
            st.rerun()


def _session_words(visit: Visit, session: Session) -> str:
    return "\n".join((session_line(session), *item_lines(visit.catalogue, session)))


def _open(entry_id: str) -> None:
    st.session_state[_OPEN] = entry_id
