"""A page that fails says so in our words, leads on, and logs nothing of the person."""

import logging
from pathlib import Path

import pytest

from components.safety import worry_view
from components.shell import failing
from tests.app.visiting import shown, visit

TOLD = failing.page_failed
SECRET = "a note about my back"


def test_a_page_that_fails_leads_on_and_logs_kind_and_place_alone(
    place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise KeyError(SECRET)

    visit("routine")
    monkeypatch.setattr(failing, "page_failed", TOLD)
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(worry_view, "signs_to_tap", breaks)
        app = visit("worry")

    assert not app.exception
    assert "Something went wrong here" in shown(app)
    assert "KeyError in breaks" in caplog.text
    assert SECRET not in caplog.text + shown(app)

    app.button(key="page_again").click().run()
    assert "Something went wrong here" not in shown(app)
