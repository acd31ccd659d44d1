"""The builder: from what suits a person to the one best routine for the minutes they have.

Best is lexicographic: the most of the four coverage groups, then the most wishes (purposes; when none is
wished and there is time, a walk; what a condition wants), the most favourites, the most merit (`merit.py`),
the most moves (of as many, the most that need no change), the most of the time used. Ties go by catalogue
order and lower dose. `goal.py` and `choice.py` say how this is solved and why it is exact. Of two variations
of one move only one comes in, unless a group, a wish or a move would be lost by it. All of this once for the
moves on land and once for those in water: the better of the two is the routine, and no routine mixes them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from components.routine.building.built import Built, Gap
from components.routine.building.choice import Pick, choose
from components.routine.building.explain import tell
from components.routine.building.goal import Amounts, Option
from components.routine.building.merit import merit, near_siblings, wants
from components.routine.building.obstacles import Wish, clash, fewest, obstacles
from components.routine.dose import Numbers, item, kept_up, on_offer, parts
from components.routine.order import effort, most_moves, turn
from components.routine.so_far import SoFar
from components.routine.verdicts import because, judged, note
from components.safety import Profile, Reason, UnknownFact, Verdict
from components.safety.blocking import Block, blocking
from components.safety.filter import eases, is_sore
from components.safety.limits import suited
from data.catalogue import Catalogue, Effect, Exercise
from data.catalogue.model import WATER, Dose, Origin
from data.diary import Preferences, Routine, RoutineItem
from data.verdicts import BuiltStatus

MOST_WISHES = 5  # told apart in one choice; what more conditions want only adds merit
WALK_FROM_MIN = 15  # our own default: below it, a walk would leave room for little else
FIRST = SoFar()

Found = dict[str, frozenset[Wish] | None]  # what keeps each move out; see `obstacles`


def build_routine(
    catalogue: Catalogue, profile: Profile, preferences: Preferences, so_far: SoFar = FIRST
) -> Built:
    """The best routine for this person and these wishes, or why there is none.

    Red flags that block come first. Until three sessions are logged, at a pain of 7 or more, and for a move
    that needs a change, only the starting dose is on offer; a walk fills time up to its own. Raises
    `UnknownFact` when the profile or the wishes name something the catalogue does not have, and
    `SolverFailed` rather than give a routine that is not proven best.
    """
    if strangers := sorted(frozenset(preferences.purposes) - catalogue.vocabulary.purpose.keys()):
        raise UnknownFact(f"The catalogue knows no purpose called {', '.join(strangers)}.")
    verdicts = judged(catalogue, profile, preferences.hidden)
    catalogue = suited(catalogue, verdicts)
    if block := blocking(catalogue, profile):
        return _blocked(verdicts, block)
    found = {id_: obstacles(catalogue.exercises[id_], verdicts[id_], preferences) for id_ in verdicts}
    items, found = _items(catalogue, verdicts, found, profile, preferences, so_far)
    built = _account(catalogue, verdicts, found, preferences, items)
    return replace(built, explanation=tell(catalogue, profile, preferences, built, so_far))


def _blocked(verdicts: dict[str, Verdict], block: Block) -> Built:
    left_out = {id_: because(verdict, block.reason) for id_, verdict in verdicts.items()}
    words = tuple(words for words in (block.reason.words, block.instead) if words)
    return Built(block.status, None, left_out, words)


def _items(
    catalogue: Catalogue,
    verdicts: dict[str, Verdict],
    found: Found,
    profile: Profile,
    preferences: Preferences,
    so_far: SoFar,
) -> tuple[tuple[RoutineItem, ...], Found]:
    """The best of the moves on land, or of those in water where they do more; the others then don't count."""
    best: tuple[int, ...] = ()
    taken: tuple[RoutineItem, ...] = ()
    of = found
    for wet in (False, True):
        side = {id_: w if catalogue.exercises[id_].in_water is wet else None for id_, w in found.items()}
        standing, items = _best(catalogue, verdicts, side, profile, preferences, so_far)
        wanted = wet and profile.equipment == {WATER}  # who has a pool and nothing else wants to be in it
        if items and (worth := (*standing[:-1], wanted, standing[-1])) > best:
            best, taken, of = worth, items, side
    return taken, of


