"""What a lesson costs and how long it takes to open, against a bare Streamlit page in the same run.

    python -m tools.bench_lessons [--times 5]

Server CPU, messages and bytes of a run; in a browser, the time from the click on the list to the first
frame with the lesson's title, and to the one in which every chart up to the first choice is drawn. Medians;
the lessons and the bare page take turns.
"""

import argparse
import asyncio
import shutil
import statistics
import tempfile
from contextlib import ExitStack
from itertools import takewhile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from components.lessons import Chart, Exercise, Lesson, lessons
from tests.app.browser import CHROMIUM_FLAGS, DESKTOP
from tests.app.server import Server, start
from tools.bench_pages import BARE, CLICK, rerun
from tools.websocket_client import Run, Visitor

OPEN = """async ([label, title, charts]) => {
    const frame = () => new Promise(requestAnimationFrame);
    const drawn = () => document.querySelectorAll("[data-testid=stVegaLiteChart] svg").length;
    const begun = performance.now();
    [...document.querySelectorAll("a")].find(a => a.innerText.includes(label)).click();
    while (![...document.querySelectorAll("h1")].some(h => h.innerText.includes(title))) await frame();
    const titled = performance.now() - begun;
    while (drawn() < charts) await frame();
    return [titled, performance.now() - begun];
}"""


def charts_at_first(lesson: Lesson) -> int:
    """How many charts a lesson shows before it waits for a choice."""
    before = takewhile(lambda cell: not (isinstance(cell, Exercise) and cell.choices), lesson.cells)
    return sum(isinstance(cell, Chart) for cell in before)


def settled(page: Page, url: str) -> None:
    """Load a page and let it come to rest."""
    page.goto(url)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-test-script-state='notRunning']")
    page.wait_for_timeout(300)


async def costs(bare: Server, ours: Server, times: int) -> None:
    """Print what a run of each lesson costs the server, and what it sends."""
    plain, reader = await Visitor.arrive(bare.url), await Visitor.arrive(ours.url)
    await asyncio.sleep(6)  # the warm-up in the background
    await reader.go("lessons")
    spent: dict[str, list[float]] = {}
    sent: dict[str, Run] = {}
    for _ in range(times):
        for slug in ("bare", *(lesson.slug for lesson in lessons())):
            reader.query = f"lesson={slug}"
            who, server = (plain, bare) if slug == "bare" else (reader, ours)
            cost, sent[slug] = await rerun(who, server, 10)
            spent.setdefault(slug, []).append(cost)
    least = statistics.median(spent["bare"])
    print(f"{'a run of':<30} {'CPU ms':>8} {'x bare':>7} {'messages':>9} {'kB':>7}")
    for slug, values in spent.items():
        cost, run = statistics.median(values), sent[slug]
        print(f"{slug:<30} {cost:8.1f} {cost / least:7.1f} {run.messages:9} {run.bytes / 1000:7.1f}")
    await plain.leave()
    await reader.leave()


def clicks(bare: Server, ours: Server, times: int) -> None:
    """Print how long each lesson takes to open in a browser."""
    known = lessons()
    again: list[float] = []
    took: dict[str, list[tuple[float, float]]] = {lesson.slug: [] for lesson in known}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        plain, page = (browser.new_page(viewport=DESKTOP) for _ in range(2))
        for turn in range(times + 1):
            settled(plain, bare.url)
            changed = plain.evaluate(CLICK, ["Again", "Bare 1"])
            for number, lesson in enumerate(known, 1):
                settled(page, f"{ours.url}/lessons")
                opened = page.evaluate(
                    OPEN, [f"Read lesson {number}:", lesson.title, charts_at_first(lesson)]
                )
                if turn:  # the first round loads what a browser keeps
                    took[lesson.slug].append(tuple(opened))
            again += [changed] if turn else []
        browser.close()
    report(known, statistics.median(again), took)


def report(known: tuple[Lesson, ...], bare: float, took: dict[str, list[tuple[float, float]]]) -> None:
    print(f"\nclick to a changed bare page: {bare:.0f} ms")
    print(f"{'lesson':<30} {'charts':>6} {'title ms':>9} {'x bare':>7} {'drawn ms':>9} {'x bare':>7}")
    for lesson in known:
        titled, drawn = (statistics.median(column) for column in zip(*took[lesson.slug], strict=True))
        print(
            f"{lesson.slug:<30} {charts_at_first(lesson):6} {titled:9.0f} {titled / bare:7.1f} "
            f"{drawn:9.0f} {drawn / bare:7.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        script = Path(folder) / "bare.py"
        script.write_text(BARE)
        bare, ours = start(Path(folder) / "none.db", script=script), start(Path(folder) / "diary.db")
        for server in (bare, ours):
            stack.callback(server.stop)
        asyncio.run(costs(bare, ours, times))
        clicks(bare, ours, times)


if __name__ == "__main__":
    main()
