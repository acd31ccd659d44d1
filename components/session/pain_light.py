"""When pain during a move means stopping it, on the 0 to 10 scale."""

TOO_HIGH = 5  # pain above this is too high, where it has risen at all
RISE = 3  # and a rise by this much is too high wherever it started


def stops_from(before: int | None) -> int:
    """The lowest pain during a move at which it is left for the day; `before` is the pain before it.

    Our own default, after the pain-monitoring model for knee and tendon pain, which nobody has validated
    for the back. Pain before not known counts as none that was there already: above 5 stops.
    The worst there is always does.
    """
    if before is None:
        return TOO_HIGH + 1
    return min(max(TOO_HIGH, before) + 1, before + RISE, 10)
