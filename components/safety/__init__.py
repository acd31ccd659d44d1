"""Safety: the red-flag gate and the filter over the catalogue."""

from components.safety.cautions import Reason
from components.safety.filter import UnknownFact, Verdict, screen, unknown_facts
from components.safety.screening import (
    Gate,
    active_flags,
    gate,
    kept_conditions,
    open_round,
    pain_jumped,
    taken_together,
    ticked,
)
from data.diary import Profile

__all__ = [
    "Gate",
    "Profile",
    "Reason",
    "UnknownFact",
    "Verdict",
    "active_flags",
    "gate",
    "kept_conditions",
    "open_round",
    "pain_jumped",
    "screen",
    "taken_together",
    "ticked",
    "unknown_facts",
]
