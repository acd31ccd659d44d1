"""The whole diary in Settings: one file to take along, and the way to bring such a file in."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from components.exchange.whole_diary.bringing_in import Brought, bring_in, look
from components.exchange.whole_diary.packing import packed, whole_of
from components.exchange.whole_diary.unpacking import LARGEST_MB
from components.shell.saving import save
from components.visit import Visit
from components.visit.reading import worked_out
from data.diary import DiaryError
from data.unfit import Unfit
from data.version import file_name

# What one and what several of a kind are called.
_CALLED: Mapping[str, tuple[str, str]] = {
    "check_ins": ("entry", "entries"),
    "sessions": ("session", "sessions"),
    "pauses": ("pause", "pauses"),
    "routines": ("routine", "routines"),
    "own_moves": ("move of your own", "moves of your own"),
    "experiments": ("experiment", "experiments"),
    "plans": ("change of plan", "changes of plan"),
    "profiles": ("profile", "profiles"),
    "screenings": ("safety check", "safety checks"),
    "preferences": ("set of wishes", "sets of wishes"),
    "settings": ("setting", "settings"),
}
_NAMED = 5  # days named at most
_MINE, _THEIRS = "Keep what is here", "Take what the file says"


def whole_diary_section(visit: Visit) -> None:
    """A file with everything, and a place to bring one in."""
    st.write("One zip with all your diary holds, but what you deleted: to keep, or to go on with elsewhere.")
    st.download_button(
        "Take everything with me (zip)",
        lambda: packed(whole_of(visit.diary)),
        file_name=file_name(f"everything-{visit.today:%Y-%m-%d}", ".zip"),
        mime="application/zip",
        icon=":material/folder_zip:",
        key="take_everything",
        on_click="ignore",
    )
    st.caption("This is health data: keep it where only you look.")
    uploaded = st.file_uploader(
        "Bring in a file with everything", key="whole_file", max_upload_size=LARGEST_MB
    )
    if uploaded is None:
        return
    try:
        found = worked_out(
            visit.diary,
            "brought",
            uploaded.file_id,
            lambda: look(visit.diary, visit.catalogue, uploaded.getvalue(), visit.now),
        )
    except (Unfit, DiaryError) as error:
        st.error("This file can't be brought in. Nothing was changed.", icon=":material/error:")
        st.text(str(error))  # names what stands in the file: text only
    else:
        _offer(visit, found)


def _offer(visit: Visit, found: Brought) -> None:
    """What the file holds, what it would come to here, and the button."""
    st.write(_days(found))
    for words, numbers in (
        ("New here", {kind: tally.new for kind, tally in found.tallies.items()}),
        ("Here already", {kind: tally.same for kind, tally in found.tallies.items()}),
        ("Said otherwise here", {kind: tally.otherwise for kind, tally in found.tallies.items()}),
        ("Left out", {kind: tally.left for kind, tally in found.tallies.items()}),
    ):
        if listed := _counted(numbers):
            st.write(f"**{words}:** {listed}.")
    if any(tally.left for tally in found.tallies.values()):
        st.caption("Left out is what lies in your bin here, or can't stand beside what is here.")
    theirs = False
    if found.otherwise_on:
        st.caption(f"Said otherwise: {_some(found.otherwise_on)}.")
    if found.otherwise:
        chosen = st.radio("Where your diary says otherwise", (_MINE, _THEIRS), key="whole_file_whose")
        theirs = chosen == _THEIRS
    if found.tallies["screenings"].new or found.tallies["profiles"].new:
        st.caption("Of safety answers and profiles all are kept, and the newest count.")
    if not found.new and not theirs:
        st.caption("Nothing in it is new here.")
        return
    st.button(
        "Bring it in",
        type="primary",
        key="bring_in",
        on_click=save,
        args=(
            partial(bring_in, visit.diary, found.diary, theirs=theirs),
            "Brought in. Undo takes out exactly this.",
        ),
    )


def _days(found: Brought) -> str:
    if found.first is None or found.last is None:
        days = "The file holds no day yet."
    elif found.first == found.last:
        days = f"The file holds one day, {found.first:%-d %B %Y}."
    else:
        days = f"The file holds the days from {found.first:%-d %B %Y} to {found.last:%-d %B %Y}."
    return f"{days} It was made by Backwise {found.release}."


def _some(days: Sequence[date]) -> str:
    """The first few of these days, and how many more."""
    named = [f"{day:%-d %b %Y}" for day in days[:_NAMED]]
    more = len(days) - len(named)
    return ", ".join(named) + (f" and {more:,} more {'day' if more == 1 else 'days'}" if more else "")


def _counted(numbers: Mapping[str, int]) -> str:
    return ", ".join(_several(kind, number) for kind, number in numbers.items() if number)


def _several(kind: str, number: int) -> str:
    one, many = _CALLED[kind]
    return f"{number:,} {one if number == 1 else many}"
