"""The browser of the whole-app tests, for the player's own."""

from tests.app.conftest import chromium as chromium
from tests.app.conftest import window as window
