"""One arm or leg: placed as a pose says, and carried from one pose to the next."""

import math
from dataclasses import dataclass, replace
from typing import Final

from components.drawing.body import FOREARM, SHANK, THIGH, UPPER_ARM
from components.drawing.skeleton import Limb, angle_of, towards, wrapped
from data.catalogue.figures import XY, LimbPose


@dataclass(frozen=True)
class Kind:
    """What tells an arm from a leg: its links, the way it bends, its resting tip, where its hinge wraps."""

    links: XY
    turn: int
    tip: float
    low: float


ARM: Final = Kind((UPPER_ARM, FOREARM), -1, 0, -60)
LEG: Final = Kind((THIGH, SHANK), 1, 90, -300)


def mix(a: float, b: float, share: float) -> float:
    """The number on the way from one to the other."""
    return a + (b - a) * share


def mix_pair(a: XY, b: XY, share: float) -> XY:
    """The same for two numbers at once."""
    return (mix(a[0], b[0], share), mix(a[1], b[1], share))


def placed(pose: LimbPose, root: complex, frame: float, kind: Kind) -> Limb:
    """One limb of a key pose; `frame` is the direction of the trunk where the limb joins it."""
    upper, lower = (length * short for length, short in zip(kind.links, pose.short, strict=True))
    if pose.to is None:
        first, second = pose.angles or (0, 0)
        if pose.joints is not None:
            first = frame - 180 + pose.joints[0]
            second = first - kind.turn * pose.joints[1]
        hinge = root + upper * towards(first)
        end = hinge + lower * towards(second)
    elif pose.through is not None:
        hinge, end = complex(*pose.through), complex(*pose.to)
    else:
        turn = kind.turn if pose.bend == "natural" else -kind.turn
        hinge, end = _bent(root, complex(*pose.to), upper, lower, turn)
    tip = angle_of(end - hinge) + kind.tip
    if pose.end is not None:
        tip = tip - kind.tip + pose.end if pose.joints is not None else pose.end
    return Limb(root, hinge, end, tip, pose.end_short, pose.flip, pose.grip, pose.layer == "behind")


def _bent(root: complex, end: complex, upper: float, lower: float, turn: int) -> tuple[complex, complex]:
    """Elbow or knee, and the end it reaches: a target out of reach leaves the limb straight towards it."""
    unit = (end - root) / abs(end - root)
    reach = min(max(abs(end - root), abs(upper - lower) + 1e-9), upper + lower)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(0.0, upper**2 - along**2))
    return root + unit * complex(along, turn * aside), root + unit * reach


@dataclass(frozen=True)
class _Swing:
    """A limb as angles, each against the one before it, and its lengths as seen."""

    frame: float
    upper: float
    hinge: float
    tip: float
    lengths: XY


def _swing(limb: Limb, frame: float, kind: Kind) -> _Swing:
    return _Swing(
        frame,
        wrapped(limb.upper - frame + 180, -120),
        wrapped(limb.lower - limb.upper, kind.low),
        wrapped(limb.tip - limb.lower, -180),
        (abs(limb.hinge - limb.root), abs(limb.end - limb.hinge)),
    )


def _mixed(a: _Swing, b: _Swing, share: float) -> _Swing:
    return _Swing(
        mix(a.frame, b.frame, share),
        mix(a.upper, b.upper, share),
        mix(a.hinge, b.hinge, share),
        mix(a.tip, b.tip, share),
        mix_pair(a.lengths, b.lengths, share),
    )


def swung(a: Limb, b: Limb, root: complex, leans: XY, kind: Kind, share: float) -> Limb:
    """The limb between two key poses, every joint turning evenly; `leans` are the trunk's directions."""
    swing = _mixed(_swing(a, leans[0], kind), _swing(b, leans[1], kind), share)
    upper = swing.frame - 180 + swing.upper
    hinge = root + swing.lengths[0] * towards(upper)
    end = hinge + swing.lengths[1] * towards(upper + swing.hinge)
    return replace(a, root=root, hinge=hinge, end=end, tip=upper + swing.hinge + swing.tip)


def stays(a: LimbPose, b: LimbPose) -> bool:
    """Whether hand or foot stays where it is, or travels there in a straight line."""
    return a.to is not None and b.to is not None and (a.to == b.to or b.travel == "line")


def held(a: LimbPose, b: LimbPose, ends: tuple[Limb, Limb], share: float) -> LimbPose:
    """The pose on the way of a limb whose hand or foot stays; `ends` is the limb in both key poses."""
    first, last = ends
    to = first.end + (last.end - first.end) * share
    update: dict[str, object] = {"to": (to.real, to.imag), "short": mix_pair(a.short, b.short, share)}
    if a.through or b.through:
        hinge = first.hinge + (last.hinge - first.hinge) * share
        update["through"] = (hinge.real, hinge.imag)
    if a.end is not None or b.end is not None:
        update["end"] = first.tip + wrapped(last.tip - first.tip, -180) * share
    return a.model_copy(update=update)
