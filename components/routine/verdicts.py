"""Verdicts of the safety filter as a routine uses them."""

from collections.abc import Collection
from dataclasses import replace

from components.safety import Profile, Reason, Verdict, screen
from components.safety.filter import is_sore
from data.catalogue import Catalogue, Effect
from data.catalogue.own_moves import OwnExercise
from data.verdicts import VerdictStatus


def judged(
    catalogue: Catalogue, profile: Profile, hidden: Collection[str] = frozenset()
) -> dict[str, Verdict]:
    """The filter's verdicts with what a routine asks beyond them; the filter's errors are raised.

    A move without a dose can't be in one, and on a day of strong pain it holds no move that only the person
    themselves has described.
    """
    verdicts = screen(catalogue, profile, hidden)
    return {id_: _in_a_routine(catalogue, profile, said) for id_, said in verdicts.items()}


def _in_a_routine(catalogue: Catalogue, profile: Profile, verdict: Verdict) -> Verdict:
    exercise = catalogue.exercises[verdict.exercise_id]
    if verdict.allowed and exercise.dose is None:
        verdict = because(verdict, _rule(catalogue, "no-dose", "dose"))
    if verdict.allowed and is_sore(profile) and isinstance(exercise, OwnExercise):
        verdict = because(verdict, _rule(catalogue, "pain-today", "pain_now"))
    return verdict


def _rule(catalogue: Catalogue, rule: str, field: str) -> Reason:
    wording = catalogue.rules[rule]
    return Reason(rule, wording.words, field, wording.sources, Effect.EXCLUDE)


def because(verdict: Verdict, reason: Reason) -> Verdict:
    """The verdict with one more reason, which may be the one that excludes the move."""
    excluded = verdict.allowed and reason.effect is Effect.EXCLUDE
    status = VerdictStatus.EXCLUDED if excluded else verdict.status
    return replace(verdict, status=status, reasons=(*verdict.reasons, reason))


def note(catalogue: Catalogue, verdict: Verdict) -> str:
    """What the person changes about a move, each piece of advice once; empty when nothing."""
    words = [reason.words for reason in verdict.reasons if reason.effect is Effect.MODIFY]
    if verdict.limit and verdict.limit.reach:
        words.append(catalogue.vocabulary.reach[verdict.limit.reach])
    return " ".join(dict.fromkeys(words))
