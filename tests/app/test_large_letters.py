"""A phone: scales in one row, a menu that makes way, letters at twice their size whole."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.diary import open_diary
from tests.app.browser import HOME, PHONE, Watched
from tests.app.diaries import TODAY, screened, url, usual_routine
from tests.app.server import serving

pytestmark = pytest.mark.browser

# Words drawn on more than one line, and words that reach out of the box that shows them.
AMISS = r"""() => {
  const wrong = []
  for (const where of document.querySelectorAll("[data-testid=stMain] :is(h1, h2, button p, a p)")) {
    const shown = where.closest("button, a") ?? where
    const box = shown.getBoundingClientRect()
    if (!box.width || shown.offsetParent === null) continue
    const texts = document.createTreeWalker(where, NodeFilter.SHOW_TEXT)
    for (let text; (text = texts.nextNode());) {
      for (const word of text.data.matchAll(/[^\s-]+/g)) {
        const range = document.createRange()
        range.setStart(text, word.index)
        range.setEnd(text, word.index + word[0].length)
        const parts = [...range.getClientRects()]
        if (new Set(parts.map(part => Math.round(part.top))).size > 1) wrong.push(`broken: ${word[0]}`)
        const edge = Math.min(box.right, innerWidth) + 1
        const out = part => part.right > edge || part.left < box.left - 1
        if (parts.some(out)) wrong.push(`beyond: ${word[0]}`)
      }
    }
    for (let clip = where; clip !== shown.parentElement; clip = clip.parentElement)
      if (getComputedStyle(clip).overflowX !== "visible" && clip.scrollWidth > clip.clientWidth + 1)
        wrong.push(`cut: ${where.textContent}`)
  }
  return wrong
}"""


@pytest.mark.parametrize("width", [390, 320])
def test_no_word_is_broken_and_no_label_cut_at_twice_the_size(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    diary = open_diary(url(tmp_path / "diary.db"))
    screened(diary, TODAY)
    diary.set_plan(routine=usual_routine(), weekdays=range(7), start=TODAY)
    context = chromium.new_context(**HOME, viewport={**PHONE, "width": width})
    wrong = {}
    with serving(tmp_path / "diary.db") as server:
        watched = Watched(context, server.url)
        for place, sign in (("", "recheck_sign_0"), ("worry", "worry_sign_0")):
            page = watched.open(f"/{place}")
            page.locator(f".st-key-{sign}").wait_for()
            page.add_style_tag(content="html { font-size: 34px !important }")
            watched.settle()
            if amiss := page.evaluate(AMISS):
                wrong[f"/{place}"] = amiss
    context.close()

    assert not wrong


# How many rows the buttons of the days and of the pain scale take, and whether each is tall.
ROWS = """() => ['[class*="st-key-days_"]', '[class*="st-key-scale_pain_"]'].map((part) => {
    const group = document.querySelector(`${part} [role=radiogroup]`)
    const boxes = [...group.children].map((button) => button.getBoundingClientRect())
    return [new Set(boxes.map((box) => box.top)).size, Math.min(...boxes.map((box) => box.height)) >= 44]
  })"""


@pytest.mark.parametrize("width", [360, 320])
def test_the_scale_the_days_and_what_was_kept_stand_in_one_row(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    diary = open_diary(url(tmp_path / "diary.db"))
    screened(diary, TODAY)
    diary.set_plan(routine=usual_routine(), weekdays=range(7), start=TODAY)
    context = chromium.new_context(**HOME, viewport={**PHONE, "width": width})
    with serving(tmp_path / "diary.db") as server:
        page = Watched(context, server.url).open("/")
        page.get_by_role("radio", name="10").first.wait_for()
        assert page.evaluate(ROWS) == [[1, True], [1, True]]
        page.locator(f".st-key-done_{TODAY} button").click()
        page.get_by_role("button", name="Undo").wait_for()
        covered = page.get_by_test_id("stBottom").bounding_box()
        assert covered is not None
        assert covered["height"] < 80, covered
        page.get_by_role("button", name="Close", exact=True).click()
        expect(page.get_by_text("Session logged.")).to_be_hidden()
    context.close()


def test_the_menu_makes_way_for_the_page_that_was_chosen(chromium: Browser, tmp_path: Path) -> None:
    screened(open_diary(url(tmp_path / "diary.db")), TODAY)
    context = chromium.new_context(**HOME, viewport=PHONE)
    with serving(tmp_path / "diary.db") as server:
        watched = Watched(context, server.url)
        page = watched.open("/")
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebar").get_by_role("link", name="Progress").click()
        expect(page.get_by_role("heading", name="Progress", level=1)).to_be_visible()
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
        page.reload()
        watched.settle()
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    context.close()


def test_advice_at_twice_the_size_has_the_width_of_its_card(chromium: Browser, tmp_path: Path) -> None:
    diary = open_diary(url(tmp_path / "diary.db"))
    screened(diary, TODAY)
    for ago in range(14):
        diary.add_check_in(TODAY - timedelta(ago), pain=8)
    context = chromium.new_context(**HOME, viewport={"width": 320, "height": 640})
    with serving(tmp_path / "diary.db") as server:
        watched = Watched(context, server.url)
        page = watched.open("/")
        advice = page.locator(".st-key-clinician .stAlert p")
        advice.wait_for()
        page.add_style_tag(content="html { font-size: 34px !important }")
        watched.settle()
        box = advice.bounding_box()
    context.close()
    assert box is not None
    assert box["width"] > 240, box
