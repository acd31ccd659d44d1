"""Any day that has been can be opened, from today back to before the first entry."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, expect

from components.diary.month.month_days import first_of, last_of, month_of, months_on
from components.numbers.calendar_periods import Grain, named
from data.diary import open_diary
from tests.app.browser import PHONE, Launch, Watched
from tests.app.diaries import TODAY, filled, url

DAYS = st.dates()


@given(DAYS, DAYS)
def test_a_month_shows_each_of_its_days_once_and_only_days_that_have_been_can_be_opened(
    day: date, today: date
) -> None:
    month = month_of(first_of(day), {}, today)
    cells = [cell for week in month.weeks for cell in week if cell]
    length = last_of(day).toordinal() - first_of(day).toordinal() + 1
    assert all(len(week) == 7 for week in month.weeks)
    assert [cell.number for cell in cells] == list(range(1, length + 1))
    assert {date.fromisoformat(cell.day).weekday() for week in month.weeks if (cell := week[2])} == {2}
    assert [cell.day for cell in cells if not cell.open] == [
        cell.day for cell in cells if date.fromisoformat(cell.day) > today
    ]


@given(DAYS, st.integers(-30, 30), DAYS)
def test_turning_never_leads_past_the_month_of_today(day: date, by: int, today: date) -> None:
    there = months_on(first_of(day), by, today)
    assert there.day == 1
    assert there <= today
    asked = day.year * 12 + day.month - 1 + by
    if asked >= 12 and (day <= today and by <= 0):
        assert there.year * 12 + there.month - 1 == asked


@pytest.mark.browser
@pytest.mark.parametrize("window", [PHONE], indirect=True, ids=["phone"])
def test_a_day_before_the_first_entry_is_found_in_the_calendar_and_filled_in(
    window: BrowserContext, tmp_path: Path, launch: Launch
) -> None:
    path = tmp_path / "diary.db"
    filled(path, 10)
    wanted = first_of(first_of(TODAY) - timedelta(days=1)) + timedelta(days=2)
    server = launch(path)
    page = Watched(window, server.url).open("/")
    page.get_by_text("Another day").click()
    page.get_by_role("button", name="A month earlier").click()
    page.get_by_role("button", name=named(wanted, Grain.DAY)).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    opened = wanted + timedelta(days=1)
    expect(page.get_by_role("heading", name=f"{opened:%A} {opened.day} {opened:%B}")).to_be_visible()
    page.get_by_role("radiogroup", name=re.compile("^Pain from 0")).get_by_text("6", exact=True).click()
    expect(page.get_by_text(re.compile("^Pain 6 of 10"))).to_be_visible()
    page.get_by_role("button", name="Back to today").click()
    expect(page.get_by_role("heading", name="How is your back?")).to_be_visible()
    server.stop()
    assert [entry.pain for entry in open_diary(url(path)).check_ins(opened, opened)] == [6]
