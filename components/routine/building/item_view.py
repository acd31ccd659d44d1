"""One move of the routine on the table: its picture, dose and time, and every way to change it."""

from collections.abc import Mapping

import streamlit as st

from components.catalogue.dose_table import KEPT_UP_S, MINUTE_S, hold_name
from components.catalogue.dose_words import dose_words, duration
from components.catalogue.own_moves.own_words_view import own_words
from components.catalogue.picture_view import picture
from components.routine import edits
from components.routine.building.draft_view import change
from components.routine.medium import mixed
from components.safety import Verdict
from data.catalogue import Catalogue, Range
from data.catalogue.own_moves import in_words
from data.diary import Profile, Routine, RoutineItem


def item_rows(
    catalogue: Catalogue, profile: Profile, routine: Routine, verdicts: Mapping[str, Verdict]
) -> None:
    """The moves in order. A change takes effect at once and everything is checked again."""
    for place, item in enumerate(routine.items):
        with st.container(border=True, key=f"item_{item.exercise_id}"):
            left, right = st.columns([1, 2], vertical_alignment="center", wrap=False)
            with left:
                picture(catalogue.exercises[item.exercise_id])
            with right:
                name = catalogue.exercises[item.exercise_id].name
                st.markdown(
                    f"**{place + 1}. {name}**  \n{dose_words(item)} :gray[· {duration(item.seconds)}]"
                )
                own_words(catalogue.exercises[item.exercise_id])
                if item.note:
                    st.markdown(f":material/tune: {item.note}")
            drawer = st.expander(
                "Change", key=f"change_{item.exercise_id}", on_change="rerun", type="compact"
            )
            if drawer.open:
                with drawer:
                    _changes(catalogue, profile, routine, item, verdicts)

    others = _others(catalogue, routine, verdicts)
    if others:
        st.selectbox(
            "Add a move",
            others,
            index=None,
            placeholder="One that is fine for you",
            format_func=lambda other: in_words(catalogue.exercises[other]),
            key=f"add_move_{len(routine.items)}",
            on_change=_add,
            args=(catalogue, profile, routine),
        )


def _others(catalogue: Catalogue, routine: Routine, verdicts: Mapping[str, Verdict]) -> list[str]:
    inside = {item.exercise_id for item in routine.items}
    fine = (move for move, verdict in verdicts.items() if verdict.allowed and move not in inside)
    return [move for move in fine if not mixed(catalogue, (move, *inside))]


def _add(catalogue: Catalogue, profile: Profile, routine: Routine) -> None:
    other: str | None = st.session_state[f"add_move_{len(routine.items)}"]
    if other:
        change(lambda: edits.add(catalogue, profile, routine, other))


def _changes(
    catalogue: Catalogue,
    profile: Profile,
    routine: Routine,
    item: RoutineItem,
    verdicts: Mapping[str, Verdict],
) -> None:
    move = item.exercise_id
    with st.container(horizontal=True):
        for label, icon, edit in (
            ("Up", "arrow_upward", lambda: edits.move_up(routine, move)),
            ("Down", "arrow_downward", lambda: edits.move_down(routine, move)),
            ("Remove", "close", lambda: edits.remove(routine, move)),
        ):
            st.button(label, icon=f":material/{icon}:", key=f"{label}_{move}", on_click=change, args=(edit,))
    if others := _others(catalogue, routine, verdicts):
        st.selectbox(
            "Swap for",
            others,
            index=None,
            format_func=lambda other: in_words(catalogue.exercises[other]),
            key=f"swap_{move}",
            on_change=_swap,
            args=(catalogue, profile, routine, move),
        )
    dose = catalogue.exercises[move].dose
    if dose:
        with st.container(horizontal=True):
            for field, label, numbers in (
                ("sets", "Sets", dose.sets),
                ("reps", "Repetitions", dose.reps),
                ("hold_s", hold_name(dose.hold_s), dose.hold_s),
                ("rest_s", "Rest", dose.rest_s),
            ):
                _number(catalogue, profile, routine, item, field, label, numbers)


def _swap(catalogue: Catalogue, profile: Profile, routine: Routine, move: str) -> None:
    other: str | None = st.session_state[f"swap_{move}"]
    if other:
        change(lambda: edits.swap(catalogue, profile, routine, move, other))


def _number(
    catalogue: Catalogue,
    profile: Profile,
    routine: Routine,
    item: RoutineItem,
    field: str,
    label: str,
    numbers: Range | None,
) -> None:
    if numbers is None or numbers.low == numbers.high:
        return
    key = f"{field}_{item.exercise_id}"
    unit = MINUTE_S if numbers.low >= KEPT_UP_S else 1
    if field.endswith("_s"):
        label = f"{label}, {'min' if unit == MINUTE_S else 's'}"

    def edit() -> Routine:
        number: int = st.session_state[key] * unit
        return edits.with_dose(catalogue, profile, routine, item.exercise_id, **{field: number})

    st.number_input(
        label,
        numbers.low // unit,
        numbers.high // unit,
        getattr(item, field) // unit,
        key=key,
        on_change=change,
        args=(edit,),
        width=150,
    )
