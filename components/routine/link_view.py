"""A routine opened from a link: what it holds, and what changed since it was made."""

import streamlit as st

from components.routine.building.draft_view import put_on_table
from components.routine.sharing import link, open_link, shareable
from components.visit import Visit
from data.diary import Routine

PARAMETER = "r"


def opened_link(visit: Visit) -> None:
    """Put a linked routine on the table. Whoever opens it is judged by their own profile."""
    text = st.query_params.get(PARAMETER)
    if text is None:
        return
    opened = open_link(visit.shared, text)
    for problem in opened.problems:
        st.error(problem, icon=":material/link_off:")
    if opened.routine is None:
        return
    with st.container(border=True, key="opened"):
        st.markdown("**Someone handed you this routine.** Your own profile decides what suits you.")
        for change in opened.changes:
            st.markdown(f"- {change}")
        if st.button("Put it on the table", type="primary", key="take_link"):
            put_on_table(opened.routine)
            del st.query_params[PARAMETER]
            st.rerun()


def share(visit: Visit, routine: Routine) -> None:
    """The link to hand out: moves and doses only, nothing about the person."""
    handed, kept_back = shareable(visit.shared, routine)
    if kept_back:
        moves = "Your own move is" if kept_back == 1 else f"Your {kept_back} own moves are"
        st.info(f"{moves} left out of the link: nobody else sees what you described.", icon=":material/lock:")
    if handed is None:
        st.write("Nothing else is in this routine, so there is no link.")
        return
    st.write("Whoever opens this gets the moves and doses. Nothing about you is in it.")
    base = (st.context.url or "").split("?")[0].rsplit("/", 1)[0]
    st.code(f"{base}/routine?{PARAMETER}={link(visit.shared, handed)}", language=None, wrap_lines=True)
