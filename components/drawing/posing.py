"""From poses to skeletons: key poses solved, and the way from one to the next."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal

from components.drawing.body import HIP_HALF, NECK, SHOULDER_HALF, TRUNK
from components.drawing.limbs import ARM, LEG, Kind, held, mix, mix_pair, placed, stays, swung
from components.drawing.skeleton import STATIONS, Limb, Skeleton, front_of, towards
from data.catalogue.figures import Figure, LimbPose, Pose

LimbName = Literal["near_arm", "far_arm", "near_leg", "far_leg"]
_Limbs = Callable[[LimbName, complex, float], Limb | None]

_LUMBAR: Final = (0.2, 0.55)  # shares of the spine that bend with each region
_THORACIC: Final = (0.55, 1.0)
_NECK_LEAN: Final = 12  # how far an upright neck leans forward


_KINDS: Final[dict[LimbName, Kind]] = {"near_arm": ARM, "far_arm": ARM, "near_leg": LEG, "far_leg": LEG}


def solve(figure: Figure, pose: Pose) -> Skeleton:
    """The skeleton of a key pose."""

    def limb(name: LimbName, root: complex, frame: float) -> Limb | None:
        given: LimbPose | None = getattr(pose, name)
        return None if given is None else placed(given, root, frame, _KINDS[name])

    return _built(figure, pose, limb)


def between(figure: Figure, a: Pose, b: Pose, share: float) -> Skeleton:
    """The skeleton on the way from one key pose (share 0) to another (share 1).

    A hand or foot that stays, or travels in a line, is held there; every other joint turns evenly.
    """
    if share in (0, 1):
        return solve(figure, b if share else a)
    first, last = solve(figure, a), solve(figure, b)

    def limb(name: LimbName, root: complex, _: float) -> Limb | None:
        pose_a: LimbPose | None = getattr(a, name)
        pose_b: LimbPose | None = getattr(b, name)
        if pose_a is None and pose_b is None:
            return None
        kind, ends = _KINDS[name], (getattr(first, name), getattr(last, name))
        if pose_a and pose_b and stays(pose_a, pose_b):
            return placed(held(pose_a, pose_b, ends, share), root, 0, kind)
        station = -1 if kind is ARM else 0
        return swung(*ends, root, (first.leans[station], last.leans[station]), kind, share)

    trunk = a.trunk.model_copy(
        update={
            name: mix(getattr(a.trunk, name), getattr(b.trunk, name), share)
            for name in ("angle", "lumbar", "thoracic", "belly")
        }
    )
    anchor = a.anchor.model_copy(update={"at": mix_pair(a.anchor.at, b.anchor.at, share)})
    head = mix(a.head, b.head, share)
    return _built(figure, a.model_copy(update={"trunk": trunk, "anchor": anchor, "head": head}), limb)


def frames(figure: Figure) -> tuple[Skeleton, ...]:
    """Evenly spaced moments from the first pose to the last, and back to the first in a loop.

    There are six from one key pose to the next, fewer where there are several, and always at least two.
    """
    poses = [*figure.poses, figure.poses[0]] if figure.back == "loop" else list(figure.poses)
    count = max(2, min(6, 8 // (len(poses) - 1)))
    steps = [
        between(figure, a, b, k / count) for a, b in itertools.pairwise(poses) for k in range(1, count + 1)
    ]
    return (solve(figure, poses[0]), *steps)


def _built(figure: Figure, pose: Pose, limb: _Limbs) -> Skeleton:
    """A skeleton from a pose's trunk, head and anchor, with limbs made as asked."""
    angle = pose.trunk.angle
    spine, leans = _spine(angle, pose.trunk.lumbar, pose.trunk.thoracic)
    at = complex(*pose.anchor.at)
    if pose.anchor.joint == "shoulder":
        at -= spine[-1]
    elif pose.anchor.joint == "near_knee" and (leg := limb("near_leg", 0j, angle)):
        at -= leg.hinge
    spine = [at + point for point in spine]
    limbs: dict[LimbName, Limb] = {}
    for name, root in _roots(figure, spine, angle).items():
        made = limb(name, root, leans[-1] if _KINDS[name] is ARM else angle)
        near: LimbName = "near_arm" if name == "far_arm" else "near_leg"
        limbs[name] = made or _far_copy(limbs[near], figure, at, angle)
    neck_root, skull = _head(figure, spine[-1], leans[-1], pose.head)
    upright = leans[-1] - pose.head
    return Skeleton(tuple(spine), tuple(leans), neck_root, skull, upright, **limbs, belly=pose.trunk.belly)


def _spine(angle: float, lumbar: float, thoracic: float) -> tuple[list[complex], list[float]]:
    """The spine from the hip as a chain of short links, bending evenly within each region."""

    def lean(share: float) -> float:
        bends = ((lumbar, _LUMBAR), (thoracic, _THORACIC))
        return angle - sum(bend * min(max((share - low) / (high - low), 0), 1) for bend, (low, high) in bends)

    points = [0j]
    for index in range(STATIONS):
        points.append(points[-1] + TRUNK / STATIONS * towards(lean((index + 0.5) / STATIONS)))
    return points, [lean(index / STATIONS) for index in range(STATIONS + 1)]


def _roots(figure: Figure, spine: list[complex], axis: float) -> dict[LimbName, complex]:
    """Where the limbs join the trunk, near limbs first."""
    hip, shoulder = spine[0], spine[-1]
    if figure.view == "side":
        by = complex(*figure.far_shift)
        return {"near_arm": shoulder, "near_leg": hip, "far_arm": shoulder + by, "far_leg": hip + by}
    across = towards(axis + 90)
    return {
        "near_arm": shoulder + SHOULDER_HALF * across,
        "near_leg": hip + HIP_HALF * across,
        "far_arm": shoulder - SHOULDER_HALF * across,
        "far_leg": hip - HIP_HALF * across,
    }


def _head(figure: Figure, top: complex, lean: float, nod: float) -> tuple[complex, complex]:
    """The root of the neck and the middle of the head; half of a nod happens in the neck."""
    upright = lean - nod
    if figure.view != "side":
        return top, top + (NECK + 1.5) * towards(lean - nod / 2) + 5.2 * towards(upright)
    root = top + 0.6 * towards(lean) - front_of(lean)
    base = root + NECK * towards(lean - _NECK_LEAN - nod / 2)
    return root, base + 4.6 * towards(upright) + 1.5 * front_of(upright)


def _far_copy(near: Limb, figure: Figure, hip: complex, axis: float) -> Limb:
    """The far limb of a symmetrical pose: shifted seen from the side, mirrored seen from the front."""
    unit = towards(axis)

    def carried(point: complex) -> complex:
        if figure.view == "side":
            return point + complex(*figure.far_shift)
        return hip + ((point - hip) / unit).conjugate() * unit

    copy = replace(
        near, root=carried(near.root), hinge=carried(near.hinge), end=carried(near.end), behind=False
    )
    return copy if figure.view == "side" else replace(copy, tip=2 * axis - near.tip, flip=not near.flip)
