"""The outlines a figure is drawn from, and how they become SVG path data.

Shapes live in hundredths of body height with y upwards; a `Lens` carries them onto the card.
"""

import itertools
import math
from dataclasses import dataclass
from typing import Final

from components.drawing.skeleton import towards

_ROUND: Final = 16


@dataclass(frozen=True)
class Lens:
    """Scale in card units per hundredth of body height, and where the origin falls."""

    scale: float
    x: float
    y: float

    def at(self, point: complex) -> tuple[float, float]:
        """A point on the card."""
        return (self.x + self.scale * point.real, self.y - self.scale * point.imag)


def number(value: float) -> str:
    """A coordinate to a tenth, as short as SVG allows."""
    text = f"{round(value, 1) + 0.0:.1f}"  # adding 0 takes the sign from a negative zero
    return text[:-2] if text.endswith(".0") else text


class _Pen:
    """Writes relative path commands, carrying the rounding along so that it never adds up."""

    def __init__(self, lens: Lens, start: complex) -> None:
        self.lens = lens
        x, y = lens.at(start)
        self.here = (round(x, 1), round(y, 1))
        self.text = f"M{number(self.here[0])} {number(self.here[1])}"

    def _step(self, point: complex) -> tuple[float, float]:
        x, y = self.lens.at(point)
        return (round(round(x, 1) - self.here[0], 1), round(round(y, 1) - self.here[1], 1))

    def _go(self, command: str, *points: complex) -> None:
        steps = [self._step(point) for point in points]
        words = [number(part) for step in steps for part in step]
        self.text += command + words[0] + "".join(w if w[0] == "-" else f" {w}" for w in words[1:])
        self.here = (self.here[0] + steps[-1][0], self.here[1] + steps[-1][1])

    def flank(self, control: complex, point: complex, *, straight: bool) -> None:
        if straight:
            self._go("l", point)
        else:
            self._go("q", control, point)

    def curve(self, first: complex, second: complex, point: complex) -> None:
        self._go("c", first, second, point)

    def arc(self, radius: float, large: bool, point: complex) -> None:
        r = number(radius * self.lens.scale)
        dx, dy = self._step(point)
        self.text += f"a{r} {r} 0 {int(large)} 1 {number(dx)} {number(dy)}"
        self.here = (self.here[0] + dx, self.here[1] + dy)


@dataclass(frozen=True)
class Capsule:
    """Two circles and what lies between them; a swell rounds the left or right flank like a muscle."""

    a: complex
    b: complex
    ra: float
    rb: float
    left: float = 0
    right: float = 0

    def _flanks(self) -> tuple[complex, complex, complex, complex, complex]:
        step = self.b - self.a
        length = max(abs(step), abs(self.ra - self.rb) + 0.01)
        unit = step / abs(step) if step else 1 + 0j
        tilt = math.asin((self.ra - self.rb) / length)
        left = unit * complex(math.sin(tilt), math.cos(tilt))
        right = unit * complex(math.sin(tilt), -math.cos(tilt))
        return (
            unit,
            self.a + self.ra * left,
            self.b + self.rb * left,
            self.b + self.rb * right,
            self.a + self.ra * right,
        )

    def d(self, lens: Lens) -> str:
        """SVG path data."""
        unit, a_left, b_left, b_right, a_right = self._flanks()
        pen = _Pen(lens, a_left)
        pen.flank(_belly(a_left, b_left, unit * 1j * self.left), b_left, straight=not self.left)
        pen.arc(self.rb, self.rb > self.ra, b_right)
        pen.flank(_belly(a_right, b_right, unit * -1j * self.right), a_right, straight=not self.right)
        pen.arc(self.ra, self.ra >= self.rb, a_left)
        return pen.text + "z"

    def edge(self) -> list[complex]:
        """Points on its boundary."""
        unit, a_left, b_left, b_right, a_right = self._flanks()
        around = [towards(360 * k / _ROUND) for k in range(_ROUND)]
        bows = [
            (a + 2 * _belly(a, b, unit * 1j * swell) + b) / 4
            for a, b, swell in ((a_left, b_left, self.left), (a_right, b_right, -self.right))
        ]
        return [self.a + self.ra * u for u in around] + [self.b + self.rb * u for u in around] + bows


def _belly(a: complex, b: complex, out: complex) -> complex:
    return a + 0.38 * (b - a) + 2 * out


@dataclass(frozen=True)
class Curve:
    """A closed or open run of cubic curves: a start, then (control, control, point) each."""

    start: complex
    runs: tuple[tuple[complex, complex, complex], ...]
    closed: bool = True

    @staticmethod
    def straight(*points: complex) -> "Curve":
        """An open run of straight lines."""
        runs = tuple((a + (b - a) / 3, b - (b - a) / 3, b) for a, b in itertools.pairwise(points))
        return Curve(points[0], runs, closed=False)

    def d(self, lens: Lens) -> str:
        """SVG path data."""
        pen = _Pen(lens, self.start)
        for run in self.runs:
            pen.curve(*run)
        return pen.text + ("z" if self.closed else "")

    def edge(self) -> list[complex]:
        """Points on its boundary."""
        points, here = [self.start], self.start
        for first, second, end in self.runs:
            for k in range(1, 7):
                t = k / 6
                s = 1 - t
                points.append(s**3 * here + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end)
            here = end
        return points

    def moved(self, origin: complex, turn: complex, mirrored: bool = False, short: float = 1) -> "Curve":
        """The same outline carried to a place and turned, once mirrored about its own axis or shortened."""

        def carry(point: complex) -> complex:
            return origin + complex(point.real * short, -point.imag if mirrored else point.imag) * turn

        runs = tuple((carry(p), carry(q), carry(r)) for p, q, r in self.runs)
        return Curve(carry(self.start), runs, self.closed)


def smooth(points: list[complex], closed: bool = True) -> Curve:
    """A soft line through the points (Catmull–Rom)."""
    count = len(points)

    def at(index: int) -> complex:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    runs = []
    for k in range(count if closed else count - 1):
        p0, p1, p2, p3 = at(k - 1), at(k), at(k + 1), at(k + 2)
        runs.append((p1 + (p2 - p0) / 6, p2 - (p3 - p1) / 6, p2))
    return Curve(points[0], tuple(runs), closed)


def ring(centre: complex, radius: float) -> Curve:
    """A circle."""
    k = 0.5523 * radius
    quarter = [centre + radius * u for u in (1, 1j, -1, -1j)]
    runs = tuple(
        (quarter[n] + k * 1j * 1j**n, quarter[(n + 1) % 4] - k * 1j * 1j ** (n + 1), quarter[(n + 1) % 4])
        for n in range(4)
    )
    return Curve(quarter[0], runs)


def panel(low: complex, high: complex, radius: float) -> Curve:
    """An upright rectangle with rounded corners."""
    corners = [high, complex(low.real, high.imag), low, complex(high.real, low.imag)]
    runs: list[tuple[complex, complex, complex]] = []
    start = high - radius * 1j
    here = start
    for turn, corner in zip((1j, -1, -1j, 1), corners, strict=True):
        enter, leave = corner - radius * turn, corner + radius * turn * 1j
        runs.append((here, enter, enter))
        runs.append((enter + 0.55 * radius * turn, leave - 0.55 * radius * turn * 1j, leave))
        here = leave
    return Curve(start, tuple(runs))
