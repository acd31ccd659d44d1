"""Differences in pain as words, in points of the numeric rating scale."""

HARDLY = 0.05  # points that round to nothing


def way(points: float) -> str:
    """A difference, by its direction."""
    if abs(points) < HARDLY:
        return "no different"
    return f"{abs(points):.1f} points {'lower' if points < 0 else 'higher'}"


def span(low: float, high: float) -> str:
    """A range of differences."""
    if low * high > 0:
        near, far = sorted((abs(low), abs(high)))
        return f"{near:.1f} to {far:.1f} points {'lower' if low < 0 else 'higher'}"
    return f"{way(low)} to {way(high)}"
