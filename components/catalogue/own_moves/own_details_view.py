"""What a move of one's own is called, what it is for and how much of it: folded below the answer."""

import streamlit as st

from components.shell.scales import pills
from components.shell.typing.words_field import words_field
from data.catalogue import Catalogue
from data.diary import HOW_LIMIT, NAME_LIMIT, OwnDose, OwnMove

START_SMALL = OwnDose(sets=1, reps=6, hold_s=0, sides=1, rest_s=60)
_SIDES = {1: "Once for both sides", 2: "Each side in turn"}
# Without bounds: the record names a number out of them, where the browser would only hold it back.
_NUMBERS = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_s": "Hold each, s",
    "rest_s": "Rest between sets, s",
}


def own_details(catalogue: Catalogue, own: OwnMove) -> OwnMove:
    """The move with its details as they stand now. Raises `Unfit`, in words, for a name or number unfit."""
    words = catalogue.vocabulary
    with st.expander("Name, dose and what it is for", icon=":material/edit_note:"):
        name = words_field("What is it called?", own.name, "own_name", NAME_LIMIT)
        how = words_field("How do you do it? One line, for yourself", own.how, "own_how", HOW_LIMIT)
        purposes = pills("What is it for?", words.purpose, own.purposes, "own_purposes")
        covers = {str(group): shown for group, shown in words.covers.items()}
        trains = pills("What does it train?", covers, own.covers, "own_covers")
        needs = pills(
            "What does it need? Leave open for nothing.", words.equipment, own.equipment, "own_equipment"
        )
        dose = _dose(own.dose)
    return OwnMove(name, own.position, own.mechanics, purposes, trains, needs, own.level, own.id, dose, how)


def _dose(before: OwnDose | None) -> OwnDose | None:
    """The numbers given; None where nobody said."""
    unsaid = st.checkbox("Nobody said how much: keep it out of routines", before is None, key="own_no_dose")
    if unsaid:
        return None
    st.write("Start small, and ask whoever gave you the move.")
    start = before or START_SMALL
    with st.container(horizontal=True):
        numbers = {
            field: st.number_input(label, value=getattr(start, field), key=f"own_{field}", width=150)
            for field, label in _NUMBERS.items()
        }
    sides = st.segmented_control(
        "Sides",
        list(_SIDES),
        default=start.sides,
        required=True,
        format_func=_SIDES.__getitem__,
        key="own_sides",
    )
    return OwnDose(**numbers, sides=sides)
