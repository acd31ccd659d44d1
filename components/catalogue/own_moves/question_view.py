"""One question about a move: each answer a picture to tap."""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from components.catalogue.own_moves.pictured_answers import UNSURE
from components.catalogue.picture_view import in_label
from components.shell.settling import page_top, stepped
from data.catalogue.model.own_question import OwnQuestion

_LOOK = Path(__file__).with_name("pictured_answers.css")
_UNSURE = ":material/help: Not sure: counts as the riskiest"


def question_screen(
    question: OwnQuestion,
    number: int,
    of: int,
    before: tuple[str, ...],
    go: Callable[[tuple[str, ...], int], None],
) -> None:
    """The question with its answers. `go` is told what is chosen, and how many screens on to go."""
    st.progress(number / of, text=f"Question {number} of {of}")
    st.header(question.ask, anchor=False)
    st.caption(question.hint)
    chosen = _pictured(question, before)
    with st.container(horizontal=True):
        st.button(
            "Next" if number < of else "Is it fine for me?",
            type="primary",
            disabled=not chosen,
            key="own_next",
            on_click=_step,
            args=(go, question, 1),
        )
        st.button("Back", type="tertiary", key="own_back", on_click=_step, args=(go, question, -1))
    page_top(f"own {question.id}")


def _pictured(question: OwnQuestion, before: tuple[str, ...]) -> tuple[str, ...]:
    labels = {answer.id: f"{in_label(answer.figure)} {answer.label}" for answer in question.answers}
    if question.several:
        labels[UNSURE] = _UNSURE
    st.html(_LOOK)
    with st.container(key="pictured"):
        chosen = st.pills(
            question.ask,
            list(labels),
            selection_mode="multi" if question.several else "single",
            default=list(before) if question.several else next(iter(before), None),
            format_func=labels.__getitem__,
            label_visibility="collapsed",
            width="stretch",
            key=_key(question),
        )
    return _chosen(chosen)


def _key(question: OwnQuestion) -> str:
    return f"own_question_{question.id}"


def _chosen(widget: str | Sequence[str] | None) -> tuple[str, ...]:
    return (widget,) if isinstance(widget, str) else tuple(widget or ())


def _step(go: Callable[[tuple[str, ...], int], None], question: OwnQuestion, screens: int) -> None:
    stepped()
    go(_chosen(st.session_state[_key(question)]), screens)  # as of the tap, not of the last run
