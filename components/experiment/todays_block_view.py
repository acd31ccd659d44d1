"""One line on Today: which way the day goes, or that the experiment has stopped."""

from datetime import date

import streamlit as st

from components.experiment.experiment_day import experiment_on
from components.experiment.trial_words import today_line
from components.shell.places import PROGRESS
from components.visit import Visit


def experiment_line(visit: Visit, day: date) -> None:
    """What the day's block says; nothing where no experiment has the day."""
    found = experiment_on(visit.catalogue, visit.diary, day, visit.today)
    if found is None:
        return
    with st.container(border=True, key="experiment_today"):
        if found.stop is None or found.counts:
            st.markdown(f":material/science: {today_line(visit.catalogue, found.experiment, day)}")
        else:
            st.markdown(f":material/science: {visit.catalogue.experiment[found.stop.why].words}")
            st.page_link(PROGRESS, label="What it shows", icon=":material/arrow_forward:")
