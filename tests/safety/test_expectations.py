"""The filter, the builder and the gate, held to one table of people; a failure names all moves at fault."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from components.routine import Preferences, build_routine
from components.safety import Profile, Verdict, gate, screen
from data.catalogue import Catalogue, Effect
from data.catalogue.own_moves import extended, id_of
from data.diary import Answer, Screening
from tests.safety.expectations import Person, lighter, people, signs, strangers, stricter, upright

Told = list[tuple[Person, dict[str, Verdict]]]
MONDAY = date(2026, 3, 2)
STANDING = {"urgent": "see_clinician", "caution": "open"}  # a level is else called as what it leads to
STRICTNESS = ("ok", "modify", "excluded", "unclassified")


@pytest.fixture(scope="module")
def told(cat: Catalogue) -> list[tuple[Person, dict[str, Verdict]]]:
    return [(person, screen(cat, person.profile)) for person in people()]


def to_do(cat: Catalogue) -> list[str]:
    return [move.id for move in cat.exercises.values() if move.stance == "do"]


def because_of_conditions(verdict: Verdict) -> bool:
    return any(
        reason.effect is Effect.EXCLUDE and reason.field.startswith("conditions: ")
        for reason in verdict.reasons
    )


def with_one_more(profile: Profile, condition: str) -> Profile:
    return replace(profile, conditions={*profile.conditions, condition})


def test_every_condition_and_every_limit_is_thought_through(cat: Catalogue) -> None:
    alone = {next(iter(p.profile.conditions)) for p in people() if len(p.profile.conditions) == 1}
    assert alone == cat.conditions.keys()
    assert {limit for p in people() for limit in p.profile.cannot} == cat.vocabulary.cannot.keys()
    mentioned = {m for p in people() for m in (*p.out, *p.easier, *p.also, *p.says)}
    assert mentioned == cat.exercises.keys()


def test_each_move_is_left_out_done_easier_or_fine_as_expected(cat: Catalogue, told: Told) -> None:
    wrong = []
    for person, verdicts in told:
        expected = {"excluded": person.out, "modify": person.easier - person.out}
        for move in to_do(cat):
            wanted = next((status for status, moves in expected.items() if move in moves), "ok")
            if verdicts[move].status != wanted:
                wrong.append((person.who, move, f"{wanted} expected, {verdicts[move].status} found"))
    assert not wrong


def test_the_articles_six_are_left_out_for_everyone_and_name_what_else_speaks_against_them(
    cat: Catalogue, told: Told
) -> None:
    six = cat.exercises.keys() - {*to_do(cat)}
    wrong = []
    for person, verdicts in told:
        allowed = {move for move in six if verdicts[move].status != "excluded"}
        also = {move for move in six if because_of_conditions(verdicts[move])}
        if allowed or (also != person.also and person.profile.pain_now is None):
            wrong.append((person.who, allowed, also ^ person.also))
    assert not wrong


def test_a_second_condition_turns_a_change_into_leaving_out_where_the_table_says_so(cat: Catalogue) -> None:
    wrong = []
    for person in people():
        for condition, moves in person.worse.items():
            both = screen(cat, with_one_more(person.profile, condition))
            alone = screen(cat, replace(person.profile, conditions={condition}))
            wrong += [
                (person.who, condition, move)
                for move in moves
                if both[move].allowed or not alone[move].allowed or move not in person.easier
            ]
    assert not wrong


def test_the_words_say_how_to_change_a_move_or_why_to_leave_it(
    told: Told,
) -> None:
    silent = [
        (person.who, move, words)
        for person, verdicts in told
        for move, words in person.says.items()
        if words not in " ".join(reason.words for reason in verdicts[move].reasons)
    ]
    assert not silent


@pytest.mark.parametrize(("strict", "mild"), stricter().items())
def test_the_stricter_of_two_related_conditions_allows_no_more(
    cat: Catalogue, strict: str, mild: str
) -> None:
    wrong = []
    for more in ({"leg-symptoms"}, set()):
        first, second = (screen(cat, Profile(conditions={one, *more}, level=3)) for one in (strict, mild))
        wrong += [
            (move, sorted(more))
            for move in cat.exercises
            if STRICTNESS.index(first[move].status) < STRICTNESS.index(second[move].status)
            or (because_of_conditions(second[move]) and not because_of_conditions(first[move]))
        ]
    assert not wrong


def test_what_is_barred_on_the_floor_is_not_allowed_upright_without_a_reason(cat: Catalogue) -> None:
    found = set()
    for condition in cat.conditions:
        verdicts = screen(cat, Profile(conditions={condition}, equipment=cat.vocabulary.equipment, level=3))
        found |= {
            (move, condition)
            for move, floor in upright().items()
            if verdicts[move].allowed and any(not verdicts[like].allowed for like in floor)
        }
    assert found == lighter()


def test_what_has_to_be_shown_is_chosen_for_nobody(cat: Catalogue, told: Told) -> None:
    waiting = {move.id for move in cat.exercises.values() if move.shown_first}
    assert waiting == {"nerve-glide"}
    wrong = [
        (person.who, move)
        for person, verdicts in told
        for move in waiting
        if verdicts[move].offered
        or (verdicts[move].allowed and "shown" not in " ".join(r.words for r in verdicts[move].reasons))
        or any(move in verdict.swaps for verdict in verdicts.values())
    ]
    assert not wrong


def test_a_move_known_only_by_what_it_asks_of_the_body_is_judged_as_expected(cat: Catalogue) -> None:
    wrong = []
    for condition, outcome, own in strangers():
        person = Profile(conditions={condition}, equipment=cat.vocabulary.equipment, level=3)
        reasons = screen(extended(cat, [own]), person)[id_of(own)].reasons
        effects = {reason.effect for reason in reasons if reason.field.startswith("conditions: ")}
        found = "out" if Effect.EXCLUDE in effects else "easier" if effects else "fine"
        if found != outcome:
            wrong.append((condition, own.position, own.mechanics, f"{outcome} expected, {found} found"))
    assert not wrong


def _kept_to(cat: Catalogue, person: Person, minutes: int) -> Iterator[tuple[str, str, str]]:
    """Where the builder breaks the table, for someone who wishes most for what they shouldn't do."""
    built = build_routine(cat, person.profile, Preferences(minutes, favourites=person.out))
    if person.gate:
        if (built.status, built.routine) != (person.gate, None):
            yield person.who, built.status, f"{person.gate} expected"
        return
    if built.routine is None:
        yield person.who, built.status, "a routine expected"
        return
    for item in built.routine.items:
        if item.exercise_id in person.out:
            yield person.who, item.exercise_id, "in the routine"
        elif bool(item.note) != (item.exercise_id in person.easier):
            yield person.who, item.exercise_id, f"note: {item.note!r}"
        elif person.says.get(item.exercise_id, "") not in item.note:
            yield person.who, item.exercise_id, "the note says another thing"
    for move in person.out:
        if not any(reason.effect is Effect.EXCLUDE for reason in built.left_out[move].reasons):
            yield person.who, move, "left out without a reason"


