"""Where every joint of a posed person is.

Points are complex numbers in hundredths of body height, x to the right and y upwards; angles are degrees,
counter-clockwise from the right.
"""

import cmath
import math
from dataclasses import dataclass
from typing import Final

from components.drawing.body import TRUNK
from data.catalogue.figures import Joint

STATIONS: Final = 24  # links of the spine
_MIDDLE: Final = {"hip": 0.0, "waist": 0.35, "chest": 0.6, "shoulder": 1.0}


def towards(degrees: float) -> complex:
    """The unit step in a direction."""
    return cmath.rect(1, math.radians(degrees))


def angle_of(step: complex) -> float:
    """The direction of a step, in (-180, 180]."""
    return math.degrees(cmath.phase(step))


def wrapped(degrees: float, low: float) -> float:
    """The same direction as an angle within [low, low + 360)."""
    return (degrees - low) % 360 + low


def front_of(lean: float) -> complex:
    """The way the front of a trunk or head faces that points along `lean`, seen from the side."""
    return towards(lean - 90)


@dataclass(frozen=True)
class Limb:
    """An arm or leg as seen: its three joints, and where hand or foot points."""

    root: complex
    hinge: complex
    end: complex
    tip: float
    tip_short: float = 1
    flip: bool = False
    grip: bool = False
    behind: bool = False

    @property
    def upper(self) -> float:
        """The direction of upper arm or thigh."""
        return angle_of(self.hinge - self.root)

    @property
    def lower(self) -> float:
        """The direction of forearm or shank."""
        return angle_of(self.end - self.hinge)

    @property
    def sole(self) -> complex:
        """The way palm or sole faces."""
        return towards(self.tip + (90 if self.flip else -90))


@dataclass(frozen=True)
class Skeleton:
    """A solved pose: the spine from hip to shoulder with its direction at every station, head and limbs."""

    spine: tuple[complex, ...]
    leans: tuple[float, ...]
    neck_root: complex
    skull: complex  # the middle of the head
    upright: float  # direction from chin to crown
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb
    belly: float = 0  # how far the front of the trunk rises on a breath in

    def along(self, share: float) -> tuple[complex, float]:
        """Point and direction of the spine at a share of its length; straight on beyond its ends."""
        inside = min(max(share, 0.0), 1.0)
        index = min(int(inside * STATIONS), STATIONS - 1)
        rest = inside * STATIONS - index
        lean = self.leans[index] + (self.leans[index + 1] - self.leans[index]) * rest
        point = self.spine[index] + (self.spine[index + 1] - self.spine[index]) * rest
        return point + (share - inside) * TRUNK * towards(lean), lean

    def limb(self, side: str, part: str) -> Limb:
        """The arm or leg of one side that a part or joint belongs to."""
        leg = part in {"hip", "thigh", "knee", "shank", "ankle", "foot", "leg"}
        if side == "near":
            return self.near_leg if leg else self.near_arm
        return self.far_leg if leg else self.far_arm

    def joint(self, name: Joint) -> complex:
        """A joint by the name the figure files use."""
        if name == "head":
            return self.skull
        if name in _MIDDLE:
            return self.along(_MIDDLE[name])[0]
        side, _, part = name.partition("_")
        limb = self.limb(side, part)
        if part in {"shoulder", "hip"}:
            return limb.root
        if part in {"elbow", "knee"}:
            return limb.hinge
        if part in {"wrist", "ankle"}:
            return limb.end
        if part == "hand":
            return limb.end + 2.4 * towards(limb.tip)
        return limb.end + 7.0 * towards(limb.tip) + 2.2 * limb.sole
