"""How far the player's steps are from when they are due: `python -m tools.bench_player [minutes]`.

Plays a real session in real time in a headless Chromium and prints, for every step, when it was due and
when the player changed to it, by the browser's own steady clock. A minute of one move unless told otherwise.
"""

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from components.routine import build_routine
from components.session.player.timeline import Step, timeline
from data.diary import Preferences, Routine
from tests.app.browser import CHROMIUM_FLAGS, HOME, PHONE, Watched
from tests.app.diaries import PROFILE, TODAY
from tests.app.server import serving
from tests.session.player.playing import CATALOGUE, begin, planned

# The player buzzes at every step; performance.now() is not the clock it goes by.
TIMES = "window.changed = []; navigator.vibrate = () => window.changed.push(performance.now())"


def routine_of(minutes: int) -> Routine:
    """A routine of so many minutes; of one, its shortest move alone."""
    built = build_routine(CATALOGUE, PROFILE, Preferences(max(minutes, 5))).routine
    assert built is not None
    if minutes >= 5:
        return built
    return replace(built, items=(min(built.items, key=lambda item: abs(item.seconds - 60 * minutes)),))


def play(page: Page, steps: tuple[Step, ...]) -> list[float]:
    """Seconds from Start at which each step began, and at which the last one ended."""
    page.locator(".ended").wait_for(timeout=2000 * sum(step.seconds for step in steps))
    ended = float(page.evaluate("window.done"))
    began = [float(at) for at in page.evaluate("window.changed")]
    return [(at - began[0]) / 1000 for at in (*began, ended)]


def measure(minutes: int) -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "diary.db"
        diary, _ = planned(path)
        routine = routine_of(minutes)
        diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
        steps = timeline(CATALOGUE, routine)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        with serving(path) as server:
            window = browser.new_context(**HOME, viewport=PHONE)
            window.add_init_script(TIMES)
            page = begin(Watched(window, server.url))
            page.evaluate(
                """() => {
                  const root = [...document.querySelectorAll("*")].map((e) => e.shadowRoot)
                    .find((r) => r?.querySelector(".player"))
                  new MutationObserver(() => { window.done ??= performance.now() })
                    .observe(root.querySelector(".ended"), { childList: true })
                }"""
            )
            show(steps, play(page, steps))
        browser.close()


def show(steps: tuple[Step, ...], measured: list[float]) -> None:
    print("| step | seconds | due at | changed at | late, ms |\n|---|---|---|---|---|")
    due, late = 0, []
    for step, at in zip(steps, measured[1:], strict=True):
        due += step.seconds
        late.append((at - due) * 1000)
        print(f"| {step.id} | {step.seconds} | {due} | {at:.3f} | {late[-1]:.0f} |")
    most = max(map(abs, late))
    print(f"\n{len(steps)} steps, {due} s: at most {most:.0f} ms off, {late[-1]:.0f} ms at the end")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
