"""A field for a person's own words that takes all they type, and says in time when it is too much."""

from pathlib import Path
from typing import Literal

import streamlit as st

_CSS = """
.count { font-family: var(--st-font); opacity: .75 }
.count.over { color: var(--st-red-text-color); opacity: 1 }
"""
_count = st.components.v2.component(
    "backwise_count",
    html='<small class="count" aria-live="polite" hidden></small>',
    css=_CSS,
    js=Path(__file__).with_name("count.js").read_text("utf-8"),
)


def words_field(
    label: str,
    value: str,
    key: str,
    limit: int,
    *,
    lines: Literal["one", "many"] = "one",
    placeholder: str | None = None,
) -> str:
    """What is typed, all of it: whoever keeps it refuses more than the limit.

    Streamlit's own limit drops a paste that is too long without a word.
    """
    field = st.text_area if lines == "many" else st.text_input
    typed: str = field(label, value, key=key, placeholder=placeholder)
    _count(key=f"{key}_count", data={"field": key, "limit": limit})
    return typed
