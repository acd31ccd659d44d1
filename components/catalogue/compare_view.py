"""Two or three moves side by side: what they ask of the body, how much, what is known of their load."""

from collections.abc import Mapping

import streamlit as st

from components.catalogue.card_view import badges
from components.catalogue.dose_table import dose_rows
from components.catalogue.loads import in_words_of
from components.catalogue.mechanics import facts
from components.catalogue.picture_view import picture
from components.safety import Verdict
from components.safety.limits import limited
from components.safety.verdict_view import reason_lines, swap_links
from components.shell.places import CATALOGUE
from data.catalogue import Catalogue, Exercise
from data.catalogue.model import Stance

MOST = 3


def choose_to_compare(catalogue: Catalogue) -> None:
    """Moves to put side by side, and the way there once there are two."""
    with st.expander("Compare moves", icon=":material/compare:", key="compare"):
        chosen = st.multiselect(
            "Two or three moves",
            list(catalogue.exercises),
            format_func=lambda move: catalogue.exercises[move].name,
            max_selections=MOST,
            key="compare_moves",
            persist_state="session",
        )
        if len(chosen) > 1:
            st.page_link(
                CATALOGUE,
                label="Put them side by side",
                icon=":material/compare_arrows:",
                query_params={"compare": ",".join(chosen)},
            )


def compare_view(catalogue: Catalogue, asked: str, verdicts: Mapping[str, Verdict], *, mine: bool) -> bool:
    """The moves a link asks for, ids parted by commas; False, with a word why, where there are not two."""
    ids = tuple(dict.fromkeys(part.strip() for part in asked.split(",")))
    moves = tuple(catalogue.exercises[id_] for id_ in ids if id_ in catalogue.exercises)[:MOST]
    if len(moves) < len(ids):
        why = "only three fit side by side" if len(ids) > MOST else "the catalogue doesn't have them"
        st.error(f"Not all moves of this link can be shown: {why}.", icon=":material/link_off:")
    if len(moves) < 2:
        st.write("Choose two or three moves to compare.")
        return False
    st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:")
    st.title("Side by side", anchor=False)
    for column, move in zip(st.columns(len(moves)), moves, strict=True):
        with column:
            _move(catalogue, move, verdicts[move.id], mine=mine)
    return True


def _move(catalogue: Catalogue, move: Exercise, verdict: Verdict, *, mine: bool) -> None:
    st.header(move.name, anchor=False)
    picture(move)
    st.markdown(badges(move, verdict, mine=mine))
    st.page_link(CATALOGUE, label=f"All about {move.name}", query_params={"move": move.id})
    st.markdown("**What it asks of the body**")
    st.markdown("\n".join(_asks(catalogue, move)))
    suited = limited(move, verdict.limit) if mine else move
    st.markdown("**How much**")
    st.markdown("\n".join(_dose(suited)) or "The article gives no dose for a move to leave out.")
    st.markdown("**Load on the spine**")
    st.markdown("\n".join(f"- {line}" for line in in_words_of(move)) or "Nobody has measured this.")
    if mine and move.stance == Stance.DO and verdict.reasons:
        st.markdown("**For you**")
        reason_lines(catalogue, verdict.reasons)
        swap_links(catalogue, verdict.swaps)


def _asks(catalogue: Catalogue, move: Exercise) -> list[str]:
    position = f"- :material/accessibility_new: {catalogue.vocabulary.position[move.position]}"
    found = facts(catalogue.vocabulary, move.mechanics)
    return [position, *(f"- :material/{fact.icon}: {fact.words}" for fact in found)]


def _dose(move: Exercise) -> list[str]:
    if move.dose is None:
        return []
    lines = zip(*dose_rows(move.dose).values(), strict=True)
    return [
        f"- {what}: {start}{f' to {most}' if most else ''} :small[:gray[({who})]]"
        for what, start, most, who in lines
    ]
