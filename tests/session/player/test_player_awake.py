"""The screen stays on while a session runs and no longer, and its sound comes back after an interruption."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.app.browser import Watched
from tests.session.player.playing import House, begin, by_hand, heard, hide, pass_time, to_work

pytestmark = pytest.mark.browser

# Locks that take a moment to come, as on a phone, and a sound that another app can take away.
PHONE = """
window.locks = []
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
  await new Promise((done) => setTimeout(done, 40))
  const lock = { released: false, release: async () => { lock.released = true } }
  window.locks.push(lock)
  return lock
} } })
const Silent = window.AudioContext
window.AudioContext = class extends Silent {
  state = "running"
  constructor() { super(); window.audio = this }
  async resume() { this.state = "running" }
}
"""
HELD = "window.locks.filter((lock) => !lock.released).length"


def held(page: Page, locks: int) -> None:
    """So many locks are held, and stay so once everything asked for has come."""
    page.wait_for_function(f"{HELD} === {locks}")
    page.wait_for_timeout(150)
    assert page.evaluate(HELD) == locks


def phone(window: BrowserContext, house: House) -> Page:
    by_hand(window)
    window.add_init_script(PHONE)
    return begin(Watched(window, house.server.url))


def test_one_lock_is_held_while_it_runs_and_none_after_a_pause_an_absence_or_the_end(
    window: BrowserContext, house: House
) -> None:
    page = phone(window, house)
    held(page, 1)
    for _ in range(5):  # on and off, faster than a lock comes
        page.keyboard.press(" ")
    held(page, 0)
    page.keyboard.press(" ")
    to_work(page)
    page.get_by_role("button", name="Too hard").click()
    page.get_by_role("button", name="No time").click()
    held(page, 1)
    pass_time(page, 200_000)
    expect(page.locator(".away-for")).to_be_visible()
    held(page, 0)
    page.get_by_role("button", name="Go on from here").click()
    held(page, 1)
    page.get_by_role("button", name="It hurts").click()
    held(page, 0)
    page.get_by_role("button", name="End the session").click()
    expect(page.locator(".ended")).to_be_visible()
    held(page, 0)


def test_leaving_the_page_gives_the_lock_back(window: BrowserContext, house: House) -> None:
    page = phone(window, house)
    held(page, 1)
    page.keyboard.press("Escape")
    held(page, 0)
    page.wait_for_timeout(800)  # sooner it would be the second of a double tap on Start
    page.get_by_role("button", name="Save and leave").click()
    page.get_by_role("link", name="Back to today").click()
    held(page, 0)


def test_sound_comes_back_after_an_interruption(window: BrowserContext, house: House) -> None:
    page = phone(window, house)
    page.evaluate("window.audio.state = 'interrupted'")
    hide(page, "hidden")
    hide(page, "visible")
    assert page.evaluate("window.audio.state") == "running"
    page.evaluate("window.audio.state = 'suspended'; window.heard = []")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.audio.state") == "running"
    assert "beep 880" in heard(page)
