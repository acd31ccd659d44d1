"""How often each move was marked as having made it worse. A count, not a cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from components.session.advice.move_history import history
from data.diary import Outcome, Session

SESSIONS_NEEDED = 5  # our own default: of fewer, no share is shown
LEVEL = 0.90


@dataclass(frozen=True, slots=True)
class MoveCount:
    """In how many sessions a move was marked as worse, or broken off for pain, of those with it."""

    move: str  # its id in the catalogue
    worse: int
    sessions: int

    @property
    def enough(self) -> bool:
        """Whether there are sessions enough for a share to be shown."""
        return self.sessions >= SESSIONS_NEEDED

    @property
    def share(self) -> float:
        """Marked ÷ sessions, 0 to 1."""
        return self.worse / self.sessions

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 90 % interval of the share, 0 to 1. It takes the sessions as independent."""
        z = NormalDist().inv_cdf((1 + LEVEL) / 2)
        n = self.sessions
        centre = self.share + z**2 / (2 * n)
        half = z * sqrt(self.share * (1 - self.share) / n + z**2 / (4 * n**2))
        low, high = (centre - half) / (1 + z**2 / n), (centre + half) / (1 + z**2 / n)
        return max(0.0, low), min(1.0, high)


def moves_worse(sessions: Iterable[Session]) -> tuple[MoveCount, ...]:
    """Every move that was done or broken off for pain, most often marked first.

    A session skipped as a whole counts for none of its moves.
    """
    tried = (session for session in sessions if session.outcome is not Outcome.SKIPPED)
    counts = [
        MoveCount(move, sum(entry.worse for entry in entries), len(entries))
        for move, entries in history(tried, {}).items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.share, -count.sessions, count.move)))
