"""A fault of our own: logged by its kind and place, never with a value, and told with a way to go on."""

import logging
import traceback

import streamlit as st

from components.shell.places import TODAY, WORRY

_LOG = logging.getLogger("backwise")


def log_fault(error: Exception) -> None:
    """Log what failed and where. What it was about may be a person's health, and stays out of it."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    _LOG.error("%s in %s, line %s", type(error).__name__, where.name, where.lineno)


def page_failed(error: Exception) -> None:
    """Say in place of the rest of a page that it could not be drawn, and lead on."""
    log_fault(error)
    with st.container(border=True, key="page_failed"):
        st.header("Something went wrong here", anchor=False)
        st.write("This page can't be shown just now. What was saved in your diary is still there.")
        st.button("Try again", key="page_again", type="primary")
        st.page_link(TODAY, label="Go to today", icon=":material/today:")
        st.page_link(WORRY, label="Something new or worrying?", icon=":material/emergency_home:")
