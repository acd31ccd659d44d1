"""What the diary and the safety filter tell: everything a proposal rests on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from components.safety import Verdict
from data.diary import CheckIn, Plan, Session, in_force


@dataclass(frozen=True, slots=True)
class Told:
    """Everything `proposals` looks at. A move without a verdict is unknown, and never proposed."""

    plans: Sequence[Plan]
    sessions: Sequence[Session]
    check_ins: Sequence[CheckIn]  # from a week before the first of the sessions on
    today: date
    screened_on: date | None = None  # the last safety check
    cleared_on: date | None = None  # when a clinician said after it that exercise is fine
    verdicts: Mapping[str, Verdict] | None = None  # the safety filter's, for this person now
    hidden: Collection[str] = frozenset()  # moves the person does not want to see
    put_off: Mapping[str, str] = field(default_factory=dict)  # by move the key of the proposal put off last

    def fine(self, move: str) -> bool:
        """Whether the safety filter lets this move through for this person now."""
        verdict = (self.verdicts or {}).get(move)
        return verdict is not None and verdict.allowed

    def offered(self, move: str) -> bool:
        """Whether it may be proposed: let through, and not only for who was shown it."""
        verdict = (self.verdicts or {}).get(move)
        return verdict is not None and verdict.offered

    def checked_since(self, day: date) -> bool:
        """Whether the safety check was answered after this day, or what it raised was cleared since."""
        answered = self.screened_on is not None and self.screened_on > day
        return answered or (self.cleared_on is not None and self.cleared_on >= day)

    @property
    def plan(self) -> Plan | None:
        """The plan in force today; None where nothing is asked for."""
        return in_force(self.plans, self.today)
