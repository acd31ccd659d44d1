"""A diary from an older Backwise becomes a current one, whole, or stays as it was."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from data.diary import DOSE_LIMITS, DiaryUnavailable, close_diaries, open_diary
from data.diary.database import schema
from data.diary.database.beside import backups_of
from data.diary.database.place import address
from data.diary.database.schema import REVISIONS, Revisions
from tests.diary.filled import FOREVER, OWN, TRIAL, day, everything, fill
from tests.diary.older import older
from tests.diary.processes import killed, upgrade
from tests.postgres import Server

NEXT = """
import os
import signal

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "9998"
down_revision = "@HEAD"


def die(point):
    if os.environ.get("DIE_AT") == point:
        os.kill(os.getpid(), signal.SIGKILL)


def upgrade():
    die("before the first step")
    with op.batch_alter_table("session") as session:
        session.add_column(Column("laps", Integer()))
        session.create_check_constraint("laps_range", "laps BETWEEN 0 AND 10")
    die("between two steps")
    op.create_table("mood", Column("person", Text(), primary_key=True))
    op.execute("UPDATE check_in SET note = note || '!'")
    die("after the last step")
""".replace("@HEAD", REVISIONS.head)
FAILS = NEXT.replace("DIE_AT", "").replace("UPDATE check_in SET note", "UPDATE check_in SET no_such_column")
POINTS = [
    "while backing up", "before the first step", "between two steps", "after the last step", "when done",
]  # fmt: skip


@pytest.fixture
def revisions(tmp_path: Path) -> Callable[[str], Revisions]:
    """Our own revisions, followed by one from the future."""

    def with_next(script: str) -> Revisions:
        folder = tmp_path / "migrations"
        shutil.copytree(REVISIONS.folder, folder)
        (folder / "versions" / "9998_next.py").write_text(script)
        return Revisions(folder, (*REVISIONS.names, "9998"))

    return with_next


def content(path: Path) -> dict[str, list[Any]]:
    """Every row of every table, by table."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


def notes(path: Path) -> list[str]:
    """The notes of the check-ins."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return sorted(note for (note,) in connection.execute("SELECT note FROM check_in"))


def an_older_diary(path: Path) -> dict[str, list[Any]]:
    fill(open_diary(f"sqlite:///{path}"))
    close_diaries()
    return content(path)


def test_opening_a_current_diary_again_changes_nothing(path: Path) -> None:
    before = an_older_diary(path)
    raw = path.read_bytes()
    for _ in range(2):
        open_diary(f"sqlite:///{path}")
        close_diaries()
    assert content(path) == before
    assert path.read_bytes() == raw
    assert not path.with_name("backups").exists()


def test_an_older_diary_is_backed_up_and_then_brought_up_to_date(
    path: Path, revisions: Callable[[str], Revisions]
) -> None:
    before = an_older_diary(path)
    following = revisions(NEXT)
    assert schema.prepare_file(path, 1, following) == "rw"
    (backup,) = backups_of(path)
    assert content(backup) == before
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700
    after = content(path)
    assert after["alembic_version"] == [("9998",)]
    assert [row[:-1] for row in after["session"]] == before["session"]
    for name in set(before) - {"alembic_version", "file_mark", "session", "check_in"}:
        assert after[name] == before[name], name
    assert after["session_item"]


def test_bringing_up_to_date_twice_changes_nothing_and_makes_no_second_backup(
    path: Path, revisions: Callable[[str], Revisions]
) -> None:
    an_older_diary(path)
    following = revisions(NEXT)
    schema.prepare_file(path, 1, following)
    after = content(path)
    schema.prepare_file(path, 1, following)
    assert content(path) == after
    assert len(backups_of(path)) == 1


def test_a_change_that_fails_leaves_the_diary_as_it_was(
    path: Path, revisions: Callable[[str], Revisions]
) -> None:
    before = an_older_diary(path)
    following = revisions(FAILS)
    for _ in range(2):
        with pytest.raises(DiaryUnavailable, match="Nothing in it was changed"):
            schema.prepare_file(path, 1, following)
    assert content(path) == before
    assert backups_of(path) == []


@pytest.mark.parametrize("point", POINTS)
def test_killed_while_it_is_brought_up_to_date_a_diary_is_old_or_new(
    path: Path, revisions: Callable[[str], Revisions], point: str
) -> None:
    before, was = an_older_diary(path), notes(path)
    following = revisions(NEXT)
    assert killed(upgrade, path, following, point)
    if point == "when done":
        assert content(path)["alembic_version"] == [("9998",)]
    else:
        assert content(path) == before
        assert everything(open_diary(f"sqlite:///{path}"))["first_day"] == day(0)
        close_diaries()
    assert all(content(backup) == before for backup in backups_of(path))
    schema.prepare_file(path, 1, following)
    after = content(path)
    assert notes(path) == [f"{note}!" for note in was]
    assert after["session_item"] == before["session_item"]


def as_left_by_a_kill(path: Path, act: Callable[[], object], number: int) -> list[Path]:
    """The diary's files as a kill would leave them, at so many points spread over the statements of `act`."""
    really, there, copies = sqlite3.connect, [], []
    with pytest.MonkeyPatch.context() as patched:
        for points in (None, range(number)):
            wanted = {round((point + 1) * len(there) / number) for point in points or ()}
            there.clear()

            def one_more(_: str, wanted: set[int] = wanted) -> None:
                there.append(None)
                if len(there) in wanted:
                    copies.append(path.parent / f"{len(there)}" / path.name)
                    copies[-1].parent.mkdir()
                    for file in path.parent.glob(f"{path.name}*"):
                        shutil.copy(file, copies[-1].with_name(file.name))

            def connect(*told: Any, **more: Any) -> sqlite3.Connection:
                connection: sqlite3.Connection = really(*told, **more)
                connection.set_trace_callback(one_more)
                return connection

            kept = shutil.copy(path, path.with_suffix(".kept"))
            patched.setattr(sqlite3, "connect", connect)
            act()
            patched.undo()
            if points is None:
                shutil.move(kept, path)
    return copies


