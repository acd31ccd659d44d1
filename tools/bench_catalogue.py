"""What the figures cost the page of moves: bytes, and the time to the first card.

    python -m tools.bench_catalogue [--times 15]

Against the same page with the article's fourteen moves and no figures, which is what it would be without
drawings. Both servers are warm and visited in turn, so that a busy machine meets them alike.
"""

import argparse
import shutil
import statistics
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from data.diary import open_diary
from tests.app.browser import CHROMIUM_FLAGS, DESKTOP, HOME, PHONE
from tests.app.diaries import TODAY, screened, url
from tests.app.server import ROOT, Server, start

# Run by the interpreter before Streamlit starts: whatever page comes first meets it.
WITHOUT_FIGURES = """from dataclasses import replace
from components.catalogue import card_view, search

everything = search.find

def of_the_article(*asked):
    found = everything(*asked)
    return replace(found, moves=tuple(move for move in found.moves if move.origin == Origin.ARTICLE))

card_view.picture = lambda move: None
search.find = of_the_article
"""
CARD = "[class*='st-key-card_']"
QUIET = "[data-testid='stApp'][data-test-script-state='notRunning']"
# The browser's own clock at the first frame that shows a card, from the start of the navigation.
LOOK_FOR_CARD = f"""
    const look = () => document.querySelector("{CARD}")
        ? window.firstCard = performance.now() : requestAnimationFrame(look);
    look();
"""


@dataclass(frozen=True)
class Seen:
    """One visit to the page of moves."""

    first_card_ms: float
    kilobytes: float  # of the websocket, for what is on the page


def visit(browser: Browser, server: Server, size: ViewportSize, *, folded: bool) -> Seen:
    context = browser.new_context(**HOME, viewport=size)
    page = context.new_page()
    received = [0]

    def note(frame: str | bytes) -> None:
        received[0] += len(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    page.add_init_script(LOOK_FOR_CARD)
    page.goto(f"{server.url}/catalogue")
    page.wait_for_function("() => window.firstCard")
    first = float(page.evaluate("window.firstCard"))
    _settle(page)
    if folded:
        page.locator(".st-key-show_all_cards button").click()
        page.wait_for_selector(".st-key-show_all_cards", state="detached")
        _settle(page)
    context.close()
    return Seen(first, received[0] / 1000)


def _settle(page: Page) -> None:
    page.wait_for_selector(QUIET)
    page.wait_for_timeout(300)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=15)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, sync_playwright() as playwright:
        (Path(folder) / "sitecustomize.py").write_text(WITHOUT_FIGURES)
        servers: dict[str, Server] = {}
        for name in ("without", "with", "with again"):
            path = Path(folder) / f"{name}.db"
            screened(open_diary(url(path)), TODAY)
            bare = {"PYTHONPATH": f"{folder}:{ROOT}"} if name == "without" else {}
            servers[name] = start(path, env=bare)
            stack.callback(servers[name].stop)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        for label, size in {"phone": PHONE, "desktop": DESKTOP}.items():
            seen: dict[str, list[Seen]] = {name: [] for name in servers}
            for turn in range(times + 1):
                for name, server in servers.items():
                    found = visit(browser, server, size, folded=name != "without")
                    if turn:  # the first round warms the server up
                        seen[name].append(found)
            report(label, seen)
        browser.close()


def report(label: str, seen: dict[str, list[Seen]]) -> None:
    floor = seen["without"]
    print(f"\n{label:<12} {'ms to first card':>17} {'x without':>10} {'least x':>8} {'kB, all cards':>14}")
    for name, visits in seen.items():
        ratios = [v.first_card_ms / f.first_card_ms for v, f in zip(visits, floor, strict=True)]
        least = min(v.first_card_ms for v in visits) / min(f.first_card_ms for f in floor)
        print(
            f"{name:<12} {statistics.median(v.first_card_ms for v in visits):17.0f} "
            f"{statistics.median(ratios):10.2f} {least:8.2f} "
            f"{statistics.median(v.kilobytes for v in visits):14.0f}"
        )


if __name__ == "__main__":
    main()
