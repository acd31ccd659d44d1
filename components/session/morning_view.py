"""The morning after a session: one question, one tap, once."""

from dataclasses import replace
from datetime import timedelta

import streamlit as st

from components.diary.saving_view import save
from components.session.felt_view import NRS
from components.visit import Visit
from data.diary import Session

_SKIPPED = "morning_skipped"  # a setting: the day on which the person did not want to say


def morning_card(visit: Visit) -> None:
    """Ask how the back is after yesterday's session, where there was one and nobody has said yet."""
    yesterday = visit.today - timedelta(days=1)
    waiting = tuple(
        s
        for s in visit.diary.sessions(yesterday, yesterday)
        if s.share > 0 and s.items and s.next_morning is None
    )
    if not waiting or visit.diary.setting(_SKIPPED) == str(visit.today):
        return
    with st.container(border=True, key="morning"):
        st.header("The morning after", anchor=False)
        key = f"morning_{visit.today}"
        version = visit.diary.version(yesterday)
        st.segmented_control(
            "How is your back this morning after yesterday's session? 0 no pain, 10 the worst",
            NRS,
            key=key,
            on_change=_tell,
            args=(visit, waiting, version, key),
        )
        st.button("Skip", type="tertiary", key="morning_skip", on_click=_skip, args=(visit,))


def _tell(visit: Visit, waiting: tuple[Session, ...], version: int, key: str) -> None:
    pain: int | None = st.session_state[key]
    if pain is None:
        return
    told = tuple(replace(session, next_morning=pain) for session in waiting)
    kept = save(
        lambda: _edit(visit, told, version),
        f"Pain {pain} of 10 this morning, kept with yesterday's session.",
        undo=lambda _: _edit(visit, waiting),
    )
    if kept is None:
        st.session_state[key] = None


def _edit(visit: Visit, sessions: tuple[Session, ...], version: int | None = None) -> tuple[Session, ...]:
    with visit.diary.all_or_nothing() as diary:
        first, *others = sessions
        return (
            diary.edit_session(first, seen_version=version),
            *(diary.edit_session(other) for other in others),
        )


def _skip(visit: Visit) -> None:
    save(
        lambda: visit.diary.set_setting(_SKIPPED, str(visit.today)),
        "Skipped.",
        undo=lambda _: visit.diary.set_setting(_SKIPPED, ""),
    )
