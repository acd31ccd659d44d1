"""Today: how the back is, what the plan asks, and the week so far."""

import streamlit as st

from components.diary.check_in_view import check_in_card
from components.diary.day_chips_view import day_on_show
from components.diary.welcome_view import gap_card, welcome
from components.experiment.experiment_day import left_out_on
from components.experiment.todays_block_view import experiment_line
from components.safety.worry_view import worry_link
from components.session.advice.proposals_view import clinician_card
from components.session.asked_view import strong_pain_words
from components.session.log.after_view import after_card
from components.session.log.morning_view import morning_card
from components.session.log.tick_view import session_card
from components.shell.places import CATALOGUE, PROGRESS
from components.visit import enter

visit = enter()

if visit.diary.first_day() is None and visit.diary.last_screening() is None:
    welcome()
    st.stop()

st.title(f"{visit.today:%A %-d %B}", anchor=False)
strong_pain_words(visit)
gap_card(visit)
day = day_on_show(visit)
asked = day == visit.today and morning_card(visit)
said = visit.diary.check_ins(day, day)
if day != visit.today:
    st.header(f"{day:%A %-d %B %Y}" if day.year != visit.today.year else f"{day:%A %-d %B}", anchor=False)
if said or not asked:  # pain is asked for once, and what was said of a day always stands on it
    check_in_card(visit, day)
worry_link()
if day == visit.today:
    clinician_card(visit)
experiment_line(visit, day)
session_card(visit, day, left_out_on(visit.catalogue, visit.diary, day, visit.today))
after_card(visit, day)
with st.container(horizontal=True, key="onward"):
    st.page_link(PROGRESS, label="Your progress", icon=":material/monitoring:")
    st.page_link(CATALOGUE, label="All moves", icon=":material/accessibility_new:")
