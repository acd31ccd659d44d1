"""Asking about a move that is not ours: the form, the filter's answer, and keeping the move."""

import streamlit as st

from components.catalogue.own_moves.known_names import known_by_name
from components.catalogue.own_moves.own_form_view import own_form
from components.catalogue.own_moves.own_verdict_view import own_verdict
from components.catalogue.search import match
from components.shell.places import CATALOGUE, ROUTINE
from components.shell.saving import save
from components.visit import Visit
from data.catalogue.model.known_move import KnownMove
from data.diary import NAME_LIMIT, OwnMove
from data.unfit import Unfit

OWN = "own"  # the link's parameter: the id of the move to change
_MOST_OF_OURS = 3
NAMED = "named"  # and the name of the move asked about


def ask_view(visit: Visit) -> None:
    """The form and, once it is sent, what the filter says of the move for this person."""
    with st.container(horizontal=True):
        st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:", width="content")
        st.page_link(
            CATALOGUE,
            label="My own moves",
            icon=":material/bookmark:",
            query_params={"view": "own"},
            width="content",
        )
    wanted = st.query_params.get(OWN)
    own = next((move for move in visit.diary.own_moves() if move.id == wanted), None)
    st.title("Change your own move" if own else "Ask about a move", anchor=False)
    if visit.diary.profile() is None:
        st.write("The answer goes by your profile. Save it on the Routine page first.")
        st.page_link(ROUTINE, label="To my profile", icon=":material/person:")
        return
    if wanted and own is None:
        st.error("This move of yours is gone. You can bring it back from the bin in Settings.")
    prefix = f"edit_{own.id}" if own else "ask"
    said = f"{prefix}_said"
    if own is None:
        _by_name(visit, said)
    above = st.container()  # the answer stands over the form, and is known only after it
    st.write(
        "Not in the list? Describe it. The same rules judge it as our own moves. "
        "What you leave open counts as unknown, and unknown is never called fine."
    )
    try:
        described = own_form(visit.shared, own, prefix)
    except Unfit as error:
        st.session_state.pop(said, None)
        st.error(str(error), icon=":material/edit:")
        return
    if described:
        st.session_state[said] = described
        st.rerun()
    if asked := st.session_state.get(said):
        with above:
            _answer(visit, own, asked, said)


def _by_name(visit: Visit, said: str) -> None:
    """The question most people have, answered from the name alone where we know it."""
    text = st.text_input(
        "Which move?",
        st.query_params.get(NAMED, ""),
        max_chars=NAME_LIMIT,
        placeholder="Romanian deadlift, kettlebell swing, swimming",
        key="ask_search",
    )
    if not text:
        return
    ours = [move for move in visit.shared.exercises.values() if match(visit.shared, move, text) == 0]
    for move in ours[:_MOST_OF_OURS]:
        st.page_link(
            CATALOGUE, label=move.name, icon=":material/arrow_forward:", query_params={"move": move.id}
        )
    found = known_by_name(visit.shared, text)
    for known in found:
        with st.container(border=True, key=f"known_{known.id}"):
            st.markdown(f"**{known.name}**  \n{known.what}")
            st.button("This one", key=f"known_pick_{known.id}", on_click=_pick, args=(said, known))
    if not (found or ours):
        st.info("We don't know a move by that name. Describe it below.", icon=":material/search_off:")


def _pick(said: str, move: KnownMove) -> None:
    st.session_state[said] = move.as_own()


def _answer(visit: Visit, before: OwnMove | None, asked: OwnMove, said: str) -> None:
    st.header("What we can say", anchor=False)
    with st.container(border=True, key="asked"):
        own_verdict(visit, asked, near=True)
        st.button(
            "Keep the change" if before else "Keep as my own move",
            icon=":material/bookmark_add:",
            key="ask_keep",
            on_click=_keep,
            args=(visit, before, asked, said),
        )


def _keep(visit: Visit, before: OwnMove | None, asked: OwnMove, said: str) -> None:
    kept = save(
        lambda: visit.diary.save_own_move(asked),
        "Changed." if before else "Kept as your own move.",
        lambda move: visit.diary.save_own_move(before) if before else visit.diary.delete(move),
    )
    if kept:
        st.session_state.pop(said, None)
