"""What is pointed out on a figure: working muscles, the loaded spot of the back, and the way a joint goes."""

import math
from typing import Final

from components.drawing import body
from components.drawing.anatomy import View, trunk_radii
from components.drawing.layers import Ink
from components.drawing.posing import between
from components.drawing.shapes import Curve, ring, smooth
from components.drawing.skeleton import Skeleton, front_of
from data.catalogue.figures import Arrow, Figure, Glow, LoadMark

_RADII: Final = {
    "thigh": (body.HIP_RADIUS, body.KNEE_RADIUS),
    "shank": (body.KNEE_RADIUS, body.ANKLE_RADIUS),
    "upper_arm": (body.SHOULDER_RADIUS, body.ELBOW_RADIUS),
    "forearm": (body.ELBOW_RADIUS, body.WRIST_RADIUS),
}
_SPINDLE: Final = 6
_SAMPLES: Final = 12
_HEAD: Final = 15.0  # length of an arrowhead in card units


def wearer(glow: Glow) -> str:
    """The layer of the body after which a muscle is drawn: the leggings lie over the lower trunk."""
    if glow.part == "trunk":
        return "near_leg"
    side, _, part = glow.part.partition("_")
    return f"{side}_leg" if part in {"thigh", "shank"} else f"{side}_arm"


def muscle(glow: Glow, skeleton: Skeleton, view: View) -> Ink:
    """A spindle along a part of the body, never wider than the part."""
    left, right = [], []
    for step in range(_SPINDLE + 1):
        share = glow.along[0] + (glow.along[1] - glow.along[0]) * step / _SPINDLE
        centre, front, radius = _station(glow, skeleton, view, share)
        half = min(glow.width / 2, radius * (1 - abs(glow.across)) - 0.3)
        half *= math.sin(math.pi * step / _SPINDLE) ** 0.6 if 0 < step < _SPINDLE else 0
        middle = centre + glow.across * radius * front
        left.append(middle + half * front)
        right.append(middle - half * front)
    return Ink(smooth([*left, *reversed(right[1:-1])]), "glow", opacity=0.92)


def _station(glow: Glow, skeleton: Skeleton, view: View, share: float) -> tuple[complex, complex, float]:
    """Centre, way to the front and radius of a part at a share of its length."""
    if glow.part == "trunk":
        centre, lean = skeleton.along(share)
        return centre, front_of(lean), trunk_radii(share, view)[glow.across > 0]
    side, _, part = glow.part.partition("_")
    limb = skeleton.limb(side, part)
    a, b = (limb.root, limb.hinge) if part in {"thigh", "upper_arm"} else (limb.hinge, limb.end)
    start, stop = _RADII[part]
    return a + (b - a) * share, (b - a) / abs(b - a) * 1j, start + (stop - start) * min(max(share, 0), 1)


def load_rings(mark: LoadMark, skeleton: Skeleton, view: View) -> tuple[Ink, ...]:
    """A spot with two rings round it."""
    centre, lean = skeleton.along(mark.along)
    spot = centre + mark.across * trunk_radii(mark.along, view)[mark.across > 0] * front_of(lean)
    return (
        Ink(ring(spot, 6.6), line="glow", width=2, opacity=0.6),
        Ink(ring(spot, 4.4), line="glow", width=2.6),
        Ink(ring(spot, 2.1), "glow", line="card", width=2.4),
    )


def arrow_path(figure: Figure, arrow: Arrow) -> list[complex]:
    """Where the joint goes from the first pose to the last, moved beside the body."""
    first, last = figure.poses[0], figure.poses[-1]
    start, stop = arrow.cut
    shares = (start + (stop - start) * step / _SAMPLES for step in range(_SAMPLES + 1))
    by = complex(*arrow.beside)
    return [between(figure, first, last, share).joint(arrow.trace) + by for share in shares]


def arrow_inks(path: list[complex], unit: float) -> tuple[Ink, ...]:
    """Shaft and head; `unit` is the length of one card unit."""
    tip, back = path[-1], path[-1] - path[-3]
    back *= -_HEAD * unit / abs(back)
    shaft = [point for point in path if abs(point - tip) > _HEAD * unit]
    head = Curve.straight(
        tip, tip + back * complex(1.1, 0.56), tip + back * 0.78, tip + back * complex(1.1, -0.56), tip
    )
    return (
        Ink(smooth([*shaft, tip + back * 0.8], closed=False), line="arrow", width=4.6),
        Ink(head, "arrow", line="arrow", width=1.6),
    )
