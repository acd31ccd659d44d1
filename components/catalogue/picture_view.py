"""A move's picture, in the colours of the visitor's theme."""

from base64 import b64encode

import streamlit as st

from components.drawing.figure import draw
from components.drawing.placeholder import WORDS, placeholder
from data.catalogue.figures import Figure, load_figures
from data.catalogue.model import Exercise
from data.catalogue.own_moves import OwnExercise


@st.cache_resource(show_spinner=False)
def _figures() -> dict[str, Figure]:
    return load_figures()


@st.cache_data(show_spinner=False, max_entries=200)
def _drawn(exercise_id: str, theme: str, moving: bool) -> str:
    return draw(_figures()[exercise_id], theme="dark" if theme == "dark" else "light", still=not moving)


def drawing(exercise: Exercise, theme: str, *, moving: bool) -> str:
    """The move as SVG, in the colours of a light or dark theme; a person's own move has a placeholder."""
    if isinstance(exercise, OwnExercise):
        return placeholder("dark" if theme == "dark" else "light")
    return _drawn(exercise.id, theme, moving)


def in_label(figure_id: str) -> str:
    """A figure's still as markdown for a label, which names what it shows."""
    svg = _drawn(figure_id, str(st.context.theme.type), False)
    return f"![](data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"


def picture(
    exercise: Exercise, *, width: int | str = "stretch", moving: bool = False, caption: str | None = None
) -> None:
    """The move drawn: the start as a ghost behind the end, or moving."""
    svg = drawing(exercise, str(st.context.theme.type), moving=moving)
    alt = " ".join(WORDS) if isinstance(exercise, OwnExercise) else f"{exercise.name}, drawn"
    st.image(svg, caption=caption, width=width, alt=alt)  # type: ignore[arg-type]
