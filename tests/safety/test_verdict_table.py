"""The table of verdicts in the docs is today's, and has a reason for every pair that is not simply fine."""

from data.catalogue import load_catalogue
from tools.verdict_table import PLACE, table


def test_the_table_in_the_docs_is_made_from_todays_catalogue() -> None:
    assert PLACE.read_text(encoding="utf-8") == table(load_catalogue()), "run python -m tools.verdict_table"


def test_every_condition_speaks_of_every_move_to_do() -> None:
    catalogue = load_catalogue()
    to_do = [move.name for move in catalogue.exercises.values() if move.stance == "do"]
    parts = table(catalogue).split("\n## ")[1:]
    assert len(parts) == len(catalogue.conditions)
    for part in parts:
        rows, fine = part.split("\nFine: ")
        known = {row.split(" | ")[0].removeprefix("| ") for row in rows.splitlines() if row.startswith("| ")}
        assert {*to_do} == ({*fine.rstrip(".\n").split(", ")} | known) - {"move", "none"}, part.splitlines()[
            0
        ]
