"""The charts' twins: the same days and weeks as tables, in words a person reads."""

from collections.abc import Iterable, Mapping

import pandas as pd

from components.diary.days_csv import harmless
from components.diary.spreadsheet_cells import BYTE_ORDER_MARK
from components.diary.state_words import GLYPHS, WORDS
from components.numbers.day_after import Association
from components.numbers.plan_adherence import WeekAdherence
from components.progress.moves_worse import MoveCount
from data.diary import Session, State

NOTE = "Note"
_OUTCOMES = {"done": State.DONE, "partial": State.PARTIAL, "swapped": State.SWAPPED, "skipped": State.MISSED}


def day_rows(days: pd.DataFrame) -> pd.DataFrame:
    """A row for each day, newest first: pain, state, minutes, note; empty where nothing was said."""
    return pd.DataFrame(
        {
            "Day": days["day"].dt.strftime("%a %d %b %Y"),
            "Pain (0–10)": days["pain"].round(1),
            "Worst": days["pain_worst"],
            "Session": [_state(state) for state in days["state"]],
            "Done (%)": (100 * days["share_done"]).round(),
            "Minutes": days["minutes"],
            "Sleep (h)": days["sleep"],
            NOTE: days["note"],
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
                "Skipped": week.missed,
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


def dots_table(dots: pd.DataFrame) -> pd.DataFrame:
    """A row for each dot of the next-day picture: the day, what it was, pain the day after."""
    return dots[["when", "side", "said"]].set_axis(["Day", "The day after is", "Pain the day after"], axis=1)


def difference_table(record: Association) -> pd.DataFrame:
    """The difference, its range and what it rests on, in one row."""
    low, high = record.interval or (None, None)
    return pd.DataFrame(
        {
            "Difference (points)": [_rounded(record.diff)],
            "From": [_rounded(low)],
            "To": [_rounded(high)],
            "Pairs": [record.n_paired],
            "With a session": [record.n_done],
            "Without": [record.n_not_done],
        }
    )


def moves_table(counts: Iterable[MoveCount], names: Mapping[str, str]) -> pd.DataFrame:
    """A row for each move: marked, sessions, and the share with its range where there are enough."""
    return pd.DataFrame(
        [
            {
                "Move": names[count.move],
                "Marked as worse": count.worse,
                "Sessions with it": count.sessions,
                "Share (%)": round(100 * count.share) if count.enough else None,
                "From (%)": round(100 * count.interval[0]) if count.enough else None,
                "To (%)": round(100 * count.interval[1]) if count.enough else None,
            }
            for count in counts
        ]
    )


def sessions_table(sessions: Iterable[Session], names: Mapping[str, str]) -> pd.DataFrame:
    """A row for each session: what became of it, how long, how the back took it. No words of the person's."""
    return pd.DataFrame(
        [
            {
                "Day": f"{session.day:%a %d %b %Y}",
                "Session": _state(State.MOVED if session.moved else _OUTCOMES[session.outcome]),
                "Moves": _moves_done(session),
                "Minutes": session.minutes,
                "Pain before": session.pain_before,
                "Pain after": session.pain_after,
                "Next morning": session.next_morning,
                "Effort (0–10)": session.effort,
                "Marked as worse": ", ".join(
                    sorted(names.get(move, "another move") for move in session.worse)
                ),
            }
            for session in sessions
        ]
    )


def _moves_done(session: Session) -> str:
    """How many of its moves were done, in part or in full; empty where it has no list of them."""
    done = sum(item.share > 0 for item in session.items)
    return f"{done} of {len(session.items)}" if session.items else ""


def as_csv(table: pd.DataFrame) -> str:
    """A table as CSV that a spreadsheet opens as UTF-8, running nothing in it; notes stay out."""
    kept = table.drop(columns=NOTE, errors="ignore")
    safe = kept.map(lambda cell: harmless(cell) if isinstance(cell, str) else cell)
    return BYTE_ORDER_MARK + safe.to_csv(index=False)


def _rounded(points: float | None) -> float | None:
    return None if points is None else round(points, 1)


def _state(state: str) -> str:
    return f"{GLYPHS[State(state)]} {WORDS[State(state)]}"
