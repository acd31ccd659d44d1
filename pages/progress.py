"""Progress: pain above what became of the plan, the sessions, the calendar, what the days can tell."""

import streamlit as st

from components.places import HISTORY
from components.progress.experiment.view import experiment_section
from components.progress.view import calendar, days_on_show, pain_and_plan, reading, sessions
from components.visit import enter

visit = enter()
st.title("Progress", anchor=False)

st.page_link(HISTORY, label="Every entry: open, change, delete", icon=":material/history:")
shown = days_on_show(visit)
if shown is None:
    st.stop()

pain_and_plan(shown.days, visit.today)
sessions(shown.days, visit.today)
calendar(shown.recent)
reading(shown)
experiment_section(visit)
