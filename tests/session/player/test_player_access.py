"""The player by keyboard, by screen reader, without sound or motion, in every state and size."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from components.session.player.timeline import timeline
from data.diary import Outcome
from tests.app.browser import DESKTOP, HOME, PHONE, Watched
from tests.session.player.playing import (
    CATALOGUE,
    House,
    begin,
    by_hand,
    heard,
    kind,
    pass_time,
    shown,
    to_work,
)

pytestmark = pytest.mark.browser


ANNOUNCED = """() => {
  const root = [...document.querySelectorAll("*")].map((e) => e.shadowRoot)
    .find((found) => found?.querySelector(".player"))
  const spoken = root.querySelector(".spoken")
  window.announced = [spoken.textContent]
  new MutationObserver(() => window.announced.push(spoken.textContent))
    .observe(spoken, { childList: true, characterData: true, subtree: true })
}"""


def live_regions(page: Page) -> list[tuple[str, str]]:
    """Role and name of whatever a screen reader speaks of by itself, from the accessibility tree."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [
        (node["role"]["value"], said["value"]["value"])
        for node in tree["nodes"]
        if not node.get("ignored")
        for said in node.get("properties", ())
        if said["name"] == "live" and said["value"]["value"] != "off"
    ]


def test_a_screen_reader_is_told_each_step_once_and_not_every_second(
    window: BrowserContext, house: House
) -> None:
    steps = timeline(CATALOGUE, house.routine)
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    page.evaluate(ANNOUNCED)
    pass_time(page, 3000)  # the number on the screen has changed three times
    assert len(page.evaluate("window.announced")) == 1
    assert live_regions(page) == [("paragraph", "polite")]
    pass_time(page, steps[0].seconds * 1000 - 3000)
    for step in steps[1:-1]:
        pass_time(page, step.seconds * 1000)

    announced = page.evaluate("window.announced")
    assert len(announced) == len(steps)
    for step, words in zip(steps, announced, strict=True):
        assert step.cue in words
    assert announced[0].startswith(f"Next: {CATALOGUE.exercises[steps[0].exercise_id].name}")
    assert announced[1].startswith("Get ready.")


def test_every_control_has_a_name_and_comes_in_the_order_it_is_seen(
    window: BrowserContext, house: House
) -> None:
    by_hand(window)
    page = begin(Watched(window, house.server.url))
    order = []
    for _ in range(10):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                """() => { const at = document.activeElement?.shadowRoot?.activeElement
                  return at?.getAttribute("aria-label") ?? at?.textContent ?? "" }"""
            )
        )
    seen = ["Numb or weak", "Back", "Pause", "Next", "It hurts", "Too hard", "No kit", "No time"]
    assert order[: len(seen)] == seen
    assert "Leave" in order[7:]
    dialog = page.get_by_role("dialog", name="Your session")
    expect(dialog.get_by_role("group", name="Now")).to_be_visible()
    expect(dialog.get_by_role("timer")).to_have_count(1)
    for name in (*seen, "Leave"):
        expect(dialog.get_by_role("button", name=name, exact=True)).to_have_count(1)

    dialog.get_by_role("button", name="It hurts").click()
    expect(page.get_by_role("heading", name="Stopped. How much does it hurt?")).to_be_focused()
    expect(page.get_by_role("group", name="Pain, 0 to 10").get_by_role("button")).to_have_count(11)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Stopped. How much does it hurt?")).to_be_visible()
    page.get_by_role("button", name="Leave this move, and go on").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("group", name="Leave the session?")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "dark")],
    ids=["phone", "dark", "desktop"],
)
def test_every_screen_of_the_player_is_accessible_and_fits(
    chromium: Browser, house: House, size: dict[str, int], scheme: str
) -> None:
    context = chromium.new_context(**HOME, viewport=size, color_scheme=scheme)
    by_hand(context)
    watched = Watched(context, house.server.url)
    page = watched.open("/session")
    wrong: list[str] = []

    def look(screen: str) -> None:
        wrong.extend(f"{screen}: {v['id']}" for v in Axe().run(page).response["violations"])
        if page.evaluate(SIDEWAYS):
            wrong.append(f"{screen}: sideways")

    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    look("start")
    press("Start")
    for screen in ("next_move", "get_ready", "work"):
        look(screen)
        assert kind(page) == screen
        page.keyboard.press("ArrowRight")
    for pain, light in (("0", "green"), ("4", "amber"), ("9", "red")):
        press("It hurts")
        if light == "green":
            look("hurts")
        press(pain)
        look(light)
        if light != "red":
            page.locator(".ways button").first.click()
    press("Leave this move, and go on")
    page.keyboard.press("Escape")
    look("leave")
    press("Go on")
    pass_time(page, 10 * 60_000)
    look("away")
    press("Go on from here")
    page.reload()
    watched.settle()
    look("resume")
    press("Finish and save what I did")
    expect(page.locator(".kept")).to_have_text("It is in your diary.")
    watched.settle()
    look("done")
    context.close()

    assert not wrong
    assert not watched.strays


REACHED = """() => {
  const dialog = [...document.querySelectorAll("*")].map((e) => e.shadowRoot?.querySelector("dialog[open]"))
    .find(Boolean)
  const wide = [...dialog.querySelectorAll("button, p, h2, span")].filter((part) => {
    const box = part.getBoundingClientRect()
    return box.width && part.className !== "spoken" && (box.left < -1 || box.right > innerWidth + 1)
  })
  const hidden = [...dialog.querySelectorAll("button")].filter((button) => {
    if (!button.getClientRects().length) return false
    button.scrollIntoView({ block: "center" })
    const box = button.getBoundingClientRect()
    const at = button.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return box.top < -1 || box.bottom > innerHeight + 1 || at?.closest("button") !== button
  })
  const broken = [...dialog.querySelectorAll("button, h2")].filter((part) =>
    part.getClientRects().length && part.scrollWidth > part.clientWidth + 1)
  dialog.scrollTop = 0
  return [...wide, ...hidden, ...broken].map((part) => part.textContent.trim())
}"""


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, PHONE], ids=["small", "phone"])
def test_at_twice_the_letters_everything_in_the_player_is_reached(
    chromium: Browser, house: House, size: ViewportSize
) -> None:
    context = chromium.new_context(**HOME, viewport=size)
    context.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%' })"
    )
    by_hand(context)
    page = begin(Watched(context, house.server.url))
    wrong: dict[str, list[str]] = {}

    def look(screen: str) -> None:
        wrong[screen] = page.evaluate(REACHED)

    for screen in ("next_move", "get_ready", "work"):
        look(screen)
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="It hurts").press("Enter")
    look("hurts")
    page.get_by_role("button", name="9", exact=True).click()
    look("red")
    page.get_by_role("button", name="Leave this move, and go on").click()
    page.keyboard.press("Escape")
    look("leave")
    context.close()

    assert not {screen: found for screen, found in wrong.items() if found}


SIDEWAYS = """() => [document.documentElement, ...[...document.querySelectorAll("*")]
  .map((e) => e.shadowRoot?.querySelector("dialog[open]")).filter(Boolean)]
  .some((seen) => seen.scrollWidth > seen.clientWidth)"""


def test_without_sound_voice_or_motion_the_session_is_still_all_there(
    chromium: Browser, house: House
) -> None:
    context = chromium.new_context(**HOME, viewport=PHONE, reduced_motion="reduce")
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
