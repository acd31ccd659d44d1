"""Which day is on show: one of the last seven as a chip, or any other out of the calendar."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from components.diary.any_day_yet import as_open
from components.diary.month.month_view import legend, month_calendar
from components.diary.state_words import GLYPHS
from components.visit import Visit
from data.diary import Day

_OTHER = "other_day"  # a day before the last seven, while it is on show
_CALENDAR = "another_day"


def day_on_show(visit: Visit) -> date:
    """The day chosen, today unless another is tapped."""
    earliest = visit.today - timedelta(days=6)
    other: date | None = st.session_state.get(_OTHER)
    if other is not None and other < earliest:
        st.button("Back to today", icon=":material/today:", key="back_to_today", on_click=_back)
        day = other
    else:
        day = _chips(visit, earliest)
    # Only an open calendar reads its month.
    drawer = st.expander("Another day", key=_CALENDAR, on_change="rerun", type="compact")
    if drawer.open:
        with drawer:
            month_calendar(visit, "month", partial(open_day, visit.today), day)
    return day


def _chips(visit: Visit, earliest: date) -> date:
    records = visit.diary.day_records(earliest, visit.latest)  # and those lived already further east
    days = as_open(visit.diary, records, visit.today)
    by_day = {day.day: day for day in days}
    with st.container(key=f"days_{visit.today}"):
        chosen = st.segmented_control(
            "Day",
            list(by_day),
            default=visit.today,
            required=True,
            format_func=lambda day: _chip(by_day[day], visit.today),
            key=_key(visit.today),
            label_visibility="collapsed",
            width="stretch",
            wrap=False,
        )
    st.caption(legend(days))
    return chosen or visit.today


def _key(today: date) -> str:
    return f"day_{today}"


def _back() -> None:
    del st.session_state[_OTHER]


def open_day(today: date, day: date) -> None:
    """Put a day that has been on show."""
    st.session_state[_OTHER] = day
    st.session_state[_CALENDAR] = False  # what is said of the day stands where the calendar stood
    if day > today - timedelta(days=7):
        st.session_state[_key(today)] = day


def _chip(day: Day, today: date) -> str:
    name = "Today" if day.day == today else f"{day.day:%a}"
    pain = "" if day.pain is None else f"\u00a0{day.pain:.0f}"  # on one line with its sign
    return f"{name} {GLYPHS[day.state]}{pain}"
