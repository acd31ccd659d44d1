from collections.abc import Iterator
from pathlib import Path

import pytest

from data.diary import close_diaries


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which nobody's diary holds anything yet, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/people.db"
        close_diaries()
    else:
        yield request.getfixturevalue("postgres_url")
