"""Each chart's specification, built once per process; what changes from run to run is only rows."""

from functools import cache
from typing import Any

from components.progress import charts


@cache
def pain_and_adherence_spec() -> dict[str, Any]:
    """Pain above the day states above the sessions, without rows."""
    return dict(charts.pain_and_adherence().to_dict())


@cache
def calendar_spec() -> dict[str, Any]:
    """The calendar of day states, without rows."""
    return dict(charts.calendar().to_dict())


@cache
def next_day_spec() -> dict[str, Any]:
    """Pain the day after a session and after none, without rows."""
    return dict(charts.next_day().to_dict())
