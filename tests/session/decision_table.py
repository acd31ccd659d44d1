"""Writes docs/progression.md from the tables the tests use: `python -m tests.session.decision_table`."""

from pathlib import Path

from components.session.progression import proposals
from components.session.proposal import Proposal
from data.catalogue import Catalogue, load_catalogue
from tests.session.light_table import LIGHTS
from tests.session.progression_table import MOVE, PROGRESSION, Dose, Row, told

PAGE = Path(__file__).parents[2] / "docs" / "progression.md"

HEAD = """# When a move goes up, stays or comes down

Made from the tables the tests go through, by `python -m tests.session.decision_table`. All of it is our own
default around published bands that were made for knees and tendons, not for backs; a physiotherapist should
check it. Backwise only proposes: a plan changes when the person accepts, and from that day on.

## The traffic light of a session

Pain is 0 to 10. *Usual* is the larger of the pain before and the median of the week before; only the next
morning is held against it. Red comes before amber, amber before green. What nobody said is never green. Of a
session that went badly, the moves marked as having made it worse carry its light, and the others are held.

| before | at its worst | next morning | down a leg | usual | light | rule |
|---|---|---|---|---|---|---|
"""
MIDDLE = """
| rule | in words | then | sources |
|---|---|---|---|
"""
PROPOSED = """
## What is proposed for a move

The move is the bird dog, in a plan of five moves unless it says so. Sessions from left to right, two days
apart: **g** went well, **p** went well but only half was done, **a** asked for care, **r** was too much,
**u** has no next morning, **x** was another move's doing. A dose is sets × repetitions × seconds held.

| case | sessions | days since the last | days at this dose | dose | proposed | rule |
|---|---|---|---|---|---|---|
"""


def page(catalogue: Catalogue) -> str:
    """The whole page."""
    found = [next(p for p in proposals(catalogue, told(catalogue, row)) if p.exercise_id in (MOVE, None))
             for row in PROGRESSION]  # fmt: skip
    lights = "".join(
        f"| {_or_not(r.pre)} | {_or_not(r.during)} | {_or_not(r.next_morning)} | {_or_not(r.leg_spread)} "
        f"| {_or_not(r.base)} | {r.colour.name.lower()} | {r.rule} |\n"
        for r in LIGHTS
    )
    rules = list(dict.fromkeys([*(r.rule for r in LIGHTS), "marked-worse", "another-move"]))
    decided = "".join(_decided(row, p) for row, p in zip(PROGRESSION, found, strict=True))
    used = list(dict.fromkeys(p.rule for p in found if p.rule not in rules))
    return HEAD + lights + _words(catalogue, rules) + PROPOSED + decided + _words(catalogue, used)


def _words(catalogue: Catalogue, rules: list[str]) -> str:
    lines = ((rule, catalogue.progression[rule]) for rule in rules)
    return MIDDLE + "".join(
        f"| {rule} | {_open(w.words)} | {_open(w.instead)} | {', '.join(w.sources)} |\n" for rule, w in lines
    )


def _decided(row: Row, found: Proposal) -> str:
    after = found.after and (found.after.sets, found.after.reps, found.after.hold_s)
    proposed = f"{found.kind}: {_dose(after)}" if after else found.kind
    sessions = row.sessions or "none"
    return (
        f"| {row.case} | {sessions} | {row.gap} | {row.at_dose} | {_dose(row.dose)} "
        f"| {proposed} | {found.rule} |\n"
    )


def _dose(dose: Dose) -> str:
    sets, reps, hold_s = dose
    return f"{sets} × {reps} × {hold_s} s"


def _or_not(value: float | None) -> str:
    if value is None:
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}"


def _open(words: str) -> str:
    return words.replace("{count}", "…").replace("{way}", "…").replace("{why}", "…")


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(load_catalogue()), encoding="utf-8")
