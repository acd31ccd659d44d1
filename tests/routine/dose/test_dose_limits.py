"""What a caution says of seconds and repetitions, and what the clock plays: held against each other.

Every condition with every move that it leaves with a change, from the builder to the player and the link.
"""

import re
from collections.abc import Iterator

import pytest

from components.routine import add, link, open_link, recheck, with_dose
from components.routine.dose import Numbers, dose_of, item, start, variants
from components.routine.verdicts import note
from components.safety import Profile, Verdict, screen
from components.safety.limits import limited
from components.session.advice.dose_steps import steps_up
from components.session.player.timeline import timeline
from data.catalogue import DoseLimit, Effect, Exercise, load_catalogue
from data.diary import Routine

CATALOGUE = load_catalogue()
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)
HELD = re.compile(r"(\d+) seconds")
WALKED = re.compile(r"(\d+) minutes")
COUNTED = re.compile(r"\bDo (\d+|one)\b")
CONDITIONAL = re.compile(r"Only if (you may|your|a (phys|clin)).*|[Oo]nly as you were shown")
VAGUE = re.compile(r"[Kk]eep it short|[Bb]riefly|hold short|short holds|[Tt]ry one|[Ff]ew (rep|min|steps)")


def person(condition: str) -> Profile:
    return Profile(conditions={condition}, equipment=READY.equipment, level=3)


def changed() -> Iterator[tuple[str, Exercise, Verdict]]:
    """Every condition with every move that has a dose and comes with a change."""
    for condition in CATALOGUE.conditions:
        for move, verdict in screen(CATALOGUE, person(condition)).items():
            exercise = CATALOGUE.exercises[move]
            if verdict.status == "modify" and exercise.dose:
                yield condition, exercise, verdict


def said(words: str) -> tuple[int | None, int | None]:
    """The most seconds and repetitions that a note names."""
    held = [int(n) for n in HELD.findall(words)] + [60 * int(n) for n in WALKED.findall(words)]
    counted = [1 if n == "one" else int(n) for n in COUNTED.findall(words)]
    return min(held, default=None), min(counted, default=None)


def over(exercise: Exercise, words: str, numbers: Numbers) -> bool:
    held, counted = said(words)
    long = held is not None and bool(exercise.dose and exercise.dose.hold_s) and numbers.hold_s > held
    return long or (counted is not None and numbers.reps > counted)


def full(exercise: Exercise) -> Numbers:
    dose = dose_of(exercise)
    hold_s = dose.hold_s.high if dose.hold_s else 0
    return Numbers(dose.sets.high, dose.reps.high, hold_s, dose.sides, dose.rest_s.start)


def test_a_note_with_a_number_carries_it_as_a_limit_and_one_that_says_little_carries_some() -> None:
    wrong = []
    for condition, exercise, verdict in changed():
        for reason in verdict.reasons:
            held, counted = said(reason.words)
            limit = reason.limit or DoseLimit(sets=99)
            if held is not None and exercise.dose and exercise.dose.hold_s and limit.hold_s != held:
                wrong.append((condition, exercise.id, reason.words, limit.hold_s))
            if counted is not None and limit.reps != counted:
                wrong.append((condition, exercise.id, reason.words, limit.reps))
            if VAGUE.search(reason.words) and reason.limit is None:
                wrong.append((condition, exercise.id, reason.words, None))
    assert not wrong


def test_no_dose_of_any_step_goes_past_its_note() -> None:
    wrong = []
    for condition, exercise, verdict in changed():
        words = note(CATALOGUE, verdict)
        fitting = limited(exercise, verdict.limit)
        doses = [start(dose_of(fitting)), *variants(dose_of(fitting)), full(fitting)]
        doses += [up for numbers in doses for up in steps_up(dose_of(fitting), numbers)]
        wrong += [(condition, exercise.id, words, n) for n in doses if over(exercise, words, n)]
    assert not wrong


def test_an_edit_a_saved_routine_the_player_and_the_link_keep_to_the_note() -> None:
    wrong = []
    for condition, exercise, verdict in changed():
        words = note(CATALOGUE, verdict)
        profile = person(condition)
        whole = Routine("Mine", (item(exercise, full(exercise)),))
        today = recheck(CATALOGUE, profile, whole).routine
        assert today is not None
        (kept,) = today.items
        played = {(step.reps, step.hold_s) for step in timeline(CATALOGUE, today) if step.kind == "work"}
        opened = open_link(CATALOGUE, link(CATALOGUE, today)).routine
        assert opened is not None
        numbers = [Numbers.of(kept), Numbers.of(opened.items[0])]
        numbers += [Numbers.of(kept)._replace(reps=reps, hold_s=hold_s) for reps, hold_s in played]
        wrong += [(condition, exercise.id, words, n) for n in numbers if over(exercise, words, n)]
        if kept.note != words or Numbers.of(opened.items[0]) != Numbers.of(kept):
            wrong.append((condition, exercise.id, kept.note, Numbers.of(opened.items[0])))
    assert not wrong


def test_more_than_the_note_says_is_refused_by_hand() -> None:
    profile = person("hernia-or-prolapse")
    clam = item(CATALOGUE.exercises["clamshell"], start(dose_of(CATALOGUE.exercises["clamshell"])))
    routine = add(CATALOGUE, profile, Routine("Mine", (clam,)), "wall-sit")
    sit = next(i for i in routine.items if i.exercise_id == "wall-sit")
    assert sit.hold_s == 5
    assert "5 seconds" in sit.note
    with pytest.raises(ValueError, match="seconds held 10"):
        with_dose(CATALOGUE, profile, routine, "wall-sit", hold_s=10)


def test_two_limits_leave_the_lesser_of_each() -> None:
    both = Profile(
        conditions={"hernia-or-prolapse", "high-blood-pressure"}, equipment=READY.equipment, level=3
    )
    limit = screen(CATALOGUE, both)["wall-sit"].limit
    assert limit is not None
    assert limit.hold_s == 5


def test_what_only_suits_who_was_shown_it_is_never_chosen_proposed_or_named_instead() -> None:
    waiting = {
        (condition, exercise.id)
        for condition, exercise, verdict in changed()
        if any(CONDITIONAL.search(reason.words) for reason in verdict.reasons)
    }
    for condition, move in sorted(waiting):
        verdicts = screen(CATALOGUE, person(condition))
        assert not verdicts[move].offered, (condition, move)
        assert all(move not in verdict.swaps for verdict in verdicts.values())
        assert any(r.effect is Effect.MODIFY and r.shown_first for r in verdicts[move].reasons)
