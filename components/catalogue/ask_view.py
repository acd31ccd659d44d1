"""Asking about a move that is not ours: a form, the filter's answer, and the person's own moves."""

from collections.abc import Iterable, Mapping
from typing import get_args

import streamlit as st

from components.catalogue.own_moves import extended, id_of, known_already, nearest
from components.catalogue.picture_view import picture
from components.diary.saving_view import save
from components.places import CATALOGUE, ROUTINE
from components.safety import Verdict, screen
from components.safety.verdict_view import reason_lines, verdict_badge
from components.visit import Visit, profile_of
from data.catalogue import Catalogue, Exercise, Mechanics
from data.diary import NAME_LIMIT, OwnMove

_ASKED = "asked_move"
UNKNOWN = "I don't know"
_YES_NO = {"Yes": True, "No": False}


def ask_view(visit: Visit) -> None:
    """The form and, once it is sent, what the filter says of the move for this person."""
    st.page_link(CATALOGUE, label="All moves", icon=":material/arrow_back:")
    st.title("Ask about a move", anchor=False)
    if visit.diary.profile() is None:
        st.write("The answer goes by your profile. Save it on the Routine page first.")
        st.page_link(ROUTINE, label="To my profile", icon=":material/person:")
        return
    st.write(
        "Someone gave you a move we don't have? Describe it. The same rules judge it as our own moves. "
        "What you leave open counts as unknown, and unknown is never called fine."
    )
    _form(visit.shared)
    if own := st.session_state.get(_ASKED):
        _answer(visit, own)


def _form(catalogue: Catalogue) -> None:
    words = catalogue.vocabulary
    with st.form("ask", border=True):
        name = st.text_input("What is it called?", max_chars=NAME_LIMIT, key="ask_name")
        position = st.selectbox(
            "How are you placed?",
            [str(position) for position in words.position],
            index=None,
            format_func=lambda position: words.position[position],
            placeholder="Choose one",
            key="ask_position",
        )
        purposes = _pills("What is it for?", words.purpose, "ask_purposes")
        covers = _pills("What does it train?", {str(k): v for k, v in words.covers.items()}, "ask_covers")
        equipment = _pills("What does it need?", words.equipment, "ask_equipment")
        level = st.segmented_control(
            "How hard is it? Not knowing counts as harder.",
            sorted(words.level),
            format_func=words.level.__getitem__,
            key="ask_level",
        )
        st.markdown("**What happens in your body?**")
        answers = {field: _question(catalogue, field) for field in Mechanics.model_fields}
        if st.form_submit_button("Is it fine for me?", type="primary", key="ask_send"):
            mechanics = {field: answer for field, answer in answers.items() if answer is not None}
            _keep_asked(name, position, mechanics, purposes, covers, equipment, level)


def _keep_asked(
    name: str,
    position: str | None,
    mechanics: dict[str, str | bool],
    purposes: list[str],
    covers: list[str],
    equipment: list[str],
    level: int | None,
) -> None:
    try:
        st.session_state[_ASKED] = OwnMove(
            name, position or "", mechanics, set(purposes), set(covers), set(equipment), level or 3
        )
    except ValueError as error:
        st.session_state.pop(_ASKED, None)
        st.error(str(error), icon=":material/edit:")


def _pills(label: str, names: dict[str, str], key: str) -> list[str]:
    return st.pills(label, list(names), selection_mode="multi", format_func=names.__getitem__, key=key)


def _question(catalogue: Catalogue, field: str) -> str | bool | None:
    """One question of the mechanics; None is "I don't know"."""
    words = catalogue.vocabulary
    answers: dict[str, str | bool] = dict(_YES_NO)
    if field == "load":
        answers = {shown: str(load) for load, shown in words.load.items()}
    elif bool not in get_args(Mechanics.model_fields[field].annotation):
        answers = {shown: str(amount) for amount, shown in words.amount.items()}
    chosen = st.radio(words.mechanics[field].ask, [UNKNOWN, *answers], horizontal=True, key=f"ask_{field}")
    return answers.get(chosen or UNKNOWN)


def _answer(visit: Visit, own: OwnMove) -> None:
    st.header("What we can say", anchor=False)
    with st.container(border=True, key="asked"):
        _verdict(visit, own)
        st.button(
            "Keep as my own move",
            icon=":material/bookmark_add:",
            key="ask_keep",
            on_click=_keep,
            args=(visit, own),
        )


def _keep(visit: Visit, own: OwnMove) -> None:
    kept = save(
        lambda: visit.diary.save_own_move(own),
        "Kept as your own move.",
        lambda move: visit.diary.delete(move),
    )
    if kept:
        st.session_state.pop(_ASKED, None)


def _verdict(visit: Visit, own: OwnMove) -> None:
    verdicts = screen(extended(visit.shared, (own,)), profile_of(visit))
    verdict = verdicts[id_of(own)]
    st.text(own.name)  # the person's words: never markup
    st.markdown(verdict_badge(verdict))
    if visit.gate.standing != "open":
        st.warning(
            "Finish the safety check on the Routine page before you exercise.", icon=":material/front_hand:"
        )
    reason_lines(visit.shared, verdict.reasons)
    if verdict.allowed:
        st.caption("This goes by your answers alone; nobody has checked the move itself. Stop if it hurts.")
    if ours := known_already(visit.shared, own):
        st.write("We have a move of this name, fully described:")
        _links(ours)
    if near := nearest(visit.shared, own, verdicts):
        st.write("Moves of ours that train the same, fine for you:")
        _pictures(near, verdicts)
    else:
        st.write("We have no move that trains the same and is fine for you now.")


def _pictures(moves: tuple[Exercise, ...], verdicts: Mapping[str, Verdict]) -> None:
    for column, move in zip(st.columns(3), moves, strict=False):
        with column:
            picture(move)
            st.markdown(verdict_badge(verdicts[move.id]))
            _links((move,))


def _links(moves: Iterable[Exercise]) -> None:
    for move in moves:
        st.page_link(CATALOGUE, label=move.name, query_params={"move": move.id})


def own_moves(visit: Visit) -> None:
    """The person's own moves with today's verdict; theirs alone, and never part of a link."""
    kept = visit.diary.own_moves()
    if not kept:
        return
    with st.expander(f"My own moves ({len(kept)})", icon=":material/bookmark:", key="own_moves"):
        if visit.diary.profile() is None:
            st.write("What they mean for you shows once your profile is saved.")
        for own in kept:
            with st.container(border=True, key=f"own_{own.id}"):
                if visit.diary.profile() is None:
                    st.text(own.name)
                else:
                    _verdict(visit, own)
                st.button(
                    "Delete",
                    key=f"delete_{own.id}",
                    type="tertiary",
                    on_click=save,
                    args=(
                        lambda own=own: visit.diary.delete(own),
                        "Move deleted.",
                        lambda _, own=own: visit.diary.restore(own),
                    ),
                )
