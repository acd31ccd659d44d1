"""Settings: profile, safety check, emergency number, the person's data, and what Backwise is."""

import os
from functools import partial

import streamlit as st

from components.catalogue.about_view import about
from components.catalogue.how_sure_view import VIEW, how_sure
from components.diary.backups_view import backups_section
from components.diary.data_view import bin_list, data_place, delete_everything
from components.diary.day_end_view import day_end_choice
from components.exchange.take_away_view import take_away_section
from components.exchange.whole_diary_view import whole_diary_section
from components.safety.emergency.emergency_number_view import emergency_number
from components.safety.profile_view import profile_form
from components.safety.screening_view import begin_again
from components.session.advice.level_view import level_line
from components.session.player.player_view import forget_deleted
from components.shell.places import ROUTINE
from components.visit import enter
from data.version import VERSION

visit = enter()
if st.query_params.get("view") == VIEW:
    how_sure(visit.shared)
    st.stop()
st.title("Settings", anchor=False)

st.header("My profile", anchor=False)
profile_form(visit.catalogue, visit.diary, visit.today, partial(level_line, visit))

st.header("Safety", anchor=False)
if last := visit.diary.last_screening():
    st.write(f"Last safety check: {last.day:%-d %B %Y}. It is asked again every four weeks.")
begin = partial(begin_again, visit.answering)
if st.button("Do the safety check now", key="check_now", on_click=begin):
    st.switch_page(ROUTINE)
emergency_number(visit.diary)

st.header("My day", anchor=False)
day_end_choice(visit)

st.header("My data", anchor=False)
data_place(visit)
take_away_section(visit)
with st.expander("Everything in one file", key="whole_diary", icon=":material/folder_zip:"):
    whole_diary_section(visit)
with st.expander("Backups", key="backups", icon=":material/settings_backup_restore:"):
    backups_section(visit)
with st.expander("Bin", key="bin", icon=":material/delete:"):
    bin_list(visit)
with st.expander("Delete everything", key="end", icon=":material/delete_forever:"):
    delete_everything(visit)
forget_deleted(visit)
if os.environ.get("DATABASE_URL"):
    st.button("Sign out", on_click=st.logout, key="sign_out")

st.header("About Backwise", anchor=False)
about(visit.catalogue)
st.caption(f"Backwise {VERSION}")
