"""Backups in Settings: making one, taking it along, and putting one back after seeing what it holds."""

from datetime import datetime
from functools import partial
from pathlib import Path

import streamlit as st

from components.diary.restoring import restore
from components.shell.clock import local
from components.shell.saving import save
from components.visit import Visit
from components.visit.backup_words import in_words
from data.diary import DiaryError, backing_up
from data.diary.backing_up import WHAT_WENT_WRONG, Backup, Source
from data.version import file_name

_LARGEST_MB = 64


def backups_section(visit: Visit) -> None:
    """All about backups; on a server, whose they are."""
    if not backing_up.are_ours(visit.diary):
        st.caption("Backups of this diary are made by whoever runs its server.")
        return
    st.write(
        "On each day you write, a backup is made and checked. It is kept beside your diary. The last seven "
        "days stay, then one a week for four weeks, then one a month for a year."
    )
    if fault := backing_up.latest_fault(visit.diary):
        at, what = fault
        st.warning(
            f"The backup of {_when(at)} went wrong: {WHAT_WENT_WRONG[what]}", icon=":material/warning:"
        )
    st.button("Make a backup", icon=":material/save:", key="make_backup", on_click=_make, args=(visit,))
    if kept := backing_up.backups_of(visit.diary):
        _listed(visit, kept)
    uploaded = st.file_uploader(
        "Put a backup back from a file", key="backup_file", max_upload_size=_LARGEST_MB
    )
    if uploaded is not None:
        _offer(visit, uploaded.getvalue(), "uploaded")


def _make(visit: Visit) -> None:
    save(partial(backing_up.make, visit.diary), "Backup made and checked. You can download it in Settings.")
    st.session_state.pop("backup_chosen", None)  # the newest is shown


def _listed(visit: Visit, kept: tuple[Backup, ...]) -> None:
    by_name = {backup.file.name: backup for backup in kept}
    words = {name: f"{_when(backup.made)}, {_size(backup.size)}" for name, backup in by_name.items()}
    chosen = st.selectbox(
        f"Your backups ({len(kept)})", list(words), format_func=words.__getitem__, key="backup_chosen"
    )
    backup = by_name[chosen]
    with st.container(horizontal=True):
        st.download_button(
            "Download it",
            backup.file.read_bytes,
            file_name=file_name(f"backup-{backup.made:%Y-%m-%d}", ".db"),
            mime="application/vnd.sqlite3",
            icon=":material/download:",
            key="download_backup",
            on_click="ignore",
        )
        if st.button("Put it back", icon=":material/settings_backup_restore:", key="put_back"):
            _confirm(visit, backup.file)


@st.dialog("Put this backup back?", icon=":material/settings_backup_restore:")
def _confirm(visit: Visit, backup: Path) -> None:
    _offer(visit, backup, "chosen")
    if st.button("Keep my diary as it is", key="put_back_no"):
        st.rerun()


def _offer(visit: Visit, source: Source, key: str) -> None:
    """What the backup holds, and the button that puts it back."""
    try:
        contents = backing_up.look_into(visit.diary, source)
    except DiaryError as error:
        st.error(str(error), icon=":material/error:")
        return
    st.write(in_words(contents))
    st.caption("Your diary as it is now is backed up first, and one tap undoes it.")
    if st.button(
        "Put this one back",
        type="primary",
        key=f"put_back_{key}",
        on_click=save,
        args=(partial(restore, visit.diary, source), "Your diary is as it was in this backup."),
    ):
        st.rerun()  # which closes a dialog


def _when(moment: datetime) -> str:
    return f"{local(moment, st.context.timezone):%a %-d %b %Y, %H:%M}"


def _size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
