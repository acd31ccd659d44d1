"""Asking about a move that is not ours: by name, else by four pictured questions; then the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from components.catalogue.own_moves.known_names import known_by_name
from components.catalogue.own_moves.own_details_view import START_SMALL, own_details
from components.catalogue.own_moves.own_move_kept import keep_own
from components.catalogue.own_moves.own_verdict_view import moves_alike, own_verdict
from components.catalogue.own_moves.pictured_answers import described, picks_of
from components.catalogue.own_moves.question_view import question_screen
from components.catalogue.search import match
from components.shell.places import CATALOGUE, ROUTINE
from components.shell.saving import save
from components.shell.settling import stepped
from components.shell.typing.words_field import words_field
from components.visit import Visit
from data.catalogue.own_moves import id_of
from data.diary import NAME_LIMIT, OwnMove
from data.unfit import Unfit

OWN = "own"  # the link's parameter: the id of the move to change
_MOST_OF_OURS = 3
NAMED = "named"  # and the name of the move asked about
_NAMELESS = "My move"


@dataclass(frozen=True, slots=True)
class _Asking:
    """Where a person is with one move: the question they are at, or past them all the answer."""

    at: int
    start: OwnMove | None = None  # as it was described before
    name: str = _NAMELESS
    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def ask_view(visit: Visit) -> None:
    """The search for a name, the questions, or what the filter says of the move for this person."""
    with st.container(horizontal=True):
        for label, icon, query in (
            ("All moves", ":material/arrow_back:", {}),
            ("My own moves", ":material/bookmark:", {"view": "own"}),
        ):
            st.page_link(CATALOGUE, label=label, icon=icon, query_params=query, width="content")
    wanted = st.query_params.get(OWN)
    own = next((move for move in visit.diary.own_moves() if move.id == wanted), None)
    st.title("Change your own move" if own else "Ask about a move", anchor=False)
    if visit.diary.profile() is None:
        st.write("The answer goes by your profile. Save it on the Routine page first.")
        st.page_link(ROUTINE, label="To my profile", icon=":material/person:")
        return
    if wanted and own is None:
        st.error("This move of yours is gone. You can bring it back from the bin in Settings.")
    key = f"asking_{own.id if own else ''}"
    asking = st.session_state.get(key) or (_of(visit, own) if own else None)
    if asking is None:
        _search(visit, key)
    elif asking.at < len(visit.shared.own_questions):
        _question(visit, asking, key)
    else:
        _answer(visit, asking, own, key)


def _of(visit: Visit, own: OwnMove, at: int | None = None) -> _Asking:
    questions = visit.shared.own_questions
    return _Asking(len(questions) if at is None else at, own, own.name, picks_of(questions.values(), own))


def _search(visit: Visit, key: str) -> None:
    """The question most people have, answered from the name alone where we know it."""
    text = words_field(
        "Which move?",
        st.query_params.get(NAMED, ""),
        "ask_search",
        NAME_LIMIT,
        placeholder="Romanian deadlift, kettlebell swing, swimming",
    )
    ours = [move for move in visit.shared.exercises.values() if text and match(visit.shared, move, text) == 0]
    for move in ours[:_MOST_OF_OURS]:
        st.page_link(
            CATALOGUE, label=move.name, icon=":material/arrow_forward:", query_params={"move": move.id}
        )
    found = known_by_name(visit.shared, text)
    for one in found:
        with st.container(border=True, key=f"known_{one.id}"):
            st.markdown(f"**{one.name}**  \n{one.what}")
            st.button(
                "This one", key=f"known_pick_{one.id}", on_click=_go, args=(key, _of(visit, one.as_own()))
            )
    if text and not (found or ours):
        st.info(
            "We don't know a move by that name. Four questions tell us enough.", icon=":material/search_off:"
        )
    name = text.strip()
    if len(name) > NAME_LIMIT:
        st.error(f"A move's name can be {NAME_LIMIT} characters long; this has {len(name)}.")
    st.button(
        "Describe it in pictures",
        disabled=len(name) > NAME_LIMIT,
        type="secondary" if found or ours else "primary",
        icon=":material/gesture_select:",
        key="own_describe",
        on_click=_go,
        args=(key, _Asking(0, name=name or _NAMELESS)),
    )


def _question(visit: Visit, asking: _Asking, key: str) -> None:
    questions = list(visit.shared.own_questions.values())
    question = questions[asking.at]

    def go(chosen: tuple[str, ...], screens: int) -> None:
        at = asking.at + screens
        st.session_state[key] = replace(asking, picks={**asking.picks, question.id: chosen}, at=at)
        if at < 0:  # back to where the questions were begun: the answer there was, or the search
            st.session_state[key] = asking.start and _of(visit, asking.start)

    question_screen(question, asking.at + 1, len(questions), asking.picks.get(question.id, ()), go)


def _answer(visit: Visit, asking: _Asking, kept: OwnMove | None, key: str) -> None:
    told = described(visit.shared.own_questions.values(), asking.picks, asking.start, asking.name)
    above = st.container(border=True, key="asked")
    try:
        own = own_details(visit.shared, told if asking.start else replace(told, dose=START_SMALL))
    except Unfit as error:
        st.error(str(error), icon=":material/edit:")
        return
    with above:
        verdicts = own_verdict(visit, own)
        with st.container(horizontal=True):
            st.button(
                "Keep the change" if kept else "Keep as my own move",
                icon=":material/bookmark_add:",
                type="primary" if verdicts[id_of(own)].allowed else "secondary",
                key="ask_keep",
                on_click=_keep,
                args=(visit, kept, own, key),
            )
            st.button(
                "Not quite, change it", key="own_change", on_click=_go, args=(key, _of(visit, own, at=0))
            )
            if not kept:
                st.button("Another move", type="tertiary", key="own_other", on_click=_go, args=(key, None))
        moves_alike(visit, own, verdicts)


def _go(key: str, asking: _Asking | None) -> None:
    stepped()
    st.session_state[key] = asking


def _keep(visit: Visit, before: OwnMove | None, asked: OwnMove, key: str) -> None:
    kept = save(
        lambda: keep_own(visit.diary, asked, before),
        "Changed." if before else "Kept as your own move.",
    )
    if kept:
        st.session_state[key] = None