def _best(
    catalogue: Catalogue,
    verdicts: dict[str, Verdict],
    found: Found,
    profile: Profile,
    preferences: Preferences,
    so_far: SoFar,
) -> tuple[tuple[int, ...], tuple[RoutineItem, ...]]:
    """The best choice of these moves, in their order, and how it stands."""
    groups, purposes = tuple(catalogue.vocabulary.covers), sorted(preferences.purposes)
    sore = is_sore(profile)
    walk = _walk(catalogue, found, preferences)
    wanted = wants(catalogue, profile)
    told_apart = wanted[: MOST_WISHES - max(len(purposes), 1)]
    moves: list[tuple[str, tuple[Numbers, ...]]] = []
    options: list[Option] = []
    for id_, wishes in found.items():
        exercise = catalogue.exercises[id_]
        if wishes is None or wishes or exercise.dose is None:
            continue
        doses = _doses(exercise.dose, verdicts[id_], so_far, sore)
        moves.append((id_, doses))
        options.append(
            Option(
                covers=_bits(group in exercise.covers for group in groups),
                serves=_bits(
                    [
                        *(name in exercise.purpose for name in purposes),
                        id_ == walk,
                        *(want.fits(exercise) for want in told_apart),
                    ]
                ),
                favourite=id_ in preferences.favourites or (sore and eases(catalogue, profile, exercise)),
                unchanged=verdicts[id_].as_it_is,
                seconds=tuple(parts(numbers, exercise.dose.move_s).seconds for numbers in doses),
                merit=merit(catalogue, profile, exercise, wanted, so_far),
            )
        )
    chosen = [catalogue.exercises[id_] for id_, _ in moves]
    picks = _without_siblings(
        chosen, options, 60 * preferences.minutes, most_moves(preferences.minutes), sore
    )
    chosen_items = (
        item(catalogue.exercises[id_], doses[pick.dose], note(catalogue, verdicts[id_]))
        for pick in picks
        for id_, doses in [moves[pick.option]]
    )
    in_order = sorted(chosen_items, key=lambda item_: _turn(catalogue, profile, item_))
    return _standing(options, picks), tuple(in_order)


def _doses(dose: Dose, verdict: Verdict, so_far: SoFar, sore: bool) -> tuple[Numbers, ...]:
    """The doses to choose from: the starting one alone where the move needs a change or pain is strong."""
    doses = on_offer(dose, so_far, so_far.held.get(verdict.exercise_id))
    return doses if (verdict.as_it_is or kept_up(dose)) and not sore else doses[:1]


def _without_siblings(
    moves: Sequence[Exercise], options: Sequence[Option], limit_s: int, most: int, sore: bool
) -> tuple[Pick, ...]:
    """The best choice in which, where nothing is lost by it, no two are near siblings.

    Of two that are, the one that counts for less gives way. Easing moves may stand side by side.
    """
    open_ = list(range(len(options)))
    picks = choose(options, limit_s, most)
    kept: set[tuple[int, int]] = set()
    while pair := None if sore else _siblings(moves, picks, kept):
        less = min(pair, key=lambda n: (options[n].favourite, options[n].merit, moves[n].level, -n))
        fewer = [n for n in open_ if n != less]
        found = choose([options[n] for n in fewer], limit_s, most)
        again = tuple(Pick(fewer[pick.option], pick.dose) for pick in found)
        if _standing(options, again) < _standing(options, picks):
            kept.add(pair)
        else:
            picks, open_ = again, fewer
    return picks


def _siblings(
    moves: Sequence[Exercise], picks: Sequence[Pick], kept: set[tuple[int, int]]
) -> tuple[int, int] | None:
    pairs = combinations((pick.option for pick in picks), 2)
    return next((p for p in pairs if p not in kept and near_siblings(moves[p[0]], moves[p[1]])), None)


