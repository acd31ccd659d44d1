"""What stands between a person and a move, in terms of what they told us or asked for.

The same obstacles explain a missing group and name the wishes that leave no move at all.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Literal, get_args

from components.routine.dose import parts, variants
from components.safety import Reason, Verdict
from data.catalogue import Effect, Exercise
from data.catalogue.model import Origin, Stance
from data.diary import Preferences
from data.verdicts import VerdictStatus

Wish = Literal[
    "equipment", "cannot", "conditions", "level", "purposes", "article", "hidden", "minutes", "pain"
]
WISHES: tuple[Wish, ...] = get_args(Wish)  # the order in which they are named

_WISH_OF_FIELD: dict[str, Wish] = {
    "equipment": "equipment",
    "cannot": "cannot",
    "conditions": "conditions",
    "level": "level",
    "pain_now": "pain",
    "eases": "pain",
}


def wish_behind(reason: Reason) -> Wish | None:
    """What of the profile a reason of the filter speaks of; `None` when it is the move itself."""
    return _WISH_OF_FIELD.get(reason.field.partition(":")[0])


def obstacles(exercise: Exercise, verdict: Verdict, preferences: Preferences) -> frozenset[Wish] | None:
    """The wishes that keep this move out: none when it may come in, `None` when nothing would let it in."""
    if (
        exercise.stance == Stance.AVOID
        or exercise.dose is None
        or verdict.status is VerdictStatus.UNCLASSIFIED
    ):
        return None
    if verdict.allowed and not verdict.offered:
        return None
    found: set[Wish] = set()
    for reason in verdict.reasons:
        if reason.effect is Effect.EXCLUDE:
            wish = wish_behind(reason)
            if wish is None:
                return None
            found.add(wish)
    if preferences.purposes and not frozenset(preferences.purposes) & set(exercise.purpose):
        found.add("purposes")
    if preferences.article_only and exercise.origin != Origin.ARTICLE:
        found.add("article")
    if exercise.id in preferences.hidden:
        found.add("hidden")
    if parts(variants(exercise.dose)[0], exercise.dose.move_s).seconds > 60 * preferences.minutes:
        found.add("minutes")
    return frozenset(found)


def fewest(found: Iterable[frozenset[Wish] | None]) -> tuple[Wish, ...] | None:
    """The obstacles of the move that has the fewest, in order; `None` when nothing would let any in."""
    ordered = [_in_order(wishes) for wishes in found if wishes is not None]
    return min(ordered, key=lambda wishes: (len(wishes), *map(WISHES.index, wishes)), default=None)


def clash(found: Sequence[frozenset[Wish] | None]) -> tuple[Wish, ...]:
    """The fewest wishes that together keep every move out, while any smaller part of them leaves some.

    Of several such, the first in the order of `WISHES`. Empty when a move can come in as it is, or when
    none could whatever was wished.
    """
    could = [wishes for wishes in found if wishes is not None]
    active = _in_order({wish for wishes in could for wish in wishes})
    for size in range(1, len(active) + 1):
        for wishes in combinations(active, size):
            if not any(each.isdisjoint(wishes) for each in could):
                return wishes
    return ()


def _in_order(wishes: Collection[Wish]) -> tuple[Wish, ...]:
    return tuple(wish for wish in WISHES if wish in wishes)
