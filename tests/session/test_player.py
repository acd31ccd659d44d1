"""The player in a real browser at twenty times the speed, its sounds and words written down."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, WebSocketRoute, expect

from components.routine import build_routine
from components.session.timeline import Step, timeline
from data.catalogue import load_catalogue
from data.diary import Diary, Outcome, Preferences, Routine, Session, close_diaries, open_diary
from tests.app.browser import DESKTOP, PHONE, Watched
from tests.app.diaries import PROFILE, TODAY, screened, url
from tests.app.server import Server, serving, start

pytestmark = pytest.mark.browser

SPEED = 20
CATALOGUE = load_catalogue()

# A clock that a reload doesn't set back, and a browser that writes down what it would play and say.
FAST = """
const began = %d
window.__backwiseClock = () => began + (Date.now() - began) * %d
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
    diary.set_setting("rechecked_at", datetime.now(UTC).isoformat())
    return diary, routine


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "diary.db"
    close_diaries()


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
    running.diary.set_setting("rechecked_at", datetime.now(UTC).isoformat())
    running.diary.set_plan(routine=running.routine, weekdays=range(7), start=TODAY)
    return running


def fast(window: BrowserContext) -> None:
    window.add_init_script(FAST % (time.time() * 1000, SPEED))
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


def test_a_whole_session_is_logged_once_with_every_step_and_its_cues(
    window: BrowserContext, house: House
) -> None:
    routine = house.routine
    steps = timeline(CATALOGUE, routine)
    fast(window)
    watched = Watched(window, house.server.url)
    page = begin(watched)
    expect(page.locator(".ended")).to_have_text("Done. Well moved.", timeout=40_000)
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    expect(page.get_by_text("Session logged.")).to_be_visible()

    (session,) = house.sessions()
    assert session.outcome is Outcome.DONE
    assert [(i.exercise_id, i.planned_s, i.share) for i in session.items] == [
        (i.exercise_id, i.seconds, 1.0) for i in routine.items
    ]
    assert session.minutes == round(routine.seconds / 60, 1)
    assert remembered(page) is None
    noises = heard(page)
    assert len([n for n in noises if n.startswith("near: ")]) == len(steps) + 1  # and the end
    assert len([n for n in noises if n == "buzz"]) == len(steps)
    assert "beep 440" in noises
    assert not [n for n in noises if n.startswith("far")]
    assert not watched.strays

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(page.locator(".kept")).to_have_text("Taken back. It is not in your diary.")
    assert house.sessions() == ()


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


def hide(page: Page, state: str) -> None:
    page.evaluate(
        """state => {
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true })
          document.dispatchEvent(new Event("visibilitychange"))
        }""",
        state,
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


def index(page: Page) -> int:
    held = remembered(page)
    return int(held["index"]) if held else -1


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


def test_the_keyboard_alone_starts_pauses_moves_and_leaves(window: BrowserContext, house: House) -> None:
    routine = house.routine
    by_hand(window)
    watched = Watched(window, house.server.url)
    page = watched.open("/session")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.shadowRoot?.activeElement?.textContent") == "Start":
            break
    page.keyboard.press("Enter")
    assert kind(page) == "next_move"

    page.keyboard.press("Space")
    expect(page.locator(".phase")).to_have_text("Paused")
    before = shown(page)
    pass_time(page, 7000)
    assert shown(page) == before
    page.keyboard.press("Space")
    pass_time(page, 4000)
    assert shown(page) == str(int(before) - 4)

    page.keyboard.press("ArrowRight")
    assert kind(page) == "get_ready"
    page.keyboard.press("ArrowLeft")
    assert kind(page) == "next_move"
    to_work(page)
    pass_time(page, 9000)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Save and leave")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kept")).to_have_text("It is in your diary.")

    (session,) = house.sessions()
    assert session.outcome is Outcome.PARTIAL
    work = next(s.seconds for s in timeline(CATALOGUE, routine) if s.kind == "work")
    sides = routine.items[0].sides * routine.items[0].sets
    assert session.items[0].share == pytest.approx(9 / (work * sides))
    assert [item.share for item in session.items[1:]] == [0] * (len(routine.items) - 1)


def test_leaving_before_anything_is_done_logs_nothing(window: BrowserContext, house: House) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")

    expect(page.locator(".kept")).to_have_text("Nothing was done yet, so nothing is logged.")
    expect(page.get_by_role("link", name="Back to today")).to_be_visible()
    assert house.sessions() == ()


