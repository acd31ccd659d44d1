"""Writes docs/progression.md from the tests' tables: `python -m tests.session.advice.decision_table`."""

from pathlib import Path

from components.session.advice.progression import proposals
from components.session.advice.proposal import Proposal
from data.catalogue import Catalogue, load_catalogue
from data.diary import RoutineItem
from tests.session.advice.day_table import DAYS
from tests.session.advice.light_table import LIGHTS
from tests.session.advice.progression_table import MOVE, PROGRESSION, Dose, Row, of_move, told

PAGE = Path(__file__).parents[3] / "docs" / "progression.md"

HEAD = """# When a move goes up, stays or comes down

Made from the tables the tests go through, by `python -m tests.session.advice.decision_table`. All of it is
our own default around published bands that were made for knees and tendons, not for backs; a physiotherapist
should check it. Backwise only proposes: a plan changes when the person accepts, and from that day on.

## The traffic light of a session

Pain is 0 to 10. *Usual* is the median of the two weeks before the session, of what check-ins and sessions
say of them. While fewer than four of those days are known, the pain right before counts among them; later it
never takes that day in, and so doesn't rise with it. Only what comes after the session is held against it. A
morning above the usual that was as high before the session is not its doing, and holds. Red comes before
amber, amber before green. What nobody said is never green. Numbness or weakness closes the way to sessions,
whatever else was said; no step of a plan answers it. Of a session that went badly, the moves marked as
having made it worse carry its light, and the others are held. A move stopped because it hurt is amber at
least, unless it was said then how much, some of it was done, and that pain is green; a move done to its end
in spite of it is judged by how much it was.

*Day after* is the last pain said at a check-in of that day: back to the usual by 24 hours, or not. A morning
at or below the usual is back already; then only a rise of more than a point above it counts, as a point can
be chance. A morning a little above it needs the check-in: without one it isn't known, and not green. What
is less than 2 points above the usual, in the morning or the day after, holds a dose and never takes it down.

| before | at its worst | next morning | day after | down a leg | numb or weak | usual | light | rule |
|---|---|---|---|---|---|---|---|---|
"""
MIDDLE = """
| rule | in words | then | sources |
|---|---|---|---|
"""
ALLOWED = """
## Whether a day asks for a session

| case | pain now | asked for | moves |
|---|---|---|---|
"""
PROPOSED = """
## What is proposed for a move

The move is the bird dog, in a plan of five moves unless it says so. Sessions from left to right, two days
apart: **g** went well, **p** went well but only half was done, **a** asked for care, **r** was too much and
the next morning still knew of it, **h** was too much and settled by then, **u** has no next morning, **b**
had a morning a point above the usual, **x** was another move's doing, **o** left this move out and asked for
care, **s** had pain spread down a leg, **l** the same with this move marked, **m** had this move marked; a
dot is a session left out; or in numbers, before, at its worst and next morning. *Pain* is that of the days
up to today, a digit a day, a dot where nothing was said. A dose is sets × repetitions × seconds held. The
person is of level 3 and can take every position unless it says so.

- **An after-effect of 48 hours**: the mean pain of the day after a session and of the day after that are
  both 2 points or more above the usual. A day on which nothing was said is stood in for by the one after it.
  Where pain had been lower before the session, a move that was marked rests; where none was marked all of
  them do only from 3 points on, since 2 can be chance. Else it is a step down from 3 points on, or while
  pain climbs from week to week, and otherwise the dose is held. It is
  not a *flare*, which the progress page tells of, nor a *jump*, after which the safety check is asked again.
- **A worse week**: the mean of the last seven days is a point or more above that of the seven before.
  Nothing goes up then, however well the sessions went. Where check-ins tell four days of both weeks they
  decide alone, so that the progress page never says otherwise.
- **A flare**: today, or yesterday where nothing was said yet, belongs to one that the progress page shows.
  Nothing goes up then either.
- **A slow climb**: the last seven days are a point or more above the seven that ended two weeks before.
  Nothing goes up then either. From 2 points on, two days a little above the usual running are a step down.
- **Twice too much** rests a move that was marked. Where none was marked, every move of the session carries
  its light: then they rest only for what the next morning or a leg still knew of, and otherwise step down.
- **No better**: two weeks or more, and eight weeks at most, after two reds running or an after-effect, the
  move's latest session was too much again; or the mean of the last seven days is more than a point above the
  usual from before and less than 2 points below the week that followed. With fewer than three of the last
  seven days said it is not known, unless the move's latest session was good.
- **Pain for weeks**, with sessions or none: two weeks back, since then and over the last seven days it was 7
  or more; or over four weeks at 4 or more on average, and the last seven days are not 2 points lower than
  the first. Three days said are enough. Nothing goes up while it is strong. Once noted it is said again after
  four weeks.
- **Another position**: the gentlest move that covers the same, for the same purpose, in another position,
  of no higher level, allowed for this person now, not hidden, not in the plan, and not too much the last
  time. Of one level the move's own swaps come first.
- **A harder or easier move**: the first way of the move that is one of ours, is for some of the same, and
  is allowed for this person now; only where there is none, the way in words. The third level comes after
  six sessions with a move of the second, none of any kind too much since; of unknown sessions none counts.
- **One set more** that would be too much for the week comes with the fewest repetitions that are more work.

| case | sessions | pain | days since the last | days at this dose | dose | proposed | rule |
|---|---|---|---|---|---|---|---|
"""


