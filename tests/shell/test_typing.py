"""What a person types is taken whole, counted in time, and kept apart from our own words."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from components.diary.check_in_view import summary
from components.session.log.session_editing import session_line
from components.shell.typing.numbers import decimal
from data.diary import NOTE_LIMIT, CheckIn, Diary, Outcome, Session, close_diaries, open_diary
from data.isolated import isolated
from data.unfit import Unfit
from tests.app.browser import Launch, Watched
from tests.app.diaries import TODAY, screened, url
from tests.app.visiting import shown, visit
from tests.clock import NOW

FSI, PDI = "\u2068", "\u2069"
HEBREW = "כאב בבוקר 7"


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("7.5", 7.5), ("7,5", 7.5), (" 6,25 ", 6.25), ("", None), ("  ", None), ("0", 0)],
)
def test_a_decimal_is_written_with_a_comma_or_a_point(text: str, number: float | None) -> None:
    assert decimal("Sleep", text, "7,5") == number


@pytest.mark.parametrize("text", ["7.5.1", "1,000.5", "seven", "-1", "7h30", "7,", ",5", "nan", "1e3", "٧"])
def test_what_is_no_such_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unfit, match="such as 7,5"):
        decimal("Sleep", text, "7,5")


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("stiff, 7 of 10", "stiff, 7 of 10"),
        (HEBREW, f"{FSI}{HEBREW}{PDI}"),
        (f"one\n{HEBREW}\n", f"{FSI}one{PDI}\n{FSI}{HEBREW}{PDI}\n"),
        (f"\u202e{HEBREW}{PDI}\u202c", f"{FSI}{HEBREW}{PDI}"),  # its own marks can't reach what follows
        ("\u202eabc", f"{FSI}abc{PDI}"),
    ],
)
def test_writing_from_right_to_left_keeps_to_itself(words: str, apart: str) -> None:
    assert isolated(words) == apart


def test_a_note_stands_apart_from_the_numbers_beside_it() -> None:
    lines = (
        summary(CheckIn(TODAY, 3, note=HEBREW, at=NOW)),
        session_line(Session(TODAY, Outcome.SWAPPED, minutes=20, words=HEBREW)),
        session_line(Session(TODAY, Outcome.DONE, effort=4, note=HEBREW)),
    )
    assert [line for line in lines if f"{FSI}{HEBREW}{PDI}" not in line] == []


def test_a_note_that_is_too_long_is_told_of_stays_in_its_field_and_is_saved_once_shorter(
    settled: Diary,
) -> None:
    app = visit("today")
    field, save = app.text_area(key=f"note_new_{TODAY}"), f"save_new_{TODAY}"
    field.set_value("x" * (NOTE_LIMIT + 1))
    app.text_input(key=f"sleep_new_{TODAY}").set_value("7,5")
    app.button(key=save).click().run()
    assert f"can be {NOTE_LIMIT} characters long; this has {NOTE_LIMIT + 1}" in shown(app)
    assert "Saved" not in shown(app)
    assert settled.check_ins(TODAY, TODAY) == ()
    assert len(str(app.text_area(key=f"note_new_{TODAY}").value)) == NOTE_LIMIT + 1

    app.text_area(key=f"note_new_{TODAY}").set_value("x" * NOTE_LIMIT)
    app.button(key=save).click().run()
    (kept,) = settled.check_ins(TODAY, TODAY)
    assert (len(kept.note), kept.sleep_h) == (NOTE_LIMIT, 7.5)


def test_hours_that_are_no_number_are_told_of_and_nothing_typed_is_lost(settled: Diary) -> None:
    app = visit("today")
    app.text_input(key=f"sleep_new_{TODAY}").set_value("half past")
    app.text_area(key=f"note_new_{TODAY}").set_value("woke often")
    app.button(key=f"save_new_{TODAY}").click().run()

    assert "is a number, such as" in shown(app)
    assert settled.check_ins(TODAY, TODAY) == ()
    assert app.text_area(key=f"note_new_{TODAY}").value == "woke often"


@pytest.mark.browser
def test_a_paste_that_is_too_long_stays_whole_and_its_length_is_told_before_saving(
    window: BrowserContext, tmp_path: Path, launch: Launch
) -> None:
    screened(open_diary(url(tmp_path / "diary.db")), TODAY)
    close_diaries()
    page = Watched(window, launch(tmp_path / "diary.db").url).open("/")
    page.get_by_text("Say more about the day").click()
    note = page.get_by_label("Note")
    note.click()
    page.keyboard.insert_text("x" * (NOTE_LIMIT + 5))

    expect(page.get_by_text(f"{NOTE_LIMIT + 5} of {NOTE_LIMIT} characters. 5 too many")).to_be_visible()
    expect(note).to_have_value("x" * (NOTE_LIMIT + 5))
    note.press("Backspace")
    expect(page.get_by_text("4 too many")).to_be_visible()
