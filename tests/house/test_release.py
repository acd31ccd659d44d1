"""Which release this is: in Settings, in files that leave the app, in the diary's file, in the changes."""

import io
import re
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from components.exchange.take_away import bundle
from data.diary import open_diary
from data.diary.day_table import as_frame, day_table
from data.version import VERSION, version_number
from tests.app.visiting import visit

NO_DAYS = as_frame(day_table(date.max, date.min))
ROOT = Path(__file__).parents[2]


def test_settings_say_which_release_this_is(place: Path) -> None:
    assert f"Backwise {VERSION}" in [caption.value for caption in visit("settings").caption]


def test_the_diarys_file_says_which_release_made_it(place: Path) -> None:
    open_diary()
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version_number(),)


def test_what_is_taken_away_says_which_release_wrote_it() -> None:
    with zipfile.ZipFile(io.BytesIO(bundle(NO_DAYS))) as archive:
        assert f"Written by Backwise {VERSION}." in archive.read("README.md").decode()


def test_the_changes_tell_of_this_release_and_its_day() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text()
    assert re.search(rf"^## {re.escape(VERSION)}, \d{{4}}-\d\d-\d\d$", changes, re.MULTILINE)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_a_python_that_was_tried_has_a_version_of_everything_required(python: str) -> None:
    pins = (ROOT / f"constraints-py{python.replace('.', '')}.txt").read_text().lower()
    pinned = dict(line.split("==") for line in pins.splitlines())
    wanted = (ROOT / "requirements.txt").read_text() + (ROOT / "requirements-dev.txt").read_text()
    required = [Requirement(one) for one in re.findall(r"^[a-zA-Z][^#\n]*", wanted, re.MULTILINE)]

    assert [str(one) for one in required if pinned.get(one.name.lower(), "none") not in one.specifier] == []
    assert python in (ROOT / "README.md").read_text()
