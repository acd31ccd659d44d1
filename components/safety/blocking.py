"""What stands before any routine: red flags, and strong pain where it may mean something new."""

from dataclasses import dataclass
from typing import Literal

from components.safety import Profile, Reason
from components.safety.filter import alarm, conditions_of, is_sore
from data.catalogue import Catalogue, Effect, RedFlagLevel

Blocked = Literal["emergency", "see_clinician"]

_WORST_FIRST: tuple[tuple[RedFlagLevel, Blocked], ...] = (
    (RedFlagLevel.EMERGENCY, "emergency"),
    (RedFlagLevel.ADULTS_ONLY, "see_clinician"),
    (RedFlagLevel.URGENT, "see_clinician"),
    (RedFlagLevel.SEE_CLINICIAN, "see_clinician"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """Why no move at all is offered, and what to do instead."""

    status: Blocked
    reason: Reason
    instead: str


def blocking(catalogue: Catalogue, profile: Profile) -> Block | None:
    """The worst that blocks: a red flag of the profile, else strong pain under a condition that forbids it.

    `None` when nothing does. Cautions don't block. What the profile names must be known to the catalogue, as
    `screen` makes sure.
    """
    for level, status in _WORST_FIRST:
        for flag in catalogue.red_flags.values():
            if flag.level is level and flag.id in profile.red_flags:
                rule = catalogue.rules[f"level-{level.replace('_', '-')}"]
                field = f"red_flags: {flag.id}"
                reason = Reason(rule.id, rule.words, field, rule.sources, Effect.EXCLUDE)
                return Block(status, reason, rule.instead)
    if is_sore(profile):
        for condition in conditions_of(catalogue, profile):
            if said := condition.strong_pain:
                return Block("see_clinician", alarm(condition, said), said.instead)
    return None
