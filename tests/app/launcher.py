"""Runs `app.py` for AppTest, which would skip it where a pages/ folder lies beside the main script."""

import runpy
from pathlib import Path

if __name__ != "__mp_main__":  # a process that a test starts looks at this file again, and is no visitor
    runpy.run_path(str(Path(__file__).parents[2] / "app.py"))
