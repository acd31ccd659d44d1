"""Every move that is not in the routine: why, who says so, and what to do instead."""

import streamlit as st
from components.routine.builder import Built

from components.safety import Verdict
from components.safety.verdict_view import reason_lines, swap_links
from data.catalogue import Catalogue


def left_out(catalogue: Catalogue, built: Built) -> None:
    """For you, the article's own six, and what was simply not needed this time."""
    out = built.left_out
    six = [m for m in out if catalogue.exercises[m].stance == "avoid"]
    spare = [m for m in out if m in built.not_needed]
    yours = [m for m in out if m not in six and m not in spare]
    st.subheader("Left out, and why", anchor=False)
    if yours:
        with st.expander(f"Because of your answers ({len(yours)})", expanded=True, key="left_out_yours"):
            _reasons(catalogue, [out[m] for m in yours])
    if six:
        with st.expander(f"Not now, for anyone with a sore back ({len(six)})", key="left_out_six"):
            _reasons(catalogue, [out[m] for m in six])
    if spare:
        with st.expander(f"Not needed this time ({len(spare)})", key="left_out_spare"):
            st.write("These suit you as well. Swap them in if you like.")
            st.markdown("\n".join(f"- {catalogue.exercises[m].name}" for m in spare))


def _reasons(catalogue: Catalogue, verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        st.markdown(f"**{catalogue.exercises[verdict.exercise_id].name}**")
        reason_lines(catalogue, verdict.reasons)
        swap_links(catalogue, verdict.swaps)
