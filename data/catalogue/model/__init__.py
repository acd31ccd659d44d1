"""The shapes of what the catalogue knows: a move, a condition, a red flag, a source.

Every optional mechanics field means "nobody has said": unknown, which the safety filter never lets
through. Text that makes a claim is a `Claim`, and a claim without a source cannot be loaded.
"""

from data.catalogue.model.caution import (
    Caution,
    Condition,
    DoseLimit,
    Ease,
    Effect,
    FilterRule,
    Limit,
    NamedCaution,
    Reach,
    Rule,
    StrongPain,
    Want,
    Wording,
)
from data.catalogue.model.evidence import (
    TOO_DOUBTFUL_TO_DRAW,
    Claim,
    EvidenceVerdict,
    GeneralClaim,
    LoadFigure,
    LoadState,
    Source,
    Status,
    Variation,
)
from data.catalogue.model.exercise import (
    INCOMPLETE,
    NEEDED,
    Covers,
    Dose,
    Exercise,
    Level,
    Place,
    Range,
    Sides,
)
from data.catalogue.model.mechanics import PLAIN, Amount, Load, Mechanics, Position, Traits, Weight
from data.catalogue.model.record import Id, Record, Text
from data.catalogue.model.red_flag import AskedDay, FlagScreen, RedFlag, RedFlagLevel, SinceWeeks
from data.catalogue.model.vocabulary import About, MechanicsWords, Term, Vocabulary
from data.catalogue.model.when import When

__all__ = [
    "INCOMPLETE",
    "NEEDED",
    "PLAIN",
    "TOO_DOUBTFUL_TO_DRAW",
    "About",
    "Amount",
    "AskedDay",
    "Caution",
    "Claim",
    "Condition",
    "Covers",
    "Dose",
    "DoseLimit",
    "Ease",
    "Effect",
    "EvidenceVerdict",
    "Exercise",
    "FilterRule",
    "FlagScreen",
    "GeneralClaim",
    "Id",
    "Level",
    "Limit",
    "Load",
    "LoadFigure",
    "LoadState",
    "Mechanics",
    "MechanicsWords",
    "NamedCaution",
    "Place",
    "Position",
    "Range",
    "Reach",
    "Record",
    "RedFlag",
    "RedFlagLevel",
    "Rule",
    "Sides",
    "SinceWeeks",
    "Source",
    "Status",
    "StrongPain",
    "Term",
    "Text",
    "Traits",
    "Variation",
    "Vocabulary",
    "Want",
    "Weight",
    "When",
    "Wording",
]
