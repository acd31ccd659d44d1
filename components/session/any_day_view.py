"""Start now: a session of one's own choice, whatever the day asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from components.safety.blocking import may_alarm
from components.safety.filter import is_sore
from components.session.any_day import Choices, choices
from components.session.asked_of_day import RELIEF_MINUTES, Asked, wanted, without
from components.session.asked_view import asked_of, out_of_relief, pain_on
from components.visit import Visit, profile_of
from data.diary import Routine

_CHOSEN = "start_now"  # the day, and what was chosen for it


def asked_now(visit: Visit, left_out: str = "") -> Asked:
    """What was chosen to be done now, or else what today asks for."""
    day, chosen = st.session_state.get(_CHOSEN, (None, ""))
    found = on_offer(visit, visit.today)
    if day != visit.today or chosen not in found:
        return asked_of(visit, visit.today, left_out)
    return asked_if(visit, visit.today, found[chosen], left_out)


def asked_if(visit: Visit, day: date, routine: Routine | None, left_out: str = "") -> Asked:
    """A session of this routine on that day, or the relief set where None, as far as it is fine for them."""
    profile = replace(profile_of(visit), pain_now=pain_on(visit, day))
    hidden = out_of_relief(visit, day) if routine is None or is_sore(profile) else frozenset()
    found = wanted(visit.catalogue, profile, routine, hidden)
    return without(found, left_out) if left_out else found


def on_offer(visit: Visit, day: date) -> Choices:
    """What a session on that day can be made of."""
    eases = may_alarm(visit.catalogue, profile_of(visit)) is None
    return choices(visit.diary.plan_on(day), visit.diary.routines(), eases=eases)


def as_planned() -> None:
    """Do what the day asks for, whatever was chosen before."""
    st.session_state.pop(_CHOSEN, None)


def start_now(visit: Visit, key: str) -> bool:
    """A row for each thing a session can be made of; True once one is chosen to start."""

    def start(choice: str, _: Routine | None) -> bool:
        return st.button(
            "Start",
            icon=":material/play_arrow:",
            key=f"{key}_start_{choice}",
            on_click=_choose,
            args=(visit.today, choice),
        )

    return rows(on_offer(visit, visit.today), key, start)


def rows(offered: Choices, key: str, button: Callable[[str, Routine | None], bool]) -> bool:
    """A row for each thing a session can be made of, with its button; whether one was pressed."""
    pressed = False
    for choice, routine in offered.items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_{choice}"):
            st.text(_named(routine), width="stretch")
            pressed |= button(choice, routine)
    return pressed


def _named(routine: Routine | None) -> str:
    if routine is None:
        return f"Easing moves, about {RELIEF_MINUTES} min"
    return f"{routine.name}, about {max(1, round(routine.seconds / 60))} min"


def _choose(today: date, choice: str) -> None:
    st.session_state[_CHOSEN] = (today, choice)
