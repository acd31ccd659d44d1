import pytest

from data.catalogue import Catalogue
from tests.routine.generate import of_the_article


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The article's fourteen as they are shipped: few enough for a test to know what is built of them."""
    return of_the_article()
