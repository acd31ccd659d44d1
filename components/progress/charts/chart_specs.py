"""Each chart's specification, built once per process; what changes from run to run is only rows."""

from collections.abc import Callable
from functools import cache
from typing import Any

from components.progress.charts import day_after_charts as reading
from components.progress.charts import pain_and_sessions

Spec = dict[str, Any]
PICK = pain_and_sessions.PICK


@cache
def spec_of(chart: Callable[[], Any]) -> Spec:
    """A chart's specification without rows."""
    return dict(chart().to_dict())


def weekly_spec() -> Spec:
    """Pain of each week above its sessions."""
    return spec_of(pain_and_sessions.weekly)


def pain_and_adherence_spec() -> Spec:
    """Pain above the day states above the sessions."""
    return spec_of(pain_and_sessions.pain_and_adherence)


def calendar_spec() -> Spec:
    """The calendar of day states."""
    return spec_of(pain_and_sessions.calendar)


def next_day_spec() -> Spec:
    """Pain the day after a session and after none."""
    return spec_of(reading.next_day)


def difference_spec() -> Spec:
    """The difference between the two and its interval."""
    return spec_of(reading.difference)


def moves_worse_spec() -> Spec:
    """How often each move was marked as worse."""
    return spec_of(reading.moves_worse)
