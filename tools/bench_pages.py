"""What each page costs against a bare and a stock Streamlit page in the same run.

    python -m tools.bench_pages [--reruns 20] [--short]

Server CPU per rerun (median), messages and bytes of a rerun, for an empty, a one-year and a ten-year
diary; the first run of a fresh process; memory of the process and of one more visitor; clicks in a browser.
Runs of the pages are interleaved, so that a busy machine meets them alike. `--short` leaves memory and the
browser out. The table of docs/speed.md comes from here.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from tests.app.browser import CHROMIUM_FLAGS
from tests.app.diaries import filled
from tests.app.server import Server, start
from tools.websocket_client import Run, Visitor

BARE = """import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Again"):
    st.session_state.n += 1
st.title(f"Bare {st.session_state.n}")
"""
# A page such as anybody would write: a button and a chart of a year, as Streamlit draws it by default.
STOCK = """import altair as alt
import numpy as np
import pandas as pd
import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Again"):
    st.session_state.n += 1
pain = np.clip(5 + np.cumsum(np.random.default_rng(1).normal(0, 0.4, 365)), 0, 10).round(1)
days = pd.DataFrame({"day": pd.date_range("2024-01-01", periods=365), "pain": pain})
st.altair_chart(alt.Chart(days).mark_line(point=True).encode(x="day:T", y="pain:Q"))
st.title(f"Stock {st.session_state.n}")
"""
REFERENCES = {"bare": BARE, "stock": STOCK}
PAGES = ("", "session", "routine", "catalogue", "progress", "history", "lessons", "settings")
DIARIES = {"empty": 0, "one year": 365, "ten years": 3650}
VISITORS = 20


def cpu_ms(server: Server) -> float:
    times = psutil.Process(server.process.pid).cpu_times()
    return (times.user + times.system) * 1000


def memory_kib(server: Server) -> float:
    return float(psutil.Process(server.process.pid).memory_full_info().uss) / 1024


async def rerun(visitor: Visitor, server: Server, times: int) -> tuple[float, Run]:
    """Mean server CPU of `times` reruns (the kernel counts in steps of 10 ms), and what one sent."""
    before = cpu_ms(server)
    for _ in range(times):
        run = await visitor.rerun()
        await asyncio.sleep(0.02)
    return (cpu_ms(server) - before) / times, run


async def measure(servers: dict[str, Server], reruns: int, *, short: bool) -> None:
    visitors: dict[str, Visitor] = {}
    for name, server in servers.items():
        begun = time.perf_counter()
        visitors[name] = await Visitor.arrive(server.url)
        print(f"first visit of the process, {name}: {1000 * (time.perf_counter() - begun):.0f} ms")
        await asyncio.sleep(6)  # the warm-up in the background
    for name, visitor in visitors.items():
        for page in PAGES if name not in REFERENCES else ():
            await visitor.go(page)
    costs: dict[tuple[str, str], list[float]] = {}
    sent: dict[tuple[str, str], Run] = {}
    for _ in range(5):
        for name, visitor in visitors.items():
            for page in PAGES if name not in REFERENCES else ("",):
                if name not in REFERENCES:
                    await visitor.go(page)
                cost, sent[name, page] = await rerun(visitor, servers[name], max(4, reruns // 5))
                costs.setdefault((name, page), []).append(cost)
    report(costs, sent)
    if not short:
        await memory(servers)
    for visitor in visitors.values():
        await visitor.leave()


def report(costs: dict[tuple[str, str], list[float]], sent: dict[tuple[str, str], Run]) -> None:
    middle = {cell: statistics.median(values) for cell, values in costs.items()}
    print(f"load of the machine while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'diary':<10} {'page':<10} {'CPU ms':>8} {'x bare':>7} {'x stock':>8} {'messages':>9} {'kB':>7}")
    for (name, page), cost in middle.items():
        run = sent[name, page]
        print(
            f"{name:<10} {page or 'today':<10} {cost:8.1f} {cost / middle['bare', '']:7.2f} "
            f"{cost / middle['stock', '']:8.2f} {run.messages:9} {run.bytes / 1000:7.1f}"
        )
    for page in PAGES:
        longer = middle["ten years", page] / middle["one year", page]
        print(f"{page or 'today':<10} ten years / one year {longer:.2f}")


async def memory(servers: dict[str, Server]) -> None:
    print(f"\n{'process':<10} {'MiB':>8} {'x bare':>7} {'KiB per visitor':>16} {'ms to arrive, warm':>19}")
    bare = memory_kib(servers["bare"])
    for name, server in servers.items():
        before = memory_kib(server)
        more: list[Visitor] = []
        took: list[float] = []
        for _ in range(VISITORS):
            begun = time.perf_counter()
            more.append(await Visitor.arrive(server.url))
            took.append(1000 * (time.perf_counter() - begun))
        each = (memory_kib(server) - before) / VISITORS
        arriving = statistics.median(took)
        print(f"{name:<10} {before / 1024:8.1f} {before / bare:7.1f} {each:16.0f} {arriving:19.0f}")
        for visitor in more:
            await visitor.leave()


# From the click to the first frame in which the page shows what was asked for, all inside the page.
CLICK = """async ([button, heading]) => {
    const shows = () => [...document.querySelectorAll("h1")].some(h => h.innerText.includes(heading));
    const begun = performance.now();
    [...document.querySelectorAll("a, button")].find(e => e.innerText.trim().endsWith(button)).click();
    while (!shows()) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
}"""


def clicks(servers: dict[str, Server], times: int) -> None:
    """Click to changed page in a browser: a page of ours against a bare page's rerun."""
    asked = dict.fromkeys(servers, ("Progress", "Progress")) | dict.fromkeys(REFERENCES, ("Again", ""))
    took: dict[str, list[float]] = {name: [] for name in servers}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        pages = {name: browser.new_page(viewport={"width": 1440, "height": 900}) for name in servers}
        for turn in range(times + 1):
            for name, page in pages.items():
                page.goto(servers[name].url)
                page.wait_for_selector("h1")
                page.wait_for_selector("[data-test-script-state='notRunning']")
                page.wait_for_timeout(300)
                button, heading = asked[name]
                wanted = [button, heading or f"{name.capitalize()} 1"]
                if turn:  # the first round loads what a browser keeps
                    took[name].append(page.evaluate(CLICK, wanted))
                else:
                    page.evaluate(CLICK, wanted)
        browser.close()
    bare = statistics.median(took["bare"])
    print(f"\n{'click to changed page':<24} {'ms':>6} {'x bare rerun':>13}")
    for name, values in took.items():
        print(f"{name:<24} {statistics.median(values):6.0f} {statistics.median(values) / bare:13.1f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--reruns", type=int, default=20)
    parser.add_argument("--short", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = {}
        for name, script in REFERENCES.items():
            file = Path(folder) / f"{name}.py"
            file.write_text(script)
            servers[name] = start(Path(folder) / "none.db", script=file)
        for name, days in DIARIES.items():
            path = Path(folder) / f"{days}" / "diary.db"
            path.parent.mkdir()
            if days:
                filled(path, days)
            servers[name] = start(path)
        for server in servers.values():
            stack.callback(server.stop)
        asyncio.run(measure(servers, wanted.reruns, short=wanted.short))
        if not wanted.short:
            clicks(servers, 10)


if __name__ == "__main__":
    main()
