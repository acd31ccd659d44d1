"""Layers written as SVG, still or moving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from components.drawing.layers import Ink, Layer
from components.drawing.shapes import Lens, number

_HALO: Final = 5
_DASH: Final = 'stroke-width="3.2" stroke-dasharray="6 5"'


@dataclass(frozen=True)
class Clock:
    """When each frame is shown: one round in seconds, and frame numbers with their share of it."""

    seconds: float
    order: tuple[int, ...]
    times: tuple[float, ...]

    def attributes(self) -> str:
        """The timing of one animation."""
        times = ";".join(f"{time:.3f}".rstrip("0").rstrip(".") for time in self.times)
        return f'dur="{number(self.seconds)}s" repeatCount="indefinite" keyTimes="{times}"'


@dataclass(frozen=True)
class Press:
    """What turns inks into elements: where they fall, their colours, a name for ids, and the clock."""

    lens: Lens
    colours: Mapping[str, str]
    name: str
    clock: Clock | None = None

    def layers(self, moments: Sequence[Sequence[Layer]]) -> str:
        """The picture of one moment, or of several that follow each other."""
        stacked = zip(*moments, strict=True)
        return "".join(self._layer(layers, f"{self.name}-{index}") for index, layers in enumerate(stacked))

    def _layer(self, moments: Sequence[Layer], name: str) -> str:
        inks = list(zip(*(layer.inks for layer in moments), strict=True))
        if not inks:
            return ""
        edge = moments[0].edge
        paths = "".join(self._path(ink, ghost=edge == "ghost") for ink in inks)
        if edge == "none":
            return paths
        rim = self.colours["ghost_line" if edge == "ghost" else "card"]
        style = _DASH if edge == "ghost" else f'stroke-width="{_HALO}"'
        fill = f' fill="{self.colours["ghost"]}"' if edge == "ghost" else ""
        return (
            f'<use href="#{name}" stroke="{rim}" {style} stroke-linejoin="round"/>'
            f'<g id="{name}"{fill}>{paths}</g>'
        )

    def _path(self, moments: Sequence[Ink], ghost: bool) -> str:
        ink = moments[0]
        drawn = [moment.shape.d(self.lens) for moment in moments]
        look = "" if ghost else self._look(ink)
        if self.clock is None or len(set(drawn)) == 1:
            return f'<path d="{drawn[0]}"{look}/>'
        values = ";".join(drawn[index] for index in self.clock.order)
        moving = f'<animate attributeName="d" {self.clock.attributes()} values="{values}"/>'
        return f'<path d="{drawn[0]}"{look}>{moving}</path>'

    def _look(self, ink: Ink) -> str:
        look = f' fill="{self.colours[ink.fill] if ink.fill else "none"}"'
        if ink.line:
            look += f' stroke="{self.colours[ink.line]}" stroke-width="{number(ink.width)}"'
            look += ' stroke-linecap="round" stroke-linejoin="round"'
        return look if ink.opacity == 1 else f'{look} opacity="{ink.opacity}"'
