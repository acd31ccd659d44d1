"""The player without its server, its page or its clock's attention: nothing is lost, nothing is late."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect

from components.routine import build_routine
from components.session.player.timeline import Step, timeline
from data.diary import Outcome, Preferences
from tests.app.browser import Watched
from tests.app.diaries import PROFILE, TODAY
from tests.app.server import serving, start
from tests.session.player.playing import (
    CATALOGUE,
    SPEED,
    House,
    begin,
    by_hand,
    fast,
    heard,
    hide,
    index,
    pass_time,
    planned,
    remembered,
    to_work,
)

pytestmark = pytest.mark.browser


CONNECTED = "() => document.querySelector('[data-test-connection-state=CONNECTED]')"


class Line:
    """The browser's connection to the server, to be cut and mended."""

    def __init__(self, window: BrowserContext) -> None:
        self.up = True
        self.sockets: list[WebSocketRoute] = []
        window.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        if not self.up:
            socket.close()
            return
        socket.connect_to_server()
        self.sockets.append(socket)

    def cut(self) -> None:
        self.up = False
        for socket in self.sockets:
            socket.close()
        self.sockets.clear()

    def mend(self) -> None:
        self.up = True


def untold(page: Page) -> None:
    """Wait until the session, going on by itself, has done something nobody has answered for."""
    first = remembered(page)
    assert first is not None
    page.wait_for_function(
        f"""() => Object.entries(localStorage).some(([key, value]) => {{
          const held = key.startsWith("backwise.session.") && JSON.parse(value)
          return held && held.sent > {max(first["heard"], first["sent"])} && held.heard < held.sent
        }})"""
    )


def test_a_connection_cut_twice_stalls_no_step_and_loses_none(window: BrowserContext, house: House) -> None:
    steps = timeline(CATALOGUE, house.routine)
    by_hand(window)
    line = Line(window)
    page = begin(Watched(window, house.server.url))
    work = [number for number, step in enumerate(steps) if step.kind == "work"]
    for number, step in enumerate(steps):
        if number in work[:2]:
            line.cut()
        pass_time(page, step.seconds * 1000)
        assert index(page) == number + 1 or not step.next
        if number in work[:2]:
            line.mend()
            page.wait_for_function(CONNECTED)

    expect(page.locator(".ended")).to_have_text("Done. Well moved.")
    expect(page.locator(".kept")).to_have_text("It is in your diary.", timeout=40_000)
    said = [n for n in heard(page) if n.startswith("near: ")]
    assert len(said) == len(steps) + 1
    (session,) = house.sessions()
    assert [item.share for item in session.items] == [1.0] * len(house.routine.items)


def test_cut_twice_hidden_reloaded_and_its_server_killed_a_session_is_logged_once_and_whole(
    window: BrowserContext, place: Path
) -> None:
    diary, _ = planned(place)
    routine = build_routine(CATALOGUE, PROFILE, Preferences(10)).routine
    assert routine is not None
    diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    fast(window)
    line = Line(window)
    server = start(place)
    watched = Watched(window, server.url)
    page = begin(watched)
    for _ in range(2):
        line.cut()
        untold(page)
        line.mend()
    hide(page, "hidden")
    page.wait_for_timeout(60_000 / SPEED)
    hide(page, "visible")
    page.reload()
    watched.settle()
    page.get_by_role("button", name="Go on where I was").click()
    server.kill()
    untold(page)
    expect(page.get_by_text("Connection error")).to_be_attached()
    pause = page.locator("[data-do=pause]")
    box = pause.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + 20)  # nothing the page says lies over the session
    expect(pause).to_have_text("Go on")
    page.keyboard.press("Space")
    expect(pause).to_have_text("Pause")
    server = start(place, port=int(server.url.rsplit(":", 1)[1]))

    expect(page.locator(".ended")).to_have_text("Done. Well moved.", timeout=60_000)
    expect(page.locator(".kept")).to_have_text("It is in your diary.", timeout=40_000)
    server.stop()
    (session,) = diary.sessions(TODAY, TODAY)
    assert session.outcome is Outcome.DONE
    assert [(i.exercise_id, i.planned_s, i.share) for i in session.items] == [
        (i.exercise_id, i.seconds, 1.0) for i in routine.items
    ]
    assert remembered(page) is None


def moments(steps: tuple[Step, ...]) -> Iterator[tuple[int, Step]]:
    ends = 0
    for step in steps:
        ends += step.seconds * 1000
        yield ends, step


def test_over_a_session_of_ten_minutes_no_step_ends_a_twentieth_of_a_second_early_or_late(
    window: BrowserContext, house: House
) -> None:
    routine = build_routine(CATALOGUE, PROFILE, Preferences(10)).routine
    assert routine is not None
    house.diary.set_plan(routine=routine, weekdays=range(7), start=TODAY)
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    since = 0
    wrong = []
    for number, (ends, step) in enumerate(moments(timeline(CATALOGUE, routine))):
        while since < ends - 50:
            ahead = min(ends - 50 - since, 100_000)  # after two minutes unseen it would ask
            pass_time(page, ahead)
            since += ahead
        if index(page) != number:
            wrong.append(f"{step.id} ended early")
        pass_time(page, 100)
        since += 100
        if step.next and index(page) != number + 1:
            wrong.append(f"{step.id} ended late")

    assert not wrong
    assert since == routine.seconds * 1000 + 50
    expect(page.locator(".ended")).to_have_text("Done. Well moved.")


def test_a_tab_hidden_for_a_minute_is_on_time_and_one_left_for_long_asks(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    to_work(page)
    before = remembered(page)
    assert before is not None
    hide(page, "hidden")
    pass_time(page, 60_000)
    after = remembered(page)
    assert after is not None
    assert after["index"] > before["index"]
    assert len(after["done"]) == 1

    pass_time(page, 45 * 60_000)
    expect(page.get_by_role("heading", name="Away for 45 min")).to_be_visible()
    held = remembered(page)
    assert held is not None
    assert held["done"] == after["done"], "nobody exercised while away"
    page.get_by_role("button", name="Go on from here").click()
    pass_time(page, 1000)
    assert remembered(page) is not None


def test_a_session_of_a_deleted_diary_is_neither_offered_again_nor_kept(
    window: BrowserContext, place: Path
) -> None:
    diary, _ = planned(place)
    by_hand(window)
    with serving(place) as server:
        watched = Watched(window, server.url)
        page = begin(watched)
        to_work(page)
        page.get_by_role("button", name="Too hard").click()
        assert remembered(page)

        settings = Watched(window, server.url)
        other = settings.open("/settings")
        other.get_by_text("Delete everything", exact=True).first.click()
        other.get_by_role("button", name="Delete everything").click()
        other.get_by_role("button", name="Delete it all for good").click()
        expect(other.get_by_text("Everything is deleted.")).to_be_visible()
        other.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('backwise.session.'))")

        page.get_by_role("button", name="Too hard").click()  # the tab in which it goes on
        expect(page.locator(".stage")).to_be_hidden()
        assert remembered(page) is None
        assert diary.sessions(TODAY, TODAY) == ()
