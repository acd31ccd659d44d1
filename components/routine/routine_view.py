"""A routine's moves on the screen: picture, name, dose in words, what to mind."""

import streamlit as st

from components.catalogue.dose_table import KEPT_UP_S
from components.catalogue.own_words_view import how_to, own_words
from components.catalogue.picture_view import picture
from components.routine.explain import duration
from data.catalogue import Catalogue
from data.diary import OwnDose, RoutineItem


def dose_words(item: RoutineItem | OwnDose) -> str:
    """A dose in words: sets, repetitions, hold, sides."""
    repeated = f"{item.reps} ×" if item.reps > 1 else "once"
    sets = f"{item.sets} sets of {item.reps}" if item.sets > 1 else repeated
    held = f"hold {item.hold_s} s" if item.hold_s else ""
    hold = f"for {duration(item.hold_s)}" if item.hold_s >= KEPT_UP_S else held
    sides = "each side" if item.sides == 2 else ""
    return ", ".join(part for part in (sets, hold, sides) if part)


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
