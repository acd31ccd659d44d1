"""All figures on one sheet, light and dark, large and small, to be looked at by a person.

    python -m tools.contact_sheet

Writes docs/moves-light.png and docs/moves-dark.png. The tests hold what can be measured of a figure; whether
it looks right only a look can tell.
"""

import base64
import shutil
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from PIL import Image
from playwright.sync_api import sync_playwright

from components.drawing.figure import draw
from data.catalogue import load_catalogue
from data.catalogue.figures import load_figures
from tests.app.browser import CHROMIUM_FLAGS

DOCS = Path(__file__).parents[1] / "docs"
SIZES = (300, 110, 64)  # px wide
Theme = Literal["light", "dark"]


def sheet(theme: Theme) -> str:
    """A page with every move in the catalogue's order, once at each size."""
    figures = load_figures()
    page, ink = ("#fbf9f5", "#0d1618") if theme == "light" else ("#14191a", "#e9e6df")
    rows = []
    for size in SIZES:
        cells = []
        for move in load_catalogue().exercises.values():
            svg = base64.b64encode(draw(figures[move.id], theme=theme).encode()).decode()
            name = f"<br>{move.name}" if size == SIZES[0] else ""
            cells.append(f"<span><img width={size} src='data:image/svg+xml;base64,{svg}'>{name}</span>")
        rows.append(f"<div>{''.join(cells)}</div>")
    body = f"body {{background: {page}; color: {ink}; font: 14px sans-serif}}"
    row = "div {display: flex; flex-wrap: wrap; gap: 8px; margin: 8px}"
    return f"<style>{body} {row}</style>{''.join(rows)}"


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        for theme in get_args(Theme):
            page = browser.new_page(viewport={"width": 1260, "height": 900})
            page.set_content(sheet(theme))
            page.wait_for_timeout(500)
            seen = Image.open(BytesIO(page.screenshot(full_page=True)))
            seen.quantize(128).save(DOCS / f"moves-{theme}.png", optimize=True)  # a third of the bytes
        browser.close()


if __name__ == "__main__":
    main()
