"""Everything in one file, in Settings, as a person takes it along and brings it in."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from streamlit.testing.v1 import AppTest

from components.exchange.whole_diary.diary_file import text_of
from components.exchange.whole_diary.packing import packed, whole_of
from data.diary import CheckIn, Diary, Everything, close_diaries
from data.version import VERSION
from tests.app.browser import Launch, Watched
from tests.app.diaries import filled
from tests.app.visiting import shown, visit
from tests.clock import TODAY
from tests.diary.filled import day, evening, everything
from tests.exchange.lives import LIFE


def bring(file: bytes) -> AppTest:
    app = visit("settings")
    return app.file_uploader(key="whole_file").upload("diary.zip", file, "application/zip").run()


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_a_file_is_looked_at_brought_in_and_taken_out_again_with_a_tap_each(newcomer: Diary) -> None:
    before = whole_of(newcomer)
    app = bring(packed(LIFE))
    page = shown(app)
    assert "The file holds one day, 2 March 2026. It was made by Backwise 0.1.0." in page
    assert "**New here:** 2 entries, 1 session, 1 pause, 1 routine" in page
    assert whole_of(newcomer) == before

    app = press(app, "bring_in")
    assert "Brought in. Undo takes out exactly this." in shown(app)
    assert "Nothing in it is new here." in shown(app)
    assert whole_of(newcomer) == LIFE

    app = press(app, "undo")
    assert "Undone." in shown(app)
    assert whole_of(newcomer) == before


def test_what_is_here_stays_unless_the_person_takes_the_files(newcomer: Diary) -> None:
    mine = Everything(check_ins=(replace(LIFE.check_ins[0], pain=9),))
    newcomer.replace_parts(Everything(), mine)
    app = bring(packed(Everything(check_ins=LIFE.check_ins[:1])))
    assert "**Said otherwise here:** 1 entry." in shown(app)
    assert "Said otherwise: 2 Mar 2026." in shown(app)
    assert not [button for button in app.button if button.key == "bring_in"]

    app.radio(key="whole_file_whose").set_value("Take what the file says").run()
    press(app, "bring_in")
    assert newcomer.everything().check_ins == LIFE.check_ins[:1]


def test_of_many_days_said_otherwise_the_first_few_are_named(newcomer: Diary) -> None:
    theirs = tuple(CheckIn(day(number), 3, at=evening(number), id=f"{number}") for number in range(7))
    newcomer.replace_parts(Everything(), Everything(check_ins=tuple(replace(one, pain=4) for one in theirs)))
    app = bring(packed(Everything(check_ins=theirs)))
    assert "3 Mar 2026, 4 Mar 2026, 5 Mar 2026, 6 Mar 2026 and 2 more days." in shown(app)


def test_a_file_that_cannot_be_brought_in_says_where_as_text(newcomer: Diary) -> None:
    whole = json.loads(text_of(LIFE))
    whole["diary"]["check_ins"][0]["![x](http://127.0.0.1:9/leak.png)"] = 1
    before = everything(newcomer)
    app = bring(json.dumps(whole).encode())
    assert "can't be brought in. Nothing was changed." in app.error[0].value
    assert (
        "check ins, entry 1, ![x](http://127.0.0.1:9/leak.png): this field is not known here"
        in app.text[0].value
    )
    assert not [one for one in app.markdown if "leak.png" in str(one.value)]
    assert everything(newcomer) == before


@pytest.mark.browser
def test_the_file_is_named_by_its_day_alone_and_holds_everything(
    window: BrowserContext, launch: Launch, tmp_path: Path
) -> None:
    diary = filled(tmp_path / "diary.db", 10)
    held = packed(whole_of(diary))
    close_diaries()
    page = Watched(window, launch(tmp_path / "diary.db").url).open("/settings")
    page.get_by_text("Everything in one file").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take everything with me (zip)").click()
    download.value.save_as(tmp_path / "saved.zip")

    assert download.value.suggested_filename == f"backwise-{VERSION}-everything-{TODAY:%Y-%m-%d}.zip"
    assert (tmp_path / "saved.zip").read_bytes() == held
