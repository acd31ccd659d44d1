"""A button that opens the browser's print dialogue, and the print style of the page."""

from pathlib import Path

import streamlit as st

_print = st.components.v2.component(
    "backwise_print",
    html='<button class="print-this" type="button">Print this page</button>\n',
    css=Path(__file__).with_name("print.css").read_text("utf-8"),
    js="export default function ({ parentElement }) {\n"
    '  parentElement.querySelector(".print-this").onclick = () => window.print();\n'
    "}\n",
    isolate_styles=False,  # the rules for paper speak of the whole page
)


def print_button() -> None:
    """Print what is on the page; folds and controls stay off the paper."""
    _print(key="print")
