"""Something new or worrying? The warning signs, one tap each, whatever day it is."""

import streamlit as st

from components.safety.worry_view import worry
from components.visit import enter

visit = enter()
st.title("Something new or worrying?", anchor=False)
worry(visit.answering, visit.gate)
