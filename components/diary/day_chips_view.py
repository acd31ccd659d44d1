"""The last seven days as chips: what each was, and a way to fill one in later."""

from datetime import date, timedelta

import streamlit as st

from components.diary.state_words import GLYPHS, WORDS
from components.visit import Visit
from data.diary import Day, State


def day_chips(visit: Visit) -> date:
    """Seven chips up to today; the day chosen, today unless another is tapped."""
    days = visit.diary.day_records(visit.today - timedelta(days=6), visit.today)
    by_day = {day.day: day for day in days}
    chosen = st.segmented_control(
        "Day",
        list(by_day),
        default=visit.today,
        required=True,
        format_func=lambda day: _chip(by_day[day], visit.today),
        key=f"day_{visit.today}",
        label_visibility="collapsed",
    )
    used = [state for state in State if any(day.state is state for day in days)]
    words = [f"{GLYPHS[state]} {WORDS[state]}" for state in used]
    if any(day.pain is not None for day in days):
        words.append("the number is the mean pain of the day")
    st.caption(", ".join(words).replace("+", "\\+"))  # a plus that opens a line would make it a list
    return chosen or visit.today


def _chip(day: Day, today: date) -> str:
    name = "Today" if day.day == today else f"{day.day:%a}"
    pain = "" if day.pain is None else f" {day.pain:.0f}"
    return f"{name} {GLYPHS[day.state]}{pain}"
