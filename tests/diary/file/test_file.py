"""The diary's file: private, and found where it was left."""

import subprocess
import sys
from pathlib import Path

import pytest

from data.diary import (
    Diary,
    DiaryUnavailable,
    default_url,
    open_diary,
)
from tests.app.server import ROOT
from tests.diary.filled import FOREVER, at, closed_diary, fill
from tests.diary.processes import (
    open_and_write,
    together,
)


def test_a_new_diary_is_for_its_owner_only(path: Path) -> None:
    place = path.parent / "new" / "folder" / "diary.db"
    fill(open_diary(at(place)))
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in place.parent.iterdir()} == {0o600}
    assert {file.name for file in place.parent.iterdir()} <= {"diary.db", "diary.db-wal", "diary.db-shm"}


@pytest.mark.parametrize("name", ["my diary.db", "50%25.db", "ä'\"ß.db", "a+b&c=d.db", "x;y.db"])
def test_any_file_name_will_do(path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("BACKWISE_DIARY", str(path.parent / name))
    fill(open_diary())
    assert open_diary().data_place() == str(path.parent / name)
    assert (path.parent / name).exists()


def test_the_place_is_the_users_own_unless_the_environment_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("BACKWISE_DIARY", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert default_url().startswith(at(Path.home()))
    assert default_url().endswith("backwise/diary.db")
    monkeypatch.setenv("BACKWISE_DIARY", "~/elsewhere.db")
    assert default_url() == at(Path.home() / "elsewhere.db")
    monkeypatch.setenv("DATABASE_URL", "postgres://server/diaries")
    assert default_url() == "postgres://server/diaries"


def test_a_diary_stays_open_between_uses(url: str) -> None:
    assert open_diary(url)._database is open_diary(url, "somebody else")._database


def test_opening_and_reading_a_current_diary_imports_neither_alembic_nor_pandas(path: Path) -> None:
    closed_diary(path)
    script = (
        "import sys; from data.diary import open_diary; open_diary(sys.argv[1]).day_records();"
        "print(sorted({'alembic', 'pandas', 'psycopg'} & set(sys.modules)))"
    )
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            script,
            at(path),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "address",
    ["nonsense", "", "sqlite://", "sqlite:///:memory:", "sqlite:///x.db?mode=memory", "mysql://u:geheim@h/d"],
)
def test_an_address_where_no_diary_can_be_safe_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    with pytest.raises(DiaryUnavailable) as told:
        open_diary(address)
    assert "geheim" not in str(told.value)


def test_a_folder_that_cannot_be_made_is_said(path: Path) -> None:
    path.write_text("in the way")
    with pytest.raises(DiaryUnavailable, match="folder can't be made"):
        open_diary(at(path / "diary.db"))


def test_several_processes_that_begin_a_diary_at_once_share_one(path: Path) -> None:
    ids = together(4, open_and_write, at(path))
    assert {entry.id for entry in open_diary(at(path)).check_ins(*FOREVER)} == set(ids)
    assert not list(path.parent.glob("*.new"))


def test_the_diary_says_where_it_is(diary: Diary, url: str) -> None:
    place = diary.data_place()
    if url.startswith("sqlite"):
        assert place == url.removeprefix("sqlite:///")
    else:
        assert url.split("/")[3].split("?")[0] in place
        assert "password" not in place
