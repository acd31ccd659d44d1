"""Progression row by row: what a person's diary says of one move, and what is proposed.

Sessions are letters, oldest first, two days apart: g went well, p went well but only half was done, a asked
for care, r was too much and the morning still knew of it, h was too much and settled by then, u has no next
morning, b had a morning a point above the usual, x was another move's doing, o left this move out and asked
for care, s had pain spread down a leg, l the same with this move marked, m had this move marked, a dot is
no session. Or they are told in numbers: before, at its worst, next morning. The docs show the rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from components.routine.dose import Numbers, dose_of, item, start
from components.safety import Profile, Verdict, screen
from components.session.advice.proposal import Proposal
from components.session.advice.told import Told
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
Felt = tuple[int, int, int]  # pain before, at its worst, the next morning
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
    move: str = MOVE
    days: str = ""  # pain of the days up to today, a digit each; a dot where nothing was said
    level: int = 3  # the person's own
    cannot: tuple[str, ...] = ()  # ways of being placed the person can't take
    hidden: tuple[str, ...] = ()  # moves the person does not want to see
    other: str = ""  # the move proposed in its place
    felt: tuple[Felt, ...] = ()  # the sessions in numbers, in place of letters
    has: tuple[str, ...] = ()  # the person's conditions


# fmt: off
PROGRESSION = (
    Row("Nothing done yet", "", "hold", "more-greens"),
    Row("Two good sessions", "gg", "hold", "more-greens"),
    Row("Three good sessions", "ggg", "up", "three-greens", to=(1, 8, 5)),
    Row("One repetition below the top", "ggg", "up", "three-greens", (1, 11, 5), (1, 12, 5)),
    Row("Repetitions at the top", "ggg", "up", "three-greens", (1, 12, 5), (1, 12, 7)),
    Row("Hold at the top too", "ggg", "up", "three-greens", (1, 12, 10), (2, 7, 10)),
    Row("Two sets, far from the top", "ggg", "up", "three-greens", (2, 7, 10), (2, 9, 10)),
    Row("All at the top, three sessions", "ggg", "hold", "level-3", TOP),
    Row("All at the top, a red among the six", "rggggg", "hold", "level-3", TOP),
    Row("All at the top, one of six unknown", "gguggg", "hold", "level-3", TOP),
    Row("All at the top, six calm ones and one unknown", "gguxggg", "harder", "harder-move", TOP,
        (1, 4, 5), other="bird-dog-with-arm"),
    Row("All at the top, six calm sessions", "gggggg", "harder", "harder-move", TOP, (1, 4, 5),
        other="bird-dog-with-arm"),
    Row("The same, for a person of level 2", "gggggg", "harder", "harder-way", TOP, alone=True, level=2),
    Row("At the top of a level 1 move", "ggg", "harder", "harder-move", (2, 12, 0), (1, 5, 0),
        move="sit-to-stand", other="step-up"),
    Row("At the top, the way on is another kind of move", "ggg", "harder", "harder-way", (2, 10, 0),
        move="cat-cow", alone=True),
    Row("At the top, nothing harder", "ggg", "hold", "top", (2, 10, 10), move="press-up", level=1),
    Row("The only move of the plan, one set more", "ggg", "hold", "weekly-volume", (1, 12, 10),
        alone=True, move="wall-sit"),
    Row("The only move of the plan", "ggg", "up", "three-greens", to=(1, 7, 5), alone=True),
    Row("A walk", "ggg", "up", "three-greens", (1, 1, 600), (1, 1, 660),
        move="brisk-walking", alone=True),
    Row("A walk that is not of whole minutes", "ggg", "up", "three-greens", (1, 1, 605), (1, 1, 660),
        move="brisk-walking", alone=True),
    Row("A walk a minute below the longest", "ggg", "up", "three-greens", (1, 1, 1740), (1, 1, 1800),
        move="brisk-walking", alone=True),
    Row("A walk, too much", "ggr", "down", "red-down", (1, 1, 665), (1, 1, 660), move="brisk-walking"),
    Row("A caution's limit ahead", "ggg", "up", "three-greens", (1, 6, 8), (1, 6, 10), move="wall-plank",
        has=("high-blood-pressure",)),
    Row("At a caution's limit", "gggggg", "hold", "top-for-you", (2, 6, 10), move="wall-plank",
        has=("high-blood-pressure",)),
    Row("A caution's limit beyond the whole move", "gggggg", "harder", "harder-way", (2, 10, 3),
        move="dead-bug", has=("high-blood-pressure",), alone=True),
    Row("A half-done one among three", "gpg", "hold", "more-greens"),
    Row("No morning for the latest", "gggu", "hold", "unknown-morning"),
    Row("No morning for one of three", "gug", "hold", "more-greens"),
    Row("A point above in the morning, no more said", "ggb", "hold", "unknown-day-after"),
    Row("A point above, back the day after", "ggb", "up", "three-greens", to=(1, 8, 5), days="2."),
    Row("A point above, and the day after too", "ggb", "hold", "near-usual", days="3."),
    Row("The same twice running", "gbb", "hold", "near-usual", (1, 8, 5), days="33.3."),
    Row("Two points above the day after", "ggg", "hold", "not-back", days="4."),
    Row("A point above after a good morning", "ggg", "up", "three-greens", to=(1, 8, 5), days="3."),
    Row("Four days at this dose", "ggg", "hold", "more-greens", at_dose=4),
    Row("Three sessions in four days", "ggg", "hold", "five-days", gap=0, at_dose=4),
    Row("Two steps up this week", "ggg", "hold", "two-a-week", others_up=(5, 3)),
    Row("A step up since the last session", "ggg", "hold", "one-a-session", others_up=(1,)),
    Row("One step up earlier this week", "ggg", "up", "three-greens", to=(1, 8, 5), others_up=(5,)),
    Row("Care needed after two good ones", "gga", "hold", "morning-2"),
    Row("Care needed twice running", "gaa", "down", "two-ambers", (1, 8, 5), (1, 6, 5)),
    Row("Care needed, an unknown between", "aua", "down", "two-ambers", (1, 8, 5), (1, 6, 5)),
    Row("Care needed, then good, then care", "aga", "hold", "morning-2"),
    Row("Later, a session without it asked for care", "gggo", "hold", "last-session"),
    Row("Another move made it worse, twice", "gxx", "hold", "another-move"),
    Row("Too much", "ggr", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("Too much, then no morning", "gru", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("Too much at two sets", "ggr", "down", "red-down", (2, 12, 10), (1, 12, 10)),
    Row("Too much at a long hold", "ggr", "down", "red-down", (1, 12, 7), (1, 12, 5)),
    Row("Too much at the smallest dose", "ggr", "easier", "easier-way"),
    Row("Too much at the smallest dose, with an easier move", "ggr", "easier", "easier-move", (1, 8, 5),
        (1, 8, 0), move="wall-sit", other="sit-to-stand"),
    Row("Too much at the smallest dose, nothing easier", "ggr", "rest", "smallest", (1, 5, 3),
        move="press-up", hidden=("prone-lying", "standing-back-bend"), other="cat-cow", alone=True),
    Row("Too much twice running", "grr", "rest", "two-reds", other="pelvic-tilt"),
    Row("Too much twice running, settled by the morning", "ghh", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("The same at the smallest dose, nothing easier, no move marked", "ghh", "hold", "smallest-kept",
        (1, 5, 3), move="press-up", hidden=("prone-lying", "standing-back-bend"), alone=True),
    Row("Too much, an unknown between, too much", "rur", "rest", "two-reds", other="pelvic-tilt"),
    Row("The same for a stretch, whose first swap has the same position", "grr", "rest", "two-reds",
        (1, 2, 20), move="double-knee-to-chest", alone=True, other="cat-cow"),
    Row("The same, for one who can't lie on the back", "grr", "rest", "two-reds",
        cannot=("lying-on-back",), other="heel-to-toe-stand"),
    Row("The same, and only sitting is left", "grr", "rest", "two-reds",
        cannot=("lying-on-back", "lying-on-side", "standing", "lying-face-down"), other="seated-hand-press"),
    Row("Two days far above the usual", "ggg", "rest", "after-effect", days="55", other="pelvic-tilt"),
    Row("The same, a day not said between", "ggg", "rest", "after-effect", gap=3, days="5.5",
        other="pelvic-tilt"),
    Row("Two days 2 points above, no move marked", "ggg", "hold", "stayed-up", days="44"),
    Row("The same, and pain went down a leg", "ggs", "down", "red-down", (1, 8, 5), (1, 6, 5), days="44"),
    Row("The same, and the session was too much", "ggh", "down", "red-down", (1, 8, 5), (1, 6, 5), days="44"),
    Row("The same, this move marked", "ggm", "rest", "after-effect", days="44", other="pelvic-tilt"),
    Row("The same unmarked, while pain climbs from week to week", "ggg", "down", "up-already", (1, 8, 5),
        (1, 6, 5), days="22222222223344444"),
    Row("One high day after it, then nothing said", "ggg", "hold", "not-back", gap=3, days="4.."),
    Row("Two days a point above", "ggg", "up", "three-greens", to=(1, 8, 5), days="33"),
    Row("An after-effect, and a good session since", "gag", "hold", "more-greens", gap=1, days="442"),
    Row("Two weeks on, no better", "rr", "clinician", "no-better", gap=14, days="5555555"),
    Row("Two weeks on, not said how it is", "rr", "clinician", "better-unknown", gap=14, days="5..5..."),
    Row("Two weeks on, as usual again", "rr", "down", "gap-one", (1, 10, 5), (1, 8, 5), 14, days="2323232"),
    Row("Two weeks on, much lower", "rr", "down", "gap-one", (1, 10, 5), (1, 8, 5), 14,
        days="88888885555555"),
    Row("Two weeks on, too much again", "rr.....r", "clinician", "no-better", days="2222222"),
    Row("Two weeks on, good sessions but pain no better", "rr....gg", "clinician", "no-better",
        days="5555555"),
    Row("Two weeks on, good sessions and no more said", "rr....gg", "hold", "more-greens"),
    Row("Pain of 8 for two weeks, no session", "", "clinician", "strong-for-weeks", days="8" * 14),
    Row("Pain of 8 for two weeks, lower now", "ggg", "clinician", "strong-for-weeks", days="8" * 13 + "6"),
    Row("Pain of 5 for four weeks, no session", "", "clinician", "no-better-for-weeks", days="5" * 28),
    Row("Thirteen days on, no better", "rr", "down", "gap-one", (1, 10, 5), (1, 8, 5), 13, days="5555555"),
    Row("Pain climbs by a point a session", "", "down", "up-already", (1, 8, 5), (1, 6, 5), gap=1,
        days=f"{'2' * 14}{'.' * 8}", felt=((3, 3, 3), (4, 4, 4), (5, 5, 5), (5, 5, 5))),
    Row("The week is worse, the sessions went well", "ggg", "hold", "week-worse", days="222222224.4.4.4"),
    Row("In a flare, the sessions went well", "ggg", "hold", "flare-now", gap=3, days="2" * 30 + "55"),
    Row("The week is as the one before", "ggg", "up", "three-greens", to=(1, 8, 5), days="444444444444444"),
    Row("Mornings a point above, while pain climbs by a point a week", "gbb", "down", "climbs-down",
        (1, 8, 5), (1, 6, 5), days="111111122222223333333"),
    Row("Pain of 6 that falls to 4 each time", "", "up", "three-greens", to=(1, 8, 5), days="6" * 20,
        felt=((6, 4, 6),) * 3),
    Row("Pain of 6 that neither falls nor rises", "", "hold", "high-but-steady", days="6" * 20,
        felt=((6, 6, 6),) * 3),
    Row("Usual pain of 5, a point more in each session", "", "hold", "high-but-steady", felt=((5, 6, 5),)
        * 3),
    Row("Usual pain of 6, a point more in each session", "", "hold", "high-but-steady", felt=((6, 7, 6),)
        * 3),
    Row("The same, and two points more by the morning", "", "rest", "two-reds", days=f"{'6' * 14}.....",
        felt=((5, 6, 8), (6, 7, 9)), other="pelvic-tilt"),
    Row("No pain, 3 in the session, none in the morning", "", "hold", "tolerated", felt=((0, 3, 0),) * 3),
    Row("The same up to 5", "", "hold", "tolerated", felt=((0, 5, 0),) * 3),
    Row("The same, and not settled in the morning", "", "rest", "two-reds", felt=((1, 5, 4),) * 3,
        other="pelvic-tilt"),
    Row("Pain spread down a leg, this move marked", "ggl", "rest", "spread", other="pelvic-tilt"),
    Row("Pain spread down a leg, no move marked", "ggs", "down", "red-down", (1, 8, 5), (1, 6, 5)),
    Row("Pain up before the session and two days after it", "", "down", "up-already", (1, 8, 5),
        (1, 6, 5), days=f"{'2' * 14}.55", felt=((5, 5, 5),)),
    Row("The same at the smallest dose", "", "hold", "up-already-least", days=f"{'2' * 14}.55",
        felt=((5, 5, 5),)),
    Row("Good again after too much", "rgg", "hold", "more-greens"),
    Row("Four days without a session", "ggg", "hold", "gap-same", gap=4),
    Row("Seven days without", "ggg", "hold", "gap-same", gap=7),
    Row("Eight days without", "ggg", "down", "gap-one", (1, 10, 5), (1, 8, 5), gap=8),
    Row("Fourteen days without", "ggg", "down", "gap-one", (1, 10, 5), (1, 8, 5), gap=14),
    Row("Fifteen days without", "ggg", "down", "gap-two", (1, 10, 5), (1, 6, 5), gap=15),
    Row("Fifteen days, at the smallest dose", "ggg", "hold", "gap-two", gap=15),
    Row("Fifteen days, nothing lower but level 1", "ggg", "easier", "gap-level-1", (1, 8, 5), (1, 8, 0),
        15, move="wall-sit", other="sit-to-stand"),
    Row("Left out for a week, the sessions went on", "gggooo", "hold", "last-session", (1, 10, 5), gap=1),
    Row("Left out for eight days", "gggooo", "down", "gap-move-one", (1, 10, 5), (1, 8, 5)),
    Row("Left out for fourteen days", "gggoooooo", "down", "gap-move-one", (1, 10, 5), (1, 8, 5)),
    Row("Left out for fifteen days", "gggoooooo", "down", "gap-move-two", (1, 10, 5), (1, 6, 5), gap=3),
    Row("A gap, but changed since", "ggg", "hold", "gap-same", gap=9, at_dose=3),
    Row("Over four weeks without", "ggg", "screen", "gap-screen", gap=29, at_dose=60),
    Row("Over four weeks, checked since", "ggg", "down", "gap-two", (1, 10, 5), (1, 6, 5), 29, 60,
        screened=1),
    Row("Pain of 7 today", "ggg", "recovery", "recovery", pain_now=7),
    Row("Pain of 6 today", "ggg", "up", "three-greens", to=(1, 8, 5), pain_now=6),
)
# fmt: on


def planned(catalogue: Catalogue, dose: Dose, others: dict[str, Numbers], move: str = MOVE) -> Routine:
    """The move at this dose, first, with the others behind it."""
    sets, reps, hold_s = dose
    first = start(dose_of(catalogue.exercises[move]))._replace(sets=sets, reps=reps, hold_s=hold_s)
    wanted = {move: first} | {other: n for other, n in others.items() if other != move}
    return Routine("Mine", tuple(item(catalogue.exercises[m], n) for m, n in wanted.items()))


def session(letter: str, day: date, routine: Routine) -> Session:
    """A session whose light is the letter's."""
    share = 0.5 if letter == "p" else 1.0
    return Session(
        day,
        Outcome.PARTIAL if letter in "po" else Outcome.DONE,
        tuple(
            SessionItem(i.exercise_id, i.seconds, 0 if letter == "o" and n == 0 else share)
            for n, i in enumerate(routine.items)
        ),
        at=datetime.combine(day, time(18), UTC),
        id=f"{day}",
        pain_before=2,
        pain_after={"r": 6, "h": 6, "x": 4}.get(letter, 2),
        next_morning={"u": None, "a": 4, "o": 4, "r": 4, "b": 3}.get(letter, 2),
        worse={"x": {"cat-cow"}}.get(letter, {routine.items[0].exercise_id} if letter in "lm" else ()),
        leg_spread=letter in "ls",
    )


