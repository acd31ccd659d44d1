"""A person's data: where it lies, taking it along, the bin, and the end of it all."""

from functools import partial

import streamlit as st

from components.diary.days_csv import days_csv
from components.shell.kept import put_back
from components.shell.saving import save
from components.visit import Visit
from data.diary import Binned, CheckIn, Experiment, OwnMove, Pause, Routine, Session
from data.isolated import isolated
from data.version import file_name


def data_place(visit: Visit) -> None:
    """Where the diary lies, and a copy of its days to take along."""
    st.write("Your diary lies here, with its backups in a folder beside it, and nowhere else:")
    st.code(visit.diary.data_place(), language=None, wrap_lines=True)
    if visit.diary.first_day() is None:
        st.caption("Nothing is logged yet.")
        return
    st.download_button(
        "Download my days (CSV)",
        lambda: days_csv(visit.diary.days(end=visit.latest)),
        file_name=file_name("days", ".csv"),
        mime="text/csv",
        icon=":material/download:",
        key="download_days",
        on_click="ignore",
    )


def bin_list(visit: Visit) -> None:
    """What was deleted and can still come back."""
    binned = visit.diary.bin()
    if not binned:
        st.caption("The bin is empty.")
        return
    for entry in binned:
        with st.container(horizontal=True, vertical_alignment="center", key=f"binned_{entry.record.id}"):
            st.text(_binned(entry), width="stretch")
            st.button(
                "Put back",
                key=f"restore_{entry.record.id}",
                on_click=save,
                args=(partial(put_back, visit.diary, entry.record), "Put back."),
            )
    st.button(
        "Empty the bin for good", key="empty_bin", on_click=save, args=(visit.diary.empty_bin, "Emptied.")
    )


def _binned(entry: Binned) -> str:
    match entry.record:
        case CheckIn(day=day):
            return f"Entry of {day:%-d %b %Y}"
        case Session(day=day):
            return f"Session of {day:%-d %b %Y}"
        case Pause(start=start, end=end):
            return f"Pause {start:%-d %b} to {end:%-d %b %Y}"
        case Routine(name=name):
            return f"Routine {isolated(name)}"
        case OwnMove(name=name):
            return f"Move {isolated(name)}"
        case Experiment(start=start, end=end):
            return f"Experiment {start:%-d %b} to {end:%-d %b %Y}"


def delete_everything(visit: Visit) -> None:
    """The final delete, behind a question that says so."""
    st.write("Removes every day, routine, answer and setting, and the backups made of them.")
    if st.button("Delete everything", icon=":material/delete_forever:", key="delete_everything"):
        _confirm(visit)


@st.dialog("Delete everything?", icon=":material/delete_forever:")
def _confirm(visit: Visit) -> None:
    st.write("This is final. It can't be undone, and nobody has a copy.")
    with st.container(horizontal=True):
        if st.button("Delete it all for good", type="primary", key="delete_everything_yes"):
            save(visit.diary.delete_everything, "Everything is deleted.")
            st.rerun()
        if st.button("Keep my diary", key="delete_everything_no"):
            st.rerun()
