"""The diary of one person: everything it can be asked and told. `opening` is the only door to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from data.diary.database.tables import metadata
from data.diary.days import Days
from data.diary.keeping.about_person import AboutPerson
from data.diary.keeping.bin import Bin
from data.diary.keeping.check_ins import CheckIns
from data.diary.keeping.experiments import Experiments
from data.diary.keeping.looking_up import LookingUp
from data.diary.keeping.own_moves import OwnMoves
from data.diary.keeping.pauses import Pauses
from data.diary.keeping.plans import Plans
from data.diary.keeping.routines import Routines
from data.diary.keeping.sessions import Sessions
from data.diary.keeping.whole import Whole


class Diary(
    CheckIns,
    Sessions,
    Routines,
    OwnMoves,
    Plans,
    Pauses,
    Experiments,
    AboutPerson,
    Bin,
    Days,
    LookingUp,
    Whole,
):
    """One person's diary. Nothing in it reads or writes another person's.

    What it can't keep raises ValueError (it can't be so) or NotSaved (it could not be written);
    what it can't read raises DiaryUnavailable.
    """

    @contextmanager
    def all_or_nothing(self) -> "Iterator[Diary]":
        """This diary, all of whose changes inside are kept together, or none if an error leaves the block."""
        with self._writing() as rows:
            yield Diary(self._database, self._person, rows)

    def data_place(self) -> str:
        """Where the entries lie: a file's path, or a server and its database."""
        return self._database.place

    def delete_everything(self) -> None:
        """Remove this person for good, from the diary, its file and the backups made of it."""
        with self._deleting_for_good() as rows:
            for table in reversed(metadata.sorted_tables):
                rows.delete(table)
        self._database.wipe(forget=self._person)
