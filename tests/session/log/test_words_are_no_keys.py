"""What is kept and what rules go by are ids: every label may change, and nothing else does."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

import pytest
from pydantic import BaseModel

import components
import data
from components.routine import Preferences, build_routine
from components.safety import Profile, gate, screen
from components.session.advice.move_history import daily_pain, history
from components.session.advice.progression import proposals
from components.session.asked_of_day import asked
from components.session.log import session_words
from components.session.log.session_words import what_was_logged
from data.catalogue import Catalogue
from data.catalogue.model import Vocabulary
from data.diary import Answer, Diary, Outcome, Reason, RoundState, Screening, Session, SessionItem
from tests.session.advice.progression_table import PROGRESSION, told

DAY = datetime(2026, 3, 4, tzinfo=UTC).date()
ITEMS = (SessionItem("bird-dog", 60, 0.5, Reason.HURT, 6), SessionItem("cat-cow", 60, 0.0))
PEOPLE = tuple(
    Profile(conditions=conditions, pain_now=pain, equipment={"mat"}, level=2)
    for conditions, pain in ((set(), 2), ({"osteoporosis"}, 2), ({"bending-hurts"}, 8))
)


def tables() -> Iterator[dict[Any, str]]:
    """Every table of the app in which a word is looked up for an id of an enumeration."""
    for root in (components, data):
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            if ".migrations" not in found.name:
                yield from filter(_is_labels, vars(importlib.import_module(found.name)).values())


def _is_labels(table: object) -> bool:
    if not isinstance(table, dict) or not table:
        return False
    texts = all(isinstance(word, str) and not isinstance(word, Enum) for word in table.values())
    return texts and all(isinstance(id_, Enum) for id_ in table)


def relabelled(catalogue: Catalogue) -> Catalogue:
    """The same catalogue with other names for its own terms and other words for its rules."""

    def other(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: other(one) for key, one in value.items()}
        if isinstance(value, BaseModel) and "name" in type(value).model_fields:
            return value.model_copy(update={"name": "label"})
        return "label" if isinstance(value, str) else value

    terms = {name: other(getattr(catalogue.vocabulary, name)) for name in Vocabulary.model_fields}

    def said(rules: Any) -> Any:
        return {id_: rule.model_copy(update={"words": "label"}) for id_, rule in rules.items()}

    return replace(
        catalogue,
        vocabulary=catalogue.vocabulary.model_copy(update=terms),
        rules=said(catalogue.rules),
        progression=said(catalogue.progression),
        experiment=said(catalogue.experiment),
    )


def ruled(cat: Catalogue, diary: Diary) -> dict[str, Any]:
    """What the rules say, in ids: of sessions, days, plans, moves, routines and signs."""
    sessions = diary.sessions(DAY - timedelta(9), DAY)
    entries = history(sessions, daily_pain(diary.check_ins(DAY - timedelta(9), DAY)))
    built = [build_routine(cat, person, Preferences()) for person in PEOPLE]
    days = diary.plans()
    return {
        "kept": [(s.outcome, s.reason, s.items) for s in sessions],
        "states": [(day.state, day.share_done) for day in diary.day_records(DAY - timedelta(9), DAY)],
        "lights": {move: [(e.light, e.worse, e.counts) for e in of] for move, of in entries.items()},
        "proposals": [
            [(p.kind, p.rule, p.exercise_id, p.after and p.after[:7]) for p in proposals(cat, told(cat, row))]
            for row in PROGRESSION
        ],
        "verdicts": [
            [(v.status, v.swaps, [(r.rule, r.field, r.effect) for r in v.reasons]) for v in moves.values()]
            for moves in (screen(cat, person) for person in PEOPLE)
        ],
        "routines": [
            (b.status, b.routine and [i[:7] for i in b.routine.items], set(b.left_out)) for b in built
        ],
        "asked": [asked(cat, person, DAY, days[-1], ()).kind for person in PEOPLE],
        "gates": [
            gate(cat, Screening(DAY, {flag: Answer.YES}, state=RoundState.DONE), DAY)
            for flag in cat.red_flags
        ],
    }


def test_changing_every_label_changes_no_rule(
    cat: Catalogue, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = build_routine(cat, PEOPLE[0], Preferences()).routine
    assert routine is not None
    diary.set_plan(routine=routine, weekdays=range(7), start=DAY - timedelta(9))
    for ago, (outcome, reason) in enumerate(
        [(Outcome.SKIPPED, r) for r in Reason] + [(o, None) for o in Outcome if o is not Outcome.SKIPPED]
    ):
        diary.add_session(DAY - timedelta(ago % 9), outcome, ITEMS, reason=reason or "")
    before = ruled(cat, diary)
    assert {kind for row in before["proposals"] for kind, *_ in row} >= {"up", "down", "rest", "hold"}
    labels = list(tables())
    assert {type(id_).__name__ for table in labels for id_ in table} >= {
        *("Reason", "Outcome", "State", "Status", "VerdictStatus", "ProposalKind", "WhyAsk"),
        *("Colour", "DayAsks", "BlockOrder", "TrialQuestion", "ConditionGroup", "EvidenceVerdict"),
        *("RedFlagLevel",),
    }
    for table in labels:
        for id_ in table:
            monkeypatch.setitem(table, id_, f"label of {id_}")

    after = ruled(relabelled(cat), diary)
    assert [name for name in before if after[name] != before[name]] == []


def test_every_id_has_a_word_of_its_own() -> None:
    for table, ids in ((session_words.REASON_WORDS, Reason), (session_words.OUTCOME_WORDS, Outcome)):
        assert set(table) == set(ids)
        assert len(set(table.values())) == len(table)


def test_words_of_ones_own_stand_beside_the_reason() -> None:
    told = Session(DAY, Outcome.SKIPPED, reason=Reason.UNWELL, words="a cold")
    assert what_was_logged(told) == "Skipped · unwell, a cold"