def _as_felt(plain: Session, felt: Felt) -> Session:
    before, during, morning = felt
    return replace(plain, pain_before=before, pain_after=during, next_morning=morning)


def told(catalogue: Catalogue, row: Row) -> Told:
    """The diary of a row."""
    others = {} if row.alone else OTHERS
    routine = planned(catalogue, row.dose, others, row.move)
    changed = TODAY - timedelta(days=row.at_dose)
    plans = [Plan(changed, routine, range(7))]
    for days in row.others_up:
        last = plans[-1].routine
        assert last is not None
        plans.append(Plan(TODAY - timedelta(days=days), _more_cats(catalogue, last), range(7)))
    if row.at_dose < 40:
        other = planned(catalogue, (3 - row.dose[0], *row.dose[1:]), others, row.move)
        plans.insert(0, Plan(TODAY - timedelta(days=60), other, range(7)))
    letters = row.sessions or "g" * len(row.felt)
    days = [TODAY - timedelta(days=row.gap + 2 * n) for n in reversed(range(len(letters)))]
    sessions = [
        session(letter, day, routine) for letter, day in zip(letters, days, strict=True) if letter != "."
    ]
    if row.felt:
        sessions = [_as_felt(plain, felt) for plain, felt in zip(sessions, row.felt, strict=True)]
    pains = {TODAY - timedelta(days=n): said for n, said in enumerate(reversed(row.days))}
    check_ins = [CheckIn(day, pain=int(said)) for day, said in sorted(pains.items()) if said != "."]
    if row.pain_now is not None:
        check_ins.append(CheckIn(TODAY, pain=row.pain_now))
    return Told(
        plans,
        sessions,
        check_ins,
        TODAY,
        None if row.screened is None else TODAY - timedelta(days=row.screened),
        None,
        verdicts(catalogue, row.level, row.cannot, row.has),
        row.hidden,
    )


def verdicts(
    catalogue: Catalogue, level: int = 3, cannot: tuple[str, ...] = (), has: tuple[str, ...] = ()
) -> dict[str, Verdict]:
    """What the safety filter says for a person who owns everything, healthy but for what they have."""
    kit = catalogue.vocabulary.equipment
    return screen(catalogue, Profile(conditions=has, equipment=kit, cannot=cannot, level=level))


def of_move(found: Sequence[Proposal], row: Row) -> Proposal:
    """What is said first: of the whole plan, or else of the row's move."""
    return next(p for p in found if p.exercise_id in (row.move, None))


def _more_cats(catalogue: Catalogue, routine: Routine) -> Routine:
    cats = next(i for i in routine.items if i.exercise_id == "cat-cow")
    more = item(catalogue.exercises["cat-cow"], Numbers.of(cats)._replace(reps=cats.reps + 1))
    return replace(routine, items=tuple(more if i == cats else i for i in routine.items))
