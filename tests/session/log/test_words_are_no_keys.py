"""What is kept and what rules go by are ids: every label may change, and nothing else does."""

from datetime import UTC, datetime, timedelta

import pytest

from components.session.advice.move_history import daily_pain, history
from components.session.advice.traffic_light import Colour
from components.session.log import session_words
from components.session.log.session_words import what_was_logged
from data.diary import Diary, Outcome, Reason, Session, SessionItem

DAY = datetime(2026, 3, 4, tzinfo=UTC).date()
ITEMS = (SessionItem("bird-dog", 60, 0.0, Reason.HURT, 6), SessionItem("cat-cow", 60, 0.0))


def lights(diary: Diary) -> dict[str, Colour]:
    sessions = diary.sessions(DAY - timedelta(9), DAY)
    told = history(sessions, daily_pain(diary.check_ins(DAY - timedelta(9), DAY)))
    return {move: entries[-1].light.colour for move, entries in told.items()}


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.PARTIAL])
def test_changing_every_label_changes_no_rule(
    diary: Diary, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = (ITEMS[0]._replace(share=0.5), ITEMS[1]) if outcome is Outcome.PARTIAL else ITEMS
    diary.add_session(DAY, outcome, items, reason=Reason.HURT)
    before = lights(diary)
    assert before["bird-dog"] is not Colour.GREEN
    for table in (session_words.REASON_WORDS, session_words.OUTCOME_WORDS):
        for key in table:
            monkeypatch.setitem(table, key, f"label of {key}")  # type: ignore[arg-type]

    assert lights(diary) == before
    assert diary.sessions(DAY, DAY)[0].items == items


def test_every_reason_and_outcome_has_a_word_of_its_own() -> None:
    for table, ids in ((session_words.REASON_WORDS, Reason), (session_words.OUTCOME_WORDS, Outcome)):
        assert set(table) == set(ids)
        assert len(set(table.values())) == len(table)


def test_words_of_ones_own_stand_beside_the_reason() -> None:
    told = Session(DAY, Outcome.SKIPPED, reason=Reason.UNWELL, words="a cold")
    assert what_was_logged(told) == "Skipped · unwell, a cold"
