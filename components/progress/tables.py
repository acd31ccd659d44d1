"""The charts' twins: the same days and weeks as tables, in words a person reads."""

from collections.abc import Iterable

import pandas as pd

from components.diary.states import GLYPHS, WORDS
from components.progress.adherence import WeekAdherence
from data.diary import State


def day_rows(days: pd.DataFrame) -> pd.DataFrame:
    """A row for each day, newest first: pain, state, minutes, note; empty where nothing was said."""
    return pd.DataFrame(
        {
            "Day": days["day"].dt.strftime("%a %d %b %Y"),
            "Pain (0–10)": days["pain"].round(1),
            "Worst": days["pain_worst"],
            "Session": [_state(state) for state in days["state"]],
            "Share done": days["share_done"].round(2),
            "Minutes": days["minutes"],
            "Sleep (h)": days["sleep"],
            "Note": days["note"],
        }
    ).iloc[::-1]


def week_table(weeks: Iterable[WeekAdherence]) -> pd.DataFrame:
    """A row for each week, newest first: planned, done, and what stands beside it."""
    return pd.DataFrame(
        [
            {
                "Week of": f"{week.week:%d %b %Y}",
                "Done ÷ planned and logged (%)": None if week.share is None else round(100 * week.share),
                "Planned": week.planned,
                "Done": week.done,
                "Partly": week.partial,
                "Swapped": week.swapped,
                "Missed": week.missed,
                "Not logged": week.not_logged,
                "Paused days": week.paused,
                "Extra": week.extra,
            }
            for week in weeks
        ]
    ).iloc[::-1]


def calendar_table(days: pd.DataFrame) -> pd.DataFrame:
    """A row for each week, a column for each weekday, newest first: glyph and word."""
    monday = days["day"].dt.to_period("W-SUN").dt.start_time
    table = pd.DataFrame(
        {
            "Week of": monday.dt.strftime("%d %b %Y"),
            "order": monday,
            "weekday": days["day"].dt.strftime("%a"),
            "state": [_state(state) for state in days["state"]],
        }
    ).pivot_table(index=["order", "Week of"], columns="weekday", values="state", aggfunc="first")
    named = [name for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") if name in table.columns]
    return table[named].reset_index("Week of").iloc[::-1]


def _state(state: str) -> str:
    return f"{GLYPHS[State(state)]} {WORDS[State(state)]}"
