"""The load picture in a real browser: a bar opens its move, and so does a link beside it."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, expect

from tests.app.browser import PHONE, Watched
from tests.app.server import Server, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("loads") / "diary.db") as running:
        yield running


@pytest.mark.parametrize("window", [PHONE], indirect=True)
def test_selecting_a_bar_opens_its_move_and_the_way_back_is_free(
    window: BrowserContext, server: Server
) -> None:
    watched = Watched(window, server.url)
    page = watched.open("/catalogue?view=loads")
    bar = page.locator("[aria-label='Sit-up, legs straight']").last
    bar.scroll_into_view_if_needed()
    for _ in range(5):  # on a cold server a picture is drawn a moment before it listens
        page.wait_for_timeout(1000)
        if page.url.endswith("?move=sit-up"):
            break
        with suppress(Error):  # the first tap may have been heard meanwhile
            bar.click(delay=100, timeout=3000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sit-up")
    assert page.url.endswith("?move=sit-up")

    page.get_by_role("link", name="All moves").click()
    page.get_by_role("link", name="What loads the spine").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("What loads the spine")


def test_every_drawn_move_has_a_link_for_the_keyboard(window: BrowserContext, server: Server) -> None:
    page = Watched(window, server.url).open("/catalogue?view=loads")
    link = page.get_by_role("link", name="Toe touch")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Toe touch")


def test_a_bar_of_two_moves_opens_both_side_by_side(window: BrowserContext, server: Server) -> None:
    page = Watched(window, server.url).open("/catalogue?view=loads")
    bar = page.locator("[aria-label='Lying on the front']").last
    bar.scroll_into_view_if_needed()
    for _ in range(5):
        page.wait_for_timeout(1000)
        if "compare=" in page.url:
            break
        with suppress(Error):
            bar.click(delay=100, timeout=3000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Side by side")
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["Press-up back extension", "Lying on the front"]
    )
