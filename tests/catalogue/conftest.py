import shutil
from pathlib import Path

import pytest

from tests.catalogue.breaking import HOME


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue's files to break."""
    for name in ("exercises", "conditions", "ways_back"):
        shutil.copytree(HOME / name, tmp_path / name)
    for path in HOME.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    return tmp_path
