"""Session: today's moves, one screen a step, from Start to the diary, and how the back took them."""

import streamlit as st

from components.experiment.experiment_day import left_out_on
from components.safety.worry_view import worry_link
from components.session.any_day_view import asked_now
from components.session.asked_view import strong_pain_words
from components.session.log.after_view import after_card
from components.session.player.before_view import ready
from components.session.player.move_choice_view import continued, left_out, move_choice
from components.session.player.player_view import finished, player, under_way
from components.shell.places import TODAY
from components.visit import enter
from data.verdicts import DayAsks

visit = enter()
st.title("Session", anchor=False)

# The player keeps its place whatever is drawn above it: a session under way is never taken off the screen.
above = st.container()
today = asked_now(visit, left_out_on(visit.catalogue, visit.diary, visit.today, visit.today))
with above:
    strong_pain_words(visit)
    routine = None if finished() else ready(visit, today, under_way=under_way())
relief = today.kind is DayAsks.RELIEF
before = continued(visit, routine)
out = left_out(routine, visit.today, before) if routine else frozenset()
player(visit, routine, relief=relief, left_out=out, continues=before)
if not under_way():
    if routine:
        move_choice(visit, routine, out, before)
    after_card(visit, visit.today)
worry_link()
st.page_link(TODAY, label="Back to today", icon=":material/arrow_back:")
