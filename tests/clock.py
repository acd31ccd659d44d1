"""When the tests take place: at a set moment, whatever the machine's own clock says.

`tests/conftest.py` sets Backwise to it before each test, `tests/app/serve.py` a server. Name another moment
in TESTED_AT to see the same tests on another day: `make test-dates` does.
"""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from components.shell.clock import Tap
from data import clock

# A Wednesday at noon, when it is the same day from Pago Pago to Kamchatka.
NOW = datetime.fromisoformat(os.environ.get("TESTED_AT", "2026-06-17T12:00")).replace(tzinfo=UTC)
TODAY = NOW.date()


def set_to(moment: datetime) -> None:
    """Let it be this moment (UTC) for Backwise in this process, and let time pass from here."""
    begun = time.monotonic()
    clock.now = lambda: moment + timedelta(seconds=time.monotonic() - begun)


def standing_at(moment: datetime, day: date | None = None) -> Callable[[], Tap]:
    """A clock of someone in UTC, on which it is always this moment."""
    return lambda: Tap(moment, 0, day or moment.date())