@pytest.mark.parametrize("minutes", [10, 30])
def test_the_builder_keeps_to_the_table_whatever_is_wished(cat: Catalogue, minutes: int) -> None:
    assert not [fault for person in people() for fault in _kept_to(cat, person, minutes)]


def test_every_warning_sign_stands_in_the_way_as_its_level_says(cat: Catalogue) -> None:
    assert {flag.id: flag.level.value for flag in cat.red_flags.values()} == signs()
    wrong = []
    for flag, level in signs().items():
        wanted = STANDING.get(level, level)
        for answer in (Answer.YES, Answer.NOT_SURE):
            answers = dict.fromkeys(cat.red_flags, Answer.NO) | {flag: answer}
            found = gate(cat, Screening(MONDAY, answers), MONDAY)
            if (found.standing, found.flags) != (wanted, () if wanted == "open" else (flag,)):
                wrong.append((flag, answer, found))
    assert not wrong


def test_the_builder_stops_at_every_sign_that_the_gate_stops_at(cat: Catalogue) -> None:
    wrong = []
    for flag, level in signs().items():
        person = Profile(equipment=cat.vocabulary.equipment, level=2, red_flags={flag})
        built = build_routine(cat, person, Preferences(10))
        if level == "caution":
            fine = built.routine is not None
        else:
            rule = cat.rules[cat.red_flags[flag].alone or f"level-{level.replace('_', '-')}"]
            fine = (
                built.status == ("emergency" if level == "emergency" else "see_clinician")
                and built.routine is None
                and built.left_out.keys() == cat.exercises.keys()
                and not any(verdict.allowed for verdict in built.left_out.values())
                and built.explanation[0] == rule.words
                and all(v.reasons[-1].sources == rule.sources for v in built.left_out.values())
            )
        if not fine:
            wrong.append((flag, level, built.status))
    assert not wrong
