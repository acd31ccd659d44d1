"""Four pictured questions say all that the filter asks, lose nothing already said, and never round down."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.catalogue.own_moves.own_verdict_view import headline
from components.catalogue.own_moves.pictured_answers import UNSURE, described, fitting, picks_of, said
from components.safety import Profile, screen
from data.catalogue import Amount, Load, Mechanics, Position, load_catalogue
from data.catalogue.model import Traits
from data.catalogue.model.mechanics import Weight
from data.catalogue.own_moves import extended, id_of
from data.diary import OwnMove
from tests.catalogue.own import squat

CATALOGUE = load_catalogue()
QUESTIONS = CATALOGUE.own_questions
ASKED = [*QUESTIONS.values()]
SCALES: dict[str, list[Any]] = {
    "load": [*map(str, Load)],
    "weight": [*map(str, Weight)],
    **{motion: [*map(str, Amount)] for motion in ("flexion", "extension", "rotation", "side_bend")},
}
FIELDS = [*Mechanics.model_fields, *Traits.model_fields]
VALUES = {name: SCALES.get(name, [False, True]) for name in FIELDS}

HARMLESS = {"placed": ("feet",), "back": ("still",), "weight": ("own-body",), "how": ("gentle",)}
READY = Profile(equipment=set(CATALOGUE.vocabulary.equipment), level=3)
# Each trait by the answers that say it, and what a harmless move becomes by them.
TRAITS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "none": ("back", ("still",), "Fine for you"),
    "light": ("weight", ("light",), "Fine for you"),
    "heavy": ("weight", ("heavy",), "Not now"),
    "light, bent at the hips": ("weight", ("light", "hinged"), "Not now"),
    "light, overhead": ("weight", ("light", "overhead"), "Fine if …"),
    "overhead, not said how heavy": ("weight", ("overhead",), "Not now"),
    "on head or neck": ("weight", ("own-body", "head"), "Not now"),
    "arched against gravity": ("back", ("lifted",), "Fine if …"),
    "bent all the way": ("back", ("bends-little", "bends-all"), "Not now"),
    "bent sitting": ("placed", ("bent-sitting",), "Fine if …"),
    "one-legged": ("how", ("gentle", "one-leg"), "Fine if …"),
    "fast or jerked": ("how", ("gentle", "fast"), "Fine if …"),
    "landing": ("how", ("gentle", "lands"), "Not now"),
    "both legs": ("how", ("gentle", "both-legs"), "Not now"),
}


def moves() -> st.SearchStrategy[OwnMove]:
    """Any move a diary may hold: whole or with questions left open, sensible or not."""
    facts = st.fixed_dictionaries({}, optional={name: st.sampled_from(VALUES[name]) for name in FIELDS})
    return st.builds(
        lambda mechanics, position, level: replace(
            squat(), mechanics=mechanics, position=str(position), level=level
        ),
        facts,
        st.sampled_from(Position),
        st.sampled_from([1, 2, 3]),
    )


def risks(facts: Any) -> dict[str, int]:
    return {name: VALUES[name].index(facts[name]) for name in FIELDS if name in facts}


def test_the_answers_together_speak_of_everything_the_filter_asks() -> None:
    settled = {name for question in ASKED for name in question.settles}
    assert settled == {*FIELDS, "position", "level"}
    riskiest = {name: values[-1] for name, values in VALUES.items()}
    offered = [(name, value) for q in ASKED for answer in q.answers for name, value in answer.facts.items()]
    assert [pair for pair in riskiest.items() if pair not in offered] == []
    assert {value for name, value in offered if name == "position"} == {*map(str, Position)}
    assert len(ASKED) <= 4


@pytest.mark.parametrize("left_open", [q.id for q in ASKED if q.several and q.id != "how"])
def test_not_sure_and_nothing_chosen_leave_a_move_unclassified(left_open: str) -> None:
    for chosen in ((), (UNSURE,)):
        own = described(ASKED, HARMLESS | {left_open: chosen}, None, "Basket lift")
        verdict = screen(extended(CATALOGUE, [own]), READY)[id_of(own)]
        assert verdict.status == "unclassified"
        assert any("counts as the riskiest" in reason.words for reason in verdict.reasons)


def test_each_trait_is_reached_by_the_pictures_and_counts() -> None:
    found = {}
    for trait, (question, chosen, _) in TRAITS.items():
        own = described(ASKED, HARMLESS | {question: chosen}, None, "Basket lift")
        found[trait] = headline(screen(extended(CATALOGUE, [own]), READY)[id_of(own)])
    assert found == {trait: answer for trait, (_, _, answer) in TRAITS.items()}


def test_how_hard_left_open_counts_as_the_hardest() -> None:
    assert described(ASKED, HARMLESS | {"how": ("held",)}, None, "Basket lift").level == 3


@given(moves())
def test_what_was_said_stays_word_for_word_where_no_answer_is_changed(own: OwnMove) -> None:
    settled = described(ASKED, picks_of(ASKED, own), own, own.name)
    assert {**settled.mechanics} == {**settled.mechanics, **own.mechanics} | {
        name: value for name, value in settled.mechanics.items() if value is True
    }
    assert replace(settled, mechanics=own.mechanics) == own


@given(moves(), st.sampled_from(ASKED))
def test_another_answer_changes_what_its_question_settles_and_nothing_else(
    own: OwnMove, question: Any
) -> None:
    before = described(ASKED, picks_of(ASKED, own), own, own.name)
    after = described(
        ASKED, picks_of(ASKED, own) | {question.id: ("fast", "still", "feet", "light")}, own, "x"
    )
    others = [name for q in ASKED if q is not question for name in q.settles]
    same = [{name: m.mechanics.get(name) for name in others} for m in (before, after)]
    assert same[0] == same[1]


@given(moves(), st.sampled_from([q for q in ASKED if q.several]))
def test_the_answers_that_fit_never_say_less_than_was_known(own: OwnMove, question: Any) -> None:
    chosen = fitting(question, {**own.mechanics, "position": own.position, "level": own.level})
    known, again = risks(own.mechanics), risks(said(question, chosen))
    less = {name for name in again if name in known and again[name] < known[name]}
    assert less == set()


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.id)
def test_a_picture_of_ours_shows_what_its_answer_says(question: Any) -> None:
    wrong = []
    for answer in question.answers:
        shown = CATALOGUE.exercises.get(answer.figure)
        if shown is None:
            continue  # drawn for this answer alone
        does = {
            **shown.mechanics.model_dump(mode="json"),
            "position": str(shown.position),
            "level": shown.level,
        }
        ours = {name: value for name, value in answer.facts.items() if name in does}
        wrong += [
            (answer.id, name)
            for name, value in ours.items()
            if does[name] != value and not (value == "end" and does[name] == "mid")
        ]
    assert wrong == []


def test_every_known_move_fits_answers_to_all_four() -> None:
    open_ = [
        (move.id, question)
        for move in CATALOGUE.known_moves.values()
        for question, chosen in picks_of(ASKED, move.as_own()).items()
        if not chosen or UNSURE in chosen
    ]
    assert open_ == []
