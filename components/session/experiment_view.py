"""One line on Today: which way the day goes, or that the experiment has stopped."""

from datetime import date

import streamlit as st

from components.places import PROGRESS
from components.session.experiment_day import experiment_on
from components.visit import Visit


def experiment_line(visit: Visit, day: date) -> None:
    """What the day's block says; nothing where no experiment has the day."""
    found = experiment_on(visit.catalogue, visit.diary, day, visit.today)
    if found is None:
        return
    from components.progress.experiment.words import today_line  # brings in what most visits never need

    with st.container(border=True, key="experiment_today"):
        if found.stop is None or found.counts:
            st.markdown(f":material/science: {today_line(visit.catalogue, found.experiment, day)}")
        else:
            st.markdown(f":material/science: {visit.catalogue.experiment[found.stop.why].words}")
            st.page_link(PROGRESS, label="What it shows", icon=":material/arrow_forward:")
