"""What pain during a move means for going on with it, on the 0 to 10 scale."""

from components.session.advice.traffic_light import TOLERABLE, light
from data.verdicts import Colour


def stops_from(before: int | None) -> int:
    """The lowest pain during a move at which it is left for the day; `before` is the pain before it.

    Our own default, after the pain-monitoring model for knee and tendon pain, which nobody has validated
    for the back: up to 5 is tolerated, whatever it rose from, and the next morning decides. Pain before not
    known counts as none that was there already: above 5 stops. The worst there is always does.
    """
    return min(max(TOLERABLE, before or 0) + 1, 10)


def light_during(before: int | None, pain: int) -> Colour:
    """The light of a move that hurts this much: red leaves it, amber goes on with care, green may go on.

    The traffic light of the whole session, with a leg and a next morning that have nothing to add yet.
    """
    if pain >= stops_from(before):
        return Colour.RED
    return light(before, pain, next_morning=0, leg_spread=False, usual=0).colour


def why_left(before: int | None) -> str:
    """Why a move with a red light is left, in words; `before` is the pain before it."""
    if before is not None and before > TOLERABLE:
        return f"It is more than the {before} you began with, or the worst there is. Rest from it today."
    return f"Above {TOLERABLE} is more than a move should hurt, whatever it was before. Rest from it today."
