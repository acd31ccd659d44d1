"""The progress page by AppTest and in a browser: two readings, one week picked, files of every chart."""

import xml.etree.ElementTree as ET
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Locator, Page, expect
from streamlit.testing.v1 import AppTest

from components.progress.charts.chart_tables import as_csv, day_rows
from data.diary import Diary, Outcome, SessionItem
from data.version import VERSION
from tests.app.browser import HOME, PHONE, Watched
from tests.app.diaries import TODAY, filled
from tests.app.server import serving
from tests.app.visiting import assert_well, shown, visit
from tests.numbers.diaries import diary as day_table

NOTE = "a private word"
MONDAY = TODAY - timedelta(days=TODAY.weekday() + 14)  # of a whole week, two weeks ago


@pytest.fixture
def diary(place: Path) -> Diary:
    return eighty_days(place)


def eighty_days(place: Path) -> Diary:
    """Sessions on any weekday, so that a number can be given; in one a move was marked as worse."""
    diary = filled(place, 80)
    chance = Random(80)
    for day in (TODAY - timedelta(days_ago) for days_ago in range(1, 80)):
        if day.weekday() not in (0, 2, 4) and chance.random() < 0.5:
            diary.add_session(day, Outcome.DONE, minutes=8.0)
    items = (SessionItem("bird-dog", 60, 1.0), SessionItem("cat-cow", 60, 1.0))
    at = datetime.combine(MONDAY, datetime.min.time(), UTC)
    diary.add_session(MONDAY, Outcome.DONE, items, 7.0, at=at, worse={"bird-dog"}, pain_before=3)
    diary.add_check_in(MONDAY, pain=4, note=NOTE, at=at)
    return diary


def charts(app: AppTest) -> dict[str, str]:
    """What each chart on the page says to somebody who can't see it, by the first of its data sets."""
    return {chart.proto.datasets[0].name: chart.proto.alt for chart in app.get("vega_lite_chart")}


def for_clinician() -> AppTest:
    app = visit("progress")
    return app.segmented_control(key="progress_reading").set_value("clinician").run()


def test_a_newcomer_reads_bars_and_plain_words_with_everything_else_folded(diary: Diary) -> None:
    app = visit("progress")

    assert_well(app)
    assert list(charts(app)) == ["week_pain"]
    assert "since your first week" in shown(app)
    assert not app.dataframe


def test_the_reading_chosen_is_remembered_for_the_person(diary: Diary) -> None:
    for_clinician()

    app = visit("progress")
    assert [header.value for header in app.header] == [
        "Pain",
        "A session today, pain tomorrow",
        "Moves marked as worse",
        "Sessions done",
        "An experiment on yourself",
    ]
    app.segmented_control(key="progress_reading").set_value("me").run()
    assert list(charts(visit("progress"))) == ["week_pain"]


def test_every_chart_says_in_words_what_it_shows_and_every_number_how_it_comes_about(diary: Diary) -> None:
    app = for_clinician()

    assert list(charts(app)) == ["pain", "next_day", "difference", "moves"]
    assert all(len(words) > 40 for words in charts(app).values())
    folds = [expander.label for expander in app.expander]
    readings = [header for header in app.header if header.value != "An experiment on yourself"]
    assert folds.count("How this is worked out") == len(readings)
    assert sum("to download" in label for label in folds) == 5


def test_a_week_picked_leads_every_panel_and_all_weeks_lead_back(diary: Diary) -> None:
    app = for_clinician()
    whole = charts(app)["pain"]

    app.selectbox(key="progress_week").set_value(MONDAY).run()

    assert_well(app)
    assert "is framed" in charts(app)["pain"]
    (sessions,) = (frame.value for frame in app.dataframe)
    assert f"{MONDAY:%a %d %b %Y}" in set(sessions["Day"])
    assert "Bird dog" in set(sessions["Marked as worse"])
    assert "of 7 days logged" in shown(app)

    app.button(key="week_later").click().run()
    assert app.selectbox(key="progress_week").value == MONDAY + timedelta(7)
    app.button(key="week_all").click().run()
    assert charts(app)["pain"] == whole
    assert not app.dataframe


def test_a_week_outside_the_range_is_let_go(diary: Diary) -> None:
    app = visit("progress")
    app.selectbox(key="progress_week").set_value(MONDAY - timedelta(35)).run()
    assert "is framed" in charts(app)["week_pain"]

    app.segmented_control(key="progress_range").set_value("4 weeks").run()

    assert_well(app)
    assert app.selectbox(key="progress_week").value is None


