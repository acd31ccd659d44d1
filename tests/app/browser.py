"""A real browser for the tests that look at what a person sees; `tests/conftest.py` hands the fixtures on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Locator,
    Page,
    ViewportSize,
    sync_playwright,
)

from tests.app.server import Server, start

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
PLACES = (
    "",
    "session",
    "routine",
    "catalogue",
    "catalogue?move=bird-dog",
    "catalogue?move=sit-up",
    "catalogue?view=loads",
    "catalogue?view=ask",
    "catalogue?view=own",
    "catalogue?compare=bird-dog,sit-up,wall-sit",
    "progress",
    "history",
    "lessons",
    "lessons?lesson=why-these-eight",
    "settings",
)
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
# Where and in what language the browser stands, whatever the machine does.
HOME: dict[str, Any] = {"timezone_id": "Europe/London", "locale": "en-GB"}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "the browser tests need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


class Watched:
    """A browser page that remembers every request to another host and every error it saw."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.page: Page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.strays: list[str] = []
        self.page.on("request", self._note)

    def _note(self, request: object) -> None:
        address = str(getattr(request, "url", ""))
        if not address.startswith((self.url, self.url.replace("http", "ws"), "data:", "blob:", "about:")):
            self.strays.append(address)

    def open(self, path: str = "/") -> Page:
        self.page.goto(f"{self.url}{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app has run and drawn."""
        self.page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
        self.page.wait_for_selector("[data-testid='stMainBlockContainer'] h1, [data-testid='stAlert']")
        self.page.wait_for_timeout(150)
        assert not self.page.locator(".st-key-page_failed").count(), "the page failed"


def tap_twice(page: Page, where: Locator, apart_ms: int = 80) -> None:
    """Two taps of a finger in the same place, as the browser gets them from the screen."""
    where.scroll_into_view_if_needed()
    box = where.bounding_box()
    assert box is not None
    touch: CDPSession = page.context.new_cdp_session(page)
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    for tap in range(2):
        if tap:
            page.wait_for_timeout(apart_ms)
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.fixture
def window(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser window; parametrise indirectly with a viewport, desktop otherwise."""
    context = chromium.new_context(**HOME, viewport=getattr(request, "param", DESKTOP))
    yield context
    context.close()


Launch = Callable[..., Server]


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Starts servers as `tests.app.server.start` does, and stops what is left of them."""
    servers: list[Server] = []

    def go(diary: Path, port: int | None = None) -> Server:
        servers.append(start(diary, port=port))
        return servers[-1]

    yield go
    for server in servers:
        if server.process.poll() is None:
            server.stop()
