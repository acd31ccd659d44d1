"""The real catalogue, read once for this folder's tests."""

import pytest

from data.catalogue import Catalogue, load_catalogue


@pytest.fixture(scope="session")
def cat() -> Catalogue:
    return load_catalogue()
