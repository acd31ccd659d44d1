"""The warning signs to tap: one that fits, or may fit, counts from the tap."""

import streamlit as st

from components.safety.answering import Answering, signs_again
from components.shell.saving import quietly
from components.shell.settling import stepped
from data.diary import Answer


def signs_to_tap(answering: Answering, key: str) -> None:
    """Each sign as a button. A tap keeps "not sure", which counts as yes, for all that the line asks."""
    st.markdown("Tap what fits, also if you are not sure.")
    for number, (line, flags) in enumerate(signs_again(answering.catalogue, answering.so_far()).items()):
        st.button(
            line,
            icon=":material/emergency_home:",
            width="stretch",
            key=f"{key}_sign_{number}",
            on_click=_fits,
            args=(answering, flags),
        )


def _fits(answering: Answering, flags: tuple[str, ...]) -> None:
    stepped()
    quietly(lambda: answering.tap(dict.fromkeys(flags, Answer.NOT_SURE)))
