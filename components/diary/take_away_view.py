"""The button that hands a person their days and the notebook that reads them."""

from typing import Literal

import streamlit as st

from components.diary.take_away import bundle
from components.visit import Visit


def take_away(visit: Visit, kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    """One click, one zip; it is made when it is asked for."""
    st.download_button(
        "Take my days with me (zip)",
        lambda: bundle(visit.diary.days(end=visit.today)),
        file_name=f"backwise-days-{visit.today:%Y-%m-%d}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        key="take_away",
        type=kind,
        on_click="ignore",
    )
