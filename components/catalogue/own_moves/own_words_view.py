"""A person's own words for a move, as plain text beside the neutral name that stands everywhere else."""

from collections.abc import Iterable

import streamlit as st

from data.catalogue import Exercise
from data.catalogue.own_moves import AS_SHOWN, OwnExercise
from data.isolated import isolated


def own_words(move: Exercise) -> None:
    """What the person calls a move of their own; nothing for a move of ours."""
    if isinstance(move, OwnExercise):
        st.text(move.words)


def who_is_who(moves: Iterable[Exercise]) -> None:
    """For choices that can only show the neutral names: which own move is which."""
    for move in moves:
        if isinstance(move, OwnExercise):
            st.text(f"{move.name}: {isolated(move.words)}")


def how_to(move: Exercise) -> None:
    """The steps of a move, or what the person says of how they do their own."""
    if not isinstance(move, OwnExercise):
        st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(move.steps, 1)))
    elif move.how:
        st.text(move.how)
    else:
        st.markdown(AS_SHOWN)
