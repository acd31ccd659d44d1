"""The month calendar on a page: turned month by month or year by year, a tap opens a day."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import streamlit as st

from components.diary.any_day_yet import as_open
from components.diary.month.month_days import first_of, last_of, month_of, months_on
from components.diary.state_words import GLYPHS, WORDS
from components.numbers.calendar_periods import WEEKDAYS
from components.visit import Visit
from data.diary import Day, State

_BESIDE = Path(__file__)
_mount = st.components.v2.component(
    "backwise_month",
    css=_BESIDE.with_name("month.css").read_text("utf-8"),
    js=_BESIDE.with_name("month.js").read_text("utf-8"),
)


def month_calendar(visit: Visit, key: str, pick: Callable[[date], None], chosen: date | None = None) -> None:
    """The month of the day chosen, or of today; `pick` is called with the day that is tapped."""
    at = f"{key}_month"
    first: date = st.session_state.setdefault(at, first_of(chosen or visit.today))
    records = visit.diary.day_records(first, min(last_of(first), visit.today))
    days = as_open(visit.diary, records, visit.today)
    month = month_of(first, {day.day: day for day in days}, visit.today)
    _mount(
        key=key,
        data={
            "title": month.words,
            "weekdays": WEEKDAYS,
            "weeks": [[cell and cell._asdict() for cell in week] for week in month.weeks],
            "chosen": chosen and chosen.isoformat(),
            "today": visit.today.isoformat(),
            "latest": first == first_of(visit.today),
            "earliest": first == date.min,
        },
        on_picked_change=lambda: pick(date.fromisoformat(st.session_state[key].picked)),
        on_turned_change=lambda: _turn(at, int(st.session_state[key].turned), visit.today),
    )
    st.caption(legend(days))


def _turn(at: str, by: int, today: date) -> None:
    st.session_state[at] = months_on(st.session_state[at], by, today)


def legend(days: Sequence[Day]) -> str:
    """What the signs of these days mean, and the numbers where there are any."""
    used = [state for state in State if any(day.state is state for day in days)]
    words = [f"{GLYPHS[state]} {WORDS[state]}" for state in used]
    if any(day.pain is not None for day in days):
        words.append("the number is the mean pain of the day")
    return ", ".join(words).replace("+", "\\+")  # a plus that opens a line would make it a list
