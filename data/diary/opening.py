"""Opening a diary: the only door to it."""

from functools import partial

from data.diary.backing_up import make_daily
from data.diary.database.connections import PATIENCE_S, database_at
from data.diary.database.place import default_url
from data.diary.store import Diary

_LONGEST_PERSON = 500


def open_diary(url: str | None = None, person: str = "local", *, patience_s: float = PATIENCE_S) -> Diary:
    """The diary of this person, in the database at `url` (see `default_url`).

    The first call for a database looks it over and brings it up to date; later ones cost next to nothing.
    `patience_s`: how long to wait for another writer. Raises DiaryUnavailable.
    """
    if not person or len(person) > _LONGEST_PERSON or "\x00" in person:
        raise ValueError("A diary belongs to a person.")
    database = database_at(url or default_url(), patience_s)
    database.daily = partial(make_daily, database)
    return Diary(database, person)
