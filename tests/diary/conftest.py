from collections.abc import Iterator
from pathlib import Path

import pytest

from data.diary import Diary, close_diaries, open_diary


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A place for a diary's file, where there is none yet."""
    yield tmp_path / "diary.db"
    close_diaries()


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def database(request: pytest.FixtureRequest) -> str:
    """Which database; a module's tests run through one before the other."""
    name: str = request.param
    return name


@pytest.fixture
def url(request: pytest.FixtureRequest, database: str) -> str:
    """The address of an empty diary database, once in SQLite and once in PostgreSQL."""
    if database == "sqlite":
        return f"sqlite:///{request.getfixturevalue('path')}"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def diary(url: str) -> Diary:
    """An empty diary, once in SQLite and once in PostgreSQL."""
    return open_diary(url)
