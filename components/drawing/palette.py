"""The colours of a figure on a light and on a dark card."""

from typing import Final, Literal

Theme = Literal["light", "dark"]

_NEAR: Final[dict[Theme, dict[str, str]]] = {
    "light": {
        "card": "#fbf7f0",
        "shirt": "#137a7a",
        "leggings": "#33405f",
        "skin": "#d99f78",
        "hair": "#3d2b27",
        "shade": "#c58a64",
        "mat": "#cfe3dc",
        "mat_line": "#7fa99b",
        "floor": "#e6ded0",
        "floor_line": "#b5a992",
        "ghost": "#f0ebe1",
        "ghost_line": "#a39c8f",
        "glow": "#f2603a",
        "arrow": "#c2410c",
        "wall": "#e3d9c8",
        "wood": "#c9a67d",
        "steel": "#8d949c",
        "dark": "#4a5058",
        "pad": "#6d6a75",
        "band": "#c2410c",
        "water": "#8ec9dd",
        "water_line": "#3f94b3",
    },
    "dark": {
        "card": "#182422",
        "shirt": "#3aa6a2",
        "leggings": "#7485b5",
        "skin": "#dda57f",
        "hair": "#8a6150",
        "shade": "#c58a64",
        "mat": "#2b4842",
        "mat_line": "#5f9485",
        "floor": "#35403d",
        "floor_line": "#6d7a75",
        "ghost": "#273834",
        "ghost_line": "#74837e",
        "glow": "#ff7a50",
        "arrow": "#ff9a6b",
        "wall": "#3a4542",
        "wood": "#9a7d5d",
        "steel": "#a3abb3",
        "dark": "#6a727b",
        "pad": "#7d7a88",
        "band": "#ff9a6b",
        "water": "#2f7186",
        "water_line": "#6bb8d0",
    },
}
_FAR: Final = 0.52  # how much of the card shows through a far limb


def _mixed(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[k : k + 2], 16), int(ground[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def palette(theme: Theme) -> dict[str, str]:
    """Every tone by name; far limbs are their near colour fading into the card."""
    near = _NEAR[theme]
    far = {f"{tone}_far": _mixed(near[tone], near["card"], _FAR) for tone in ("shirt", "leggings", "skin")}
    return near | far
