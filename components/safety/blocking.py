"""What stands before any routine: red flags, and strong pain where it may mean something new."""

from dataclasses import dataclass

from components.safety import Profile, Reason
from components.safety.filter import alarm, conditions_of, is_sore
from data.catalogue import Catalogue, Effect, RedFlagLevel
from data.verdicts import BuiltStatus


@dataclass(frozen=True, slots=True)
class Block:
    """Why no move at all is offered, and what to do instead."""

    status: BuiltStatus
    reason: Reason
    instead: str


def blocking(catalogue: Catalogue, profile: Profile) -> Block | None:
    """The worst that blocks: a red flag of the profile, else strong pain under a condition that forbids it.

    `None` when nothing does. Cautions don't block. What the profile names must be known to the catalogue, as
    `screen` makes sure.
    """
    raised = (flag for flag in catalogue.red_flags.values() if flag.id in profile.red_flags)
    worst = max(raised, key=lambda flag: flag.level, default=None)
    if worst and worst.level is not RedFlagLevel.CAUTION:
        rule = catalogue.rules[f"level-{worst.level.replace('_', '-')}"]
        reason = Reason(rule.id, rule.words, f"red_flags: {worst.id}", rule.sources, Effect.EXCLUDE)
        emergency = worst.level is RedFlagLevel.EMERGENCY
        return Block(BuiltStatus.EMERGENCY if emergency else BuiltStatus.SEE_CLINICIAN, reason, rule.instead)
    if is_sore(profile):
        for condition in conditions_of(catalogue, profile):
            if said := condition.strong_pain:
                return Block(BuiltStatus.SEE_CLINICIAN, alarm(condition, said), said.instead)
    return None
