"""Backups in Settings, as a person uses them."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.diary import backing_up, open_diary
from data.diary.database import backups
from tests.app.diaries import TODAY, filled, url
from tests.app.visiting import visit


def told(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(text.value) for text in (*app.text, *app.markdown, *app.warning, *app.error))


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_a_backup_is_made_put_back_after_a_look_and_undone_with_a_tap(place: Path) -> None:
    diary = filled(place, 30)
    app = press(visit("settings"), "make_backup")
    assert "Backup made and checked" in told(app)
    assert len(app.selectbox(key="backup_chosen").options) == 1
    diary.add_check_in(TODAY, pain=1, note="later")
    count = len(diary.check_ins(TODAY, TODAY))

    first = diary.first_day()
    app = press(app, "put_back")
    assert f"It holds the days from {first:%-d %B %Y} to" in told(app)
    app = press(app, "put_back_chosen")
    assert "Your diary is as it was in this backup." in told(app)
    assert len(diary.check_ins(TODAY, TODAY)) == count - 1

    app = press(app, "undo")
    assert "Undone." in told(app)
    assert len(diary.check_ins(TODAY, TODAY)) == count


def test_a_backup_that_went_wrong_is_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diary = filled(place, 3)
    with monkeypatch.context() as patched:
        patched.setattr(backups, "is_sound", lambda _: False)
        backing_up.make_daily(diary._database)
    assert "went wrong: the diary's file seems to be damaged" in told(visit("settings"))


def test_where_a_server_keeps_the_diary_it_says_whose_backups_are(place: Path) -> None:
    filled(place, 3)
    open_diary(url(place), "somebody else").add_check_in(TODAY, pain=3)
    app = visit("settings")
    assert "whoever runs its server" in " ".join(str(caption.value) for caption in app.caption)
    assert not [button for button in app.button if button.key == "make_backup"]
