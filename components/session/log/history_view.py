"""The history: check-ins and sessions in a list, each open to change, and what became of one move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from components.catalogue.dose_words import dose_words
from components.diary.check_in_view import check_in_form, summary
from components.session.advice.move_history import Entry, daily_pain, history, said
from components.session.log.session_editing import item_lines, session_line
from components.session.log.session_form_view import session_form
from components.session.log.session_words import LIGHT_WORDS
from components.shell.saving import delete_button
from components.visit import Visit
from data.catalogue.own_moves import in_words
from data.diary import CheckIn, Plan, Session, in_force

KINDS = ("Everything", "Check-ins", "Sessions")
RANGES = {"4 weeks": 28, "3 months": 91, "A year": 365, "All": None}
AT_ONCE = 20
_OPEN = "history_open"
_SHOWN = "history_shown"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is to show."""

    kind: str
    start: date


def filters(visit: Visit) -> Wanted:
    """Which kind of entry, and how far back."""
    kind = st.segmented_control(
        "Show", KINDS, default=KINDS[0], required=True, key="history_kind", on_change=_from_the_top
    )
    length = st.segmented_control(
        "From the last", list(RANGES), default="4 weeks", required=True, key="history_range",
        on_change=_from_the_top,
    )  # fmt: skip
    days = RANGES[length or "4 weeks"]
    first = visit.diary.first_day() or visit.today
    return Wanted(kind or KINDS[0], first if days is None else visit.today - timedelta(days=days - 1))


def _from_the_top() -> None:
    st.session_state.pop(_SHOWN, None)


def entries(visit: Visit, wanted: Wanted) -> None:
    """The entries, newest first, each with a way to open and to delete it."""
    found: list[CheckIn | Session] = []
    if wanted.kind != "Sessions":
        found += visit.diary.check_ins(wanted.start, visit.latest)
    if wanted.kind != "Check-ins":
        found += visit.diary.sessions(wanted.start, visit.latest)
    found.sort(key=lambda e: (e.day, e.at.timestamp() if e.at else 0), reverse=True)
    st.header("What you logged", anchor=False)
    if not found:
        st.write("Nothing is logged in this time. A longer one may have something.")
        return
    shown = st.session_state.get(_SHOWN, AT_ONCE)
    st.caption(f"{min(shown, len(found))} of {len(found)} entries, the latest first")
    for entry in found[:shown]:
        _row(visit, entry)
    if shown < len(found):
        st.button("Show more", key="history_more", on_click=_more, args=(shown,))


def _more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + AT_ONCE


def _row(visit: Visit, entry: CheckIn | Session) -> None:
    is_open = st.session_state.get(_OPEN) == entry.id
    kind = "Check-in" if isinstance(entry, CheckIn) else "Session"
    words = summary(entry) if isinstance(entry, CheckIn) else _session_words(visit, entry)
    with st.container(border=True, key=f"history_{entry.id}"):
        st.caption(f"{entry.day:%a %-d %B %Y} · {kind}")
        st.text(words)
        with st.container(horizontal=True):
            st.button(
                "Close" if is_open else "Open",
                key=f"open_{entry.id}",
                on_click=_open,
                args=("" if is_open else entry.id,),
            )
            delete_button(visit.diary, entry, f"{kind} deleted.", key="history_delete")
        if is_open and isinstance(entry, CheckIn):
            check_in_form(visit, entry.day, entry, visit.diary.version(entry.day), chosen=True)
        elif is_open and isinstance(entry, Session) and session_form(visit, entry):
            _open("")
            st.rerun()


def _session_words(visit: Visit, session: Session) -> str:
    return "\n".join((session_line(session), *item_lines(visit.catalogue, session)))


def _open(entry_id: str) -> None:
    st.session_state[_OPEN] = entry_id


def one_move(visit: Visit, wanted: Wanted) -> None:
    """Of one move, every time it was done: the dose, how much of it, the light, and the pain said of it."""
    st.header("One move over time", anchor=False)
    sessions, check_ins = said(visit.diary, visit.today, (visit.today - wanted.start).days)
    known = {i.exercise_id for s in sessions for i in s.items} & visit.catalogue.exercises.keys()
    if not known:
        st.write("No session with moves is logged in this time.")
        return
    move = st.selectbox(
        "Move",
        [m for m in visit.catalogue.exercises if m in known],
        index=None,
        format_func=lambda m: in_words(visit.catalogue.exercises[m]),
        key="history_move",
        placeholder="Choose a move",
    )
    if move is None:
        return
    found = history(sessions, daily_pain(check_ins, sessions)).get(move, ())
    times = "once" if len(found) == 1 else f"{len(found)} times"
    st.caption(
        f"Done or broken off {times}. Red: too much. Amber: take care, or not known. Green: went well. "
        "Worse: you marked it, or it hurt. Pain: how much, 0 to 10."
    )
    if not found:
        return
    plans = visit.diary.plans()
    rows = [_line(plans, move, entry) for entry in reversed(found)]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={"Day": st.column_config.DateColumn(format="D MMM YY")},
        key="history_move_rows",
    )


def _line(plans: Sequence[Plan], move: str, entry: Entry) -> dict[str, object]:
    return {
        "Day": entry.day,
        "Dose": _dose(plans, move, entry),
        "Done": f"{entry.share:.0%}",
        "Light": LIGHT_WORDS[entry.light.colour],
        "Worse": "yes" if entry.worse else "",
        "Pain": "" if entry.pain is None else str(entry.pain),
    }


def _dose(plans: Sequence[Plan], move: str, entry: Entry) -> str:
    """The plan's dose of that day where it is the one the session had, else its seconds, which are known."""
    plan = in_force(plans, entry.day)
    items = plan.routine.items if plan and plan.routine else ()
    planned = next((i for i in items if i.exercise_id == move), None)
    return dose_words(planned) if planned and planned.seconds == entry.planned_s else f"{entry.planned_s} s"
