"""The routine on the table: built, opened or changed, kept for the visit until it is saved."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from components.routine.building.builder import build_routine
from components.routine.so_far import LOOKED_BACK, SoFar, so_far
from data.catalogue import Catalogue
from data.diary import Diary, Preferences, Profile, Routine
from data.unfit import Unfit

_DRAFT = "draft_routine"
_PLANNED = "draft_planned"  # the plan's routine that the one on the table is or began as, if it is one
_REFUSED = "draft_refused"
_TRIED = "routine_tried"


def draft() -> Routine | None:
    """What lies on the table now."""
    found: Routine | None = st.session_state.get(_DRAFT)
    return found


def put_on_table(routine: Routine | None, planned: Routine | None = None) -> None:
    """Put a routine on the table; `planned`: it is that of the plan, to be changed."""
    st.session_state[_DRAFT] = routine
    st.session_state[_PLANNED] = planned
    st.session_state.pop(_REFUSED, None)


def put_planned_on_table(planned: Routine) -> None:
    """Put the plan's routine on the table, unless it lies there, changed by hand or not."""
    if st.session_state.get(_PLANNED) != planned:
        put_on_table(planned, planned)


def lies_apart(planned: Routine) -> bool:
    """Whether another routine than the plan's lies on the table, or was looked for and not found."""
    began: Routine | None = st.session_state.get(_PLANNED)
    return (tried() or draft() is not None) and (began is None or began.id != planned.id)


def history(diary: Diary, today: date) -> SoFar:
    """What the diary tells of the sessions of the last year: after a longer break a person starts anew."""
    return so_far(diary.sessions(today - LOOKED_BACK, today), diary.plans())


def build(catalogue: Catalogue, profile: Profile, wished: Preferences, done: SoFar) -> None:
    """Put on the table what suits this person, or clear it where nothing does."""
    put_on_table(build_routine(catalogue, profile, wished, done).routine)
    st.session_state[_TRIED] = True


def tried() -> bool:
    """Whether a routine was built in this visit, with or without a result."""
    return _TRIED in st.session_state


def change(edit: Callable[[], Routine]) -> None:
    """Put the edited routine on the table, or remember why the edit can't be."""
    try:
        put_on_table(edit(), st.session_state.get(_PLANNED))
    except Unfit as error:
        st.session_state[_REFUSED] = str(error)


def say_refusal() -> None:
    """Why the last change was not made, if it was not."""
    if refused := st.session_state.pop(_REFUSED, None):
        st.error(refused, icon=":material/block:")
