"""Progress: one's own days, read for oneself or for a clinician."""

import streamlit as st

from components.exchange.take_away_view import take_away
from components.experiment.trial_view import experiment_section
from components.progress.days_on_show_view import days_on_show, reading_chosen
from components.progress.for_clinician_view import for_clinician
from components.progress.for_me_view import for_me
from components.shell.places import HISTORY
from components.visit import enter

visit = enter()
st.title("Progress", anchor=False)

st.page_link(HISTORY, label="Every entry: open, change, delete", icon=":material/history:")
reading = reading_chosen(visit)
shown = days_on_show(visit)
if shown is None:
    st.stop()

if reading == "clinician":
    for_clinician(visit, shown)
else:
    for_me(visit, shown)
experiment_section(visit)
if not shown.made_up:
    take_away(visit, "tertiary")
