"""A move drawn from its figure: one picture, still or moving."""

import math
from html import escape
from typing import Final

from components.drawing.anatomy import clothed
from components.drawing.layers import Ink, Layer
from components.drawing.marks import arrow_inks, arrow_path, load_rings, muscle, wearer
from components.drawing.palette import Theme, palette
from components.drawing.posing import frames, solve
from components.drawing.props import setting, things, water
from components.drawing.shapes import Lens
from components.drawing.skeleton import Skeleton
from components.drawing.svg import Clock, Press
from data.catalogue.figures import Figure

WIDTH: Final = 600
HEIGHT: Final = 400
_MARGIN: Final = 22
_LARGEST: Final = 5.6  # card units per hundredth of body height
_MOVED: Final = 1.2  # a part that moves less has no ghost


def draw(figure: Figure, *, theme: Theme = "light", still: bool = True) -> str:
    """The move as SVG on a card of its own: a still with its start as a ghost, or a moving picture.

    The still of a pair shows first and last pose side by side. The picture bears title and description
    for screen readers, no text, and fits a card of 600 by 400.
    """
    colours = palette(theme)
    name = f"{figure.id}-{theme}-{'still' if still else 'moving'}"
    if not still:
        moments = [scene(figure, skeleton) for skeleton in frames(figure)]
        drawing = Press(framing(figure), colours, name, _clock(figure, len(moments))).layers(moments)
    elif figure.still == "pair":
        drawing = "".join(
            Press(lens, colours, f"{name}-{panel[0]}").layers([_panel(figure, panel, lens)])
            for panel, lens in zip(("first", "last"), _pair(figure), strict=True)
        )
    else:
        lens = framing(figure)
        drawing = Press(lens, colours, name).layers([_still(figure, lens)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-labelledby="{name}-t {name}-d"><title id="{name}-t">'
        f'{escape(figure.title)}</title><desc id="{name}-d">{escape(figure.description)}</desc>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="20" fill="{colours["card"]}"/>{drawing}</svg>'
    )


def scene(figure: Figure, skeleton: Skeleton) -> tuple[Layer, ...]:
    """One moment, back to front: setting, props, body with its muscles, loaded spot, props before it."""
    layers = [setting(figure), things(figure, skeleton, "back")]
    for part in clothed(skeleton, figure.view, far_faded=figure.far_faded):
        layers.append(part)
        muscles = (muscle(glow, skeleton, figure.view) for glow in figure.glow if wearer(glow) == part.name)
        layers.append(Layer(f"{part.name}_glow", tuple(muscles)))
    rings = load_rings(figure.load, skeleton, figure.view) if figure.load else ()
    return (*layers, Layer("load", rings), things(figure, skeleton, "front"), water(figure))


def framing(figure: Figure) -> Lens:
    """The lens that fits every moment of the move, and its arrows, on the card."""
    points = [point for skeleton in frames(figure) for point in _edges(scene(figure, skeleton))]
    if figure.still != "pair":
        points += [point for arrow in figure.arrows for point in arrow_path(figure, arrow)]
    return _fit(points, WIDTH)


def _edges(layers: tuple[Layer, ...]) -> list[complex]:
    return [point for layer in layers for ink in layer.inks for point in ink.shape.edge()]


def _fit(points: list[complex], width: float) -> Lens:
    left, right = min(p.real for p in points), max(p.real for p in points)
    low, high = min(p.imag for p in points), max(p.imag for p in points)
    scale = min((width - 2 * _MARGIN) / (right - left), (HEIGHT - 2 * _MARGIN) / (high - low), _LARGEST)
    return Lens(scale, (width - scale * (left + right)) / 2, (HEIGHT + scale * (low + high)) / 2)


def _pair(figure: Figure) -> tuple[Lens, Lens]:
    poses = (figure.poses[0], figure.poses[-1])
    points = [point for pose in poses for point in _edges(scene(figure, solve(figure, pose)))]
    lens = _fit(points, WIDTH / 2 + _MARGIN / 2)
    return lens, Lens(lens.scale, lens.x + WIDTH / 2 - _MARGIN / 2, lens.y)


def _panel(figure: Figure, panel: str, lens: Lens) -> tuple[Layer, ...]:
    pose = figure.poses[0] if panel == "first" else figure.poses[-1]
    return (*scene(figure, solve(figure, pose)), _arrows(figure, lens, panel))


def _arrows(figure: Figure, lens: Lens, panel: str) -> Layer:
    shown = (arrow for arrow in figure.arrows if arrow.panel == panel)
    inks = (ink for arrow in shown for ink in arrow_inks(arrow_path(figure, arrow), 1 / lens.scale))
    return Layer("arrows", tuple(inks))


def _still(figure: Figure, lens: Lens) -> tuple[Layer, ...]:
    first, last = solve(figure, figure.poses[0]), solve(figure, figure.poses[-1])
    set_up, *rest = scene(figure, last)
    ghost = _ghost(figure, first, last) if figure.still == "ghost" else Layer("ghost")
    return (set_up, ghost, *rest, _arrows(figure, lens, "last"))


def _ghost(figure: Figure, first: Skeleton, last: Skeleton) -> Layer:
    """The parts of the first pose that the last one leaves behind."""
    before = (*clothed(first, figure.view), *(things(figure, first, layer) for layer in ("back", "front")))
    after = (*clothed(last, figure.view), *(things(figure, last, layer) for layer in ("back", "front")))
    inks = [
        Ink(a.shape)
        for old, new in zip(before, after, strict=True)
        for a, b in zip(old.inks, new.inks, strict=True)
        if any(abs(p - q) > _MOVED for p, q in zip(a.shape.edge(), b.shape.edge(), strict=True))
    ]
    return Layer("ghost", tuple(inks), "ghost")


def _clock(figure: Figure, count: int) -> Clock:
    """Frame numbers over one round: out, hold, back, rest; a loop runs on."""
    tempo, last = figure.tempo, count - 1
    out = [(tempo.out * _eased(k / last, figure.back == "loop"), k) for k in range(last + 1)]
    if figure.back == "loop":
        return _timed(out, tempo.out)
    turn = tempo.out + tempo.hold
    home = [(turn + tempo.back * _eased(k / last, False), last - k) for k in range(last + 1)]
    end = turn + tempo.back + tempo.rest
    return _timed([*out, *home, (end, 0)], end)


def _eased(share: float, even: bool) -> float:
    """The part of the time by which a share of the way is gone: slow at both ends, or evenly."""
    return share if even else math.acos(1 - 2 * share) / math.pi


def _timed(moments: list[tuple[float, int]], seconds: float) -> Clock:
    return Clock(seconds, tuple(k for _, k in moments), tuple(time / seconds for time, _ in moments))
