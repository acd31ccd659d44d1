"""What saving says: a person's slip as a sentence, our own fault as that, and never a value in the log."""

import logging
from datetime import date, timedelta

import pytest
import streamlit as st

from components.shell.notices import Notice, draw_notice, tell, tell_if_quiet
from components.shell.saving import save
from data.diary import CheckIn
from data.unfit import Unfit
from tests.clock import NOW, set_to

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


# What a person does after they were told, as (seconds later, pages opened since), and whether it stands.
LATER = {
    "goes on where they are": ([(0, 0), (10, 0), (19, 0)], True),
    "is sent on to another page before it is read": ([(0, 0), (1, 1), (15, 1)], True),
    "taps on where they are, long after": ([(0, 0), (10, 0), (25, 0)], False),
    "opens another page": ([(0, 0), (10, 1)], False),
    "goes on where they were sent, long after": ([(0, 0), (1, 1), (25, 1)], False),
    "looks at it only now": ([(90, 1), (100, 1)], True),
}


def stands(steps: list[tuple[int, int]]) -> bool:
    for seconds, pages in steps:
        set_to(NOW + timedelta(seconds=seconds))
        st.session_state["pages_opened"] = ("a page", 1 + pages)
        draw_notice()
    return "notice" in st.session_state


def test_what_went_well_leaves_by_itself_and_what_failed_stays_until_it_is_closed() -> None:
    found = {}
    for name, (steps, _) in LATER.items():
        tell(Notice("Saved."))
        well = stands(steps)
        tell(Notice("Not saved.", failed=True))
        found[name] = well, stands(steps)

    assert found == {name: (well, True) for name, (_, well) in LATER.items()}


def test_a_notice_that_has_gone_makes_room_for_a_quiet_one() -> None:
    tell(Notice("Saved."))
    stands([(0, 0)])
    tell_if_quiet(Notice("A new day."))
    first = notice().words
    set_to(NOW + timedelta(seconds=60))
    tell_if_quiet(Notice("A new day."))

    assert (first, notice().words) == ("Saved.", "A new day.")
