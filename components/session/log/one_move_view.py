"""What became of one move over the last year, each time it was done."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.catalogue.dose_words import dose_words
from components.session.advice.move_history import Entry, daily_pain, history, said
from components.session.log.session_words import LIGHT_WORDS
from components.visit import Visit
from data.catalogue.own_moves import in_words
from data.diary import Plan, in_force


def one_move(visit: Visit) -> None:
    """Of one move, every time it was done in a year: dose, how much of it, light, and the pain said of it."""
    drawer = st.expander("One move over time", key="one_move", on_change="rerun")
    if drawer.open:
        with drawer:
            _one_move(visit)


def _one_move(visit: Visit) -> None:
    sessions, check_ins = said(visit.diary, visit.today)
    known = {i.exercise_id for s in sessions for i in s.items} & visit.catalogue.exercises.keys()
    if not known:
        st.write("No session with moves is logged in the last year.")
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
