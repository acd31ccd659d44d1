"""What the first visitor would otherwise wait for, done once per process in the background."""

import gc
import importlib
import threading

import streamlit as st

from data.catalogue import Catalogue, load_catalogue


@st.cache_resource(show_spinner=False)
def catalogue() -> Catalogue:
    """The catalogue, read and checked once per process."""
    return load_catalogue()


@st.cache_resource(show_spinner=False)
def warm_up(modules: tuple[str, ...]) -> threading.Thread:
    """Start importing what the pages need, by name; returns at once, and only once per process."""
    thread = threading.Thread(target=_import_and_freeze, args=(modules,), name="warm-up", daemon=True)
    thread.start()
    return thread


def _import_and_freeze(modules: tuple[str, ...]) -> None:
    for module in modules:
        importlib.import_module(module)
    # Streamlit collects all garbage after every run. Frozen, what has just been imported is no
    # longer walked each time, which is most of a rerun's cost.
    gc.collect()
    gc.freeze()
