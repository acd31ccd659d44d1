"""The form that describes a person's own move: groups to unfold, with pictures of ours beside the choices."""

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from components.catalogue.own_moves.shown_by import MOTIONS, motion_shown, position_shown
from components.catalogue.picture_view import picture
from data.catalogue import Amount, Catalogue, Exercise
from data.catalogue.model import Traits
from data.catalogue.own_moves import HARDEST
from data.diary import HOW_LIMIT, NAME_LIMIT, OwnDose, OwnMove

UNKNOWN = "I don't know"
START_SMALL = OwnDose(sets=1, reps=6, hold_s=0, sides=1, rest_s=60)
_YES_NO = {"Yes": True, "No": False}
_SIDES = {1: "Once for both sides", 2: "Each side in turn"}
_GROUPS = {
    "Bending and arching": ("flexion", "extension"),
    "Twisting and leaning sideways": ("rotation", "side_bend"),
    "Weight, legs and speed": ("load", "both_legs_levered", "loaded_hinge", "impact", "isometric"),
    "Hands, knees and head": (
        "hands_bear_weight",
        "kneeling",
        "lying_face_down",
        "lying_on_back",
        "head_low",
        "deep_hip_bend",
        "knees_loaded",
    ),
    "How heavy, how fast, how balanced": tuple(Traits.model_fields),
}
_SMALL = 84  # px a picture: three in a row on a phone


