"""A session in a real browser: a clock that runs fast or by hand, and what is played and said."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from components.routine import build_routine
from data import clock
from data.catalogue import load_catalogue
from data.diary import Diary, Preferences, Routine, Session, close_diaries, open_diary
from tests.app.browser import Watched
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.server import Server, serving

SPEED = 20


CATALOGUE = load_catalogue()


# A clock that a reload doesn't set back, and a browser that writes down what it would play and say.
FAST = """
window.__backwiseClock = () => Date.now() * %d
"""


BY_HAND = """
window.at = 1_000_000
window.__backwiseClock = () => window.at
"""


HEARD = """
window.heard = []
class Part {
  frequency = {}
  gain = {}
  connect(next) { return next }
  start() { window.heard.push(`beep ${this.frequency.value}`) }
  stop() {}
}
window.AudioContext = class { createOscillator() { return new Part() } createGain() { return new Part() } }
window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words } }
const voices = [
  { name: "far", lang: "en-GB", localService: false }, { name: "near", lang: "en-GB", localService: true },
]
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices, cancel() {}, speak(s) { window.heard.push(`${s.voice.name}: ${s.words}`) },
} })
navigator.vibrate = () => window.heard.push("buzz")
"""


def planned(path: Path, moves: int = 3) -> tuple[Diary, Routine]:
    """A person whose plan asks for so many moves today, and who has just said that nothing is new."""
    diary = open_diary(url(path))
    screened(diary, TODAY)
    built = build_routine(CATALOGUE, PROFILE, Preferences(5)).routine
    assert built is not None
    routine = replace(built, items=built.items[:moves])
    diary.set_plan(routine=diary.save_routine(routine), weekdays=range(7), start=TODAY)
    diary.set_setting("rechecked_at", (clock.now() - timedelta(minutes=30)).isoformat())
    return diary, routine


@dataclass(frozen=True)
class House:
    """A running server, and the diary it serves."""

    server: Server
    diary: Diary
    routine: Routine

    def sessions(self) -> tuple[Session, ...]:
        return self.diary.sessions(TODAY, TODAY)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    path = tmp_path_factory.mktemp("player") / "diary.db"
    diary, routine = planned(path)
    with serving(path) as server:
        yield House(server, diary, routine)
    close_diaries()


@pytest.fixture
def house(running: House) -> House:
    """The running house, with nothing logged today."""
    for session in running.sessions():
        running.diary.delete(session)
    running.diary.set_setting("rechecked_at", (clock.now() - timedelta(minutes=30)).isoformat())
    running.diary.set_plan(routine=running.routine, weekdays=range(7), start=TODAY)
    return running


def fast(window: BrowserContext) -> None:
    window.add_init_script(FAST % SPEED)
    window.add_init_script(HEARD)


def by_hand(window: BrowserContext) -> None:
    window.add_init_script(BY_HAND)
    window.add_init_script(HEARD)


def begin(watched: Watched) -> Page:
    page = watched.open("/session")
    page.get_by_role("button", name="Start", exact=True).click()
    return page


def heard(page: Page) -> list[str]:
    return list(page.evaluate("window.heard"))


def remembered(page: Page) -> dict[str, Any] | None:
    """The session this browser holds, None once it is in the diary."""
    for key, value in page.evaluate("Object.entries(localStorage)"):
        if key.startswith("backwise.session."):
            return dict(json.loads(value))
    return None


def pass_time(page: Page, ms: int) -> None:
    """Let so many milliseconds go by on the hand-set clock, and the player see it."""
    page.evaluate("ms => { window.at += ms }", ms)
    page.wait_for_timeout(130)  # one of the player's own ticks


def kind(page: Page) -> str:
    return page.locator(".stage").get_attribute("data-kind") or ""


def shown(page: Page) -> str:
    return (page.locator(".clock").text_content() or "").strip()


def to_work(page: Page) -> None:
    """Past the change-over into the first working step."""
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".stage")).to_have_attribute("data-kind", "work")


def index(page: Page) -> int:
    held = remembered(page)
    return int(held["index"]) if held else -1


def hide(page: Page, state: str) -> None:
    page.evaluate(
        """state => {
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true })
          document.dispatchEvent(new Event("visibilitychange"))
        }""",
        state,
    )