def test_killed_at_twenty_points_on_its_way_from_any_revision_a_diary_is_old_or_new(path: Path) -> None:
    fill(open_diary(f"sqlite:///{path}"))
    close_diaries()
    wrong, counted = [], 0
    for revision in REVISIONS.names[:-1]:
        then = path.parent / revision / path.name
        then.parent.mkdir()
        older(then, path, revision)
        before = content(then)
        copies = as_left_by_a_kill(then, lambda: schema.prepare_file(then, 1), 20)  # noqa: B023
        after = content(then)
        assert after["alembic_version"] != before["alembic_version"]
        for copy in copies:
            found = content(copy)
            counted += 1
            if found not in (before, after):
                wrong.append(f"{revision}: {copy.parent.name}")
    assert wrong == []
    assert counted == 20 * (len(REVISIONS.names) - 1)


def test_a_diary_from_a_newer_backwise_is_refused_on_a_server_too(postgres: Server) -> None:
    with postgres.new_database() as url:
        fill(open_diary(url))
        close_diaries()
        name = url.split("/")[3].split("?")[0]
        postgres.run("UPDATE alembic_version SET version_num = '9999'", name)
        with pytest.raises(DiaryUnavailable, match="newer Backwise"):
            open_diary(url)
        assert postgres.run("SELECT count(*) FROM check_in", name) == [(2,)]


def test_a_servers_older_diary_is_brought_up_to_date_whole_or_not_at_all(
    postgres: Server, tmp_path: Path
) -> None:
    with postgres.new_database() as url:
        fill(open_diary(url))
        close_diaries()
        name = url.split("/")[3].split("?")[0]
        engine = create_engine(address(url), poolclass=NullPool)
        for script, expected in ((FAILS, REVISIONS.head), (NEXT, "9998")):
            folder = tmp_path / expected
            shutil.copytree(REVISIONS.folder, folder)
            (folder / "versions" / "9998_next.py").write_text(script)
            following = Revisions(folder, (*REVISIONS.names, "9998"))
            if script == FAILS:
                with pytest.raises(DiaryUnavailable, match="Nothing in it was changed"):
                    schema.prepare_server(engine, "the server", following)
            else:
                schema.prepare_server(engine, "the server", following)
            assert postgres.run("SELECT version_num FROM alembic_version", name) == [(expected,)]
            assert len(postgres.run("SELECT * FROM pg_tables WHERE tablename = 'mood'", name)) == (
                expected == "9998"
            )
        assert postgres.run("SELECT count(*) FROM session_item", name) == [(2,)]


