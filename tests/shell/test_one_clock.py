"""Nothing asks the machine for its time, zone or language but the clock: so no outcome hangs on them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("components", "data", "notebooks", "pages", "studies", "tests", "tools")
OF_THE_MACHINE = {
    *(f"datetime.datetime.{name}" for name in ("now", "today", "utcnow")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "ctime", "strftime", "tzname", "tzset")),
    *(f"time.{name}" for name in ("timezone", "altzone", "daylight", "clock_gettime", "clock_gettime_ns")),
    *(f"pandas.Timestamp.{name}" for name in ("now", "today", "utcnow")),
    *(f"sqlalchemy.func.{name}" for name in ("now", "current_date", "current_timestamp", "localtime")),
    "locale.setlocale",
}
BY_NAME = "data.clock.now"  # imported so, it stays on the machine's time where the clock is set
WITH_A_ZONE = {"astimezone": 0, "fromtimestamp": 1}  # ask for the machine's zone without this argument
ALLOWED = {
    "data/clock.py datetime.datetime.now": "the clock itself",
    "components/shell/clock.py astimezone": "the server's zone where the visitor's is unknown",
    "tests/shell/test_clock.py astimezone": "says what that one gives",
    "tests/diary/records/test_keeping.py time.tzset": "puts the machine into another zone and back",
}


def names(tree: ast.AST) -> dict[str, str]:
    """What each imported name stands for, by its full name."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for module in node.names:
                top = module.name.partition(".")[0]
                found[module.asname or top] = module.name if module.asname else top
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return found


def full_name(node: ast.AST, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute) and (before := full_name(node.value, known)):
        return f"{before}.{node.attr}"
    return ""


def asks(source: str) -> Iterator[str]:
    """Where this source asks the machine: full names, and methods that lack their zone."""
    tree = ast.parse(source)
    known = names(tree)
    yield from (full for full in known.values() if full == BY_NAME)
    for node in ast.walk(tree):
        if (full := full_name(node, known)) in OF_THE_MACHINE:
            yield full
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.keywords:
            given = [one for one in node.args if not (isinstance(one, ast.Constant) and one.value is None)]
            if len(given) <= WITH_A_ZONE.get(node.func.attr, -1):
                yield node.func.attr


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from datetime import datetime as d, UTC\nd.now(UTC)", ["datetime.datetime.now"]),
        ("import datetime\nfield(default_factory=datetime.date.today)", ["datetime.date.today"]),
        ("import pandas as pd\npd.Timestamp.now()", ["pandas.Timestamp.now"]),
        ("from time import time\ntime()", ["time.time"]),
        ("import time\ntime.monotonic(), visit.now, visit.today", []),
        ("from data.clock import now", [BY_NAME]),
        ("from data import clock\nclock.now()", []),
        ("at.astimezone(), at.astimezone(None), at.astimezone(zone)", ["astimezone"] * 2),
        ("date.fromtimestamp(s), datetime.fromtimestamp(s, UTC), f(s, tz=UTC)", ["fromtimestamp"]),
    ],
)
def test_what_asks_the_machine_is_found(source: str, found: list[str]) -> None:
    assert list(asks(source)) == found


def test_only_the_clock_asks_the_machine() -> None:
    modules = [ROOT / "app.py", *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
    found = {
        f"{path.relative_to(ROOT).as_posix()} {what}"
        for path in modules
        for what in asks(path.read_text("utf-8"))
    }

    assert found == set(ALLOWED), "ask data/clock.py, or hand the moment and the zone in"


def test_every_browser_stands_in_one_zone_and_language() -> None:
    opened = {
        (path.name, start)
        for folder in ("tests", "tools")
        for path in (ROOT / folder).rglob("*.py")
        for start in re.findall(r"\.new_context\(\s*(\*\*\w+|\w*)", path.read_text("utf-8"))
    }

    assert {start for _, start in opened} == {"**HOME"}, opened
