"""Whether an experiment can be offered now, and what it could be about."""

from dataclasses import dataclass

from components.routine.rechecking import recheck
from components.safety.filter import PAIN_FOR_RELIEF_ONLY
from components.safety.screening import Gate
from data.catalogue import Catalogue
from data.diary import Plan, Profile
from data.verdicts import Standing


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be asked now, or the id of the words that say why nothing can."""

    why_not: str = ""
    moves: tuple[str, ...] = ()  # of the plan, each fine for the person; none where one is all there is


def offer(catalogue: Catalogue, gate: Gate, plan: Plan | None, profile: Profile) -> Offer:
    """Offered only with the safety gate open, a plan in force and pain now known to be 6 or less."""
    if gate.standing is not Standing.OPEN:
        return Offer("not-safety")
    if plan is None or plan.routine is None:
        return Offer("not-plan")
    if profile.pain_now is None:
        return Offer("not-pain-unknown")
    if profile.pain_now >= PAIN_FOR_RELIEF_ONLY:
        return Offer("not-pain-high")
    left = recheck(catalogue, profile, plan.routine).routine
    moves = tuple(item.exercise_id for item in left.items) if left else ()
    return Offer(moves=moves if len(moves) > 1 else ())
