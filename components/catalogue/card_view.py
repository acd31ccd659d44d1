"""Moves as cards: picture, name, to do or not now, and the way to the move itself."""

from collections.abc import Iterable, Mapping

import streamlit as st

from components.catalogue.picture_view import picture
from components.places import CATALOGUE
from components.safety import Verdict
from components.safety.verdict_view import verdict_badge
from data.catalogue import Catalogue
from data.catalogue.model import Exercise


def cards(
    catalogue: Catalogue, moves: Iterable[Exercise], verdicts: Mapping[str, Verdict], *, mine: bool
) -> None:
    """A grid of cards; with `mine` each also says what the filter found for this person."""
    grid = st.grid(min_column_width=250, border=True, key="cards")
    for move in moves:
        with grid:
            _card(catalogue, move, verdicts[move.id], mine=mine)


def stance_badge(move: Exercise) -> None:
    """To do or not now: colour, icon and word."""
    if move.stance == "do":
        st.badge("To do", icon=":material/check_circle:", color="green")
    else:
        st.badge("Not now", icon=":material/do_not_disturb_on:", color="red")


def _card(catalogue: Catalogue, move: Exercise, verdict: Verdict, *, mine: bool) -> None:
    with st.container(key=f"card_{move.id}"):
        picture(move)
        with st.container(horizontal=True):
            stance_badge(move)
            if mine and move.stance == "do":
                verdict_badge(verdict)
        st.markdown(f"**{move.name}**")
        st.caption(", ".join(catalogue.vocabulary.purpose[p] for p in move.purpose))
        st.page_link(
            CATALOGUE,
            label=f"How to do it: {move.name}" if move.stance == "do" else f"Why not now: {move.name}",
            query_params={"move": move.id},
        )
