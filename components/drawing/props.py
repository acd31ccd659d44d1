"""What stands around the person: mat or floor, wall, and the things held or sat on."""

import itertools
from typing import Literal

from components.drawing.layers import Ink, Layer
from components.drawing.shapes import Capsule, Curve, panel, ring, smooth
from components.drawing.skeleton import Skeleton, front_of
from data.catalogue.figures import Disc, Figure, Place, Prop, Slab

_BAR = 2.2  # thickness of mat and floor seen from the side
_WALL = 3.6
_WAVES = 5  # crests and troughs of the surface on each side of the middle
_WAVE = 1.1  # how high they stand
_CLEAR = 0.38  # how much of the water hides what is in it


def setting(figure: Figure) -> Layer:
    """Mat or floor, and the wall: what stays where it is."""
    left, right = figure.ground.span
    kind = figure.ground.kind
    inks: list[Ink] = []
    if figure.wall:
        face = figure.wall.face
        inks.append(Ink(panel(complex(face - _WALL, -_BAR / 2), complex(face, figure.wall.top), 1), "wall"))
    if figure.ground.deep:
        low, high = figure.ground.deep
        inks.append(Ink(panel(complex(left, low), complex(right, high), 3), kind))
    else:
        half = _BAR / 2
        bar = Capsule(complex(left + half, -half), complex(right - half, -half), half, half)
        contact = Curve.straight(complex(left + half, -0.15), complex(right - half, -0.15))
        inks += [Ink(bar, kind), Ink(contact, line=f"{kind}_line", width=1.8)]
    return Layer("setting", tuple(inks))


def things(figure: Figure, skeleton: Skeleton, layer: Literal["back", "front"]) -> Layer:
    """The props behind or before the body."""
    inks = [ink for prop in figure.props if prop.layer == layer for ink in _inks(prop, skeleton)]
    return Layer(f"{layer}_things", tuple(inks), "halo")


def water(figure: Figure) -> Layer:
    """The water round the person, which shows them through, and its surface; empty out of the pool."""
    if figure.water is None:
        return Layer("water")
    (left, right), level = figure.water.span, figure.water.level
    step = (right - left) / (4 * _WAVES)
    crests = [complex(left + k * step, level + _WAVE * (0, 1, 0, -1)[k % 4]) for k in range(4 * _WAVES + 1)]
    surface = smooth(crests, closed=False)
    body = Ink(panel(complex(left, 0), complex(right, level), 2), "water", opacity=_CLEAR)
    return Layer("water", (body, Ink(surface, line="water_line", width=3)))


def _inks(prop: Prop, skeleton: Skeleton) -> list[Ink]:
    if isinstance(prop, Disc):
        centre = _point(prop.at, skeleton)
        hub = [Ink(ring(centre, prop.hub), "steel")] if prop.hub else []
        return [Ink(ring(centre, prop.radius), prop.tone), *hub]
    places = prop.ends if isinstance(prop, Slab) else prop.through
    points = [_point(place, skeleton) for place in places]
    half = prop.width / 2
    return [Ink(Capsule(a, b, half, half), prop.tone) for a, b in itertools.pairwise(points)]


def _point(place: Place, skeleton: Skeleton) -> complex:
    if isinstance(place, tuple):
        return complex(*place)
    turn = front_of(skeleton.leans[0]) if place.frame == "trunk" else 1
    return skeleton.joint(place.joint) + complex(*place.by) * turn
