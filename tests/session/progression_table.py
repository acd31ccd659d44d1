"""Progression row by row: what a person's diary says of one move, and what is proposed.

Sessions are letters, oldest first, two days apart: g went well, p went well but only half was done, a asked
for care, r was too much, u has no next morning, x was another move's doing. The page in docs shows the rows.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from components.routine.dose import Numbers, item
from components.session.progression import Told
from data.catalogue import Catalogue
from data.diary import CheckIn, Outcome, Plan, Routine, Session, SessionItem

TODAY = date(2026, 6, 15)
MOVE = "bird-dog"
OTHERS = {
    "cat-cow": Numbers(1, 8, 0, 1, 30),
    "child-pose": Numbers(1, 1, 30, 1, 15),
    "hamstring-stretch": Numbers(1, 2, 15, 2, 15),
    "wall-sit": Numbers(1, 8, 10, 1, 45),
}
Dose = tuple[int, int, int]  # sets, repetitions, hold in seconds
START: Dose = (1, 6, 5)
TOP: Dose = (2, 12, 10)


class Row(NamedTuple):
    case: str
    sessions: str
    kind: str
    rule: str
    dose: Dose = START
    to: Dose | None = None
    gap: int = 2  # days since the last session
    at_dose: int = 40  # days since the dose last changed
    others_up: tuple[int, ...] = ()  # so many days ago another move went up
    pain_now: int | None = None
    screened: int | None = None  # so many days ago
    alone: bool = False  # the plan's only move


PROGRESSION = (
    Row("Nothing done yet", "", "hold", "more-greens"),
    Row("Two good sessions", "gg", "hold", "more-greens"),
    Row("Three good sessions", "ggg", "up", "three-greens", to=(1, 8, 5)),
    Row("One repetition below the top", "ggg", "up", "three-greens", (1, 11, 5), (1, 12, 5)),
    Row("Repetitions at the top", "ggg", "up", "three-greens", (1, 12, 5), (1, 12, 7)),
    Row("Hold at the top too", "ggg", "hold", "weekly-volume", (1, 12, 10)),
    Row("All at the top, three sessions", "ggg", "hold", "top", TOP),
    Row("All at the top, six calm sessions", "gggggg", "harder", "harder-way", TOP),
    Row("All at the top, a red among the six", "rggggg", "hold", "top", TOP),
    Row("The only move of the plan", "ggg", "up", "three-greens", to=(1, 7, 5), alone=True),
    Row("A half-done one among three", "gpg", "hold", "more-greens"),
    Row("No morning for the latest", "gggu", "hold", "unknown-morning"),
    Row("No morning for one of three", "gug", "hold", "more-greens"),
    Row("Four days at this dose", "ggg", "hold", "more-greens", at_dose=4),
    Row("Three sessions in four days", "ggg", "hold", "five-days", gap=0, at_dose=4),
    Row("Two steps up this week", "ggg", "hold", "two-a-week", others_up=(5, 3)),
    Row("A step up since the last session", "ggg", "hold", "one-a-session", others_up=(1,)),
    Row("One step up earlier this week", "ggg", "up", "three-greens", to=(1, 8, 5), others_up=(5,)),
    Row("Care needed after two good ones", "gga", "hold", "morning-2"),
    Row("Care needed twice running", "gaa", "down", "two-ambers", (1, 8, 5), (1, 6, 5)),
    Row("Care needed, an unknown between", "aua", "down", "two-ambers", (1, 8, 5), (1, 6, 5)),
    Row("Care needed, then good, then care", "aga", "hold", "morning-2"),
    Row("Another move made it worse, twice", "gxx", "hold", "another-move"),
    Row("Too much", "ggr", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("Too much, then no morning", "gru", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("Too much at two sets", "ggr", "down", "red-down", (2, 12, 10), (1, 12, 10)),
    Row("Too much at a long hold", "ggr", "down", "red-down", (1, 12, 7), (1, 12, 5)),
    Row("Too much at the smallest dose", "ggr", "easier", "easier-way"),
    Row("Too much twice running", "grr", "rest", "two-reds"),
    Row("Good again after too much", "rgg", "hold", "more-greens"),
    Row("Four days without a session", "ggg", "hold", "gap-same", gap=4),
    Row("Seven days without", "ggg", "hold", "gap-same", gap=7),
    Row("Eight days without", "ggg", "down", "gap-one", (1, 10, 5), (1, 8, 5), gap=8),
    Row("Fourteen days without", "ggg", "down", "gap-one", (1, 10, 5), (1, 8, 5), gap=14),
    Row("Fifteen days without", "ggg", "down", "gap-two", (1, 10, 5), (1, 6, 5), gap=15),
    Row("Fifteen days, at the smallest dose", "ggg", "hold", "gap-two", gap=15),
    Row("A gap, but changed since", "ggg", "hold", "gap-same", gap=9, at_dose=3),
    Row("Over four weeks without", "ggg", "screen", "gap-screen", gap=29, at_dose=60),
    Row(
        "Over four weeks, checked since", "ggg", "down", "gap-two", (1, 10, 5), (1, 6, 5), 29, 60, screened=1
    ),
    Row("Pain of 7 today", "ggg", "recovery", "recovery", pain_now=7),
    Row("Pain of 6 today", "ggg", "up", "three-greens", to=(1, 8, 5), pain_now=6),
)


def planned(catalogue: Catalogue, dose: Dose, others: dict[str, Numbers]) -> Routine:
    """The move at this dose, first, with the others behind it."""
    sets, reps, hold_s = dose
    wanted = {MOVE: Numbers(sets, reps, hold_s, 2, 45), **others}
    return Routine("Mine", tuple(item(catalogue.exercises[m], n) for m, n in wanted.items()))


def session(letter: str, day: date, routine: Routine) -> Session:
    """A session whose light is the letter's."""
    share = 0.5 if letter == "p" else 1.0
    return Session(
        day,
        Outcome.DONE if share == 1 else Outcome.PARTIAL,
        tuple(SessionItem(i.exercise_id, i.seconds, share) for i in routine.items),
        at=datetime.combine(day, time(18), UTC),
        id=f"{day}",
        pain_before=2,
        pain_after={"r": 6, "x": 4}.get(letter, 2),
        next_morning={"u": None, "a": 4}.get(letter, 2),
        worse={"cat-cow"} if letter == "x" else (),
        leg_spread=False,
    )


