"""History: everything logged, to search, open, change and delete; and one move's own history."""

import streamlit as st

from components.session.log.history_view import history_list
from components.session.log.one_move_view import one_move
from components.visit import enter

visit = enter()
st.title("History", anchor=False)

history_list(visit)
one_move(visit)
