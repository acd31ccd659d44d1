"""The traffic light: what the pain around a session says about going on with a move.

Published bands for tendons and knees, adapted so that a person whose usual pain is 3 to 5 is not locked out;
not validated for backs. Pain is NRS, 0 to 10. `None` is not known, and not known is never green.
"""

from dataclasses import dataclass
from enum import IntEnum

EASY = 2  # pain at or below this while moving is fine as it is
TOLERABLE = 5  # pain above this is a lot
MORE = 2  # a rise of so much during, or by the next morning, asks for care
MUCH_MORE = 3  # and of so much is too much
NOISE = 1  # a change of a point can be chance


class Colour(IntEnum):
    """In order of caution: of several the largest counts."""

    GREEN = 0
    AMBER = 1
    RED = 2


@dataclass(frozen=True, slots=True)
class Light:
    """A colour and the id of the rule that gave it; the rule's words stand in the catalogue."""

    colour: Colour
    rule: str

    @property
    def known(self) -> bool:
        """Whether something the person said gave it, rather than something they did not say."""
        return not self.rule.startswith("unknown")


def light(
    pre: int | None,
    during: int | None,
    next_morning: int | None,
    leg_spread: bool | None,
    base: float | None,
    day_after: float | None = None,
) -> Light:
    """The light of a session from pain before, at its worst during, the next morning and the day after.

    `leg_spread`: pain further down a leg, or new numbness or weakness. `base`: the larger of `pre` and the
    median of the seven days before; only what comes after the session is compared with it, the rise during
    the session always with `pre`. Red comes before amber, amber before green, and what no rule speaks of is
    amber.

    A morning at or below `base` has come back by then: the day after tells against it only where it is more
    than a point above again. A morning within a point above it is green only once the day after is back.
    """
    rise = None if pre is None or during is None else during - pre
    later = None if next_morning is None or base is None else next_morning - base
    by_then = None if day_after is None or base is None else day_after - base
    return (
        _red(during, rise, later, leg_spread)
        or _amber(pre, during, rise, later)
        or _not_back(later, by_then)
        or _green(during, rise, later, by_then, leg_spread)
        or Light(Colour.AMBER, _not_said(during, rise, later, leg_spread))
    )


def _red(during: int | None, rise: int | None, later: float | None, leg_spread: bool | None) -> Light | None:
    if leg_spread:
        return Light(Colour.RED, "leg-spread")
    if rise is not None and rise >= MUCH_MORE:
        return Light(Colour.RED, "rise-3")
    if during is not None and during > TOLERABLE and rise is not None and rise > 0:
        return Light(Colour.RED, "high-and-rising")
    if later is not None and later >= MUCH_MORE:
        return Light(Colour.RED, "morning-3")
    return None


def _amber(pre: int | None, during: int | None, rise: int | None, later: float | None) -> Light | None:
    if during is not None and EASY < during <= TOLERABLE and rise == MORE:
        return Light(Colour.AMBER, "rise-2")
    if later is not None and later > NOISE:  # a base between two whole numbers has no band of its own
        return Light(Colour.AMBER, "morning-2")
    if pre is not None and pre > TOLERABLE and rise is not None and rise <= 0:
        return Light(Colour.AMBER, "high-before")
    return None


def _not_back(later: float | None, by_then: float | None) -> Light | None:
    settled = later is not None and later <= 0
    if by_then is not None and by_then > (NOISE if settled else 0):
        return Light(Colour.AMBER, "not-back")
    return None


def _green(
    during: int | None,
    rise: int | None,
    later: float | None,
    by_then: float | None,
    leg_spread: bool | None,
) -> Light | None:
    if during is None or later is None or leg_spread is not False:
        return None
    if later > 0 and by_then is None:
        return None
    if during <= EASY:
        return Light(Colour.GREEN, "easy")
    return Light(Colour.GREEN, "tolerable") if rise is not None and rise <= NOISE else None


def _not_said(during: int | None, rise: int | None, later: float | None, leg_spread: bool | None) -> str:
    if during is None or (rise is None and during > EASY):
        return "unknown-during"
    if leg_spread is None:
        return "unknown-leg"
    return "unknown-morning" if later is None else "unknown-day-after"
