"""Routine: the safety check, what suits this person, and a routine built, changed, shared and planned."""

from functools import partial

import streamlit as st

from components.routine.building.builder_view import saved_routines, table, wishes
from components.routine.link_view import opened_link
from components.routine.plan_view import plan_card
from components.safety.profile_view import profile_form
from components.safety.screening_view import safety_gate
from components.safety.worry_view import worry_link
from components.session.advice.level_view import level_line
from components.session.advice.proposals_view import proposals_card
from components.session.advice.ways_back.way_back_view import ways_back_card
from components.session.asked_view import strong_pain_words
from components.visit import enter, profile_of

visit = enter()
st.title("Routine", anchor=False)
strong_pain_words(visit)
safety_gate(visit.answering, visit.gate)
worry_link()

if visit.diary.profile() is None:
    st.write("What should the routine respect? Leave open what doesn't apply.")
    profile_form(visit.catalogue, visit.diary, visit.today, partial(level_line, visit))
    st.stop()

profile = profile_of(visit)
opened_link(visit)
table_is_the_plan = plan_card(visit, profile)
proposals_card(visit)
ways_back_card(visit)
with st.expander("My profile", icon=":material/person:", key="my_profile"):
    profile_form(visit.catalogue, visit.diary, visit.today, partial(level_line, visit))
wishes(visit, profile)
saved_routines(visit)
if not table_is_the_plan:
    table(visit, profile)
