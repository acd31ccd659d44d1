"""A routine's moves on the screen: picture, name, dose in words, what to mind."""

import streamlit as st

from components.catalogue.dose_words import dose_words, duration
from components.catalogue.own_moves.own_words_view import how_to, own_words
from components.catalogue.picture_view import picture
from data.catalogue import Catalogue
from data.diary import RoutineItem


def move_lines(catalogue: Catalogue, items: tuple[RoutineItem, ...]) -> None:
    """The moves in order, each with how to do it folded behind it."""
    for number, item in enumerate(items, 1):
        exercise = catalogue.exercises[item.exercise_id]
        with st.container(border=True, key=f"move_{exercise.id}"):
            left, right = st.columns([1, 2], vertical_alignment="center")
            with left:
                picture(exercise)
            with right:
                st.markdown(
                    f"**{number}. {exercise.name}**  \n{dose_words(item)} :gray[· {duration(item.seconds)}]"
                )
                own_words(exercise)
                if item.note:
                    st.markdown(f":material/tune: {item.note}")
            with st.expander("How to do it", key=f"how_{exercise.id}"):
                how_to(exercise)
                if exercise.if_it_hurts:
                    st.markdown(f"**If it hurts:** {exercise.if_it_hurts.text}")
                for stop in exercise.stop_if:
                    st.markdown(f"**Stop if** {stop.text}")
