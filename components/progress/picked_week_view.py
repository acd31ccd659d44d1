"""One week picked: a control that the keyboard and a phone can use, its numbers and its sessions."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from components.numbers import weekly
from components.numbers.calendar_periods import Grain, named, starts_of
from components.numbers.columns import dates
from components.numbers.usual import DAYS_A_WEEK
from components.progress.charts.chart_specs import PICK
from components.progress.charts.chart_tables import sessions_table
from components.progress.days_on_show_view import OnShow
from components.progress.words.week_remarks import of_picked_week
from components.visit import Visit

_PICKED = "progress_week"


def week_picked(days: pd.DataFrame) -> date | None:
    """The Monday of the week picked, None while all weeks count alike."""
    mondays: list[date] = sorted(set(starts_of(dates(days), Grain.WEEK).tolist()), reverse=True)
    if st.session_state.get(_PICKED) not in mondays:
        st.session_state[_PICKED] = None
    at = st.session_state[_PICKED]
    with st.container(horizontal=True, vertical_alignment="bottom", key="week_picker"):
        picked: date | None = st.selectbox(
            "Look at one week",
            mondays,
            index=None,
            placeholder="All weeks",
            format_func=lambda monday: named(monday, Grain.WEEK),
            key=_PICKED,
        )
        if at is not None:
            _step("Earlier", "chevron_left", at - timedelta(DAYS_A_WEEK), mondays)
            _step("Later", "chevron_right", at + timedelta(DAYS_A_WEEK), mondays)
            st.button("All weeks", key="week_all", on_click=_pick, args=(None,))
    return picked


def _step(label: str, icon: str, monday: date, mondays: list[date]) -> None:
    st.button(
        label,
        key=f"week_{label.lower()}",
        icon=f":material/{icon}:",
        on_click=_pick,
        args=(monday,),
        disabled=monday not in mondays,
    )


def picking(chart: str) -> Callable[[], None]:
    """What a tap on a week does in the chart of this key: pick the week, or let it go if it was picked.

    The chart holds every week tapped an odd number of times; the one tapped now is what has changed.
    """
    return partial(_pick_tapped, chart, _held(chart))


def _pick_tapped(chart: str, before: frozenset[str]) -> None:
    for week in sorted(_held(chart) ^ before)[-1:]:
        monday = date.fromisoformat(week)
        _pick(None if st.session_state.get(_PICKED) == monday else monday)


def _held(chart: str) -> frozenset[str]:
    state = st.session_state.get(chart)
    points = state["selection"].get(PICK, ()) if state else ()
    return frozenset(week for point in points if (week := str(point.get("week") or "")))


def _pick(monday: date | None) -> None:
    st.session_state[_PICKED] = monday


def numbers_of_week(visit: Visit, shown: OnShow, picked: date) -> None:
    """Pain and sessions of the week picked, and its sessions as a table."""
    days = shown.days
    week = days[starts_of(dates(days), Grain.WEEK) == pd.Timestamp(picked).to_datetime64()]
    (record,) = weekly(week.reset_index(drop=True), today=visit.today)
    names = {key: move.name for key, move in visit.catalogue.exercises.items()}
    until = picked + timedelta(DAYS_A_WEEK)
    sessions = [session for session in shown.sessions() if picked <= session.day < until]
    with st.container(border=True, key="week_numbers"):
        for sentence in of_picked_week(week.reset_index(drop=True), record):
            st.write(sentence)
        if sessions:
            st.dataframe(
                sessions_table(sessions, names),
                hide_index=True,
                key="week_sessions",
                alt="Sessions of the week",
            )
        else:
            st.caption("No session was logged in this week.")
