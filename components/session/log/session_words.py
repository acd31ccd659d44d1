"""Words for what became of a session or a move. What is kept are ids; nothing is read back from here."""

from collections.abc import Iterable
from datetime import date

from data.diary import Outcome, Plan, Reason, Session
from data.isolated import isolated
from data.verdicts import Colour, DayAsks

OUTCOME_WORDS = {
    Outcome.DONE: "Done",
    Outcome.PARTIAL: "Partly done",
    Outcome.SWAPPED: "Something else",
    Outcome.SKIPPED: "Skipped",
}
NOTHING_ASKED = {
    DayAsks.NO_PLAN: "No plan yet. A plan is a routine on the days you choose.",
    DayAsks.REST: "A rest day. Rest is part of it.",
    DayAsks.PAUSED: "Paused. Nothing is asked.",
    DayAsks.SESSION: "Nothing of this plan is fine for you now.",
    DayAsks.CALL: "No exercise with pain this strong. Call first.",
}
LIGHT_WORDS = {Colour.GREEN: "green", Colour.AMBER: "amber", Colour.RED: "red"}
REASON_WORDS = {
    Reason.HURT: "it hurt",
    Reason.TOO_HARD: "too hard",
    Reason.TOO_TIRED: "too tired",
    Reason.UNWELL: "unwell",
    Reason.NO_TIME: "no time",
    Reason.NO_KIT: "no kit",
    Reason.FORGOT: "forgot",
    Reason.OTHER: "other",
    Reason.RELIEF_SET: "relief set",
}

OPEN = "is still open"
WHY_NOT = (Reason.HURT, Reason.TOO_TIRED, Reason.NO_TIME, Reason.UNWELL, Reason.FORGOT, Reason.OTHER)
LEFT_OUT = (Reason.HURT, Reason.TOO_HARD, Reason.NO_KIT, Reason.NO_TIME)


def reason_words(reason: Reason | None, words: str) -> str:
    """Why, as far as it was said: the reason chosen, and what the person added. For text only."""
    return ", ".join(part for part in (REASON_WORDS[reason] if reason else "", isolated(words)) if part)


def stopped_by(session: Session) -> str:
    """What ended a session before any of it was done: pain, or a leg; empty where neither was said."""
    if session.outcome is not Outcome.SKIPPED or not session.items:
        return ""
    if any(item.hurt for item in session.items):
        return "it hurt"
    return "pain or numbness in a leg" if session.leg_spread or session.leg_weak else ""


def plan_begins(plans: Iterable[Plan], day: date, today: date) -> str:
    """When the first plan after `day` begins or began; empty where there is none."""
    first = min((plan.start for plan in plans if plan.routine and plan.start > day), default=None)
    if first is None:
        return ""
    year = f" {first.year}" if first.year != today.year else ""
    return f"Your plan {'began' if first <= today else 'begins'} on {first:%-d %B}{year}."


def became_of_it(logged: Iterable[Session]) -> str:
    """What a planned session still open is, by what was said of its day."""
    said = [session for session in logged if not session.moved]
    if any(stopped_by(session) for session in said):
        return "ended early"
    return "was skipped" if said else OPEN


def _time(session: Session) -> str:
    """Whole minutes, and of a part also out of how many; nothing where it wasn't said."""
    if session.minutes is None or not session.share:
        return ""
    planned = round(sum(item.planned_s for item in session.items) / 60)
    done = round(session.minutes) or "less than 1"
    if session.outcome is Outcome.PARTIAL and planned > 1:
        return f"{done} of {planned} minutes"
    return f"{done} min"


def what_was_logged(session: Session) -> str:
    """One line on a logged session, in the diary's own words."""
    if session.moved and session.planned_for:
        return f"Moved to {session.planned_for:%A}"
    moves = sum(item.share > 0 for item in session.items)
    stopped = stopped_by(session)
    parts = (
        f"Ended early, {stopped}" if stopped else OUTCOME_WORDS[session.outcome],
        f"{moves} of {len(session.items)} moves" if session.outcome is Outcome.PARTIAL else "",
        _time(session),
        f"for {session.planned_for:%A}" if session.planned_for else "",
        reason_words(session.reason, session.words),
    )
    return " · ".join(part for part in parts if part)
