"""Reasons of older diaries: what a button said becomes its id, what the person wrote stays their words."""

from pathlib import Path

from sqlalchemy import Connection, text

from data.diary import Reason, open_diary
from data.diary.database import schema, sqlite_file
from data.diary.database.schema import REVISIONS, Revisions
from tests.diary.filled import FOREVER, at

OLDER = Revisions(REVISIONS.folder, REVISIONS.names[: REVISIONS.names.index("0006") + 1])
SESSION = """
INSERT INTO session (person, id, day, at, outcome, share, reason, note)
VALUES ('local', :id, '2026-03-02', '2026-03-02 19:00:00.000000', :outcome, 0.5, :reason, '')
"""
ITEM = """
INSERT INTO session_item (person, session_id, position, exercise_id, planned_s, share, reason)
VALUES ('local', 's0', :position, :move, 60, 0.5, :reason)
"""
SAID = {  # outcome, stored before -> reason, words
    ("skipped", "it hurt"): (Reason.HURT, ""),
    ("skipped", "too tired"): (Reason.TOO_TIRED, ""),
    ("skipped", "no time"): (Reason.NO_TIME, ""),
    ("skipped", "tired, and rain"): (None, "tired, and rain"),
    ("skipped", ""): (None, ""),
    ("swapped", "relief set"): (Reason.RELIEF_SET, ""),
    ("swapped", "unwell"): (None, "unwell"),  # typed as what was done instead
    ("swapped", "A walk"): (None, "A walk"),
}
OF_A_MOVE = {
    "hurts": (Reason.HURT, ""),
    "too hard": (Reason.TOO_HARD, ""),
    "no kit": (Reason.NO_KIT, ""),
    "felt good": (None, "felt good"),
    "": (None, ""),
}


def before(connection: Connection) -> None:
    """A diary as it lay before: what a button said and what was typed in one column."""
    schema._run(connection, OLDER)
    for number, (outcome, reason) in enumerate(SAID):
        connection.execute(text(SESSION), {"id": f"s{number}", "outcome": outcome, "reason": reason})
    for number, reason in enumerate(OF_A_MOVE):
        connection.execute(text(ITEM), {"position": number, "move": f"move-{number}", "reason": reason})


def test_reasons_of_an_older_diary_are_told_apart_from_its_words(path: Path) -> None:
    def make(temporary: Path) -> None:
        engine = schema._engine(temporary, 0)
        with engine.begin() as connection:
            before(connection)
        engine.dispose()

    sqlite_file.create(path, make)
    kept = {session.id: session for session in open_diary(at(path)).sessions(*FOREVER)}

    assert [(s.reason, s.words) for s in kept.values()] == list(SAID.values())
    assert [(i.reason, i.words) for i in kept["s0"].items] == list(OF_A_MOVE.values())