def _standing(options: Sequence[Option], picks: Sequence[Pick]) -> tuple[int, ...]:
    """What must not be lost: groups, wishes, favourites and the number of moves."""
    standing = Amounts()
    for pick in picks:
        standing = standing.after(options[pick.option])
    groups, wishes, favourites, _, number, _ = standing.worth
    return groups, wishes, favourites, number


def _turn(catalogue: Catalogue, profile: Profile, item_: RoutineItem) -> tuple[bool, tuple[int, ...]]:
    """What eases the person first; then as ever, or on a day of strong pain from stillness to effort."""
    exercise = catalogue.exercises[item_.exercise_id]
    soothing = "relief" in exercise.purpose and eases(catalogue, profile, exercise)
    return not soothing, effort(exercise) if is_sore(profile) else turn(exercise)


def _walk(catalogue: Catalogue, found: Found, preferences: Preferences) -> str | None:
    """The move for heart and lungs that belongs in: the first on offer, walking unless something bars it."""
    if preferences.purposes or preferences.minutes < WALK_FROM_MIN:
        return None
    on_offer = (id_ for id_, wishes in found.items() if wishes == frozenset())
    return next((id_ for id_ in on_offer if "aerobic" in catalogue.exercises[id_].purpose), None)


def _bits(met: Iterable[bool]) -> int:
    return sum(one << bit for bit, one in enumerate(met))


def _account(
    catalogue: Catalogue,
    verdicts: dict[str, Verdict],
    found: Found,
    preferences: Preferences,
    items: tuple[RoutineItem, ...],
) -> Built:
    chosen = {item_.exercise_id for item_ in items}
    left_out = {
        id_: _left_out(catalogue, verdicts[id_], found[id_], preferences)
        for id_ in verdicts
        if id_ not in chosen
    }
    if not items:
        return Built(BuiltStatus.IMPOSSIBLE, None, left_out, clash=clash(list(found.values())))
    met: set[str] = {group for id_ in chosen for group in catalogue.exercises[id_].covers}
    gaps = tuple(_gaps(catalogue, found, met))
    return Built(
        status=BuiltStatus.WITH_GAPS if gaps else BuiltStatus.BUILT,
        routine=Routine(f"{preferences.minutes}-minute routine", items, catalogue.version),
        left_out=left_out,
        covered=tuple(group for group in catalogue.vocabulary.covers if group in met),
        gaps=gaps,
    )


def _gaps(catalogue: Catalogue, found: Found, met: set[str]) -> Iterator[Gap]:
    for group in catalogue.vocabulary.covers:
        if group not in met:
            members = (found[id_] for id_, move in catalogue.exercises.items() if group in move.covers)
            why = fewest(members)
            # A group that a move could meet as it is, is only ever missing for want of time.
            yield Gap(group, ("minutes",) if why == () else why or ())


def _left_out(
    catalogue: Catalogue, verdict: Verdict, wishes: frozenset[Wish] | None, preferences: Preferences
) -> Verdict:
    swaps = tuple(move for move in verdict.swaps if move not in preferences.hidden)
    verdict = replace(verdict, swaps=swaps)
    beyond = catalogue.exercises[verdict.exercise_id].origin != Origin.ARTICLE
    for name, wished in (
        ("hidden", verdict.exercise_id in preferences.hidden),
        ("article-only", preferences.article_only and beyond),
    ):
        if wished:
            rule = catalogue.rules[name]
            field = f"preferences: {name.replace('-', '_')}"
            return because(verdict, Reason(rule.id, rule.words, field, rule.sources, Effect.EXCLUDE))
    if verdict.allowed:
        apart = catalogue.exercises[verdict.exercise_id].in_water and wishes is None
        fine = "in-water" if apart else "not-needed"
        rule = catalogue.rules[fine if verdict.offered else "once-shown"]
        field = "preferences: purposes" if wishes and "purposes" in wishes else "preferences: minutes"
        return because(verdict, Reason(rule.id, rule.words, field, rule.sources, Effect.OK))
    return verdict