def own_form(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> OwnMove | None:
    """The move as described, once the form is sent; None before.

    With `own` the form starts from what was said of that move. Raises ValueError, in words for the person,
    where the description lacks a name or a position, or a number of its dose is out of range.
    """
    with st.form(prefix, border=True):
        name = st.text_input(
            "What is it called?", own.name if own else "", max_chars=NAME_LIMIT, key=f"{prefix}_name"
        )
        how = st.text_input(
            "How do you do it? One line, for yourself",
            own.how if own else "",
            max_chars=HOW_LIMIT,
            key=f"{prefix}_how",
        )
        with st.expander("How you are placed", expanded=own is None, key=f"{prefix}_placed"):
            position = _position(catalogue, own, prefix)
            equipment = _equipment(catalogue, own, prefix)
        mechanics = _mechanics(catalogue, own, prefix)
        level = _level(catalogue, own, prefix)
        with st.expander("What it is for", key=f"{prefix}_for"):
            purposes, covers = _trains(catalogue, own, prefix)
        with st.expander("How much", key=f"{prefix}_dose"):
            dose = _dose(own, prefix)
        if not st.form_submit_button("Is it fine for me?", type="primary", key=f"{prefix}_send"):
            return None
    own_id = own.id if own else ""
    return OwnMove(
        name, position or "", mechanics, purposes, covers, equipment, level or HARDEST, own_id, dose, how
    )


def _position(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> str | None:
    names = catalogue.vocabulary.position
    shown = {position: position_shown(catalogue, position) for position in names}
    _pictured([(move, names[position]) for position, move in shown.items() if move], f"{prefix}_position")
    positions = [str(position) for position in names]
    return st.selectbox(
        "How are you placed?",
        positions,
        index=positions.index(own.position) if own and own.position in positions else None,
        format_func=lambda position: names[position],
        placeholder="Choose one",
        key=f"{prefix}_position",
    )


def _equipment(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> list[str]:
    names = catalogue.vocabulary.equipment
    return _pills(
        "What does it need? Leave open for nothing.",
        names,
        own.equipment if own else (),
        f"{prefix}_equipment",
    )


def _mechanics(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> dict[str, str | bool]:
    st.markdown("**What happens in your body?**")
    said: dict[str, str | bool] = {}
    for title, questions in _GROUPS.items():
        answered = sum(_answered(own, question, prefix) for question in questions)
        label = f"{title} ({answered} of {len(questions)} answered)"
        with st.expander(label, key=f"{prefix}_group_{questions[0]}"):
            for question in questions:
                answer = _question(catalogue, own, question, prefix)
                if answer is not None:
                    said[question] = answer
    return said


def _answered(own: OwnMove | None, question: str, prefix: str) -> bool:
    before = UNKNOWN if own is None or question not in own.mechanics else ""
    return bool(st.session_state.get(f"{prefix}_{question}", before) != UNKNOWN)


def _question(catalogue: Catalogue, own: OwnMove | None, field: str, prefix: str) -> str | bool | None:
    """One question of the mechanics; None is "I don't know"."""
    words = catalogue.vocabulary
    answers = _answers(catalogue, field)
    shown = [UNKNOWN, *answers]
    before = next(
        (word for word, answer in answers.items() if own and own.mechanics.get(field) == answer), UNKNOWN
    )
    if field in MOTIONS:
        st.markdown(f"**{words.mechanics[field].ask}**")
        _amounts_pictured(catalogue, field, f"{prefix}_{field}")
    chosen = st.radio(
        words.mechanics[field].ask,
        shown,
        index=shown.index(before),
        horizontal=True,
        label_visibility="collapsed" if field in MOTIONS else "visible",
        key=f"{prefix}_{field}",
    )
    return answers.get(chosen or UNKNOWN)


def _answers(catalogue: Catalogue, field: str) -> dict[str, str | bool]:
    """What may be answered, by the words shown for it."""
    words = catalogue.vocabulary
    scales: dict[str, Mapping[Any, str]] = {
        "load": words.load,
        "weight": words.weight,
        **dict.fromkeys(MOTIONS, words.amount),
    }
    if field not in scales:
        return dict(_YES_NO)
    return {shown: str(value) for value, shown in scales[field].items()}


def _amounts_pictured(catalogue: Catalogue, field: str, key: str) -> None:
    words = catalogue.vocabulary.amount
    amounts = {amount: motion_shown(catalogue, field, amount) for amount in Amount if amount != "none"}
    _pictured([(move, f"{words[amount]}: {move.name}") for amount, move in amounts.items() if move], key)


def _pictured(examples: Iterable[tuple[Exercise, str]], key: str) -> None:
    """Small pictures of ours, each with the choice it shows."""
    grid = st.grid(min_column_width=_SMALL, gap="small", key=f"{key}_pictures")
    for move, caption in examples:
        with grid:
            picture(move, caption=caption)


def _level(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> int | None:
    names = catalogue.vocabulary.level
    return st.segmented_control(
        "How hard is it? Not knowing counts as the hardest.",
        sorted(names),
        default=own.level if own else None,
        format_func=names.__getitem__,
        key=f"{prefix}_level",
    )


def _trains(catalogue: Catalogue, own: OwnMove | None, prefix: str) -> tuple[list[str], list[str]]:
    words = catalogue.vocabulary
    covers = {str(group): name for group, name in words.covers.items()}
    return (
        _pills("What is it for?", words.purpose, own.purposes if own else (), f"{prefix}_purposes"),
        _pills("What does it train?", covers, own.covers if own else (), f"{prefix}_covers"),
    )


def _pills(label: str, names: dict[str, str], before: Iterable[str], key: str) -> list[str]:
    chosen = [name for name in names if name in set(before)]
    return st.pills(
        label, list(names), selection_mode="multi", default=chosen, format_func=names.__getitem__, key=key
    )


def _dose(own: OwnMove | None, prefix: str) -> OwnDose | None:
    """The numbers given; None where nobody said."""
    st.write("Start small, and ask whoever gave you the move.")
    before = (own and own.dose) or START_SMALL
    unsaid = st.checkbox(
        "Nobody said how much: keep it out of routines",
        own is not None and own.dose is None,
        key=f"{prefix}_no_dose",
    )
    said: dict[str, int] = {}
    with st.container(horizontal=True):
        for field, label in (
            ("sets", "Sets"),
            ("reps", "Repetitions"),
            ("hold_s", "Hold each, s"),
            ("rest_s", "Rest between sets, s"),
        ):
            # Without bounds here: the record names a number out of them beside the button, where the
            # browser's own check would hold the number back inside a folded group.
            start = getattr(before, field)
            said[field] = st.number_input(label, value=start, key=f"{prefix}_{field}", width=150)
    sides = st.segmented_control(
        "Sides",
        list(_SIDES),
        default=before.sides,
        required=True,
        format_func=_SIDES.__getitem__,
        key=f"{prefix}_sides",
    )
    return None if unsaid else OwnDose(**said, sides=sides)
