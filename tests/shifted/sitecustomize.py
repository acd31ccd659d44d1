"""Read by every Python that `tools/on_other_days.py` starts, before anything else."""

import select
import time


def sleep(seconds: float) -> None:
    """As `time.sleep`, which asks for a moment to wake up at: libfaketime shifts it out of all reason."""
    select.select([], [], [], seconds)


time.sleep = sleep
