"""Verdicts of the safety filter as a routine uses them."""

from dataclasses import replace

from components.safety import Reason, Verdict
from data.catalogue import Effect


def because(verdict: Verdict, reason: Reason) -> Verdict:
    """The verdict with one more reason, which may be the one that excludes the move."""
    excluded = verdict.allowed and reason.effect is Effect.EXCLUDE
    status = "excluded" if excluded else verdict.status
    return replace(verdict, status=status, reasons=(*verdict.reasons, reason))


def note(verdict: Verdict) -> str:
    """What the person changes about a move, each piece of advice once; empty when nothing."""
    words = (reason.words for reason in verdict.reasons if reason.effect is Effect.MODIFY)
    return " ".join(dict.fromkeys(words))