def test_what_hurts_stops_at_once_and_goes_on_easier_or_not_at_all(
    window: BrowserContext, house: House
) -> None:
    routine = house.routine
    first, second = (CATALOGUE.exercises[item.exercise_id] for item in routine.items[:2])
    assert first.if_it_hurts is not None
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    to_work(page)
    pass_time(page, 5000)
    page.get_by_role("button", name="It hurts").click()
    pass_time(page, 9000)
    page.get_by_role("button", name="3", exact=True).click()
    expect(page.get_by_role("heading", name="Amber")).to_be_focused()
    expect(page.get_by_role("button", name="Go on as before")).to_be_hidden()
    page.get_by_role("button", name=first.if_it_hurts.text).click()
    expect(page.locator(".phase")).to_have_text("Get ready")
    pass_time(page, 5500)
    assert kind(page) == "work"
    expect(page.locator(".cue")).to_have_text(first.if_it_hurts.text)

    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="2", exact=True).click()
    expect(page.get_by_role("heading", name="Green")).to_be_focused()
    page.get_by_role("button", name="Go on as before").click()
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="8", exact=True).click()
    expect(page.get_by_role("heading", name="Red: leave this move for today")).to_be_focused()
    expect(page.locator(".ways button")).to_have_count(0)
    page.get_by_role("button", name="Leave this move, and go on").click()
    expect(page.locator(".name")).to_have_text(second.name)

    page.get_by_role("button", name="No kit").click()
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="9", exact=True).click()
    page.get_by_role("button", name="Yes or not sure: stop here").click()
    expect(page.get_by_role("heading", name="Safety check")).to_be_visible()

    (session,) = house.sessions()
    assert [(item.reason, item.pain) for item in session.items[:3]] == [
        ("hurts", 8), ("no kit", None), ("hurts", 9),
    ]  # fmt: skip
    assert session.outcome is Outcome.PARTIAL
    assert 0 < session.items[0].share < 1
    assert house.diary.setting("rechecked_at") == "", "the signs are asked again before the next session"


def test_a_session_in_which_nothing_could_be_done_is_kept_as_skipped_with_the_reason(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.get_by_role("button", name="It hurts").click()
    page.get_by_role("button", name="7", exact=True).click()
    page.get_by_role("button", name="End the session").click()
    expect(page.locator(".kept")).to_have_text("It is in your diary.")

    (session,) = house.sessions()
    assert (session.outcome, session.share) == (Outcome.SKIPPED, 0)
    assert [(item.reason, item.pain) for item in session.items] == [("hurts", 7), ("", None), ("", None)]


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
        other.wait_for_timeout(500)
        assert remembered(other) is None

        page.get_by_role("button", name="Too hard").click()  # the tab in which it goes on
        expect(page.locator(".stage")).to_be_hidden()
        assert remembered(page) is None
        assert diary.sessions(TODAY, TODAY) == ()


def test_without_sound_voice_or_motion_the_session_is_still_all_there(
    chromium: Browser, house: House
) -> None:
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", timezone_id="Europe/London")
    by_hand(context)
    page = Watched(context, house.server.url).open("/session")
    page.get_by_label("Beeps").uncheck()
    page.get_by_label("Voice").uncheck()
    page.get_by_role("button", name="Start", exact=True).click()
    to_work(page)

    expect(page.locator(".figure svg")).to_be_visible()
    assert page.locator(".figure animate").count() == 0
    assert set(heard(page)) == {"buzz"}
    expect(page.locator("[role=timer]")).not_to_be_empty()
    expect(page.locator(".stop")).to_contain_text("Stop if:")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_screen_of_the_player_is_accessible_and_fits(
    chromium: Browser, house: House, size: dict[str, int], scheme: str
) -> None:
    context = chromium.new_context(viewport=size, color_scheme=scheme, timezone_id="Europe/London")  # type: ignore[arg-type]
    by_hand(context)
    watched = Watched(context, house.server.url)
    page = watched.open("/session")
    wrong: list[str] = []

    def look(screen: str) -> None:
        wrong.extend(f"{screen}: {v['id']}" for v in Axe().run(page).response["violations"])
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{screen}: sideways")

    page.get_by_role("button", name="Start", exact=True).click()
    to_work(page)
    look("work")
    page.get_by_role("button", name="It hurts").click()
    look("hurts")
    page.get_by_role("button", name="9", exact=True).click()
    look("easier")
    page.get_by_role("button", name="Leave this move, and go on").click()
    page.keyboard.press("Escape")
    look("leave")
    context.close()

    assert not wrong
    assert not watched.strays
