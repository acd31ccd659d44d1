"""What stands before any routine: red flags, and strong pain where it may mean something new."""

from collections.abc import Collection
from dataclasses import dataclass

from components.safety import Profile, Reason
from components.safety.filter import alarm, alarming, conditions_of, is_sore
from data.catalogue import Catalogue, Effect, RedFlagLevel, Wording
from data.verdicts import BuiltStatus


@dataclass(frozen=True, slots=True)
class Block:
    """Why no move at all is offered, and what to do instead."""

    status: BuiltStatus
    reason: Reason
    instead: str


def what_to_do(catalogue: Catalogue, level: RedFlagLevel, said: Collection[str]) -> Wording:
    """What to do at a level. A sign may have words of its own where it alone of all `said` stops anything."""
    stops = [flag for flag in catalogue.red_flags.values() if flag.id in said]
    stops = [flag for flag in stops if flag.level is not RedFlagLevel.CAUTION]
    own = stops[0].alone if len(stops) == 1 else None
    return catalogue.rules[own or f"level-{level.replace('_', '-')}"]


def blocking(catalogue: Catalogue, profile: Profile) -> Block | None:
    """The worst that blocks: a red flag of the profile, else strong pain under a condition that forbids it.

    `None` when nothing does. Cautions don't block. What the profile names must be known to the catalogue, as
    `screen` makes sure.
    """
    raised = [flag for flag in catalogue.red_flags.values() if flag.id in profile.red_flags]
    levels = {flag.id: flag.level_beside(profile.red_flags) for flag in raised}
    worst = max(levels, key=levels.__getitem__, default=None)
    if worst and levels[worst] is not RedFlagLevel.CAUTION:
        rule = what_to_do(catalogue, levels[worst], profile.red_flags)
        reason = Reason(rule.id, rule.words, f"red_flags: {worst}", rule.sources, Effect.EXCLUDE)
        emergency = levels[worst] is RedFlagLevel.EMERGENCY
        return Block(BuiltStatus.EMERGENCY if emergency else BuiltStatus.SEE_CLINICIAN, reason, rule.instead)
    return strong_pain(catalogue, profile)


def strong_pain(catalogue: Catalogue, profile: Profile) -> Block | None:
    """Whom to call about strong pain under a condition that makes it an alarm; `None` where it is none."""
    return may_alarm(catalogue, profile) if is_sore(profile) else None


def may_alarm(catalogue: Catalogue, profile: Profile) -> Block | None:
    """The same as if the pain were strong: who has such a condition has no relief set on any day."""
    for condition, said in alarming(conditions_of(catalogue, profile)):
        return Block(BuiltStatus.SEE_CLINICIAN, alarm(condition, said), said.instead)
    return None
