"""Every page, empty and full, phone and desktop, light and dark: accessible, and speaking to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, expect

from tests.app.browser import DESKTOP, HOME, PHONE, PLACES, Watched
from tests.app.diaries import TODAY, filled
from tests.app.server import Server, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("empty") / "diary.db") as server:
        yield server


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("full") / "diary.db"
    filled(path, 120)
    with serving(path) as server:
        yield server


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("diary", ["empty", "full"])
def test_every_page_is_accessible_fits_and_asks_no_other_host(
    chromium: Browser, request: pytest.FixtureRequest, diary: str, size: dict[str, int], scheme: str
) -> None:
    server: Server = request.getfixturevalue(diary)
    context = chromium.new_context(**HOME, viewport=size, color_scheme=scheme)
    watched = Watched(context, server.url)
    wrong: dict[str, object] = {}
    for place in PLACES:
        page = watched.open(f"/{place}")
        for violation in Axe().run(page).response["violations"]:
            wrong[f"/{place} {violation['id']}"] = [node["html"][:200] for node in violation["nodes"][:3]]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            wrong[f"/{place} sideways"] = wide
    context.close()

    assert not wrong
    assert not watched.strays


def test_a_move_a_lesson_and_a_page_opened_from_far_down_show_their_top(
    chromium: Browser, full: Server
) -> None:
    context = chromium.new_context(**HOME, viewport=PHONE)
    watched = Watched(context, full.url)
    main = watched.page.locator("[data-testid=stMain]")
    wrong = {}
    for place, link in (("catalogue", "move="), ("lessons", "lesson="), ("", "progress")):
        page = watched.open(f"/{place}")
        main.evaluate("main => main.scrollTo(0, 9999)")
        page.locator(f"[data-testid=stMain] [data-testid=stPageLink] a[href*='{link}']").last.click()
        page.wait_for_url(f"**{link}*")
        watched.settle()
        down = main.evaluate("main => main.scrollTop")
        if down:
            wrong[page.url] = down
    page = watched.open("/progress")
    main.evaluate("main => main.scrollTo(0, 100)")
    page.get_by_role("radio", name="4 weeks").click()
    expect(page.get_by_role("radio", name="4 weeks")).to_be_checked()
    watched.settle()
    assert main.evaluate("main => main.scrollTop") > 0, "an answer leaves the screen where it is"
    context.close()

    assert not wrong


HOSTILE = (
    '<img src=x onerror="window.hurt=1"> ![i](http://127.0.0.1:9/leak.png) '
    "[d](javascript:window.hurt=1) <script>window.hurt=1</script> :red[x] $x$"
)


def test_markup_typed_into_a_note_and_a_name_is_shown_as_typed_and_fetches_nothing(
    window: BrowserContext, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    diary = filled(path, 5)
    (routine,) = diary.routines()
    named = diary.save_routine(type(routine)(HOSTILE[:80], routine.items, routine.catalogue_version))
    diary.set_plan(routine=named, weekdays=range(7), start=TODAY)
    diary.add_check_in(TODAY, note=HOSTILE)
    with serving(path) as server:
        watched = Watched(window, server.url)
        page = watched.open("/")
        expect(page.get_by_text(HOSTILE, exact=False).first).to_be_visible()
        watched.open("/routine")
        expect(page.get_by_text(HOSTILE[:80], exact=False).first).to_be_visible()
        watched.open("/progress")
        page.get_by_role("radio", name="For my clinician").click()
        page.get_by_text("These days as a table").click()
        watched.settle()
        watched.open("/history")
        expect(page.get_by_text(HOSTILE, exact=False).first).to_be_visible()
        watched.open("/settings")

        assert page.evaluate("window.hurt") is None
        assert not [stray for stray in watched.strays if "leak" in stray]
        assert not watched.strays
