"""The traffic light row by row: what was said, and the light it gives. The page in docs shows these rows."""

from typing import NamedTuple

from data.verdicts import Colour

GREEN, AMBER, RED = Colour.GREEN, Colour.AMBER, Colour.RED


class Row(NamedTuple):
    pre: int | None
    during: int | None
    next_morning: int | None
    leg_spread: bool | None
    usual: float | None
    colour: Colour
    rule: str
    day_after: int | None = None
    leg_weak: bool | None = False


LIGHTS = (
    Row(0, 0, 0, False, 0, GREEN, "easy"),
    Row(0, 2, 0, False, 0, GREEN, "easy"),
    Row(0, 2, 1, False, 0, GREEN, "easy", 0),
    Row(0, 2, 0, False, 0, GREEN, "easy", 1),
    Row(None, 2, 2, False, 2, GREEN, "easy"),
    Row(3, 4, 4, False, 3, GREEN, "tolerable", 3),
    Row(3, 4, 4, False, 4, GREEN, "tolerable"),
    Row(5, 5, 6, False, 5, GREEN, "tolerable", 4),
    Row(4, 5, 4, False, 4, GREEN, "tolerable"),
    Row(5, 3, 5, False, 5, GREEN, "eased"),
    Row(6, 4, 6, False, 6, GREEN, "eased"),
    Row(8, 6, 6, False, 6, GREEN, "eased"),
    Row(0, 3, 0, False, 0, AMBER, "tolerated"),
    Row(0, 5, 0, False, 0, AMBER, "tolerated"),
    Row(1, 3, 1, False, 2, AMBER, "tolerated"),
    Row(3, 5, 4, False, 3, AMBER, "tolerated", 3),
    Row(6, 6, 6, False, 6, AMBER, "high-but-steady"),
    Row(5, 6, 5, False, 5, AMBER, "high-but-steady"),
    Row(6, 7, 6, False, 6, AMBER, "high-but-steady"),
    Row(6, 7, None, False, 6, AMBER, "high-but-steady"),
    Row(6, 7, 7, False, 5, AMBER, "morning-2"),
    Row(4, 4, 4, False, 2, AMBER, "high-already"),
    Row(5, 5, 5, False, 2, AMBER, "morning-2"),
    Row(3, 5, 4, False, 3, AMBER, "rise-2"),
    Row(0, 3, None, False, 0, AMBER, "rise-2"),
    Row(3, 3, 5, False, 3, AMBER, "morning-2"),
    Row(3, 3, 5, False, 3.5, AMBER, "near-usual"),
    Row(2, 2, 4, False, 2, AMBER, "morning-2"),
    Row(0, 2, 1, False, 0, AMBER, "near-usual", 1),
    Row(3, 4, 4, False, 3, AMBER, "near-usual", 4),
    Row(3, 4, 4, False, 3, AMBER, "not-back", 5),
    Row(3, 4, 4, False, 3.5, AMBER, "near-usual", 4),
    Row(3, 4, 3, False, 3, AMBER, "not-back", 5),
    Row(3, 3, None, False, 3, AMBER, "not-back", 6),
    Row(0, 2, 1, False, 0, AMBER, "unknown-day-after"),
    Row(3, 4, 4, False, 3, AMBER, "unknown-day-after"),
    Row(3, 3, 4, False, 3.5, AMBER, "unknown-day-after"),
    Row(3, 3, None, False, 3, AMBER, "unknown-morning"),
    Row(3, 3, None, False, 3, AMBER, "unknown-morning", 3),
    Row(0, 0, None, False, 0, AMBER, "unknown-morning"),
    Row(None, 2, 2, False, None, AMBER, "unknown-morning"),
    Row(3, 3, 3, None, 3, AMBER, "unknown-leg"),
    Row(3, None, 3, False, 3, AMBER, "unknown-during"),
    Row(None, 4, 3, False, 3, AMBER, "unknown-during"),
    Row(None, 9, 3, False, 3, AMBER, "unknown-during"),
    Row(None, None, None, None, None, AMBER, "unknown-during"),
    Row(1, 4, 3, False, 1, RED, "rise-3"),
    Row(2, 5, 4, None, 2, RED, "rise-3"),
    Row(6, 8, 6, False, 6, RED, "high-and-rising"),
    Row(4, 6, 4, False, 4, RED, "high-and-rising"),
    Row(5, 6, 7, False, 5, RED, "high-and-rising"),
    Row(3, 3, 6, False, 3, RED, "morning-3"),
    Row(0, 0, 3, False, 0, RED, "morning-3"),
    Row(0, 0, 0, True, 0, RED, "leg-spread"),
    Row(None, None, None, True, None, RED, "leg-spread"),
    Row(0, 0, 0, False, 0, RED, "leg-weak", None, True),
    Row(None, None, None, True, None, RED, "leg-weak", None, True),
    Row(3, 3, 3, False, 3, AMBER, "unknown-leg", None, None),
)
