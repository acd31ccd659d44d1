"""What stands where a picture would: a person's own move has none, and another move's would mislead."""

from typing import Final

from components.drawing.figure import HEIGHT, WIDTH
from components.drawing.palette import Theme, palette

WORDS: Final = ("Your own move,", "no picture")
_INK: Final[dict[Theme, str]] = {"light": "#4a5058", "dark": "#c3ccc9"}


def placeholder(theme: Theme) -> str:
    """A bookmark and the words, on the card of our figures. Nothing in it comes from the person."""
    colours, middle = palette(theme), WIDTH // 2
    lines = "".join(
        f'<text x="{middle}" y="{284 + 64 * row}" text-anchor="middle" font-family="sans-serif" '
        f'font-size="54" fill="{_INK[theme]}">{words}</text>'
        for row, words in enumerate(WORDS)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-label="{" ".join(WORDS)}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="20" fill="{colours["card"]}"/>'
        f'<path d="M{middle - 54} 60h108v150l-54 -42l-54 42z" fill="none" stroke="{colours["ghost_line"]}" '
        f'stroke-width="12" stroke-linejoin="round"/>{lines}</svg>'
    )
