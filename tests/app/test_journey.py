"""The whole of it in a real browser, as a person would, with the app stopped and started in the middle."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from components.safety import Profile
from components.safety import screen as judged
from data.catalogue import load_catalogue
from data.diary import open_diary
from tests.app.browser import DESKTOP, PHONE, PLACES, Launch, Watched
from tests.app.diaries import TODAY, filled, screened, url
from tests.app.server import serving

pytestmark = pytest.mark.browser
WHY = judged(load_catalogue(), Profile(conditions={"osteoporosis"}))["partial-crunch"].reasons[0].words


@pytest.mark.parametrize("window", [PHONE, DESKTOP], indirect=True, ids=["phone", "desktop"])
def test_a_newcomer_gets_a_plan_logs_some_days_and_finds_all_of_it_after_a_restart(
    window: BrowserContext, tmp_path: Path, launch: Launch
) -> None:
    diary = tmp_path / "diary.db"
    server = launch(diary)
    watched = Watched(window, server.url)
    page = watched.open("/catalogue")
    everything = len(load_catalogue().exercises)
    expect(page.get_by_text(f"{everything} of {everything} moves")).to_be_visible()

    watched.open("/")
    page.get_by_role("button", name="Start with a short safety check").click()
    catalogue = load_catalogue()
    asked = [s for s in catalogue.flag_screens.values() if not catalogue.red_flags[s.flags[0]].only_with]
    for number, screen in enumerate(asked, start=1):
        expect(page.get_by_text(f"Safety check: {number} of {len(asked)}")).to_be_visible()
        page.locator(f".st-key-none_{screen.id} button").click()

    page.get_by_text("Thin bones (osteoporosis)").click()
    page.get_by_role("button", name="Save my profile").click()
    page.get_by_role("button", name="Build my routine").click()
    left_out = page.locator(".st-key-left_out_yours")
    expect(left_out.locator("strong", has_text="Partial crunch").first).to_be_visible()
    expect(left_out.get_by_text(WHY).first).to_be_visible()
    expect(page.get_by_text("Not now, with a sore back (6)")).to_be_visible()

    page.get_by_label("Name", exact=True).fill("Mornings")
    for day in ("Tue", "Thu", "Sat", "Sun"):
        page.locator(".st-key-plan_days").get_by_role("button", name=day).click()
    page.get_by_role("button", name="Make this my plan").click()
    expect(page.get_by_text("This is your plan now.")).to_be_visible()
    expect(page.get_by_role("link", name="Go to today")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Make this my plan")).to_have_count(0)
    expect(page.get_by_text("What your diary suggests")).to_have_count(0)

    page.get_by_role("link", name="Go to today").click()
    page.get_by_role("button", name="None of these: show my moves").click()
    session = page.locator(".st-key-session")
    expect(session.get_by_text(re.compile(r"^2\. [A-Z]")).first).to_be_visible()
    expect(session.get_by_text("Partial crunch")).to_have_count(0)
    page.locator(".st-key-session").get_by_role("button", name="Done", exact=True).click()
    expect(page.get_by_text("Session logged.")).to_be_visible()
    page.locator(".st-key-check_in").get_by_role("radio", name="4", exact=True).click()
    expect(page.get_by_text("Pain 4 of 10 logged.")).to_be_visible()
    chips = page.get_by_role("radiogroup", name="Day")
    for back, pain in ((1, "6"), (2, "5")):
        chips.get_by_role("radio").nth(6 - back).click()
        expect(page.get_by_text("How was your back?")).to_be_visible()
        page.locator(".st-key-check_in").get_by_role("radio", name=pain, exact=True).click()
        expect(page.get_by_text(f"Pain {pain} of 10 logged for ")).to_be_visible()

    server.stop()
    server = launch(diary, port=int(server.url.rsplit(":", 1)[1]))
    watched.open("/")
    expect(page.get_by_text("pain 4 of 10")).to_be_visible()
    expect(chips.get_by_role("radio").nth(6)).to_have_text(re.compile("✓"))
    watched.open("/routine")
    expect(page.locator(".st-key-plan").get_by_text("Mornings")).to_be_visible()
    watched.open("/progress")
    expect(page.get_by_text("1 of 1 planned and logged session done")).to_be_visible()
    expect(page.locator("[data-testid='stVegaLiteChart'] svg").first).to_be_visible()
    watched.open("/settings")
    expect(page.get_by_role("checkbox", name=re.compile("Thin bones"))).to_be_checked()
    server.stop()
    assert not watched.strays


@pytest.mark.parametrize("place", PLACES)
def test_any_page_can_be_the_first_request_of_a_fresh_server(
    window: BrowserContext, tmp_path: Path, place: str
) -> None:
    with serving(tmp_path / "diary.db") as server:
        watched = Watched(window, server.url)
        page = watched.open(f"/{place}")

        expect(page.locator("h1").first).to_be_visible()
        expect(page.get_by_role("link", name="Progress").first).to_be_visible()
        expect(page.get_by_text("Page not found")).to_have_count(0)
        assert page.title().startswith(("Backwise", "Today", "Routine", "Moves", "Progress", "Settings"))
        assert not watched.strays


def test_the_first_tap_of_a_fresh_server_counts(window: BrowserContext, tmp_path: Path) -> None:
    filled(tmp_path / "diary.db", 30)
    with serving(tmp_path / "diary.db") as server:
        page = Watched(window, server.url).open("/progress")
        page.get_by_role("radio", name="4 weeks").click()

        expect(page.get_by_text("of 28 days").first).to_be_attached()
        expect(page.get_by_role("radio", name="4 weeks")).to_be_checked()


def test_an_acknowledged_entry_survives_a_killed_server(
    window: BrowserContext, tmp_path: Path, launch: Launch
) -> None:
    diary = tmp_path / "diary.db"
    screened(open_diary(url(diary)), TODAY)
    server = launch(diary)
    page = Watched(window, server.url).open("/")
    page.locator(".st-key-check_in").get_by_role("radio", name="2", exact=True).click()
    expect(page.get_by_text("Pain 2 of 10 logged.")).to_be_visible()

    server.kill()
    page = Watched(window, launch(diary).url).open("/")

    expect(page.get_by_text("pain 2 of 10").first).to_be_visible()
