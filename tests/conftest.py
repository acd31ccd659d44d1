from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from components.shell import failing
from data.catalogue import Catalogue, load_catalogue
from data.diary import Diary, Routine, close_diaries, open_diary
from data.diary.database import connections
from tests import clock
from tests.app.browser import chromium as chromium
from tests.app.browser import launch as launch
from tests.app.browser import window as window
from tests.app.diaries import screened, url, usual_routine
from tests.postgres import Server, running_server

# How long an example takes says more about the machine than about the law.
settings.register_profile("backwise", deadline=None)
settings.load_profile("backwise")


def pytest_runtest_setup() -> None:
    """Every test begins at the same moment, and no diary's daily backup is made in the background of one."""
    connections.BACKUP_AFTER_S = 3600.0
    clock.set_to(clock.NOW)


@pytest.fixture(autouse=True)
def _a_fault_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fails under test fails the test: nobody must read that it was told kindly."""

    def told(error: Exception) -> None:
        raise error

    monkeypatch.setattr(failing, "page_failed", told)


@pytest.fixture(scope="session")
def cat() -> Catalogue:
    """The real catalogue, read once."""
    return load_catalogue()


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """An empty diary in a file of its own."""
    yield open_diary(f"sqlite:///{tmp_path}/diary.db")
    close_diaries()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a whole app under test keeps its diary; nothing is there yet."""
    path = tmp_path / "diary.db"
    monkeypatch.setenv("BACKWISE_DIARY", str(path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    yield path
    close_diaries()


@pytest.fixture
def newcomer(place: Path) -> Diary:
    """The diary of a whole app under test, with nothing in it yet."""
    return open_diary(url(place))


@pytest.fixture
def settled(newcomer: Diary) -> Diary:
    """The diary of someone who has been through the safety check and saved a usual profile."""
    screened(newcomer, clock.TODAY)
    return newcomer


@pytest.fixture
def usual_plan(settled: Diary) -> Routine:
    """The usual ten minutes, which their plan asks for every day."""
    routine = usual_routine()
    settled.set_plan(routine=routine, weekdays=range(7), start=clock.TODAY)
    return routine


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this test run (of this worker, where there are several)."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def _postgres_diaries(postgres: Server) -> Iterator[str]:
    with postgres.new_database() as url:
        open_diary(url)
        yield url
        close_diaries()


@pytest.fixture
def postgres_url(postgres: Server, _postgres_diaries: str) -> str:
    """The address of a PostgreSQL database in which nobody's diary holds anything yet."""
    postgres.empty(_postgres_diaries)
    return _postgres_diaries
