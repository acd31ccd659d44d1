"""History: everything logged, to filter, open, change and delete; and one move's own history."""

import streamlit as st

from components.session.log.history_view import entries, filters, one_move
from components.visit import enter

visit = enter()
st.title("History", anchor=False)

wanted = filters(visit)
entries(visit, wanted)
one_move(visit, wanted)
