"""What the rules can say, as ids: of a person, a move, a routine, a session, a day, a plan.

Shown is a word looked up for each. Those that are compared are graded: their order stands here alone.
"""

from enum import StrEnum
from functools import cached_property


class Graded(StrEnum):
    """Ids in an order: of two, the one named later is the greater."""

    @cached_property
    def _grade(self) -> int:
        return tuple(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self._grade < type(self)(other)._grade

    def __le__(self, other: str) -> bool:
        return self._grade <= type(self)(other)._grade

    def __gt__(self, other: str) -> bool:
        return self._grade > type(self)(other)._grade

    def __ge__(self, other: str) -> bool:
        return self._grade >= type(self)(other)._grade


class Standing(Graded):
    """What the answers to the safety check allow today, the worst last."""

    OPEN = "open"
    ASK = "ask"
    SEE_CLINICIAN = "see_clinician"
    ADULTS_ONLY = "adults_only"
    EMERGENCY = "emergency"


class WhyAsk(StrEnum):
    """Why the safety check is asked."""

    FIRST = "first"
    CHANGED = "changed"
    UNFINISHED = "unfinished"
    DAY_PASSED = "day_passed"
    FOUR_WEEKS = "four_weeks"
    NEW_QUESTIONS = "new_questions"
    PAIN_JUMP = "pain_jump"


class VerdictStatus(Graded):
    """What the filter says of a move for a person, the worst last; the first two allow it."""

    OK = "ok"
    MODIFY = "modify"
    EXCLUDED = "excluded"
    UNCLASSIFIED = "unclassified"


class BuiltStatus(Graded):
    """What became of a wish for a routine, the worst last."""

    BUILT = "built"
    WITH_GAPS = "built_with_gaps"
    IMPOSSIBLE = "impossible"
    SEE_CLINICIAN = "see_clinician"
    EMERGENCY = "emergency"


class Colour(Graded):
    """The traffic light of a session or a move, in order of caution."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class ProposalKind(Graded):
    """What the diary suggests, in the order it is shown: what speaks for caution first."""

    CLINICIAN = "clinician"
    SCREEN = "screen"
    RECOVERY = "recovery"
    REST = "rest"
    DOWN = "down"
    EASIER = "easier"
    UP = "up"
    HARDER = "harder"
    HOLD = "hold"


class DayAsks(StrEnum):
    """What a day asks of a person."""

    SESSION = "session"
    RELIEF = "relief"
    REST = "rest"
    PAUSED = "paused"
    NO_PLAN = "no_plan"
    CALL = "call"
