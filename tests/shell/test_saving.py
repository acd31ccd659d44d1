"""What saving says: a person's slip as a sentence, our own fault as that, and never a value in the log."""

import logging
from datetime import date

import pytest
import streamlit as st

from components.shell.notices import Notice
from components.shell.saving import save
from data.diary import CheckIn
from data.unfit import Unfit

PAIN = 7


def notice() -> Notice:
    told: Notice = st.session_state["notice"]
    return told


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def test_what_a_person_gave_that_cannot_be_so_is_said_to_them(caplog: pytest.LogCaptureFixture) -> None:
    def slip() -> None:
        raise Unfit("Sleep is 0 to 24 hours.")

    assert save(slip, "Saved.") is None
    assert (notice().words, notice().failed) == ("Sleep is 0 to 24 hours.", True)
    assert caplog.records == []


def test_our_own_fault_is_no_advice_and_is_logged_without_a_value(caplog: pytest.LogCaptureFixture) -> None:
    def fault() -> int:
        raise ValueError(f"pain {PAIN} broke this")

    with caplog.at_level(logging.ERROR):
        assert save(fault, "Saved.") is None

    assert "nothing was saved" in notice().words
    assert notice().failed
    assert "ValueError in fault" in caplog.text
    assert str(PAIN) not in caplog.messages[0].partition(",")[0]
    assert "broke this" not in caplog.text


def test_a_record_refuses_with_a_sentence_for_the_person() -> None:
    with pytest.raises(Unfit, match="Pain is a whole number from 0 to 10"):
        CheckIn(date(2026, 3, 4), pain=11)
