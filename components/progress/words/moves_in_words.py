"""How often moves were marked as worse, in words, before their chart and below it."""

from collections.abc import Mapping, Sequence

from components.progress.moves_worse import SESSIONS_NEEDED, MoveCount
from components.progress.words.counts_in_words import counted


def before_moves(counts: Sequence[MoveCount]) -> str:
    """The moves marked as worse for somebody who can't see them."""
    shown = [count for count in counts if count.enough]
    most = max(shown, key=lambda count: count.share, default=None)
    if most is None:
        return "No move has sessions enough to be drawn."
    return (
        f"{counted(len(shown), 'move')}: the share of sessions in which each was marked as worse, at most "
        f"{100 * most.share:.0f} % ({most.worse} of {most.sessions}), each with a 90 % range."
    )


def of_moves(counts: Sequence[MoveCount], sessions: int) -> str:
    """How many moves were marked as worse, and in how many sessions."""
    if not counts:
        return "No session with moves is logged yet."
    marked = [count for count in counts if count.worse]
    if not marked:
        return f"No move was marked as having made it worse in {counted(sessions, 'session')}."
    return (
        f"{len(marked)} of {counted(len(counts), 'move')} were marked as having made it worse at least "
        f"once in {counted(sessions, 'session')}. These are counts of marks; they do not say why."
    )


def too_few(counts: Sequence[MoveCount], names: Mapping[str, str]) -> str:
    """The moves with too few sessions for a share; empty where there are none."""
    few = [f"{names[c.move]} ({c.worse} of {c.sessions})" for c in counts if not c.enough]
    return f"Too few sessions for a share, under {SESSIONS_NEEDED}: {', '.join(few)}." if few else ""
