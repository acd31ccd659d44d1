"""Counts and differences in words."""

HARDLY = 0.05  # points that round to nothing


def counted(n: int, what: str) -> str:
    """A number of things, in the plural unless there is one."""
    return f"{n} {what}" + ("" if n == 1 else "s")


def way(points: float) -> str:
    """A difference in NRS points, by its direction."""
    if abs(points) < HARDLY:
        return "no different"
    return f"{abs(points):.1f} points {'lower' if points < 0 else 'higher'}"


def span(low: float, high: float) -> str:
    """A range of differences."""
    if low * high > 0:
        near, far = sorted((abs(low), abs(high)))
        return f"{near:.1f} to {far:.1f} points {'lower' if low < 0 else 'higher'}"
    return f"{way(low)} to {way(high)}"
