"""A diary that can't be opened or written: a clear message on every page, and nothing lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.diary import backing_up, close_diaries, open_diary
from tests.app.diaries import TODAY, filled, url
from tests.app.visiting import PAGES, shown, visit


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "home" / "diary.db"
    path.parent.mkdir()
    monkeypatch.setenv("BACKWISE_DIARY", str(path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield path
    close_diaries()


def told(page: str) -> str:
    app = visit(page)
    assert not app.exception
    assert app.error, "nothing was said"
    return str(app.error[0].value)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("content", [b"not a database at all" * 100, b""], ids=["garbage", "empty"])
def test_a_file_that_is_no_diary_is_refused_and_left_as_it_is(place: Path, page: str, content: bytes) -> None:
    place.write_bytes(content)

    assert told(page)
    assert place.read_bytes() == content


@pytest.mark.parametrize("page", PAGES)
def test_a_torn_file_is_refused_and_left_as_it_is(place: Path, page: str) -> None:
    filled(place, 20)
    close_diaries()
    for beside in place.parent.glob("diary.db-*"):
        beside.unlink()
    torn = place.read_bytes()[: place.stat().st_size // 2]
    place.write_bytes(torn)

    assert told(page)
    assert place.read_bytes() == torn


def test_the_latest_backup_can_be_put_back_where_the_diary_cannot_be_opened(place: Path) -> None:
    diary = filled(place, 20)
    backing_up.make(diary)
    said = diary.check_ins(date.min, date.max)
    close_diaries()
    place.write_bytes(b"not a database at all" * 100)
    app = visit("today")
    assert "It holds the days from" in shown(app)
    app = app.button(key="rescue_button").click().run()
    assert not app.error
    assert "Your diary is as it was in this backup." in shown(app)
    assert open_diary(url(place)).check_ins(date.min, date.max) == said


@pytest.mark.parametrize("page", PAGES)
def test_a_folder_that_cannot_be_made_is_said(
    place: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_text("a file where a folder should be")
    monkeypatch.setenv("BACKWISE_DIARY", str(place / "deeper" / "diary.db"))

    assert told(page)
    assert place.read_text() == "a file where a folder should be"


def test_a_locked_diary_says_not_saved_and_a_second_try_saves(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(place, 3)
    close_diaries()
    monkeypatch.setattr("data.diary.opening.database_at", _impatient())
    app = visit("today")
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("begin immediate")

    before = len(open_diary(url(place)).check_ins(TODAY, TODAY))
    again = [b for b in app.button if b.label == "Log pain again"]
    if again:
        again[0].click().run()
    key = next(c.key for c in app.segmented_control if c.key and c.key.startswith(f"pain_{TODAY}"))
    app.segmented_control(key=key).set_value(5).run()
    assert any("not saved" in str(t.value).lower() for t in app.text)
    assert len(open_diary(url(place)).check_ins(TODAY, TODAY)) == before

    other.execute("rollback")
    other.close()
    scale = next(c.key for c in app.segmented_control if c.key and c.key.startswith(f"pain_{TODAY}"))
    app.segmented_control(key=scale).set_value(5).run()
    assert len(open_diary(url(place)).check_ins(TODAY, TODAY)) == before + 1


def _impatient() -> object:
    from data.diary.database import connections as database

    real = database.database_at
    return lambda at, _patience: real(at, 0.2)


_LOG_PAIN = """
from tests.app.visiting import visit

app = visit("today")
assert app.title and not app.exception
if not [c for c in app.segmented_control if c.key.startswith("pain_")]:
    next(b for b in app.button if b.label == "Log pain again").click().run()
scale = next(c for c in app.segmented_control if c.key.startswith("pain_"))
app.segmented_control(key=scale.key).set_value(5).run()
print(*(text.value for text in app.text), sep="; ")
"""
# Permissions don't bind root, unless it gives the privilege up.
_BOUND = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.getuid() == 0 else []


def test_a_read_only_diary_shows_its_days_and_says_why_nothing_is_saved(place: Path) -> None:
    filled(place, 3)
    close_diaries()
    whole = place.read_bytes()
    place.chmod(0o444)
    place.parent.chmod(0o555)

    done = subprocess.run(
        [*_BOUND, sys.executable, "-c", _LOG_PAIN],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    place.parent.chmod(0o755)

    assert done.returncode == 0, done.stderr[-2000:]
    assert "Not saved: the diary can be read here, but not written." in done.stdout
    assert place.read_bytes() == whole
