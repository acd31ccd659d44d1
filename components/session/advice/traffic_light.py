"""The traffic light: what the pain around a session says about going on with a move.

Published bands for tendons and knees, adapted so that a person whose usual pain is 3 to 5 is not locked out;
not validated for backs. Pain is NRS, 0 to 10. `None` is not known, and not known is never green.
"""

from dataclasses import dataclass
from typing import NamedTuple

from components.numbers.usual import FAR, NOISE, NOTICED
from data.verdicts import Colour

EASY = 2  # pain at or below this while moving is fine as it is
TOLERABLE = 5  # pain above this is a lot

NEAR = "near-usual"  # above the usual by so little that it can be chance
HELD = frozenset({"tolerated", "high-but-steady", "high-already", NEAR})  # amber that only holds: never up
CLOSES = "leg-weak"  # no step of a plan answers this: it closes the way to sessions
SPREADS = "leg-spread"
LASTS = frozenset({SPREADS, "rise-3", "morning-3"})  # red that the next morning, or a leg, still knew of


@dataclass(frozen=True, slots=True)
class Light:
    """A colour and the id of the rule that gave it; the rule's words stand in the catalogue."""

    colour: Colour
    rule: str

    @property
    def known(self) -> bool:
        """Whether something the person said gave it, rather than something they did not say."""
        return not self.rule.startswith("unknown")

    @property
    def asks_for_care(self) -> bool:
        """Whether it is an amber that, twice running, brings a step down."""
        return self.colour is Colour.AMBER and self.rule not in HELD


class _Around(NamedTuple):
    """Differences in NRS points; None where one of the two isn't known."""

    pre: int | None
    during: int | None
    rise: float | None  # the worst during the session less what was there before it
    later: float | None  # the next morning less the usual
    since: float | None  # the next morning less what was there before the session
    by_then: float | None  # the day after less the usual

    @property
    def settled(self) -> bool:
        """Whether pain is known to be back to the usual: by the morning, or by the day after."""
        if self.later is None:
            return False
        if self.later <= 0:
            return self.by_then is None or self.by_then <= NOISE
        return self.later <= NOISE and self.by_then is not None and self.by_then <= 0

    @property
    def within(self) -> bool:
        """Whether pain in the session stayed where it may be."""
        if self.during is None:
            return False
        falls = self.rise is not None and self.rise < 0
        return self.during <= EASY or falls or (self.rise is not None and self.during <= TOLERABLE)


def light(
    pre: int | None,
    during: int | None,
    next_morning: int | None,
    leg_spread: bool | None,
    usual: float | None,
    day_after: float | None = None,
    *,
    leg_weak: bool | None = False,
) -> Light:
    """The light of a session from pain before, at its worst during, the next morning and the day after.

    `leg_spread`: pain further down a leg. `leg_weak`: new numbness or weakness. `usual`: of the days before
    the session; only what comes after it is compared with the usual, the rise during it always with `pre`.
    Red comes before amber, amber before green, and what no rule speaks of is amber.

    A morning at or below the usual has come back by then: the day after tells against it only where it is
    more than a point above again. A morning within a point above it is green only once the day after is
    back; until then it holds, and asks for care only from 2 points on. So does a rise of a point above 5: a
    point can be chance, and isn't red while the next morning is near the usual. A morning that is above the
    usual and was so before the session already is not the session's doing.
    """
    around = _Around(
        pre,
        during,
        _less(during, pre),
        _less(next_morning, usual),
        _less(next_morning, pre),
        _less(day_after, usual),
    )
    return (
        _leg(leg_spread, leg_weak)
        or _red(around)
        or _amber(around)
        or _green(around, leg_known=leg_spread is False and leg_weak is False)
        or Light(Colour.AMBER, _not_said(around, leg_known=leg_spread is not None and leg_weak is not None))
    )


def _less(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other


def _above(value: float | None, bound: float) -> bool:
    """Whether it is known to be more; so with the two below: not known is neither."""
    return value is not None and value > bound


def _at_least(value: float | None, bound: float) -> bool:
    return value is not None and value >= bound


def _at_most(value: float | None, bound: float) -> bool:
    return value is not None and value <= bound


def _leg(spread: bool | None, weak: bool | None) -> Light | None:
    if weak:
        return Light(Colour.RED, CLOSES)
    return Light(Colour.RED, SPREADS) if spread else None


def _red(around: _Around) -> Light | None:
    if _at_least(around.rise, FAR) and _above(around.later, NOISE):
        return Light(Colour.RED, "rise-3")
    if _at_least(around.later, FAR) and not _at_most(around.since, 0):
        return Light(Colour.RED, "morning-3")
    stays = _above(around.rise, 0) and _at_least(around.later, NOTICED) and _at_least(around.since, NOTICED)
    if _above(around.during, TOLERABLE) and (stays or _at_least(around.rise, NOTICED)):
        return Light(Colour.RED, "high-and-rising")
    return None


def _amber(around: _Around) -> Light | None:
    if _at_least(around.later, NOTICED):
        new = _at_least(around.later, FAR) or not _at_most(around.since, 0)
        return Light(Colour.AMBER, "morning-2" if new else "high-already")
    if _at_least(around.by_then, NOTICED):
        return Light(Colour.AMBER, "not-back")
    if _above(around.during, EASY) and _at_least(around.rise, NOTICED):
        return Light(Colour.AMBER, "tolerated" if around.settled else "rise-2")
    # A usual between two whole numbers has no band of its own: a point and a half is still near it.
    if _above(around.later, NOISE) or _above(around.by_then, NOISE if _at_most(around.later, 0) else 0):
        return Light(Colour.AMBER, NEAR)
    if _above(around.during, TOLERABLE) and _at_least(around.rise, 0):
        return Light(Colour.AMBER, "high-but-steady")
    return None


def _green(around: _Around, *, leg_known: bool) -> Light | None:
    if not (leg_known and around.settled and around.within):
        return None
    if around.during is not None and around.during <= EASY:
        return Light(Colour.GREEN, "easy")
    return Light(Colour.GREEN, "eased" if around.rise is not None and around.rise < 0 else "tolerable")


def _not_said(around: _Around, *, leg_known: bool) -> str:
    if not around.within:
        return "unknown-during"
    if not leg_known:
        return "unknown-leg"
    return "unknown-morning" if around.later is None else "unknown-day-after"
