import pytest

from data.catalogue import Catalogue
from tests.routine.generate import real


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue as it is shipped."""
    return real()
