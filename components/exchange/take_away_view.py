"""The button that hands a person their days and the notebook that reads them."""

from typing import Literal

import streamlit as st

from components.exchange.take_away import bundle
from components.visit import Visit
from data.version import file_name


def take_away(visit: Visit, kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    """One click, one zip; it is made when it is asked for."""
    st.download_button(
        "Take my days with me (zip)",
        lambda: bundle(visit.diary.days(end=visit.latest)),
        file_name=file_name(f"days-{visit.today:%Y-%m-%d}", ".zip"),
        mime="application/zip",
        icon=":material/folder_zip:",
        key="take_away",
        type=kind,
        on_click="ignore",
    )


def take_away_section(visit: Visit) -> None:
    """The same in Settings, with what it holds; nothing while there is nothing to take."""
    if visit.diary.first_day() is None:
        return
    take_away(visit)
    st.caption(
        "The zip holds your days and a Jupyter notebook that draws and reads them as Progress does, without "
        "Backwise. Both files are health data: keep them where only you look."
    )