def told(catalogue: Catalogue, row: Row) -> Told:
    """The diary of a row."""
    others = {} if row.alone else OTHERS
    routine = planned(catalogue, row.dose, others)
    changed = TODAY - timedelta(days=row.at_dose)
    plans = [Plan(changed, routine, range(7))]
    for days in row.others_up:
        last = plans[-1].routine
        assert last is not None
        plans.append(Plan(TODAY - timedelta(days=days), _more_cats(catalogue, last), range(7)))
    if row.at_dose < 40:
        other = planned(catalogue, (3 - row.dose[0], *row.dose[1:]), others)
        plans.insert(0, Plan(TODAY - timedelta(days=60), other, range(7)))
    days = [TODAY - timedelta(days=row.gap + 2 * n) for n in reversed(range(len(row.sessions)))]
    return Told(
        plans,
        [session(letter, day, routine) for letter, day in zip(row.sessions, days, strict=True)],
        [] if row.pain_now is None else [CheckIn(TODAY, pain=row.pain_now)],
        TODAY,
        None if row.screened is None else TODAY - timedelta(days=row.screened),
    )


def _more_cats(catalogue: Catalogue, routine: Routine) -> Routine:
    cats = next(i for i in routine.items if i.exercise_id == "cat-cow")
    more = item(catalogue.exercises["cat-cow"], Numbers.of(cats)._replace(reps=cats.reps + 1))
    return replace(routine, items=tuple(more if i == cats else i for i in routine.items))