def page(catalogue: Catalogue) -> str:
    """The whole page."""
    found = [of_move(proposals(catalogue, told(catalogue, row)), row) for row in PROGRESSION]
    lights = "".join(
        f"| {_or_not(r.pre)} | {_or_not(r.during)} | {_or_not(r.next_morning)} "
        f"| {_or_not(r.day_after)} | {_or_not(r.leg_spread)} | {_or_not(r.leg_weak)} "
        f"| {_or_not(r.usual)} | {r.colour} | {r.rule} |\n"
        for r in LIGHTS
    )
    rules = list(dict.fromkeys([*(r.rule for r in LIGHTS), "marked-worse", "another-move", "weak-before"]))
    decided = "".join(_decided(row, p) for row, p in zip(PROGRESSION, found, strict=True))
    used = list(dict.fromkeys(p.rule for p in found if p.rule not in rules))
    days = "".join(f"| {d.case} | {_or_not(d.pain)} | {d.kind} | {_or_not(d.moves)} |\n" for d in DAYS)
    proposed = PROPOSED + decided + _words(catalogue, used)
    return HEAD + lights + _words(catalogue, rules) + ALLOWED + days + proposed


def _words(catalogue: Catalogue, rules: list[str]) -> str:
    lines = ((rule, catalogue.progression[rule]) for rule in rules)
    return MIDDLE + "".join(
        f"| {rule} | {_open(w.words)} | {_open(w.instead)} | {', '.join(w.sources)} |\n" for rule, w in lines
    )


def _decided(row: Row, found: Proposal) -> str:
    whose = "" if row.move == MOVE else f"{row.move} "
    return (
        f"| {row.case} | {_sessions(row)} | {row.days or 'not said'} | {row.gap} | {row.at_dose} "
        f"| {whose}{_dose(row.dose)} | {_proposed(found)} | {found.rule} |\n"
    )


def _sessions(row: Row) -> str:
    felt = " ".join("/".join(map(str, told)) for told in row.felt)
    return row.sessions or felt or "none"


def _proposed(found: Proposal) -> str:
    said: str = found.kind
    if found.after:
        other = found.after.exercise_id
        said += f": {'' if other == found.exercise_id else other + ' '}{_dose(_of(found.after))}"
    if found.elsewhere:
        said += f"; that week {found.elsewhere.exercise_id} {_dose(_of(found.elsewhere))}"
    return said


def _of(item: RoutineItem) -> Dose:
    return item.sets, item.reps, item.hold_s


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
