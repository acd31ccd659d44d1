"""What the first visitor would otherwise wait for, done once per process in the background."""

import gc
import importlib
import threading

import streamlit as st

from data.catalogue import Catalogue, load_catalogue

# What the pages import sooner or later, heaviest first.
_HEAVY = (
    "pandas",
    "scipy.optimize",
    "components.progress.specs",
    "components.catalogue.specs",
    "components.routine",
    "scipy.stats",
)


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """The catalogue, read and checked once per process."""
    return load_catalogue()


@st.cache_resource(show_spinner=False)
def warm_up() -> threading.Thread:
    """Start importing what the pages need; returns at once, and only once per process."""
    thread = threading.Thread(target=_import_and_freeze, name="warm-up", daemon=True)
    thread.start()
    return thread


def _import_and_freeze() -> None:
    for module in _HEAVY:
        importlib.import_module(module)
    # Streamlit collects all garbage after every run. Frozen, what has just been imported is no
    # longer walked each time, which is most of a rerun's cost.
    gc.collect()
    gc.freeze()
