"""Pictures of both readings of the progress page, on diaries whose truth is known.

    python -m tools.reading_pictures FOLDER [--only 60-days-2-points]

Saves a screenshot of the whole page for each diary, reading, size and colour scheme, and of the page as it
is printed, and says how long the page took to draw.
"""

import argparse
import shutil
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from components.numbers.columns import Bools
from components.routine import build_routine
from data.catalogue import load_catalogue
from data.diary import Outcome, Preferences, SessionItem, open_diary
from studies.made_up_diaries import Gaps, Scenario, diaries
from tests.app.browser import CHROMIUM_FLAGS, DESKTOP, HOME, PHONE
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.server import serving

DIARIES = {
    "empty": None,
    "10-days": Scenario(days=10, gaps=Gaps.RANDOM),
    "60-days-no-effect": Scenario(days=60, gaps=Gaps.RANDOM),
    "60-days-2-points": Scenario(days=60, effect=2.0, gaps=Gaps.RANDOM),
    "3-years": Scenario(days=3 * 365, effect=1.0, gaps=Gaps.RANDOM),
}
READINGS = {
    "me": ("For me", "What your days can tell"),
    "clinician": ("For my clinician", "Moves marked as worse"),
}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
PAUSED = slice(40, 45)  # days of each diary long enough
DRAWN_S = 1.2  # until the charts stand
PATIENCE_MS = 120_000  # on a busy machine
A4_WIDTH = 720  # px between the margins of a sheet
TALL = 400  # px a screenshot is taller than what it shows, so that nothing is cut


def write(path: Path, scenario: Scenario) -> None:
    """Write one diary of the scenario through the diary's own door, up to today."""
    made = diaries(scenario, 1)
    diary = open_diary(url(path))
    first = TODAY - timedelta(days=scenario.days - 1)
    screened(diary, TODAY)
    routine = build_routine(load_catalogue(), PROFILE, Preferences(10)).routine
    assert routine is not None
    kept = diary.save_routine(routine)
    diary.set_plan(routine=kept, weekdays=_weekdays(made.planned[0], first), start=first)
    chance = np.random.default_rng(scenario.days)
    items = tuple(SessionItem(item.exercise_id, item.seconds, 1.0) for item in kept.items)
    for number, (pain, done) in enumerate(zip(made.pain[0], made.done[0], strict=True)):
        day = first + timedelta(days=number)
        at = datetime.combine(day, clock(19), UTC)
        if np.isnan(pain):
            continue
        diary.add_check_in(day, pain=int(pain), at=at)
        if done:
            worse = {items[number % 3].exercise_id} if chance.random() < 0.2 else ()
            diary.add_session(day, Outcome.DONE, items, 10.0, at=at, worse=worse, pain_before=int(pain))
        elif made.planned[0, number]:
            diary.add_session(day, Outcome.SKIPPED, (), None, at=at)
    if scenario.days > PAUSED.stop:
        diary.add_pause(first + timedelta(PAUSED.start), first + timedelta(PAUSED.stop - 1))


def _weekdays(planned: Bools, first: date) -> set[int]:
    """The weekdays on which the made-up person plans a session."""
    return {(first + timedelta(number)).weekday() for number in np.flatnonzero(planned[:7]).tolist()}


def settled(page: Page) -> None:
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    page.wait_for_selector("h1")
    page.wait_for_timeout(1000 * DRAWN_S)


def pictures(browser: Browser, address: str, folder: Path, name: str) -> None:
    """Every reading, size and scheme of one diary."""
    for size, viewport in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(**HOME, viewport=viewport, color_scheme=scheme)
            page = context.new_page()
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{address}/progress")
            settled(page)
            for reading, (label, heading) in READINGS.items():
                begun = time.perf_counter()
                page.get_by_role("radio", name=label, exact=True).click()
                page.get_by_text("Nothing is logged yet" if name == "empty" else heading).first.wait_for()
                settled(page)
                took = time.perf_counter() - begun - DRAWN_S
                high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
                page.set_viewport_size({"width": viewport["width"], "height": int(high) + TALL})
                page.wait_for_timeout(500)
                page.screenshot(path=folder / f"{name}-{reading}-{size}-{scheme}.png")
                page.set_viewport_size(viewport)
                print(
                    f"{name} {reading} {size} {scheme}: {1000 * took:.0f} ms to switch, {high} px", flush=True
                )
            page.emulate_media(media="print")
            page.pdf(path=folder / f"{name}-{size}-{scheme}.pdf", format="A4")
            page.set_viewport_size({"width": A4_WIDTH, "height": 1123})
            page.wait_for_timeout(1000 * DRAWN_S)
            page.screenshot(path=folder / f"{name}-{size}-{scheme}-on-paper.png", full_page=True)
            context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=DIARIES)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        for name, scenario in DIARIES.items():
            if asked.only in (None, name):
                path = Path(place) / f"{name}.db"
                if scenario:
                    write(path, scenario)
                with serving(path) as server:
                    pictures(browser, server.url, asked.folder, name)
        browser.close()


if __name__ == "__main__":
    main()
