"""Backwise served as `streamlit run` does it, but at a set time: `python -m tests.app.serve app.py …`."""

import sys

from streamlit.web.cli import main

from tests import clock

clock.set_to(clock.NOW)
main(["run", *sys.argv[1:]])
