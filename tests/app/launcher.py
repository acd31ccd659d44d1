"""Runs `app.py` for AppTest, which would skip it where a pages/ folder lies beside the main script."""

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[2] / "app.py"))
