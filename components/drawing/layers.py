"""What a picture is stacked from: inks, in layers from back to front."""

from dataclasses import dataclass, field
from typing import Literal

from components.drawing.shapes import Capsule, Curve


@dataclass(frozen=True)
class Ink:
    """An outline with the tones of its fill and its line; the line's width is in card units."""

    shape: Capsule | Curve
    fill: str = ""
    line: str = ""
    width: float = 0
    opacity: float = 1


@dataclass(frozen=True)
class Layer:
    """Inks that hang together: a halo goes round them all, or a ghost's dashes do."""

    name: str
    inks: tuple[Ink, ...] = field(default=())
    edge: Literal["none", "halo", "ghost"] = "none"
