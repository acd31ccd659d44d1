"""How the back took a session: kept as said, unknown where not said, and older diaries gain it whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from data.diary import Diary, Session, SessionItem, close_diaries, open_diary
from data.diary.database import schema, sqlite_file
from data.diary.database.beside import backups_of
from data.diary.database.place import address
from data.diary.database.schema import REVISIONS, Revisions
from tests.diary.filled import FOREVER, at, day, evening
from tests.postgres import Server

FIRST = Revisions(REVISIONS.folder, REVISIONS.names[:1])
OLD_SESSION = """
INSERT INTO session (person, id, day, at, outcome, share, minutes, reason, note) VALUES
('local', 'old', '2026-03-02', '2026-03-02 19:00:00.000000', 'partial', 0.5, 6.0, 'tired', 'rain')
"""
OLD_ITEM = """
INSERT INTO session_item (person, session_id, position, exercise_id, planned_s, share, reason) VALUES
('local', 'old', 0, 'cat-cow', 60, 0.5, 'no time')
"""
OLD = Session(
    date(2026, 3, 2), "partial", (SessionItem("cat-cow", 60, 0.5, "no_time"),), 6.0, None, "rain",
    words="tired", at=evening(0), id="old",
)  # fmt: skip


def test_what_a_session_did_to_the_back_is_kept_as_said(diary: Diary) -> None:
    kept = diary.add_session(
        day(0), "partial", (SessionItem("bird-dog", 240, 0.5, "hurt", 6),),
        pain_before=0, pain_after=5, next_morning=4, effort=7, worse={"bird-dog"}, leg_spread=False,
    )  # fmt: skip
    (read,) = diary.sessions(*FOREVER)
    assert read == kept
    felt = (read.pain_before, read.pain_after, read.next_morning, read.effort, read.leg_spread)
    assert felt == (0, 5, 4, 7, False)
    assert read.worse == {"bird-dog"}
    assert read.items[0].pain == 6


def test_what_nobody_said_stays_unknown(diary: Diary) -> None:
    diary.add_session(day(0), items=(SessionItem("bird-dog", 240, 1),))
    (read,) = diary.sessions(*FOREVER)
    assert (read.pain_before, read.pain_after, read.next_morning, read.effort) == (None,) * 4
    assert read.leg_spread is None
    assert read.worse == frozenset()
    assert read.items[0].pain is None


def test_a_morning_added_later_and_taken_back_leaves_the_rest(diary: Diary) -> None:
    kept = diary.add_session(day(0), pain_after=3, worse={"cat-cow"}, at=evening(0))
    later = diary.edit_session(replace(kept, next_morning=2))
    assert (later.next_morning, later.pain_after, later.worse) == (2, 3, {"cat-cow"})
    assert diary.edit_session(kept) == kept


@pytest.mark.parametrize("name", ["pain_before", "pain_after", "next_morning", "effort"])
@pytest.mark.parametrize("value", [-1, 11, 2.5])
def test_a_number_off_the_scale_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match="whole number from 0 to 10"):
        Session(day(0), "done", **{name: value})  # type: ignore[arg-type]


def test_a_pain_in_a_move_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="whole number from 0 to 10"):
        Session(day(0), "done", (SessionItem("cat-cow", 60, 0, "hurt", 11),))


def first_revision(connection: Connection) -> None:
    schema._run(connection, FIRST)
    connection.execute(text(OLD_SESSION))
    connection.execute(text(OLD_ITEM))


def test_a_file_of_the_first_revision_keeps_its_sessions_and_takes_the_new_facts(path: Path) -> None:
    def make(temporary: Path) -> None:
        engine = schema._engine(temporary, 0)
        with engine.begin() as connection:
            first_revision(connection)
        engine.dispose()

    path.parent.mkdir(exist_ok=True)
    sqlite_file.create(path, make)
    diary = open_diary(at(path))
    assert diary.sessions(*FOREVER) == (OLD,)
    assert len(backups_of(path)) == 1
    told = diary.edit_session(replace(OLD, next_morning=3, worse={"cat-cow"}, leg_spread=True))
    close_diaries()
    assert open_diary(at(path)).sessions(*FOREVER) == (told,)


def test_a_servers_first_revision_keeps_its_sessions_and_takes_the_new_facts(postgres: Server) -> None:
    with postgres.new_database() as url:
        engine = create_engine(address(url), poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("SET TIME ZONE 'UTC'"))
            first_revision(connection)
        engine.dispose()
        diary = open_diary(url)
        assert diary.sessions(*FOREVER) == (OLD,)
        told = diary.edit_session(replace(OLD, next_morning=3, worse={"cat-cow"}, leg_spread=True))
        assert diary.sessions(*FOREVER) == (told,)
        close_diaries()