def test_a_move_this_version_does_not_know_is_not_named(diary: Diary) -> None:
    hostile = "![x](http://127.0.0.1:9/leak.png)"
    for days_ago in range(6):
        diary.add_session(
            TODAY - timedelta(days_ago), items=(SessionItem(hostile, 60, 1.0),), worse={hostile}
        )

    app = for_clinician()

    assert_well(app)
    assert "leak.png" not in shown(app)


def test_a_file_of_a_table_holds_no_note_and_runs_nothing() -> None:
    table = day_rows(day_table("E", [4], note="=1+1"))
    text = as_csv(table)
    assert "=1+1" not in text
    assert ",'+ extra session," in text


@pytest.mark.browser
def test_every_chart_can_be_saved_and_the_page_printed_from_a_dark_phone(
    chromium: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "diary.db"
    eighty_days(path)
    context = chromium.new_context(**HOME, viewport=PHONE, color_scheme="dark")
    with serving(path) as server:
        watched = Watched(context, server.url)
        page = watched.open("/progress")
        page.get_by_role("radio", name="For my clinician").click()
        page.get_by_role("heading", name="Moves marked as worse").wait_for()
        pick_by_keyboard(page)
        for fold in page.get_by_text("to download").all():
            fold.click()
            watched.settle()
        labels = {
            "pain-and-adherence": "Pain, 0 none to 10 worst",
            "next-day": "Pain the day after a session",
            "difference": "Difference",
            "moves-worse": "Bird dog",
        }
        for number, (name, label) in enumerate(labels.items()):
            drawing = saved(page, "Drawing (SVG)", number, tmp_path)
            assert drawing.name == f"backwise-{VERSION}-{name}.svg"
            root = ET.parse(drawing).getroot()
            assert label in {words.text for words in root.iter("{http://www.w3.org/2000/svg}text")}
            assert NOTE not in drawing.read_text("utf-8")
            picture = saved(page, "Picture (PNG)", number, tmp_path).read_bytes()
            assert picture.startswith(b"\x89PNG")
            # Two pixels a point; a canvas takes whole pixels and drops the rest.
            assert int.from_bytes(picture[16:20]) == int(2 * float(root.attrib["width"]))
        assert NOTE not in saved(page, "Table (CSV)", 0, tmp_path).read_text("utf-8")
        violations = Axe().run(page).response["violations"]
        wrong = {v["id"]: [node["html"][:300] for node in v["nodes"][:3]] for v in violations}
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

        page.emulate_media(media="print")
        ink, paper = page.evaluate(INK), page.evaluate(PAPER)
    context.close()

    assert not wrong
    assert wide <= 0
    assert ink == ["rgb(17, 17, 17)"]
    assert paper == ["rgb(255, 255, 255)"]
    assert not watched.strays


@pytest.mark.browser
def test_a_tap_on_a_bar_picks_its_week_and_a_second_one_lets_it_go(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    filled(path, 40)
    context = chromium.new_context(**HOME, viewport=PHONE)
    with serving(path) as server:
        watched = Watched(context, server.url)
        page = watched.open("/progress")
        numbers = page.locator(".st-key-week_numbers")
        tap(page, "week_0", numbers)
        expect(numbers).to_contain_text("days logged")
        expect(page.get_by_role("combobox", name="Look at one week")).not_to_have_value("")

        watched.settle()
        page.locator("g.week_0_marks path").nth(2).click(force=True)

        expect(numbers).to_have_count(0)
    context.close()


def tap(page: Page, bars: str, then: Locator) -> None:
    """Tap the third week until it is heard: on a cold server a chart is drawn a moment before it listens."""
    for _ in range(5):
        page.locator(f"g.{bars}_marks path").nth(2).click(force=True)
        with suppress(Error):
            then.wait_for(timeout=4000)
            return


# The colours of all words on the paper, those in charts too but for the signs on a coloured tile.
INK = """() => [...new Set(
    [...document.querySelectorAll("h1, h2, p, .role-axis text, .role-title text, .role-legend text")]
        .filter((e) => e.checkVisibility() && e.textContent.trim())
        .map((e) => (e.namespaceURI.endsWith("svg") ? getComputedStyle(e).fill : getComputedStyle(e).color))
)]"""


PAPER = """() => [...new Set(
    [...document.querySelectorAll(".stApp, svg.marks")].map((e) => getComputedStyle(e).backgroundColor)
)]"""


def pick_by_keyboard(page: Page) -> None:
    """The newest week from the list, then back to all of them, without a pointer."""
    page.get_by_role("combobox", name="Look at one week").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".st-key-week_numbers").wait_for()
    page.get_by_role("button", name="All weeks").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-week_numbers").wait_for(state="detached")


def saved(page: Page, label: str, number: int, folder: Path) -> Path:
    """What the browser saves when the so-manyth button of this name is pressed."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label).nth(number).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
