"""What moves are left out only for want of equipment, and which piece of it would help most."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from components.routine.building.obstacles import Wish, obstacles
from components.routine.verdicts import judged
from components.safety import Profile, Verdict
from components.safety.filter import missing_kit
from data.catalogue import Catalogue, Effect
from data.diary import Preferences
from data.verdicts import VerdictStatus

WORTH_SAYING = 3  # moves a single thing must bring back; fewer are said in the list alone

EQUIPMENT = "equipment"  # the rule of the filter
_KIT_ALONE: frozenset[Wish] = frozenset({"equipment"})


def only_kit(verdict: Verdict) -> bool:
    """Whether nothing but missing equipment keeps the move out."""
    barred = {reason.rule for reason in verdict.reasons if reason.effect is Effect.EXCLUDE}
    return verdict.status is VerdictStatus.EXCLUDED and barred == {EQUIPMENT}


def by_missing_kit(
    catalogue: Catalogue, profile: Profile, verdicts: Collection[Verdict]
) -> dict[tuple[str, ...], list[Verdict]]:
    """Moves by the equipment they want for: what is wanted by most first."""
    found: dict[tuple[str, ...], list[Verdict]] = {}
    for verdict in verdicts:
        missing = missing_kit(catalogue.exercises[verdict.exercise_id], profile)
        found.setdefault(missing, []).append(verdict)
    return dict(sorted(found.items(), key=lambda group: -len(group[1])))


def would_help(
    catalogue: Catalogue, profile: Profile, preferences: Preferences, verdicts: Mapping[str, Verdict]
) -> str:
    """A sentence on the one thing that costs over a third of what lacks only equipment, or nothing.

    The moves counted are those a routine could then take, under everything else the person said and wished.
    """
    wanting = [
        missing_kit(catalogue.exercises[id_], profile)
        for id_, verdict in verdicts.items()
        if obstacles(catalogue.exercises[id_], verdict, preferences) == _KIT_ALONE
    ]
    alone = Counter(missing[0] for missing in wanting if len(missing) == 1)
    if not alone:
        return ""
    thing, _ = alone.most_common(1)[0]
    with_it = judged(catalogue, replace(profile, equipment={*profile.equipment, thing}))
    back = sum(
        not verdicts[id_].allowed and obstacles(move, with_it[id_], preferences) == frozenset()
        for id_, move in catalogue.exercises.items()
    )
    if back < WORTH_SAYING or 3 * back <= len(wanting):
        return ""
    name = catalogue.vocabulary.equipment[thing]
    return f"If you have it, tick “{name}” in your profile: that would bring back {back} moves."
