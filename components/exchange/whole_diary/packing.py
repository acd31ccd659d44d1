"""The zip that a person takes along: `backwise.json`, tables for people, and what explains them."""

from dataclasses import replace

from components.exchange.take_away.zip_bundle import zipped
from components.exchange.whole_diary.diary_file import NAME, text_of
from components.exchange.whole_diary.doubts import PASSING
from components.exchange.whole_diary.tidy_tables import datapackage, tables_of
from data.diary import Diary, Everything

_README = """Everything in your Backwise diary, but what you deleted.

This is health data. Keep it where only you look.

backwise.json holds it all. It is the one file that Backwise needs: in Settings,
under "Everything in one file", bring in this zip, or that file alone. You are
shown what is in it before anything is kept.

The CSV files hold the same, for a spreadsheet. Commas part the cells, numbers
have a decimal point, days are YYYY-MM-DD, moments are in UTC. An empty cell was
not said; it is never a zero. The column "of" holds the id of the row, in the table
of that name, that a line belongs to. Lists and the like are JSON. Text that a
spreadsheet would take for a formula has an apostrophe in front.
A spreadsheet set to German puts it all into one column when the file is opened
with a double click: use Data > From text/CSV there, and choose comma and UTF-8.
Changes in the CSV files are not brought in.

datapackage.json says the same to programs (Data Package 2.0).
"""


def whole_of(diary: Diary) -> Everything:
    """All that travels: what holds for one visit stays."""
    whole = diary.everything()
    kept = {name: value for name, value in whole.settings.items() if name not in PASSING}
    return replace(whole, settings=kept)


def packed(whole: Everything) -> bytes:
    """The zip. The same diary and the same release give the same bytes."""
    tables = tables_of(whole)
    return zipped(
        {
            NAME: text_of(whole),
            "README.txt": _README,
            "datapackage.json": datapackage(tables),
            **{table.file: table.csv() for table in tables},
        }
    )
