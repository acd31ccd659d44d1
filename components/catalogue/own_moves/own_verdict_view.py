"""What the filter says of a person's own move, whether routines can hold it, and their list of such moves."""

from collections.abc import Iterable, Mapping

import streamlit as st

from components.catalogue.dose_words import dose_words
from components.catalogue.own_moves.nearest_moves import nearest
from components.catalogue.picture_view import picture
from components.safety import Verdict, screen
from components.safety.verdict_view import reason_lines, verdict_badge
from components.shell.places import CATALOGUE
from components.shell.saving import delete_button
from components.visit import Visit, profile_of
from data.catalogue import Exercise
from data.catalogue.own_moves import extended, id_of, known_already, read_by_us
from data.diary import OwnMove
from data.verdicts import Standing

_RESTS_ON = {
    True: "This goes by how the move is usually done, as we read it. Stop if it hurts.",
    False: "This goes by your answers alone; nobody has checked the move itself. Stop if it hurts.",
}


def own_verdict(visit: Visit, own: OwnMove) -> Mapping[str, Verdict]:
    """The answer with its reasons; the verdicts by which it was given."""
    mine = extended(visit.shared, (own,))
    verdicts = screen(mine, profile_of(visit))
    verdict = verdicts[id_of(own)]
    st.text(own.name)  # the person's words: never markup
    open_gate = visit.gate.standing is Standing.OPEN
    st.header(headline(verdict) if open_gate else "Not yet", anchor=False)
    if not open_gate:
        st.warning(
            "Finish the safety check on the Routine page before you exercise.", icon=":material/front_hand:"
        )
    reason_lines(visit.shared, verdict.reasons)
    if verdict.allowed:
        st.caption(_RESTS_ON[read_by_us(mine.exercises[id_of(own)])])
    _in_routines(visit, own, verdict)
    if ours := known_already(visit.shared, own):
        st.write("We have a move of this name, fully described:")
        _links(ours)
    return verdicts


def moves_alike(visit: Visit, own: OwnMove, verdicts: Mapping[str, Verdict]) -> None:
    """Moves of ours that train the same, where there are any."""
    if found := nearest(visit.shared, own, verdicts):
        st.write("Moves of ours that train the same, fine for you:")
        _pictures(found, verdicts)
    elif not (own.purposes and own.covers):
        st.write("Say below what it is for and what it trains, and we can suggest moves of ours.")
    else:
        st.write("We have no move that trains the same and is fine for you now.")


def headline(verdict: Verdict) -> str:
    """The answer in two or three words. What isn't known of a move counts as the riskiest."""
    if not verdict.allowed:
        return "Not now"
    return "Fine if …" if verdict.reasons else "Fine for you"


def _in_routines(visit: Visit, own: OwnMove, verdict: Verdict) -> None:
    """Whether a routine can hold it once it is allowed."""
    rule = visit.shared.rules["no-dose"]
    if verdict.allowed and own.dose:
        st.markdown(f":material/event_available: Routines can hold it: {dose_words(own.dose)}.")
    elif verdict.allowed:
        st.markdown(f":material/do_not_disturb_on: Not in routines: {rule.words}")


def _pictures(moves: tuple[Exercise, ...], verdicts: Mapping[str, Verdict]) -> None:
    grid = st.grid(min_column_width=104, gap="small", key="moves_alike")
    for move in moves:
        with grid, st.container(gap="small"):
            picture(move)
            st.markdown(verdict_badge(verdicts[move.id]))
            _links((move,))


def _links(moves: Iterable[Exercise]) -> None:
    for move in moves:
        st.page_link(CATALOGUE, label=move.name, query_params={"move": move.id})


def own_moves(visit: Visit) -> None:
    """The person's own moves with today's verdict; theirs alone, and never part of a link."""
    st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:")
    st.title("My own moves", anchor=False)
    known = visit.diary.profile() is not None
    kept = visit.diary.own_moves()
    if not kept:
        st.write("None yet. Ask about a move, and keep it.")
    elif not known:
        st.write("What they mean for you shows once your profile is saved.")
    for number, own in enumerate(kept, 1):
        with st.container(border=True, key=f"own_{own.id}"):
            st.header(visit.catalogue.exercises[id_of(own)].name, anchor=False)
            if known:
                own_verdict(visit, own)
            else:
                st.text(own.name)
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    CATALOGUE,
                    label=f"Change own move {number}",
                    icon=":material/edit:",
                    query_params={"view": "ask", "own": own.id},
                    width="content",
                )
                delete_button(visit.diary, own, "Move deleted.")
