"""Moves that are not for this person now: each with its reasons, who says so, and what to do instead."""

from collections.abc import Collection

import streamlit as st

from components.catalogue.own_moves.own_words_view import own_words
from components.safety import Verdict
from components.safety.verdict_view import reason_lines, swap_links
from data.catalogue import Catalogue


def reasons_of(catalogue: Catalogue, verdicts: Collection[Verdict]) -> None:
    """Name, reasons and swaps of each move."""
    for verdict in verdicts:
        st.markdown(f"**{catalogue.exercises[verdict.exercise_id].name}**")
        own_words(catalogue.exercises[verdict.exercise_id])
        reason_lines(catalogue, verdict.reasons)
        swap_links(catalogue, verdict.swaps)