def test_tables_of_another_program_are_left_alone(postgres: Server) -> None:
    with postgres.new_database() as url:
        name = url.split("/")[3].split("?")[0]
        postgres.run("CREATE TABLE session (id int)", name)
        with pytest.raises(DiaryUnavailable, match="another program"):
            open_diary(url)
        assert postgres.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", name) == [
            ("session",)
        ]


def test_several_that_open_an_empty_server_at_once_make_one_diary(postgres: Server) -> None:
    with postgres.new_database() as url:

        def prepare(_: int) -> None:
            engine = create_engine(address(url), poolclass=NullPool)
            schema.prepare_server(engine, "the server")
            engine.dispose()

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(prepare, range(4)))
        assert everything(open_diary(url))["first_day"] is None
        close_diaries()


def test_a_server_that_cannot_be_reached_is_said_without_its_password() -> None:
    with pytest.raises(DiaryUnavailable, match="can't be reached") as told:
        open_diary("postgres://somebody:geheim@127.0.0.1:9/diaries")
    assert "geheim" not in str(told.value)


def test_a_diary_from_the_first_days_keeps_all_it_holds_and_takes_what_is_new(path: Path) -> None:
    filled = path.with_name("filled.db")
    fill(open_diary(f"sqlite:///{filled}"))
    before = everything(open_diary(f"sqlite:///{filled}"))
    close_diaries()
    older(path, filled, "0001")

    diary = open_diary(f"sqlite:///{path}")

    assert content(path)["alembic_version"] == [(REVISIONS.head,)]
    after = everything(diary)
    new = {"own_moves", "sessions", "preferences", "bin", "experiments"}
    assert {name: after[name] for name in set(before) - new} == {
        name: before[name] for name in set(before) - new
    }
    assert diary.own_moves() == ()
    assert diary.experiments() == ()
    assert diary.preferences().article_only is False
    (session,) = diary.sessions(*FOREVER)
    assert session.pain_after is None
    assert diary.save_own_move(OWN).name == OWN.name
    assert diary.start_experiment(TRIAL).blocks == TRIAL.blocks


def test_own_moves_kept_before_a_dose_could_be_said_have_none_and_can_get_one(path: Path) -> None:
    filled = path.with_name("filled.db")
    fill(open_diary(f"sqlite:///{filled}"))
    close_diaries()
    older(path, filled, "0003")

    diary = open_diary(f"sqlite:///{path}")

    (kept,) = diary.own_moves()
    assert kept == replace(OWN, id=kept.id, dose=None, how="")
    assert diary.save_own_move(replace(kept, dose=OWN.dose)).dose == OWN.dose


def test_a_dose_out_of_bounds_is_refused_by_the_older_diarys_tables_too(path: Path) -> None:
    filled = path.with_name("filled.db")
    fill(open_diary(f"sqlite:///{filled}"))
    close_diaries()
    older(path, filled, "0003")
    open_diary(f"sqlite:///{path}")
    close_diaries()
    with closing(sqlite3.connect(path)) as connection:
        for column, (low, high) in DOSE_LIMITS.items():
            for number in (low - 1, high + 1):
                with pytest.raises(sqlite3.IntegrityError, match=column):
                    connection.execute(f"UPDATE own_move SET {column} = ?", (number,))


def test_plans_and_sessions_from_before_a_plan_could_bend_are_as_they_were_and_can_bend(path: Path) -> None:
    filled = path.with_name("filled.db")
    fill(open_diary(f"sqlite:///{filled}"))
    before = everything(open_diary(f"sqlite:///{filled}"))
    before["sessions"] = tuple(replace(s, offset_min=None, later=False) for s in before["sessions"])
    close_diaries()
    older(path, filled, REVISIONS.names[REVISIONS.names.index("0010") - 1])

    diary = open_diary(f"sqlite:///{path}")

    assert {name: everything(diary)[name] for name in ("plans", "sessions", "day_records")} == {
        name: before[name] for name in ("plans", "sessions", "day_records")
    }
    assert diary.set_plan(replace(before["plans"][0], weekdays=(), times_a_week=3)).a_week == 3
    assert diary.add_session(day(1), planned_for=day(2)).planned_for == day(2)
