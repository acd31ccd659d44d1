"""The hour at which the person's day ends, to see and to change."""

import streamlit as st

from components.shell.saving import save
from components.visit import Visit
from components.visit.day_end import HOURS, day_ends, keep_day_end

_KEY = "day_ends"


def day_end_choice(visit: Visit) -> None:
    """Midnight, or an hour after it for who is up late."""
    st.segmented_control(
        "My day ends at",
        list(HOURS),
        default=day_ends(visit.diary),
        format_func=HOURS.__getitem__,
        required=True,
        key=_KEY,
        on_change=_keep,
        args=(visit,),
    )
    st.caption(
        "What you log after midnight and before this hour counts for the day before. "
        "Days logged already stay as they are."
    )


def _keep(visit: Visit) -> None:
    hour: int = st.session_state[_KEY]
    save(
        lambda: keep_day_end(visit.diary, hour),
        f"Saved: your day ends at {HOURS[hour].lower().removesuffix('.')}.",
    )
