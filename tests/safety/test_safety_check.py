"""The safety check under a thumb: two quick taps, a question left half-way, a reload, a second tab."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from data.catalogue import load_catalogue
from data.diary import Answer, open_diary
from tests.app.browser import HOME, PHONE, Watched, tap_twice
from tests.app.diaries import TODAY, screened, url
from tests.app.server import serving

pytestmark = pytest.mark.browser
CATALOGUE = load_catalogue()
ASKED = [s for s in CATALOGUE.flag_screens.values() if not CATALOGUE.red_flags[s.flags[0]].only_with]
SETTLED_MS = 1100
SLOW_SERVER = """
const send = WebSocket.prototype.send
WebSocket.prototype.send = function (data) { setTimeout(() => send.call(this, data), %d) }
"""


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(**HOME, viewport=PHONE, has_touch=True, is_mobile=True)
    yield context
    context.close()


def none(page: Page, screen: int) -> Locator:
    return page.locator(f".st-key-none_{ASKED[screen].id} button")


def at(page: Page, screen: int) -> None:
    expect(page.get_by_text(f"Safety check: {screen + 1} of {len(ASKED)}")).to_be_visible()
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")


@pytest.mark.parametrize("late_ms", [0, 700], ids=["quick server", "slow server"])
@pytest.mark.parametrize("apart_ms", [80, 500])
def test_a_double_tap_answers_one_question_and_each_screen_opens_at_its_top(
    phone: BrowserContext, tmp_path: Path, late_ms: int, apart_ms: int
) -> None:
    path = tmp_path / "diary.db"
    phone.add_init_script(SLOW_SERVER % late_ms)
    with serving(path) as server:
        page = Watched(phone, server.url).open("/routine")
        page.wait_for_timeout(SETTLED_MS)
        for screen in range(3):
            at(page, screen)
            page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 9999)")
            tap_twice(page, none(page, screen), apart_ms)
            at(page, screen + 1)
            assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop") == 0
            page.wait_for_timeout(SETTLED_MS + late_ms)
            at(page, screen + 1)
        (kept,) = open_diary(url(path)).screenings()
        assert kept.answers == {flag: Answer.NO for screen in ASKED[:3] for flag in screen.flags}


def test_an_alarm_sign_tapped_twice_counts_once_and_dials_nothing(
    phone: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    with serving(path) as server:
        page = Watched(phone, server.url).open("/routine")
        page.wait_for_timeout(SETTLED_MS)
        tap_twice(page, page.locator(".st-key-sign_rf-saddle button"))
        expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
        (kept,) = open_diary(url(path)).screenings()
        assert [(one.flag, one.answer) for one in kept.history] == [("rf-saddle", Answer.YES)]

        second = Watched(phone, server.url)
        for place in ("/", "/session", "/catalogue", "/settings", "/worry"):
            second.open(place)
            expect(second.page.get_by_role("heading", name="Get help now")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Get help now")).to_be_visible()

        page.get_by_text("How to come back").click()
        page.wait_for_timeout(SETTLED_MS)
        page.get_by_role("button", name="It isn't so").click()
        page.wait_for_timeout(SETTLED_MS)
        page.get_by_role("button", name="Take it back").click()
        expect(page.get_by_text("Your earlier answer is kept, too.")).to_be_visible()
        at(page, 0)


def test_a_check_left_half_way_is_at_the_same_question_after_menu_reload_tab_and_restart(
    phone: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    with serving(path) as server:
        page = Watched(phone, server.url).open("/routine")
        for screen in range(2):
            at(page, screen)
            page.wait_for_timeout(SETTLED_MS)
            none(page, screen).tap()
        at(page, 2)
        page.reload()
        at(page, 2)
        second = Watched(phone, server.url)
        second.open("/catalogue")
        second.open("/routine")
        at(second.page, 2)
    with serving(path) as server:
        page = Watched(phone, server.url).open("/routine")
        at(page, 2)
        page.wait_for_timeout(SETTLED_MS)
        page.get_by_role("button", name="Back").tap()
        at(page, 1)


def test_the_signs_are_one_tap_from_today_and_from_a_session(phone: BrowserContext, tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    screened(open_diary(url(path)), TODAY)
    with serving(path) as server:
        watched = Watched(phone, server.url)
        page = watched.open("/")
        page.get_by_role("link", name="Something new or worrying?").first.tap()
        expect(page.get_by_role("heading", name="Something new or worrying?")).to_be_visible()
        expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        page.locator(".st-key-worry_sign_1 button").tap()
        expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
