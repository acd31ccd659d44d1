"""Moves: all, and by link one in full, a few side by side, the load picture, a question, one's own."""

import streamlit as st

from components.catalogue.card_view import cards
from components.catalogue.compare_view import choose_to_compare, compare_view
from components.catalogue.filters_view import filters
from components.catalogue.loads_view import loads_view
from components.catalogue.move_view import move_view
from components.catalogue.own_moves.ask_view import ask_view
from components.catalogue.own_moves.own_verdict_view import own_moves
from components.catalogue.search import find, nothing_found
from components.safety import screen
from components.session.advice.ways_back.way_back_view import way_back
from components.shell.places import CATALOGUE
from components.visit import enter, profile_of

visit = enter()
catalogue = visit.shared
mine = visit.diary.profile() is not None
verdicts = screen(catalogue, profile_of(visit))

if asked := st.query_params.get("move"):
    if asked in catalogue.exercises:
        move_view(catalogue, catalogue.exercises[asked], verdicts[asked], mine=mine)
        way_back(visit, asked)
        st.stop()
    st.error("This link names a move the catalogue doesn't have. Here are all it has.")
if (names := st.query_params.get("compare")) is not None and compare_view(
    catalogue, names, verdicts, mine=mine
):
    st.stop()
if st.query_params.get("view") == "loads":
    loads_view(catalogue)
    st.stop()
if st.query_params.get("view") == "ask":
    ask_view(visit)
    st.stop()
if st.query_params.get("view") == "own":
    own_moves(visit)
    st.stop()

st.title("Moves", anchor=False)
with st.container(horizontal=True):
    for label, icon, view in (
        ("What loads the spine", ":material/bar_chart:", "loads"),
        ("Ask about a move", ":material/help:", "ask"),
        ("My own moves", ":material/bookmark:", "own"),
    ):
        st.page_link(CATALOGUE, label=label, icon=icon, query_params={"view": view}, width="content")
choose_to_compare(catalogue)
wanted = filters(catalogue, has_profile=mine)
found = find(catalogue, wanted, verdicts)
if not found.moves:
    st.info(nothing_found(found), icon=":material/search_off:")
    if wanted.text.strip():
        st.page_link(
            CATALOGUE,
            label="Ask whether this move is fine for you",
            icon=":material/help:",
            query_params={"view": "ask", "named": wanted.text},
        )
    st.stop()
st.caption(f"{len(found.moves)} of {len(catalogue.exercises)} moves")
cards(catalogue, found.moves, verdicts, mine=mine)
