"""Where the pages are, for links between them."""

from pathlib import Path

_PAGES = Path(__file__).parents[2] / "pages"

TODAY = _PAGES / "today.py"
SESSION = _PAGES / "session.py"
ROUTINE = _PAGES / "routine.py"
CATALOGUE = _PAGES / "catalogue.py"
PROGRESS = _PAGES / "progress.py"
HISTORY = _PAGES / "history.py"
LESSONS = _PAGES / "lessons.py"
SETTINGS = _PAGES / "settings.py"
WORRY = _PAGES / "worry.py"
