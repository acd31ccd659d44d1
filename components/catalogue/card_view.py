"""Moves as cards: picture, name, to do or not now, and the way to the move itself."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.catalogue.picture_view import picture
from components.safety import Verdict
from components.safety.verdict_view import verdict_badge
from components.shell.places import CATALOGUE
from data.catalogue import Catalogue
from data.catalogue.model import Exercise, Origin, Stance

SHOWN_AT_FIRST = 16


def cards(
    catalogue: Catalogue, moves: Sequence[Exercise], verdicts: Mapping[str, Verdict], *, mine: bool
) -> None:
    """A grid of cards, the first sixteen unless more are wanted.

    With `mine` each also says what the filter found for this person.
    """
    shown = moves if st.session_state.get("all_cards") else moves[:SHOWN_AT_FIRST]
    grid = st.grid(min_column_width=250, border=True, key="cards")
    for move in shown:
        with grid:
            _card(catalogue, move, verdicts[move.id], mine=mine)
    if rest := len(moves) - len(shown):
        st.button(f"Show {rest} more", key="show_all_cards", width="stretch", on_click=_show_all)


def _show_all() -> None:
    st.session_state["all_cards"] = True


def badges(move: Exercise, verdict: Verdict, *, mine: bool) -> str:
    """To do or not now, and what it is for this person, as markdown: colour, icon and word.

    A move that is not allowed for them is not called one to do.
    """
    if move.stance == Stance.AVOID:
        return ":red-badge[:material/do_not_disturb_on: Not now]"
    said = [] if mine and not verdict.allowed else [":green-badge[:material/check_circle: To do]"]
    if mine:
        said.append(verdict_badge(verdict))
    if move.origin == Origin.BEYOND:
        said.append(":gray-badge[:material/library_add: Beyond the article]")
    return " ".join(said)


def _card(catalogue: Catalogue, move: Exercise, verdict: Verdict, *, mine: bool) -> None:
    purposes = ", ".join(catalogue.vocabulary.purpose[p] for p in move.purpose)
    with st.container(key=f"card_{move.id}"):
        picture(move)
        st.markdown(f"{badges(move, verdict, mine=mine)}  \n**{move.name}**  \n:small[{purposes}]")
        st.page_link(
            CATALOGUE,
            label=f"How to do it: {move.name}" if move.stance == Stance.DO else f"Why not now: {move.name}",
            query_params={"move": move.id},
        )
