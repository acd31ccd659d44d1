"""The skeleton clothed: skin, shirt, leggings and hair, in layers from back to front."""

from typing import Final, Literal

from components.drawing import body, outlines
from components.drawing.layers import Ink, Layer
from components.drawing.shapes import Capsule, Curve, smooth
from components.drawing.skeleton import Limb, Skeleton, front_of, towards

View = Literal["side", "front", "above"]

_BELLY: Final = 0.4  # where along the spine the belly stands out most
_HEADS: Final[dict[View, tuple[tuple[Curve, str], ...]]] = {
    "side": (
        (outlines.FACE, "skin"),
        (outlines.HAIR, "hair"),
        (outlines.EAR, "shade"),
        (outlines.EYE, "hair"),
    ),
    "front": (
        (outlines.FRONT_FACE, "skin"),
        (outlines.FRONT_HAIR, "hair"),
        (outlines.NOSE, "shade"),
        *((eye, "hair") for eye in outlines.FRONT_EYES),
    ),
    "above": ((outlines.BACK_HAIR, "hair"),),
}


def clothed(skeleton: Skeleton, view: View, *, far_faded: bool = True) -> tuple[Layer, ...]:
    """The whole body. The leggings' upper part goes with the near leg, so that no seam shows at the hip."""
    far_arm = _halo("far_arm", _arm(skeleton.far_arm, far_faded))
    far_leg = _halo("far_leg", _leg(skeleton.far_leg, far_faded))
    trunk = _halo("trunk", (Ink(_trunk(skeleton, view), "shirt"),))
    near_leg = _halo("near_leg", (*_leg(skeleton.near_leg, False), Ink(_pelvis(skeleton, view), "leggings")))
    near_arm = _halo("near_arm", _arm(skeleton.near_arm, False))
    head = _halo("head", _head(skeleton, view))
    if skeleton.near_arm.behind:
        return (far_arm, far_leg, near_arm, head, trunk, near_leg)
    return (far_arm, far_leg, head, trunk, near_leg, near_arm)


def trunk_radii(share: float, view: View) -> tuple[float, float]:
    """How far the trunk reaches behind and before the spine at a share of its length."""
    table = body.SIDE_TRUNK if view == "side" else body.FRONT_TRUNK
    low = max((row for row in table if row[0] <= share), default=table[0])
    high = min((row for row in table if row[0] > share), default=table[-1])
    part = 0 if high == low else (share - low[0]) / (high[0] - low[0])
    return (low[1] + (high[1] - low[1]) * part, low[2] + (high[2] - low[2]) * part)


def rise(skeleton: Skeleton, share: float) -> float:
    """How much further a breath in brings the front of the trunk there: most at the waist."""
    return skeleton.belly * max(0.0, 1 - abs(share - _BELLY) / 0.4)


def _halo(name: str, inks: tuple[Ink, ...]) -> Layer:
    return Layer(name, inks, "halo")


def _at_end(outline: Curve, limb: Limb) -> Curve:
    return outline.moved(limb.end, towards(limb.tip), limb.flip, limb.tip_short)


def _arm(limb: Limb, faded: bool) -> tuple[Ink, ...]:
    skin, shirt = ("skin_far", "shirt_far") if faded else ("skin", "shirt")
    hand = _at_end(outlines.FIST if limb.grip else outlines.HAND, limb)
    shoulder, elbow = body.SHOULDER_RADIUS, body.ELBOW_RADIUS
    cuff = limb.root + body.SLEEVE * (limb.hinge - limb.root)
    cuff_radius = shoulder + (elbow - shoulder) * body.SLEEVE + 0.55
    return (
        Ink(hand, skin),
        Ink(Capsule(limb.hinge, limb.end, elbow, body.WRIST_RADIUS, 0.15, 0.15), skin),
        Ink(Capsule(limb.root, limb.hinge, shoulder, elbow), skin),
        Ink(Capsule(limb.root, cuff, shoulder + 0.2, cuff_radius), shirt),
    )


def _leg(limb: Limb, faded: bool) -> tuple[Ink, ...]:
    skin, cloth = ("skin_far", "leggings_far") if faded else ("skin", "leggings")
    knee, ankle = body.KNEE_RADIUS, body.ANKLE_RADIUS
    cuff = limb.hinge + body.CUFF * (limb.end - limb.hinge)
    return (
        Ink(_at_end(outlines.FOOT, limb), skin),
        Ink(Capsule(limb.hinge, limb.end, knee - 0.6, ankle), skin),
        Ink(Capsule(limb.hinge, cuff, knee, ankle + 0.5, 0, 0.7), cloth),
        Ink(Capsule(limb.root, limb.hinge, body.HIP_RADIUS, knee, 0.35, 0.15), cloth),
    )


def _flanks(skeleton: Skeleton, view: View, top: float) -> tuple[list[complex], list[complex]]:
    """The outline of the trunk from the crotch up to a station: along its back, and along its front."""
    table = body.SIDE_TRUNK if view == "side" else body.FRONT_TRUNK
    shares = [row[0] for row in table if row[0] < top] + ([top] if top < table[-1][0] else [])
    base, lean = skeleton.along(0)
    crotch = base - body.CROTCH * towards(lean)
    back, front = [crotch - 2.8 * front_of(lean)], [crotch + 2.2 * front_of(lean)]
    for share in shares:
        point, lean = skeleton.along(share)
        behind, before = trunk_radii(share, view)
        back.append(point - behind * front_of(lean))
        front.append(point + (before + rise(skeleton, share)) * front_of(lean))
    return back, front


def _trunk(skeleton: Skeleton, view: View) -> Curve:
    back, front = _flanks(skeleton, view, 1)
    top, lean = skeleton.along(1)
    collar = top + body.COLLAR * towards(lean)
    return smooth([*back, collar - 2.2 * front_of(lean), collar + 1.8 * front_of(lean), *reversed(front)])


def _pelvis(skeleton: Skeleton, view: View) -> Curve:
    """The leggings above the thighs, cut straight at the waistband."""
    back, front = _flanks(skeleton, view, body.WAISTBAND)
    hem = smooth([*reversed(back), *front], closed=False)
    return Curve(hem.start, hem.runs)


def _head(skeleton: Skeleton, view: View) -> tuple[Ink, ...]:
    turn = front_of(skeleton.upright)
    nape = skeleton.skull + turn * complex(-1.9, -3.2) if view == "side" else skeleton.skull
    neck = Capsule(skeleton.neck_root, nape, body.NECK_RADIUS + 0.5, body.NECK_RADIUS)
    features = (Ink(shape.moved(skeleton.skull, turn), tone) for shape, tone in _HEADS[view])
    return (Ink(neck, "shade"), *features)
