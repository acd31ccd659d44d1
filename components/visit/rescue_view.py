"""Where the diary can't be opened: why, trying again, and the latest good backup in its place."""

from functools import partial
from pathlib import Path

import streamlit as st

from components.shell.clock import local
from components.shell.notices import draw_notice
from components.shell.saving import save
from components.visit.backup_words import in_words
from data.diary import DiaryBroken, DiaryUnavailable, rescuing


def cannot_open(error: DiaryUnavailable, person: str) -> None:
    """Say what is wrong, and offer what can be done about it here."""
    draw_notice()
    st.error(str(error), title="Your diary can't be opened", icon=":material/error:")
    st.button("Try again", icon=":material/refresh:", key="try_again")
    if isinstance(error, DiaryBroken) and (found := rescuing.latest_good(error.path, person)):
        _offer(error.path, found, person)


def _offer(path: Path, found: rescuing.Rescue, person: str) -> None:
    made = local(found.backup.made, st.context.timezone)
    with st.container(border=True, key="rescue"):
        st.write(f"Your latest good backup is of {made:%A %-d %B %Y, %H:%M}. {in_words(found.contents)}")
        st.write("Put back, it is your diary again. What lies in its place now is kept beside the backups.")
        st.button(
            "Put this backup back",
            type="primary",
            icon=":material/settings_backup_restore:",
            key="rescue_button",
            on_click=save,
            args=(
                partial(rescuing.put_in_place, path, found.backup, person),
                "Your diary is as it was in this backup.",
            ),
        )
