"""Moves not for this person now: a line for each reason, what to do instead, who says so behind a tap."""

from collections.abc import Collection

import streamlit as st

from components.catalogue.own_moves.own_words_view import who_is_who
from components.safety import Reason, Verdict
from components.safety.verdict_view import reason_lines, swap_links
from data.catalogue import Catalogue, Effect

_MOST_SWAPS = 3


def reasons_of(catalogue: Catalogue, verdicts: Collection[Verdict], key: str) -> None:
    """Moves left out for the same reason together, and every reason of each move behind a tap."""
    for reason, same in _by_reason(verdicts).items():
        names = ", ".join(catalogue.exercises[verdict.exercise_id].name for verdict in same)
        st.markdown(f"**{names}.** {reason.words}")
        swaps = dict.fromkeys(swap for verdict in same for swap in verdict.swaps)
        swap_links(catalogue, tuple(swaps)[:_MOST_SWAPS])
    moves = [catalogue.exercises[verdict.exercise_id] for verdict in verdicts]
    who_is_who(moves)
    with st.expander("Every reason, and who says so", key=f"reasons_{key}"):
        for move, verdict in zip(moves, verdicts, strict=True):
            st.markdown(f"**{move.name}**")
            reason_lines(catalogue, verdict.reasons)


def _by_reason(verdicts: Collection[Verdict]) -> dict[Reason, list[Verdict]]:
    """The verdicts under the reason that leaves each out: the first that does, of several."""
    found: dict[Reason, list[Verdict]] = {}
    for verdict in verdicts:
        first = next((r for r in verdict.reasons if r.effect is Effect.EXCLUDE), verdict.reasons[0])
        found.setdefault(first, []).append(verdict)
    return found
