"""The one place where this machine is asked what time it is.

Others call `clock.now()` by this module, never by a name of their own: whoever replaces it here sets the
whole of Backwise to another time, the diary included.
"""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
