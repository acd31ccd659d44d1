"""Which picture of ours shows one thing and nothing else, for a person to recognise it in their own move."""

from typing import Final

from data.catalogue import Amount, Catalogue, Exercise, Position

MOTIONS: Final = ("flexion", "extension", "rotation", "side_bend")
_FAR: Final = {Amount.NONE: 0, Amount.SMALL: 1, Amount.MID: 2, Amount.END: 3}


def motion_shown(catalogue: Catalogue, motion: str, amount: Amount) -> Exercise | None:
    """A move whose low back goes just so far in this direction and in no other; None where we have none."""
    fitting = (
        move
        for move in catalogue.exercises.values()
        if getattr(move.mechanics, motion) is amount and _bent(move) == _FAR[amount]
    )
    return min(fitting, key=_plainness, default=None)


def position_shown(catalogue: Catalogue, position: Position) -> Exercise | None:
    """A move in this position, the plainest there is; None where we have none."""
    fitting = (move for move in catalogue.exercises.values() if move.position is position)
    return min(fitting, key=_plainness, default=None)


def _plainness(move: Exercise) -> tuple[bool, int, int, int]:
    """Moves to do first, then with the least kit, the stillest back, in the catalogue's order."""
    return move.stance == "avoid", len(set(move.equipment) - {"mat"}), _bent(move), move.number


def _bent(move: Exercise) -> int:
    """How far the low back goes, all directions together."""
    amounts = (getattr(move.mechanics, motion) for motion in MOTIONS)
    return sum(_FAR[amount] for amount in amounts if amount)
