"""The catalogue's search box and filters."""

import streamlit as st

from components.catalogue.search import Filters
from components.shell.scales import pills
from data.catalogue import Catalogue


def filters(catalogue: Catalogue, *, has_profile: bool) -> Filters:
    """What the person asks for; everything is remembered while they look at a move and come back."""
    words = catalogue.vocabulary
    text = st.text_input(
        "Find a move",
        type="search",
        live="400ms",
        placeholder="Name, muscle or purpose",
        key="find_text",
        persist_state="session",
        icon=":material/search:",
    )
    with st.expander("Filters", icon=":material/tune:", key="find_more"):
        stances = _pills("To do or not now", {"do": "To do", "avoid": "Not now"}, "find_stances")
        purposes = _pills("Purpose", words.purpose, "find_purposes")
        positions = _pills("Position", {str(p): name for p, name in words.position.items()}, "find_positions")
        only = st.toggle("Only with what I have at hand", key="find_by_equipment", persist_state="session")
        equipment = _pills("At hand", words.equipment, "find_equipment") if only else None
        level = st.segmented_control(
            "Up to level",
            sorted(words.level),
            format_func=words.level.__getitem__,
            key="find_level",
            persist_state="session",
        )
        fine = st.toggle(
            "Fine for me",
            key="find_fine",
            disabled=not has_profile,
            persist_state="session",
            help=None if has_profile else "Save your profile on the Routine page first.",
        )
        article = st.toggle("Only the article's moves", key="find_article_only", persist_state="session")
    return Filters(text or "", stances, purposes, positions, equipment, level, fine, article)


def _pills(label: str, names: dict[str, str], key: str) -> frozenset[str]:
    return frozenset(pills(label, names, (), key, persist=True))
